import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { patience } from './patience';

/**
 * A backtracking regular expression can take minutes on a few kilobytes of text, such as a content file, a URL or
 * a query. So this test proves that each of ours takes linear time.
 *
 * A proof takes up to minutes and stays valid, so `regular-expressions.proved.json` keeps proofs by pattern and flags,
 * for one version of the prover. A run proves patterns without a proof and reports them.
 * `PROVED=write npm test -- tests/regular-expressions.test.ts` adds their proofs and drops unused ones. `PROVED=all`
 * proves all of them again.
 *
 * Patterns in dependencies are not covered. Limits on size and nesting protect those (read-text.ts,
 * read-document.ts, complexity.ts).
 */

/**
 * Patterns built at run time, by file and part of the source between the parentheses. This test cannot prove them,
 * so each needs a reason why it is safe.
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

/** String methods that turn a string argument into a pattern. */
const patternMethods = ['match', 'matchAll', 'search'];

/** The regular expressions in a module: literals, and those built at run time. */
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

/** A part that repeats at most this often leaves few ways to match. */
const fewTimes = 9;

/**
 * Whether part of a pattern can repeat without limit, or many times. If not, the steps at each position of a text are
 * bounded, and there is nothing to prove.
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

/** The stored proofs, and the version of the prover that made them. */
type Proved = { readonly recheck: string; readonly linear: readonly string[] };
const provedFile = 'tests/regular-expressions.proved.json';
const { version } = JSON.parse(readFileSync('node_modules/recheck/package.json', 'utf8'));
const mode = process.env.PROVED;

/** The patterns with a stored proof. Proofs of another version do not count. */
function provedBefore(text: string, by: string): ReadonlySet<string> {
  const { recheck, linear } = JSON.parse(text) as Proved;
  return new Set(recheck === by ? linear : []);
}

/** Compares the stored proofs with the linear patterns, or writes them. */
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
  // biome-ignore lint/suspicious/noConsole: the pattern is linear, but each run proves it again until it is stored.
  else if (differing.length > 0) console.warn([how, ...differing].join('\n'));
}

/** Why a pattern is not known to be linear, or `undefined` if it is. */
function objectionTo(source: string, flags: string): string | undefined {
  return canRepeat(source) ? prove(source, flags) : undefined;
}

function prove(source: string, flags: string): string | undefined {
  // Automata give a proof. Fuzzing only searches, and differs from run to run.
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
  // The checker in JavaScript works the same on every machine. The others are separate processes.
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

  it('proves only patterns that can repeat', () => {
    for (const source of ['^[*+]$', 'a?b{3}', '\\+\\*', '\\d{2,4}', '(?:a|b){0,9}']) {
      expect(canRepeat(source), source).toBe(false);
    }
    for (const source of ['a*', '[b]+', '\\\\+', 'c{2,}', 'd{10}', 'e{0,40}', '[\\]]+']) {
      expect(canRepeat(source), source).toBe(true);
    }
  });

  it('distinguishes linear patterns from others', () => {
    expect(objectionTo('^[a-z0-9]+(?:-[a-z0-9]+)*$', '')).toBeUndefined();
    expect(objectionTo('\\s+$', '')).toContain('2nd degree polynomial');
    expect(objectionTo('^([a-z0-9]+-?)+$', '')).toContain('exponential');
    expect(objectionTo('(?<=[.!?])x?\\s+', '')).toContain('cannot be proven');
  });
});

describe('the stored proofs', () => {
  const text = JSON.stringify({ recheck: '1.0.0', linear: ['/a+/g'] });

  it('hold for the same version of the prover, pattern and flags', () => {
    expect([...provedBefore(text, '1.0.0')]).toEqual(['/a+/g']);
    expect([...provedBefore(text, '1.0.1')]).toEqual([]);
  });
});

describe('the regular expressions of the project', () => {
  const found = files.map((file) => expressionsIn(file, readFileSync(file, 'utf8')));
  const written = found.flatMap((module) => module.written);
  const built = found.flatMap((module) => module.built);

  it('take linear time', { timeout: 3 * patience.test }, () => {
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

  it('are literals, except for those listed above with a reason', () => {
    const isListed = ({ file, text }: Built) =>
      madeAtRunTime.some((known) => known.file === file && text.includes(known.part));
    expect(built.filter((one) => !isListed(one))).toEqual([]);
  });

  it('still include those in the list above', () => {
    const isFound = ({ file, part }: (typeof madeAtRunTime)[number]) =>
      built.some((one) => one.file === file && one.text.includes(part));
    expect(madeAtRunTime.filter((known) => !isFound(known))).toEqual([]);
  });
});
