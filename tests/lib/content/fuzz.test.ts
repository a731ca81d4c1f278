import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import type { z } from 'zod';
import { checkFactProse, checkLists, checkSections } from '@/lib/content/check-profile';
import { type Diagnostic, formatDiagnostic } from '@/lib/content/diagnostic';
import { checkLinks, type Pages } from '@/lib/content/links';
import { readSite } from '@/lib/content/load-site';
import { type Reading, readDocument } from '@/lib/content/read-document';
import { readFaq } from '@/lib/content/read-faq';
import { readRole, readWords } from '@/lib/content/read-files';
import { readArticle, readSources } from '@/lib/content/read-pages';
import { readTable } from '@/lib/content/read-table';
import { createReader } from '@/lib/content/reader';
import { tableFiles } from '@/lib/domain/table-rows';

/**
 * Whatever stands in a content file, the reader gives what it read or says where the trouble is, soon,
 * and runs nothing. Tried on real files that were damaged, random YAML, random Markdown, random bytes.
 *
 * A run tries the same 6,000 files each time, so that it finds in a change of ours what it did not find before.
 * `FUZZ=all` tries 60,000 of another seed, which it prints, and `FUZZ=all FUZZ_SEED=123` those of a run again;
 * what fast-check says of a failure names the file it made.
 */
const isWhole = process.env.FUZZ === 'all';
const seed = Number(process.env.FUZZ_SEED ?? (isWhole ? Math.floor(Math.random() * 2 ** 31) : 1));

/** How many files of each kind. */
const runs = { mutated: 300, yaml: 1250, markdown: 1250, bytes: 3150, site: 50 } as const;
const getNumber = (kind: keyof typeof runs) => runs[kind] * (isWhole ? 10 : 1);

/** One file may take half a second of the processor, however busy the machine is. */
const mostMilliseconds = 500;

const fixtureSite = 'tests/fixtures/site';
const kinds = {
  role: 'content/en/roles/paralegal.md',
  about: 'content/en/about.md',
  sources: 'content/en/sources.md',
  site: 'content/en/site.md',
  faq: 'content/en/faq.md',
  oews: `content/data/${tableFiles.oewsNational.file}`,
  projections: `content/data/${tableFiles.projections.file}`,
} as const;
type Kind = keyof typeof kinds;

const { words } =
  readWords(
    createReader(fixtureSite, () => {}),
    'en',
  ) ?? {};
const pages: Pages = new Map([['/en/compare/', new Set(['group-pay'])]]);

/** Reads one file by the steps of `readSite` that look at it alone. Whether it gave a value, and its problems. */
function readAlone(root: string, kind: Kind): { isRead: boolean; problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const reader = createReader(root, (found) => problems.push(...found));
  const file = kinds[kind];
  const terms = words?.terms ?? [];
  const table = (name: keyof typeof tableFiles) => {
    const { problems: found } = readTable<z.ZodObject>(join(root, file), file, tableFiles[name]);
    // Rows in order are kept beside problems: a table without any is a value.
    return { isRead: found.length === 0, problems: found };
  };
  switch (kind) {
    case 'role': {
      const { document, role } = readRole(reader, file, words);
      if (document === undefined) return { isRead: false, problems };
      problems.push(...checkLinks(document, { here: '/en/', pages, sources: [] }));
      if (role === undefined) return { isRead: false, problems };
      problems.push(
        ...checkLists({ role, document }),
        ...checkSections(file, role.sections, terms),
        ...checkFactProse({ role, document }, terms),
      );
      return { isRead: true, problems };
    }
    case 'about': {
      const read = readArticle(reader, file);
      if (read === undefined) return { isRead: false, problems };
      problems.push(
        ...checkLinks(read.document, { here: '/en/', pages, sources: [] }),
        ...checkSections(file, read.sections, terms),
      );
      return { isRead: read.article !== undefined, problems };
    }
    case 'sources': {
      const read = readSources(reader, file);
      if (read === undefined) return { isRead: false, problems };
      const { document, text } = read;
      problems.push(
        ...checkLinks(document, { here: '/en/', pages, sources: [] }),
        ...checkSections(file, text.sections, terms),
      );
      return { isRead: true, problems };
    }
    case 'faq': {
      const document = reader.read(file);
      if (document === undefined) return { isRead: false, problems };
      const { faq, problems: found } = readFaq(document, ['paralegal']);
      problems.push(...found, ...checkLinks(document, { here: '/en/', pages, sources: [] }));
      return { isRead: faq !== undefined, problems };
    }
    case 'site':
      return { isRead: readWords(reader, 'en') !== undefined, problems };
    case 'oews':
      return table('oewsNational');
    case 'projections':
      return table('projections');
  }
}

const canary = () => Object.getOwnPropertyDescriptor(globalThis, 'canary');
const prototypeKeys = Object.getOwnPropertyNames(Object.prototype).length;

/** Holds a reading to its promises: an answer, each problem at a place of its file, in time, and no code run. */
function holds(bytes: Uint8Array, file: string, read: () => ReturnType<typeof readAlone>): void {
  const broken: string[] = [];
  // Not `expect`, which takes longer than many of these files.
  const check = (isKept: boolean, promise: () => string) => {
    if (!isKept) broken.push(promise());
  };
  const measure = () => {
    const before = process.cpuUsage();
    const reading = read();
    const { user, system } = process.cpuUsage(before);
    return { ...reading, milliseconds: (user + system) / 1000 };
  };
  const first = measure();
  const { isRead, problems } = first;
  // On a busy machine the same work takes longer: only what is slow twice is slow.
  const again = first.milliseconds < mostMilliseconds ? first : measure();
  const milliseconds = Math.min(first.milliseconds, again.milliseconds);
  const lines = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n').split('\n');
  check(isRead || problems.length > 0, () => 'nothing was read, and nothing said of it');
  for (const problem of problems) {
    if (problem.file !== file) continue;
    const text = lines[problem.line - 1];
    const isInside = text !== undefined && problem.column >= 1 && problem.column <= text.length + 1;
    const printed = formatDiagnostic(problem);
    check(isInside, () => `the place is not in the file: ${printed}`);
    check(!/\p{Cc}/u.test(printed), () => `a control character in ${JSON.stringify(printed)}`);
    check(printed.length < 2000, () => `a message of ${printed.length} characters: ${printed}`);
  }
  check(milliseconds < mostMilliseconds, () => `${milliseconds} ms of the processor`);
  check(canary() === undefined, () => 'code in the content has run');
  check(
    Object.getOwnPropertyNames(Object.prototype).length === prototypeKeys,
    () => 'the prototype of all objects was changed',
  );
  if (broken.length > 0) throw new Error(broken.join('\n'));
}

/** Pieces that have broken readers of YAML, Markdown or tables before. */
const nasty = [
  ...[
    '---',
    '---js',
    '...',
    '--- ',
    '%YAML 1.2',
    '- ',
    '? ',
    ': ',
    ':',
    ', ',
    '|',
    '|+',
    '>-',
    '#',
    ' #',
  ],
  ...['&a ', '*a', '&a [*a]', '<<: *a', '!!js/function "globalThis.canary=1"', '!!binary a', '!t '],
  ...['[', ']', '{', '}', '[[[[[[[[', '}}}}', '"', "'", '\\', '\\x0', '\\u202e', '\\', '"\\ud800"'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__proto__: 1'],
  ...[
    '.nan',
    '.inf',
    '-0',
    '1e400',
    '0o17',
    '0x1f',
    '9007199254740993',
    '1_000',
    '12:30:45',
    '~',
    'null',
  ],
  ...['2026-02-30', '2024/2023', 'true', 'no', '1.', '.5', '+1', '¼', '٣'],
  ...[
    '`',
    '``',
    '```',
    '~~~',
    '**',
    '__',
    '*',
    '_',
    '> ',
    '>>>',
    '# ',
    '## ',
    '######',
    '===',
    '![',
    '](',
  ],
  ...[
    '[a](javascript:globalThis.canary=1)',
    '[a]: <b>',
    '[a][b]',
    '[^1]',
    '<script>',
    '<!--',
    '<a',
    '-->',
  ],
  ...[
    '<https://a>',
    '<javascript:a>',
    '//a',
    '/\\a',
    '&#x6a;',
    '&amp;',
    '&',
    '{a.b}',
    '{Paralegal.pay}',
  ],
  ...[
    '{constructor.name}',
    '{__proto__.x}',
    '{{',
    '}}',
    '{first}',
    'TODO',
    '??',
    'source:',
    'source:a',
  ],
  ...[
    '\t',
    '\r',
    '\r\n',
    '\n',
    '\n\n\n',
    ' ',
    '    ',
    '\u0000',
    '\u001b[31m',
    '\u0085',
    '\u2028',
    '\ufeff',
  ],
  ...[
    '\u202e',
    '\u200b',
    '\u200d',
    '\ufe0f',
    '\u0301',
    '\u0301\u0301\u0301',
    '\ud83d\udc69',
    '\u3164',
  ],
  ...[
    '::error::',
    '\n::error::a',
    ',,,,',
    '""',
    '","',
    '=1+1',
    ';',
    '#REF!',
    '1e5',
    '"a\nb"',
    '%',
    '@',
    '`a',
  ],
] as const;
const piece = fc.constantFrom(...nasty);

/** A damage to a text: where, in thousandths of it, how much, and what is put there. */
const damage = fc.record({
  how: fc.constantFrom('delete', 'double', 'swap', 'replace', 'insert', 'insert', 'insert'),
  what: fc.constantFrom('byte', 'line', 'line', 'token', 'token'),
  at: fc.nat(9999),
  to: fc.nat(9999),
  text: fc.oneof(
    { weight: 5, arbitrary: piece },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  ),
});

const separators = { byte: '', line: '\n', token: /(?<=[\s:,[\]"'()])/ } as const;

function damaged(
  text: string,
  {
    how,
    what,
    at,
    to,
    text: added,
  }: typeof damage extends fc.Arbitrary<infer Value> ? Value : never,
): string {
  const parts = text.split(separators[what as keyof typeof separators]);
  const from = Math.floor((at / 10_000) * parts.length);
  const other = Math.floor((to / 10_000) * parts.length);
  const one = parts[from] ?? '';
  if (how === 'delete') parts.splice(from, 1);
  else if (how === 'double') parts.splice(from, 0, one);
  else if (how === 'replace') parts[from] = added;
  else if (how === 'insert') parts.splice(from, 0, added);
  else {
    parts[from] = parts[other] ?? '';
    parts[other] = one;
  }
  return parts.join(what === 'line' ? '\n' : '');
}

/** The files of a folder of content, with the kind of each. */
const getFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = `content/${name.replaceAll('\\', '/')}`;
    const kind = (Object.keys(kinds) as Kind[]).find(
      (candidate) =>
        kinds[candidate] === path ||
        (candidate === 'role' && path.includes('/roles/') && path.endsWith('.md')),
    );
    return kind === undefined ? [] : [{ kind, text: readFileSync(join(folder, name), 'utf8') }];
  });
const fixtures = getFiles(`${fixtureSite}/content`);
/** Real files and those of the frozen site. */
const originals = [...getFiles('content'), ...fixtures];

const mutated = (from: readonly { kind: Kind; text: string }[]) =>
  fc
    .tuple(fc.constantFrom(...from), fc.array(damage, { minLength: 1, maxLength: 4 }))
    .map(([{ kind, text }, damages]) => ({
      kind,
      bytes: Buffer.from(damages.reduce(damaged, text)),
    }));

const documents = fc.constantFrom<Kind>('role', 'about', 'sources', 'faq', 'site');

const key = fc.oneof(
  fc.constantFrom(
    'name',
    'title',
    'facts',
    'sources',
    'missing',
    'groups',
    'questions',
    'lead',
    'description',
  ),
  fc.constantFrom(
    'a',
    'a',
    '"a"',
    "'a'",
    '? a',
    '1',
    '~',
    '[a]',
    '<<',
    '__proto__',
    'constructor',
    '',
    '-',
  ),
);
const scalar = fc.oneof(
  fc.constantFrom(
    'a',
    'some words',
    '"quoted"',
    "'it''s'",
    '12',
    '5.8',
    'true',
    '~',
    '',
    '2026-11-23',
    '# c',
  ),
  piece,
  fc.string({ maxLength: 12 }),
  fc
    .tuple(fc.constantFrom('&a ', '!t ', '!!str ', '*'), fc.constantFrom('a', 'b'))
    .map((two) => two.join('')),
);
const indent = fc.constantFrom('', '', '', ' ', '  ', '\t', '\u00a0');

/** YAML, or nearly: groups, lists and texts in every style, at indents that are mostly right. */
const { node } = fc.letrec<{ node: readonly string[] }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar.map((text) => [text]),
    fc.array(scalar, { maxLength: 4 }).map((items) => [`[${items.join(', ')}]`]),
    fc
      .array(fc.tuple(key, scalar), { maxLength: 4 })
      .map((pairs) => [`{${pairs.map(([name, value]) => `${name}: ${value}`).join(', ')}}`]),
    fc
      .tuple(fc.constantFrom('|', '>', '|-', '>+', '|2'), fc.array(scalar, { maxLength: 3 }))
      .map(([style, lines]) => [style, ...lines.map((line) => `  ${line}`)]),
    fc
      .array(fc.tuple(indent, tie('node')), { maxLength: 4 })
      .map((items) => [
        '',
        ...items.flatMap(([blank, lines]) =>
          lines.map((line, index) => (index === 0 ? `${blank}- ${line}` : `  ${line}`)),
        ),
      ]),
    fc
      .array(fc.tuple(indent, key, tie('node')), { maxLength: 5 })
      .map((pairs) => [
        '',
        ...pairs.flatMap(([blank, name, lines]) =>
          lines.map((line, index) => (index === 0 ? `${blank}${name}: ${line}` : `  ${line}`)),
        ),
      ]),
  ),
}));
const yaml = fc.record({
  kind: documents,
  bytes: fc
    .tuple(
      fc.constantFrom('title: A\n', ''),
      node,
      fc.constantFrom('\n\n## A\n\nText.\n', '\n', ''),
    )
    .map(([first, lines, end]) =>
      Buffer.from(`---\n${first}${lines.join('\n').replace(/^\n/, '')}\n---${end}`),
    ),
});

const span = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'word',
      'A sentence of words.',
      'It is.',
      '*em*',
      '**bold**',
      '[words](/en/compare/)',
    ),
  },
  { weight: 2, arbitrary: piece },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('`', '*', '_', '[', '|', '<', '>', '!['),
        fc.integer({ min: 1, max: 80 }),
      )
      .map(([mark, count]) => mark.repeat(count)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          '',
          'https:',
          'http:',
          'data:',
          'javascript:',
          'JaVaScRiPt:',
          'vbscript:',
          'mailto:',
          'source:',
          '//',
          '/\\',
          '#',
          'java\tscript:',
        ),
        fc.constantFrom('a', '//a.test/', 'a@b', ''),
      )
      .map((two) => `[words](${two.join('')})`),
  },
);
const lineStart = fc.constantFrom(
  '',
  '',
  '',
  '## ',
  '### ',
  '# ',
  '- ',
  '  - ',
  '    - ',
  '1. ',
  '> ',
  '> > - ',
  '    ',
  '\t',
  '~~~',
  '| ',
  '[a]: ',
);
const markdown = fc.record({
  kind: fc.constantFrom<Kind>('about', 'about', 'role', 'sources', 'faq'),
  bytes: fc
    .array(
      fc.tuple(lineStart, fc.array(span, { maxLength: 4 }), fc.constantFrom('\n', '\n\n', '  \n')),
      { maxLength: 14 },
    )
    .map((lines) =>
      Buffer.from(
        `---\ntitle: About\ndescription: It is.\nlead: It was.\n---\n\n## The work\n\n${lines.map(([start, spans, end]) => `${start}${spans.join(' ')}${end}`).join('')}`,
      ),
    ),
});

const bytes = fc.record({
  kind: fc.constantFrom(...(Object.keys(kinds) as Kind[])),
  bytes: fc
    .tuple(
      fc.constantFrom(
        '',
        '',
        '---\n',
        '\ufeff---\n',
        '---\na: b\n---\n',
        'soc,title\n',
        ...fixtures.filter(({ kind }) => kind === 'oews').map(({ text }) => text),
      ),
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
        fc.string({ unit: 'binary', maxLength: 120 }).map((text) => Buffer.from(text)),
        fc.array(piece, { maxLength: 30 }).map((pieces) => Buffer.from(pieces.join(''))),
      ),
    )
    .map(([start, rest]) => Buffer.concat([Buffer.from(start), rest])),
});

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fuzz-'));
  cpSync(fixtureSite, root, { recursive: true });
  // biome-ignore lint/suspicious/noConsole: without its seed, a failure cannot be repeated.
  console.info(`FUZZ_SEED=${seed}`);
});
afterEach(() => Reflect.deleteProperty(globalThis, 'canary'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Damaged = { readonly kind: Kind; readonly bytes: Uint8Array };

const alone = (file: Damaged) => {
  const path = join(root, kinds[file.kind]);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.bytes);
  holds(file.bytes, kinds[file.kind], () => readAlone(root, file.kind));
};

/** Shows a file as text, which is easier to debug than bytes. */
const check = (
  arbitrary: fc.Arbitrary<Damaged>,
  numRuns: number,
  property: (file: Damaged) => void,
) =>
  fc.assert(fc.property(arbitrary, property), {
    seed,
    numRuns,
    reporter: (details) => {
      if (!details.failed) return;
      const [file] = details.counterexample ?? [];
      const text = Buffer.from(file?.bytes ?? []).toString();
      throw new Error(
        `FUZZ_SEED=${seed}, path ${details.counterexamplePath}, ${file?.kind}:\n${JSON.stringify(text)}\n${String(details.errorInstance)}`,
      );
    },
  });

describe('a content file, whatever stands in it', () => {
  it('is read or refused, if it was a real file before it was damaged', () => {
    check(mutated(originals), getNumber('mutated'), alone);
  });

  it('is read or refused, if its front matter is random YAML', () => {
    check(yaml, getNumber('yaml'), alone);
  });

  it('is read or refused, if its text is random Markdown', () => {
    check(markdown, getNumber('markdown'), alone);
  });

  it('is read or refused, if it is random bytes', () => {
    check(bytes, getNumber('bytes'), alone);
  });

  it('brings the whole site to an answer', () => {
    // All files but one are as they were: each of those is read once.
    const known = new Map<string, Reading>();
    let damagedFile = '';
    const readFile: typeof readDocument = (path, file, options) => {
      if (file === damagedFile) return readDocument(path, file, options);
      const reading = known.get(file) ?? readDocument(path, file, options);
      known.set(file, reading);
      return reading;
    };
    cpSync(fixtureSite, root, { recursive: true });
    check(mutated(fixtures), getNumber('site'), (file) => {
      damagedFile = kinds[file.kind];
      writeFileSync(join(root, damagedFile), file.bytes);
      try {
        holds(file.bytes, damagedFile, () => {
          const { site, problems } = readSite({
            root,
            language: 'en',
            today: '2026-11-23',
            readFile,
          });
          return { isRead: site !== undefined, problems };
        });
      } finally {
        cpSync(join(fixtureSite, damagedFile), join(root, damagedFile));
      }
    });
  });
});
