import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { patience } from './patience';

/**
 * A regular expression that backtracks can take minutes over a text of a few kilobytes, and content
 * files, addresses and searches are such texts. So each of ours is proven to run in time that grows
 * with the length of the text, and no faster.
 *
 * A proof takes up to minutes and holds for good, so those that were made are kept in
 * `regular-expressions.proved.json`, by pattern and flags, for the version of the prover that made them. A run
 * proves what is not there, and names it: `PROVED=write npm test -- tests/regular-expressions.test.ts`
 * takes it in and drops what no file has any more. `PROVED=all` believes nothing and proves all anew.
 *
 * Not covered: the patterns inside of dependencies. What reaches those is held to limits of size and
 * nesting before it gets there (read-text.ts, read-document.ts, complexity.ts).
 */

/**
 * Patterns that are put together at run time, by file and a part of the text between the parentheses.
 * Nobody can prove those here: each needs a reason why it is safe.
 */
const madeAtRunTime: readonly { file: string; part: string; why: string }[] = [
  {
    file: 'lib/content/reading-level.ts',
    part: "listed.join('|')",
    why: 'alternatives of escaped text without repetition: no longer than text times terms',
  },
  {
    file: 'tests/e2e/pages.ts',
    part: 'template.replace',
    why: 'a template of our own, read once over a short heading',
  },
  {
    file: 'tests/e2e/keyboard.spec.ts',
    part: 'target',
    why: 'an address of our own, without repetition',
  },
  {
    file: 'tests/e2e/keyboard.spec.ts',
    part: 'path}#',
    why: 'an address of our own, without repetition',
  },
  {
    file: 'tests/e2e/figures.spec.ts',
    part: 'words.rows[id]?.label',
    why: 'a label of our own, without repetition',
  },
];

type Found = { readonly source: string; readonly flags: string; readonly place: string };
type Built = { readonly file: string; readonly text: string; readonly place: string };

const isText = (node: ts.Node | undefined): node is ts.StringLiteralLike =>
  node !== undefined && ts.isStringLiteralLike(node);

/** Methods of a text that make a pattern of a text that they are given. */
const patternMethods = ['match', 'matchAll', 'search'];

/** The regular expressions of a module: those written out, and those that it makes when it runs. */
function expressionsIn(file: string, code: string) {
  const written: Found[] = [];
  const built: Built[] = [];
  const module = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const place = `${file}:${module.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      written.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), place });
    }
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const { expression } = node;
      const [pattern, flags] = node.arguments ?? [];
      const isPlain = isText(pattern) && (flags === undefined || isText(flags));
      const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
      if (ts.isIdentifier(name) && name.text === 'RegExp') {
        const text = node.arguments?.map((part) => part.getText()).join(', ') ?? '';
        if (isPlain) written.push({ source: pattern.text, flags: flags?.text ?? '', place });
        else built.push({ file, text, place });
      }
      const isMethod = ts.isPropertyAccessExpression(expression) && ts.isIdentifier(name);
      if (isMethod && patternMethods.includes(name.text) && isText(pattern)) {
        written.push({ source: pattern.text, flags: '', place });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(module);
  return { written, built };
}

/** Up to this often, a part that comes again leaves only so many ways to try. */
const fewTimes = 9;

/**
 * Whether a part of a pattern can come again without end, or many times. Where none can, each place of a
 * text is left after a number of steps that the pattern sets: there is nothing to prove.
 */
function canRepeat(source: string): boolean {
  let isInClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (isInClass) isInClass = sign !== ']';
    else if (sign === '[') isInClass = true;
    else if (sign === '*' || sign === '+') return true;
    else if (sign === '{') {
      const most = source
        .slice(at + 1, source.indexOf('}', at))
        .split(',')
        .at(-1);
      if (!(Number(most || Number.POSITIVE_INFINITY) <= fewTimes)) return true;
    }
  }
  return false;
}

/** What has been proved before, and by which version of the prover. */
type Proved = { readonly recheck: string; readonly linear: readonly string[] };
const provedFile = 'tests/regular-expressions.proved.json';
const { version } = JSON.parse(readFileSync('node_modules/recheck/package.json', 'utf8'));
const mode = process.env.PROVED;

/** The patterns that need no proof any more: none, where another version has proved them. */
function provedBefore(text: string, by: string): ReadonlySet<string> {
  const { recheck, linear } = JSON.parse(text) as Proved;
  return new Set(recheck === by ? linear : []);
}

/** Holds what is kept beside what was found to be linear, or writes it. */
function compareKept(linear: readonly string[]): void {
  if (mode === 'write') {
    const proved: Proved = { recheck: version, linear };
    writeFileSync(provedFile, `${JSON.stringify(proved, null, 2)}\n`);
  }
  const kept = provedBefore(readFileSync(provedFile, 'utf8'), version);
  const differing = [
    ...linear.filter((name) => !kept.has(name)).map((name) => `not kept yet: ${name}`),
    ...[...kept].filter((name) => !linear.includes(name)).map((name) => `in no file: ${name}`),
  ];
  const how = `${provedFile} is behind; PROVED=write writes it`;
  if (mode === 'all') expect(differing, how).toEqual([]);
  // biome-ignore lint/suspicious/noConsole: sound all the same, and proved in each run until it is kept.
  else if (differing.length > 0) console.warn([how, ...differing].join('\n'));
}

/** What stands in the way of calling a pattern linear, if anything. */
function objectionTo(source: string, flags: string): string | undefined {
  return canRepeat(source) ? prove(source, flags) : undefined;
}

function prove(source: string, flags: string): string | undefined {
  // Automata prove; the other way, fuzzing, only searches, and differs from run to run.
  const result = checkSync(source, flags, { checker: 'automaton', timeout: patience.test });
  switch (result.status) {
    case 'safe':
      return undefined;
    case 'vulnerable':
      return `takes ${result.complexity.summary} time, as on ${result.attack.pattern}`;
    case 'unknown':
      return `cannot be proven linear (${result.error.kind}); write it without looking around`;
  }
}

beforeAll(() => {
  // The checker in JavaScript is the same on every machine; others are processes of their own.
  process.env.RECHECK_SYNC_BACKEND = 'pure';
});

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.[cm]?[jt]sx?$/.test(file));

describe('the search for regular expressions', () => {
  it('finds them in every form', () => {
    const code = [
      'const a = /a+/g;',
      'new RegExp("b+", "i");',
      'RegExp(`c+`);',
      'globalThis.RegExp(pattern);',
      'new RegExp("d" + e, "u");',
      'z.string().regex(/f+/, "id");',
      '"text".match("g+");',
      'const view = <p>{text.split(/h+/)}</p>;',
    ].join('\n');
    const { written, built } = expressionsIn('x.tsx', code);
    expect(written.map(({ source, flags }) => `/${source}/${flags}`)).toEqual([
      '/a+/g',
      '/b+/i',
      '/c+/',
      '/f+/',
      '/g+/',
      '/h+/',
    ]);
    expect(built.map(({ place, text }) => `${place} ${text}`)).toEqual([
      'x.tsx:4 pattern',
      'x.tsx:5 "d" + e, "u"',
    ]);
  });

  it('takes the trouble to prove only what can repeat', () => {
    for (const source of ['^[*+]$', 'a?b{3}', '\\+\\*', '\\d{2,4}', '(?:a|b){0,9}']) {
      expect(canRepeat(source), source).toBe(false);
    }
    for (const source of ['a*', '[b]+', '\\\\+', 'c{2,}', 'd{10}', 'e{0,40}', '[\\]]+']) {
      expect(canRepeat(source), source).toBe(true);
    }
  });

  it('tells linear ones from others', () => {
    expect(objectionTo('^[a-z0-9]+(?:-[a-z0-9]+)*$', '')).toBeUndefined();
    expect(objectionTo('\\s+$', '')).toContain('2nd degree polynomial');
    expect(objectionTo('^([a-z0-9]+-?)+$', '')).toContain('exponential');
    expect(objectionTo('(?<=[.!?])x?\\s+', '')).toContain('cannot be proven');
  });
});

describe('the proofs that are kept', () => {
  const text = JSON.stringify({ recheck: '1.0.0', linear: ['/a+/g'] });

  it('hold for the version of the prover that made them, and for the same pattern and flags', () => {
    expect([...provedBefore(text, '1.0.0')]).toEqual(['/a+/g']);
    expect([...provedBefore(text, '1.0.1')]).toEqual([]);
  });
});

describe('the regular expressions of the project', () => {
  const found = files.map((file) => expressionsIn(file, readFileSync(file, 'utf8')));
  const written = found.flatMap((module) => module.written);
  const built = found.flatMap((module) => module.built);

  it('take time in proportion to the text', { timeout: 3 * patience.test }, () => {
    const known = provedBefore(mode === 'all' ? '{}' : readFileSync(provedFile, 'utf8'), version);
    const places = new Map<string, Found[]>();
    for (const one of written) {
      const name = `/${one.source}/${one.flags}`;
      places.set(name, [...(places.get(name) ?? []), one]);
    }
    expect(places.size).toBeGreaterThan(100);
    const objections = [...places].flatMap(([name, [first, ...more]]) => {
      const objection =
        first && !known.has(name) ? objectionTo(first.source, first.flags) : undefined;
      const also = more.map(({ place }) => `, ${place}`).join('');
      return objection === undefined ? [] : [`${first?.place}${also}: ${name} ${objection}`];
    });
    expect(objections).toEqual([]);
    compareKept(
      [...places]
        .flatMap(([name, [first]]) => (first && canRepeat(first.source) ? [name] : []))
        .toSorted(),
    );
  });

  it('are written out, but for those that are listed above with a reason', () => {
    const isListed = ({ file, text }: Built) =>
      madeAtRunTime.some((known) => known.file === file && text.includes(known.part));
    expect(built.filter((one) => !isListed(one))).toEqual([]);
  });

  it('are still there where the list above says so', () => {
    const isFound = ({ file, part }: (typeof madeAtRunTime)[number]) =>
      built.some((one) => one.file === file && one.text.includes(part));
    expect(madeAtRunTime.filter((known) => !isFound(known))).toEqual([]);
  });
});
