import { describe, expect, it } from 'vitest';
import {
  finishPage,
  type PageContext,
  scanPage,
  speculationRules,
  UnknownPageError,
} from '@/lib/export/strip-page';

const context: PageContext = { inlineScripts: new Set(['show()']), sitePath: '' };

type Parts = { head?: string; body?: string; style?: string; start?: string };

/** A page as Next exports it. */
const exported = ({
  head = '',
  body = '',
  style = '<style data-precedence="next" data-href="/_next/a.css /_next/b.css">a{content:"/>"}</style>',
  start = '<script id="_R_">start()</script>',
}: Parts = {}) =>
  `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><link rel="preload" as="script" href="/_next/static/chunks/main.js"/>${style}<script src="/_next/static/chunks/one.js" async=""></script><script src="/_next/static/chunks/old.js" noModule=""></script>${head}</head><body><div hidden=""><!--$--><!--/$--></div><p>Pay<!-- -->: $1 &amp; more<br/></p><script type="application/ld+json">{"a":"=\\"\\" /> &#x27;"}</script>${body}${start}<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"1:\\"anything\\""])</script></body></html>`;

const scan = (parts?: Parts) => scanPage('/en/', exported(parts), context);
const options = { path: '/en/', sitePath: '' };
const finish = (parts?: Parts) =>
  finishPage(scan(parts), { policy: "default-src 'none'" }, options);

const scriptTags = (html: string) => html.match(/<script[^<>]*>/g);

describe('a page without interactive controls', () => {
  it('loses all scripts that run and keeps all visible text', () => {
    expect(finish()).toBe(
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><style>a{content:"/>"}</style><script type="speculationrules">${speculationRules('')}</script></head><body><p>Pay: $1 &amp; more<br></p><script type="application/ld+json">{"a":"=\\"\\" /> &#x27;"}</script></body></html>`,
    );
  });

  it('has its policy right after its charset, before anything that the policy applies to', () => {
    expect(finish()).toMatch(
      /<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"/,
    );
  });

  it('gives the URL of the first sheet in its style', () => {
    expect(scan().firstSheet).toBe('/_next/a.css');
  });

  it('keeps and lists an inline script that the policy allows', () => {
    const body = '<script data-view="">show()</script>';
    expect(finish({ body })).toContain('<script data-view>show()</script>');
    expect(scan({ body }).inlineScripts).toEqual(['show()']);
  });
});

describe('a page with islands', () => {
  const body =
    '<div class="bar" data-island="bar"><b>Pay</b></div><script type="application/json" data-island="bar">[["label",0,"Pay \\u003c 1"]]</script><script type="application/json" data-entry="comparison">[]</script>';

  it('keeps their markup and extracts their data', () => {
    const page = scan({ body });
    expect(page.entry).toBe('comparison');
    expect(page.blocks).toEqual([
      ['bar', '[["label",0,"Pay \\u003c 1"]]'],
      ['comparison', '[]'],
    ]);
    expect(page.markup).toContain('<div class="bar" data-island="bar"><b>Pay</b></div>');
    expect(page.markup).not.toContain('application/json');
  });

  it('gets the hydration loader, with the URLs that it loads', () => {
    const scripts = {
      hydrate: '/_next/static/site/w.js',
      entry: '/_next/static/islands/e.js',
      props: '/_next/static/islands/p.json',
    };
    const html = finishPage(scan({ body }), { policy: 'x', scripts }, options);
    expect(scriptTags(html)).toEqual([
      '<script type="speculationrules">',
      '<script type="module" async src="/_next/static/site/w.js" data-entry="/_next/static/islands/e.js" data-props="/_next/static/islands/p.json">',
      '<script type="application/ld+json">',
    ]);
  });
});

describe('a page below a path of its host', () => {
  const below: PageContext = { ...context, sitePath: '/legal-careers' };

  it('loses the scripts below the path', () => {
    const markup = exported().replaceAll('/_next/', '/legal-careers/_next/');
    expect(scriptTags(scanPage('/en/', markup, below).markup)).toEqual([
      '<script type="application/ld+json">',
    ]);
  });

  it('lets browsers prefetch only pages below the path', () => {
    const [rule] = JSON.parse(speculationRules('/legal-careers')).prefetch;
    expect(rule.where).toEqual({ href_matches: '/legal-careers/*' });
  });
});

describe('a page that the step does not understand stops the build and is named', () => {
  const cases: readonly [what: string, parts: Parts, message: RegExp][] = [
    ['an unknown inline script', { body: '<script>track()</script>' }, /unknown script track\(\)/],
    ['a changed inline script', { body: '<script data-view="">hide()</script>' }, /hide\(\)/],
    [
      'a script of another place',
      { head: '<script src="https://x.example/a.js"></script>' },
      /x\.example/,
    ],
    ['a script of another folder', { head: '<script src="/a.js"></script>' }, /\/a\.js/],
    ['unknown data', { body: '<script type="application/json">{}</script>' }, /unknown script/],
    ['two styles', { head: '<style>b{}</style>' }, /2 styles, expected one/],
    ['no style', { style: '' }, /0 styles, expected one/],
    ['nothing that starts Next', { start: '' }, /0 scripts to start Next/],
    ['two that start Next', { body: '<script id="_R_">go()</script>' }, /2 scripts to start Next/],
    ['a script without an end', { body: '<script>' }, /unknown script/],
    [
      'islands without an entry',
      { body: '<script type="application/json" data-island="a">[]</script>' },
      /0 entries for 1 data blocks/,
    ],
    [
      'two entries',
      { body: '<script type="application/json" data-entry="a">[]</script>'.repeat(2) },
      /2 entries/,
    ],
  ];
  it.each(cases)('%s', (_, parts, message) => {
    expect(() => scan(parts)).toThrow(UnknownPageError);
    expect(() => scan(parts)).toThrow(message);
    expect(() => scan(parts)).toThrow(/^\/en\/: /);
  });

  it('one with an unexpected head', () => {
    const page = scan();
    const without = (text: string) => ({ ...page, markup: page.markup.replace(text, '') });
    for (const text of ['<meta charset="utf-8">', '</head>', '<style></style>']) {
      expect(() => finishPage(without(text), { policy: 'x' }, options)).toThrow(/charset/);
    }
  });
});
