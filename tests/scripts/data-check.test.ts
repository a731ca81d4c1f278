// @vitest-environment node
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataCheck, parseArguments } from '@/scripts/data-check';
import { ROOT } from '@/scripts/install.mjs';

const today = '2026-11-23';
const stateTable = 'oews_state.csv';
const national = 'oews_national.csv';

let root = '';
let older = '';
beforeEach(() => {
  // Outside of any git repository, in the folder of temporary files.
  root = mkdtempSync(join(tmpdir(), 'data-check-'));
  older = join(root, 'older');
  const data = join(ROOT, 'tests/fixtures/site/content/data');
  cpSync(data, join(root, 'content/data'), { recursive: true });
  cpSync(data, older, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const getPath = (name: string) => join(root, 'content/data', name);

/** Changes a table. */
function change(name: string, find: string, replace: string) {
  const before = readFileSync(getPath(name), 'utf8');
  expect(before).toContain(find);
  writeFileSync(getPath(name), before.replace(find, replace));
}

/** What the command says, line by line. */
const say = (...args: string[]) => dataCheck(args, root, today).split('\n');

function thrownBy(work: () => unknown) {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing was thrown');
}

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
    cwd: root,
    stdio: 'pipe',
  });

function commitTables() {
  git('init', '-q');
  git('add', 'content');
  git('-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'Tables');
}

describe('npm run data:check', () => {
  it('tells what each table holds, and what to do next', () => {
    const lines = say('--against', older);
    expect(lines).toContain(`${national}: 4 rows; 2025-05, the newest of 2; no empty cell`);
    expect(lines).toContain('No table has changed.');
    expect(lines.join('\n')).toContain('npm run history');
  });

  it('tells in one line that there is nothing to compare with', () => {
    expect(say()).toContain('There is no commit here to compare with.');
    git('init', '-q');
    expect(say()).toContain('There is no commit here to compare with.');
  });

  it('lists changes since the last commit, under the name of the table', () => {
    commitTables();
    change(stateTable, ',61000,', ',62000,');
    const lines = say();
    expect(lines[lines.indexOf(stateTable) + 1]).toBe(
      '  FL paralegal annual_median_usd: 61,000 → 62,000 (+1.6%)',
    );
    expect(lines).not.toContain('No table has changed.');
  });

  it('lists changes against a folder of older files, with or without a commit', () => {
    commitTables();
    writeFileSync(
      join(older, national),
      readFileSync(getPath(national), 'utf8').replace(',62890,', ',50350,'),
    );
    const lines = say('--against', older);
    expect(lines).toContain(
      '  paralegal 2025-05 annual_median_usd: 50,350 → 62,890 (+24.9%) – check this one',
    );
  });

  it('compares a table with the older file that has a year in its name', () => {
    renameSync(join(older, stateTable), join(older, 'oews_state_2024.csv'));
    const lines = say('--against', older);
    expect(lines[lines.indexOf(stateTable) + 1]).toBe('  held against oews_state_2024.csv');
  });

  it('tells that a table is new if no older file matches it', () => {
    rmSync(join(older, stateTable));
    const lines = say('--against', older);
    expect(lines[lines.indexOf(stateTable) + 1]).toBe('  a new table');
  });

  it('ends with the problems of the tables, each with its position, and compares nothing', () => {
    change(national, ',62890,', ',62.9k,');
    change(stateTable, '2025-05', '2031-05');
    const failure = thrownBy(() => dataCheck(['--against', older], root, today));
    expect(failure).toMatchObject({ exitCode: 1 });
    const lines = failure.message.split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^content\/data\/oews_national\.csv:4:125: /),
      expect.stringMatching(/^content\/data\/oews_state\.csv:2:42: /),
    ]);
    expect(lines[0]).toContain('[E_TABLE_VALUE]');
    expect(lines[1]).toContain('[E_DATE_RANGE]');
  });

  it('lists what is unusual, with its position, without refusing it', () => {
    change(stateTable, ',38830,48230,', ',14950,48230,');
    const lines = say('--against', older);
    expect(lines).toContain(
      'Unusual, and no mistake for certain. Hold it against the official file:',
    );
    expect(lines).toContain(
      '  content/data/oews_state.csv:3:64: 14,950 is less than a full year at the federal minimum wage, 15,080',
    );
  });

  it('recognizes the next release by its name, and tells where its name belongs', () => {
    renameSync(getPath(stateTable), getPath('oews_state_2026.csv'));
    expect(() => dataCheck([], root, today)).toThrow(
      'content/data/oews_state_2026.csv: this looks like another release of oews_state.csv; give it that name',
    );
  });

  it('tells that each table is missing if the folder is', () => {
    rmSync(join(root, 'content'), { recursive: true });
    expect(() => dataCheck([], root, today)).toThrow('Missing file `oews_national.csv`');
  });

  it('refuses a missing folder', () => {
    const nowhere = join(root, 'nowhere');
    expect(() => dataCheck(['--against', nowhere], root, today)).toThrow(
      `There is no folder ${nowhere} to compare with.`,
    );
  });

  it('ignores other files in a folder of older tables', () => {
    mkdirSync(join(older, 'notes'));
    writeFileSync(join(older, 'notes.txt'), 'x');
    expect(say('--against', older)).toContain('No table has changed.');
  });

  it.each([[['--agianst', 'x']], [['x']], [['--against']]])(
    'says how it is used where it is given %j',
    (args) => {
      expect(() => parseArguments(args)).toThrow('Usage: npm run data:check -- ');
    },
  );
});
