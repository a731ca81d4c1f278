// @vitest-environment node
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { history, parseArguments } from '@/scripts/write-history';
import { copyFrozenSite } from '@/tests/lib/content/frozen-site';

const later = '2199-01-01';
const paralegal = 'content/en/roles/paralegal.md';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'write-history-'));
  copyFrozenSite(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (file: string) => readFileSync(join(root, file), 'utf8');

const getHistory = (day: string) => read(`content/history/${day}.md`);

/** Changes the one count of a role's file, and returns the one before. */
function setCount(count: number) {
  const text = read(paralegal);
  writeFileSync(join(root, paralegal), text.replace(/count: \d+/, `count: ${count}`));
  return Number(/count: (\d+)/.exec(text)?.[1]);
}

const days = () => readdirSync(join(root, 'content/history')).sort();

describe('npm run history', () => {
  it('writes nothing if the history has every value', () => {
    const before = days();
    expect(history(['--date', later], root)).toBe('Nothing to write: the history has every value.');
    expect(days()).toEqual(before);
  });

  it('writes what changed and why, and the check then passes', () => {
    const before = setCount(7);
    const said = history(['--date', later, '--why', 'The body asks\n for less.'], root);
    const [line = '', written] = said.split('\n');
    expect(written).toBe(`Written to content/history/${later}.md.`);
    const [was = '', is = ''] = line.replace('paralegal, upkeep: ', '').split(' → ');
    expect(was.startsWith(`${before} (`), was).toBe(true);
    expect(is).toBe(was.replace(`${before}`, '7'));
    const value = (count: number) => `{ kind: count, count: ${count}, place: us, period: undated }`;
    // The line of the sources ends the entry.
    const [entry, rest] = getHistory(later).split('    sources: [ ');
    expect(entry).toBe(
      `---\nchanges:\n  - role: paralegal\n    row: upkeep\n    was: ${value(before)}\n    is: ${value(7)}\n`,
    );
    expect(rest?.split('\n').slice(1)).toEqual(['---', '', 'The body asks for less.', '']);
  });

  it('adds to the file of the day, and keeps its first value and all texts', () => {
    const before = setCount(7);
    history(['--date', later, '--why', 'One.'], root);
    setCount(8);
    history(['--date', later, '--why', 'Two.'], root);
    expect(getHistory(later)).toContain(`was: { kind: count, count: ${before},`);
    expect(getHistory(later)).toContain('is: { kind: count, count: 8,');
    expect(getHistory(later)).toMatch(/\nOne\. Two\.\n$/);
  });

  it('removes a file whose values have all returned to the old ones', () => {
    const names = days();
    const before = setCount(7);
    history(['--date', later], root);
    expect(getHistory(later)).toMatch(/\nNobody has said why\.\n$/);
    setCount(before);
    history(['--date', later], root);
    expect(days()).toEqual(names);
  });

  it('starts a history with every value, the same whenever it is written', () => {
    const folder = join(root, 'content/history');
    rmSync(folder, { recursive: true });
    history(['--date', later], root);
    const first = getHistory(later);
    expect(first).not.toContain('was:');
    expect(first).toMatch(/\nThe first version: .+\n$/);
    rmSync(folder, { recursive: true });
    history(['--date', later], root);
    expect(getHistory(later)).toBe(first);
  });

  it('refuses a day before the newest one', () => {
    const newest = days().at(-1)?.replace('.md', '');
    setCount(7);
    expect(() => history(['--date', '2001-01-01'], root)).toThrow(
      `Unexpected day 2001-01-01, expected ${newest} or later: the history is written forwards`,
    );
  });

  it('refuses content with a problem, and writes nothing', () => {
    const before = days();
    writeFileSync(join(root, paralegal), read(paralegal).replace('summary:', 'sumary:'));
    expect(() => history([], root)).toThrow('Unknown key `sumary`');
    expect(days()).toEqual(before);
  });

  it.each([[['--date', '2026-02-30']], [['--date', 'today']], [['--wy', 'x']], [['x']]])(
    'says how it is used where it is given %j',
    (args) => {
      expect(() => parseArguments(args)).toThrow('Usage: npm run history -- ');
    },
  );
});
