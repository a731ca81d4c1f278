import { describe, expect, it } from 'vitest';
import {
  digest,
  finishPage,
  pageScript,
  type Surroundings,
  speculationRules,
  takeScripts,
  UnknownPageError,
} from '@/lib/export/quiet-page';

const around: Surroundings = {
  components: new Set(['Search']),
  nextComponents: new Set(['default', 'ViewportBoundary']),
  inlineScripts: new Set(['show()', 'tell()']),
  sitePath: '',
};

const flight = (rows: string) => `<script>self.__next_f.push([1,${JSON.stringify(rows)}])</script>`;
const own = '1e:I[76718,["2"],"Search"]\n';
const nexts = '3:I[39756,["2"],"default"]\nb:"ViewportBoundary"\nc:I[97367,["2"],"$b"]\n';

type Parts = { rows?: string; head?: string; body?: string; style?: string; named?: string };

/** How Next names the sheets of a page: a long text stands in a row of its own, `7`, a short one here. */
const namedStyles = [
  '0:["$","style","0",{"precedence":"next","href":"/_next/static/chunks/a.css","children":"$7"}]\n',
  '1:["$","style","1",{"precedence":"next","href":"/_next/static/chunks/b.css","children":"b{content:\\"+\\"}"}]\n',
].join('');

/** A page in the shape that Next exports. */
const exported = ({
  rows = nexts,
  head = '',
  body = '',
  style = 'a{color:red}',
  named = namedStyles,
}: Parts = {}) =>
  `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><link rel="preload" as="script" href="/_next/static/chunks/main.js"/><style data-precedence="next" data-href="/_next/static/chunks/a.css /_next/static/chunks/b.css">${style}b{content:"+"}</style><script src="/_next/static/chunks/one.js" async=""></script><script src="/_next/static/chunks/two.js" async=""></script><script src="/_next/static/chunks/old.js" noModule=""></script>${head}</head><body><div hidden=""><!--$--><!--/$--></div><p>Pay<!-- -->: $1 &amp; more</p><script type="application/ld+json">{"a":1}</script>${body}<script id="_R_">start()</script><script src="/_next/static/chunks/main.js" async=""></script><script>(self.__next_f=self.__next_f||[]).push([0])</script>${flight(`7:T${style.length.toString(16)},`)}${flight(`${style}${named}${rows}`)}</body></html>`;

const take = (parts?: Parts) => takeScripts('/en/', exported(parts), around);

const finish = (parts?: Parts) =>
  finishPage('/en/', take(parts), { policy: "default-src 'none'" }, around);

describe('a page without a client component', () => {
  it('ends without any script that runs, and with every word that a reader could see', () => {
    const html = finish();
    expect(html.match(/<script[^<>]*>/g)).toEqual([
      '<script type="speculationrules">',
      '<script type="application/ld+json">',
    ]);
    expect(html).not.toMatch(/_next\/static\/chunks\/\w+\.js|__next_f/);
    expect(html).toContain('<p>Pay: $1 &amp; more</p>');
    expect(html).toContain('<style>a{color:red}b{content:"+"}</style>');
  });

  it('loses the marks that only React reads', () => {
    expect(finish()).not.toMatch(/<!--|hidden/);
  });

  it('says its policy right after its charset, before anything that the policy is for', () => {
    expect(finish()).toContain(
      '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><style',
    );
  });
});

describe('a page with a client component', () => {
  const wake = {
    script: { address: '/_next/static/quiet/w.js', integrity: 'sha256-w' },
    page: { address: '/_next/static/quiet/p.js', integrity: 'sha256-p' },
  };

  it('names its components, and what Next would have run, in order', () => {
    const { components, scripts } = take({ rows: `${nexts}${own}` });
    expect(components).toEqual(['Search']);
    expect(scripts.start).toBe('start()');
    expect(scripts.files).toEqual([
      '/_next/static/chunks/one.js',
      '/_next/static/chunks/two.js',
      '/_next/static/chunks/main.js',
    ]);
  });

  it('has its sheets in their order, the short and the long', () => {
    expect(take().sheets).toEqual(['a{color:red}', 'b{content:"+"}']);
  });

  it('is known even where its row follows a text, which ends without a line end', () => {
    expect(take({ rows: `${nexts}9:T6,{"é"}${own}` }).components).toEqual(['Search']);
  });

  it('gets the wake script and its own in a template, and keeps the marks that React reads', () => {
    const taken = take({ rows: `${nexts}${own}` });
    const html = finishPage('/en/', taken, { policy: 'x', wake }, around);
    expect(html.match(/<script[^<>]*>/g)).toEqual([
      '<script type="speculationrules">',
      '<script type="module" async="" src="/_next/static/quiet/w.js" integrity="sha256-w">',
      '<script src="/_next/static/quiet/p.js" integrity="sha256-p">',
      '<script type="application/ld+json">',
    ]);
    expect(html).toContain('Pay<!-- -->: $1');
    expect(html).toContain('<style data-precedence="next" data-href="0 1">');
  });

  it('has a script of its own that runs what comes first and what Next had written, then loads the files by digest', () => {
    const { scripts } = take({ rows: own });
    const text = pageScript(scripts, [{ address: '/a.js', integrity: 'sha256-a' }], 'first()');
    // The sheets stand in the page: a long one leaves an empty row, a short one an empty text.
    const emptied = namedStyles
      .replace(JSON.stringify('b{content:"+"}'), '""')
      .replace('/_next/static/chunks/a.css', '0')
      .replace('/_next/static/chunks/b.css', '1');
    expect(text).toMatch(
      /^first\(\);\nstart\(\);\n\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\);\n/,
    );
    const pushed: unknown[] = [];
    const [call = ''] = text.split('\n').filter((line) => line.startsWith('self.__next_f.push('));
    new Function('self', call)({ __next_f: pushed });
    expect(pushed).toEqual([[1, `7:T0,${emptied}${own}`]]);
    expect(text).toContain('[["/a.js","sha256-a"]]');
    expect(() => new Function(text)).not.toThrow();
  });

  it('carries every sign of the data as it is', () => {
    const odd = `a:"\\"quoted\\" and 'single', a \\\\ and an end"\n`;
    const { scripts } = take({ rows: `${odd}${own}` });
    const [call = ''] = pageScript(scripts, [], '')
      .split('\n')
      .filter((line) => line.startsWith('self.__next_f.push('));
    const pushed: [number, string][] = [];
    new Function('self', call)({ __next_f: pushed });
    expect(pushed[0]?.[1]).toContain(odd);
  });

  it('keeps the inline scripts that it knows, and says which, for the policy', () => {
    const body = '<script data-view="">show()</script>';
    expect(finish({ body })).toContain(body);
    expect(take({ body }).inlineScripts).toEqual(['show()']);
    expect(take().inlineScripts).toEqual([]);
  });
});

describe('a page below a path of its host', () => {
  const below: Surroundings = { ...around, sitePath: '/legal-careers' };
  const markup = (parts: Parts) => exported(parts).replaceAll('/_next/', '/legal-careers/_next/');

  it('names the scripts that Next would have run with the path', () => {
    const { scripts } = takeScripts('/en/', markup({ rows: `${nexts}${own}` }), below);
    expect(scripts.files).toEqual([
      '/legal-careers/_next/static/chunks/one.js',
      '/legal-careers/_next/static/chunks/two.js',
      '/legal-careers/_next/static/chunks/main.js',
    ]);
  });

  it('lets browsers fetch ahead only what stands below the path', () => {
    const html = finishPage('/en/', takeScripts('/en/', markup({}), below), { policy: 'x' }, below);
    expect(html).toContain(
      `<script type="speculationrules">${speculationRules('/legal-careers')}</script>`,
    );
    const matches = (path: string) => JSON.parse(speculationRules(path)).prefetch[0].where;
    expect(matches('/legal-careers')).toEqual({ href_matches: '/legal-careers/*' });
    expect(matches('')).toEqual({ href_matches: '/*' });
  });

  it('was built for that path: with another, the step says which script it does not know', () => {
    expect(() => takeScripts('/en/', exported(), below)).toThrow(
      /^\/en\/: unknown script file \/_next\//,
    );
  });
});

describe('a page that is not as expected stops the build, by its address', () => {
  const cases: readonly (readonly [string, Parts, RegExp])[] = [
    [
      'an inline script of another kind',
      { body: '<script>track()</script>' },
      /inline script track/,
    ],
    [
      'another text in place of the view script',
      { body: '<script data-view="">steal()</script>' },
      /unknown inline script steal/,
    ],
    [
      'a script file from elsewhere',
      { head: '<script src="https://evil.test/a.js"></script>' },
      /unknown script file https:\/\/evil\.test/,
    ],
    [
      'a second start of Next',
      { body: '<script id="_R_">x()</script>' },
      /^\/en\/: unexpected count.*2 to/,
    ],
    ['a row of the data without an end', { rows: '3:I[1' }, /has no end, 3:I\[1/],
    ['a row of the data without a name', { rows: 'I[1]\n' }, /unknown row of Next's data, I\[1\]/],
    [
      'a style that the data do not name',
      { named: namedStyles.replace('b.css', 'c.css') },
      /its style \/_next\/static\/chunks\/b\.css does not stand in Next's data/,
    ],
    [
      'a style that stands otherwise in the data',
      { named: namedStyles.replace('+', '-') },
      /its style is not the one that stands in Next's data/,
    ],
    [
      'a style in a row that is not there',
      { named: namedStyles.replace('$7', '$8') },
      /its style is not the one that stands in Next's data/,
    ],
    ['a second style', { head: '<style>b{}</style>' }, /2 styles, expected one/],
    [
      'a client component that nobody knows',
      { rows: '3:I[1,["2"],"Novelty"]\n' },
      /unknown client component Novelty/,
    ],
    [
      "an unknown kind of Next's data",
      { body: '<script>self.__next_f.push([3,"x"])</script>' },
      /unknown piece of Next's data, of kind 3/,
    ],
  ];

  it.each(cases)('%s', (_, parts, message) => {
    expect(() => take(parts)).toThrow(UnknownPageError);
    expect(() => take(parts)).toThrow(/^\/en\/: /);
    expect(() => take(parts)).toThrow(message);
  });

  it('a page that is quiet already', () => {
    expect(() => takeScripts('/en/', finish(), around)).toThrow(/unknown inline script/);
  });

  it('a page whose text has changed on the way', () => {
    const taken = take();
    const changed = { ...taken, text: `${taken.text} more` };
    expect(() => finishPage('/en/', changed, { policy: 'x' }, around)).toThrow(
      /text that a reader sees has changed/,
    );
  });

  it('a page that names no charset in its head', () => {
    const taken = takeScripts('/en/', exported().replace('<meta charSet="utf-8"/>', ''), around);
    expect(() => finishPage('/en/', taken, { policy: 'x' }, around)).toThrow(/no charset/);
  });
});

describe('a digest', () => {
  it('is written as browsers compare it', () => {
    // The digest of nothing, as the standard for integrity gives it.
    expect(digest('')).toBe('sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  });
});
