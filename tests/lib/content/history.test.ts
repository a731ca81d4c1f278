import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '@/lib/content/diagnostic';
import { readSite } from '@/lib/content/load-site';
import { readHistory } from '@/lib/content/read-history';
import { createReader } from '@/lib/content/reader';
import { getLeast } from '@/lib/domain/pay';
import type { RoleProfile } from '@/lib/domain/profile';
import { rowValue } from '@/lib/domain/role-cells';
import { rowDefinitions } from '@/lib/domain/rows';
import { tableFiles } from '@/lib/domain/table-rows';
import { valueText } from '@/lib/history/render';
import { rowValues } from '@/lib/history/row-values';
import { type Migration, migrateId } from '@/lib/share/view-link';
import { format, readFrozenSite } from '@/tests/lib/domain/sample';
import { addedRoles, writeSiteOfRoles } from '@/tests/many-roles/site-of-roles';
import { copyFrozenSite, frozenDay } from './frozen-site';

/** The frozen site, copied. */
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'history-'));
  copyFrozenSite(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const own = readFrozenSite();

/** What the check says, as CI runs it. */
const check = () =>
  readSite({ root, language: 'en', holdToHistory: true }).problems.map(formatDiagnostic);

/** Changes a file of the copy. */
function change(file: string, find: string | RegExp, replace: string): void {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(find, replace);
  expect(after, `“${find}” stands in ${file}`).not.toBe(before);
  writeFileSync(path, after);
}

/** Line and column of a text in a file of the copy. */
function getPosition(file: string, find: string): string {
  const before = readFileSync(join(root, file), 'utf8').split(find)[0] ?? '';
  const lines = before.split('\n');
  return `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

function getText(role: string, row: string): string {
  const value = rowValues(own).find((each) => each.role === role && each.row === row);
  return value === undefined ? '' : valueText(row, value.is, { words: own.words, format });
}

/** The pay that a table has for a role. */
function getPay(role: RoleProfile | undefined) {
  const row = rowDefinitions.find(({ id }) => id === 'pay');
  const value = role && row && rowValue(row, { role, site: own });
  if (value?.kind !== 'distribution') throw new Error('No table has pay for this role');
  const { p10, p25, median, p75, p90 } = value;
  return [p10, p25, median, p75, p90].map(getLeast) as [number, number, number, number, number];
}

const paralegal = 'content/en/roles/paralegal.md';
const historyFile = `content/history/${frozenDay}.md`;

describe('the content of a site', () => {
  it('keeps a history, which has every value of today and its day as the version', () => {
    const { site } = readSite({ root, language: 'en', holdToHistory: true });
    expect(site?.history.map(({ date }) => date)).toEqual([frozenDay]);
    expect(site?.dataVersion).toBe(frozenDay);
    expect(check()).toEqual([]);
  });

  it('has the newest review as the version where it keeps no history, and is held to nothing', () => {
    rmSync(join(root, 'content/history'), { recursive: true });
    const { site } = readSite({ root, language: 'en', holdToHistory: true });
    const reviews = own.roles.map(({ reviewed }) => reviewed).sort();
    expect(site?.dataVersion).toBe(reviews.at(-1));
    expect(site?.history).toEqual([]);
  });
});

describe('a text of a value', () => {
  it('tells each value of a role from what another place, year or figure would be', () => {
    const [role] = own.roles;
    for (const row of rowDefinitions) {
      const text = getText(role?.id ?? '', row.id);
      const value = role?.facts[row.id];
      if (value === undefined || value.kind === 'missing') continue;
      expect(text, row.id).toContain(own.words.places[value.place]);
      expect(text, row.id).toContain(format.period(value.period));
    }
    for (const figure of getPay(role)) {
      expect(getText(role?.id ?? '', 'pay')).toContain(format.money(figure));
    }
  });
});

describe('a changed value without its entry', () => {
  it('is refused at its place in the file of the role, with both values and the remedy', () => {
    const was = getText('paralegal', 'upkeep');
    const fact = own.roles.find(({ id }) => id === 'paralegal')?.facts.upkeep;
    if (fact?.kind !== 'count') throw new Error('The row is no count');
    change(paralegal, `count: ${fact.count}`, `count: ${fact.count + 1}`);
    const is = was.replace(`${fact.count}`, `${fact.count + 1}`);
    expect(check()).toEqual([
      `${getPosition(paralegal, 'upkeep:')}: Unexpected \`${is}\` for \`upkeep\` of \`paralegal\`, expected \`${was}\`, as content/history has it; if the value has changed, run \`npm run history\` [E_HISTORY_MISSING]`,
    ]);
  });

  it('is shown all the same while someone works on it', () => {
    change(paralegal, /count: \d+/, 'count: 1');
    expect(readSite({ root, language: 'en' }).problems).toEqual([]);
  });

  it('is refused where a table has it, at the code that finds it there', () => {
    const role = own.roles.find(({ id }) => id === 'paralegal');
    const [p10, , , , p90] = getPay(role);
    const changed = p10 + 10;
    change(`content/data/${tableFiles.oewsNational.file}`, `,${p10},`, `,${changed},`);
    const place = getPosition(paralegal, `"${role?.occupation.code}"`);
    const [first, second] = [getText('paralegal', 'pay'), getText('paralegal', 'pay-low')];
    // A long text is shown from shortly before the first difference on.
    const tail = `…${first.slice(first.indexOf(own.words.pay.tenths.split(' ').slice(2, 3).join()))}`;
    const problem = (row: string, found: string, expected: string) =>
      `${place}: Unexpected \`${found}\` for \`${row}\` of \`paralegal\`, expected \`${expected}\`, as content/history has it; if the value has changed, run \`npm run history\` [E_HISTORY_MISSING]`;
    const inMoney = (text: string) => text.replace(format.money(p10), format.money(changed));
    expect(tail).toContain(format.money(p90));
    expect(check()).toEqual([
      problem('pay', inMoney(tail), tail),
      problem('pay-low', inMoney(second), second),
    ]);
  });

  it('is asked for at once where the role is new, whatever else its file owes', () => {
    const copy = 'content/en/roles/nurse.md';
    writeFileSync(join(root, copy), readFileSync(join(root, paralegal)));
    const problems = check();
    expect(problems.filter((problem) => problem.includes('E_TITLE_CLASH'))).toHaveLength(5);
    expect(problems[0]).toBe(
      `${copy}:1:1: Missing the role \`nurse\` in content/history; when all else is in order, run \`npm run history\` [E_HISTORY_MISSING]`,
    );
    expect(problems).toHaveLength(6);
  });

  it('is not asked for while the content has another problem', () => {
    change(paralegal, /count: \d+/, 'count: none');
    const problems = check();
    expect(problems).not.toEqual([]);
    expect(problems.join()).not.toContain('E_HISTORY');
  });
});

describe('a word that changes', () => {
  it.each([
    ['the name of a row', /(\n {2}upkeep:\n {4}label: ).*/, '$1A new name'],
    ['the name of a level', /(\nlevels:\n {2}.+?: ).*/, '$1A new level'],
    ['the name of a place', /(\n {2}us: ).*/, '$1The nation'],
  ])('is no change of a value: %s', (_name, find, replace) => {
    change('content/en/site.md', find, replace);
    expect(check()).toEqual([]);
  });
});

describe('a value that is new or gone without its entry', () => {
  it('is refused where a row is new', () => {
    const entry = / {2}- role: paralegal\n {4}row: upkeep\n(?: {4}.*\n)+/;
    change(historyFile, entry, '');
    expect(check()).toEqual([
      `${getPosition(paralegal, 'upkeep:')}: Missing \`upkeep\` of \`paralegal\` in content/history, expected \`${getText('paralegal', 'upkeep')}\` as a new value; run \`npm run history\` [E_HISTORY_MISSING]`,
    ]);
  });

  it('is refused where a row is gone, or its id has a slip', () => {
    const entry = (row: string) =>
      `  - role: paralegal\n    row: ${row}\n    is: { kind: money, amount: 1, place: us, period: "2024" }\n    sources: []\n`;
    change(historyFile, 'changes:\n', `changes:\n${entry('upkeeps')}${entry('parking-lot')}`);
    const problem = (row: string, remedy: string) =>
      `${getPosition(historyFile, row)}: Unexpected row \`${row}\` of \`paralegal\`, which the content does not have${remedy} it is gone, run \`npm run history\` [E_HISTORY_MISSING]`;
    expect(check()).toEqual([
      problem('upkeeps', ', did you mean `upkeep`? If'),
      problem('parking-lot', '; if'),
    ]);
  });

  it('is said once for a role that is new, and once for one that is gone', () => {
    change(historyFile, /role: paralegal\n/g, 'role: paralegals\n');
    expect(check()).toEqual([
      `${paralegal}:1:1: Missing the role \`paralegal\` in content/history; run \`npm run history\` [E_HISTORY_MISSING]`,
      `${getPosition(historyFile, 'in-short')}: Unexpected role \`paralegals\`, which the content does not have, did you mean \`paralegal\`? If it is gone, run \`npm run history\` [E_HISTORY_MISSING]`,
    ]);
  });

  it('is not asked of a generated site, which keeps no history', () => {
    rmSync(join(root, 'content'), { recursive: true });
    writeSiteOfRoles(root, 3, false);
    expect(addedRoles(3, false)).toHaveLength(1);
    expect(check()).toEqual([]);
  });
});

describe('a row that was renamed', () => {
  const migration: Migration = {
    date: '2025-06-01',
    why: 'The label says whose hours they are.',
    rename: (kind, id) => (kind === 'row' && id === 'week-hours' ? 'hours' : id),
  };
  const names = ['2024-03-10.md', '2025-03-14.md', '2026-02-20.md'];

  function read(changes: readonly Migration[]) {
    const problems: Diagnostic[] = [];
    const reader = createReader('tests/fixtures/history', (found) => problems.push(...found));
    const read = readHistory(reader, { names, renameRow: (id) => migrateId('row', id, changes) });
    return { read, problems: problems.map(formatDiagnostic) };
  }

  it('goes on under its id of today', () => {
    const { read: found, problems } = read([migration]);
    expect(problems).toEqual([]);
    const rows = found.history.flatMap(({ changes }) => changes.map(({ row }) => row));
    expect(rows.filter((row) => row === 'hours')).toHaveLength(3);
    expect(rows).not.toContain('week-hours');
  });

  it('is another row without the migration, and its value before is refused', () => {
    expect(read([]).problems).toEqual([
      'content/history/2026-02-20.md:10:5: Unexpected `was`, expected none; before this day there is no value for `hours` of `nurse` [E_HISTORY_CHANGE]',
    ]);
  });
});
