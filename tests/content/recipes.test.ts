import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatDiagnostic } from '@/lib/content/diagnostic';
import { readSite } from '@/lib/content/load-site';
import { writeHistory } from '@/lib/content/write-history';
import { copyFrozenSite } from '@/tests/lib/content/frozen-site';
import { addNationalRow, addRole, newcomer } from '@/tests/many-roles/next-year';

/** The recipes of the README, step by step, in a copy. */

const readme = readFileSync('README.md', 'utf8');
const recipe = (title: string) => readme.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const later = '2199-01-01';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recipe-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What `npm run check:content` says. */
const check = () =>
  readSite({ root, language: 'en', today: later, holdToHistory: true }).problems.map(
    formatDiagnostic,
  );

describe('to add a role', () => {
  const [, model = '', added = ''] =
    /Copy `([^`]+)` to `([^`]+)`/.exec(recipe('To add a role')) ?? [];

  beforeEach(() => {
    for (const part of ['content', 'public/guide']) {
      cpSync(part, join(root, part), { recursive: true });
    }
  });

  it('one copies a file, and hears at once of all that the copy must change', () => {
    const file = added.replace('<id>', 'nurse');
    copyFileSync(join(root, model), join(root, file));
    const lines = readFileSync(model, 'utf8').split('\n');
    const place = (key: string) => {
      const line = lines.findIndex((text) => text.trim().startsWith(`${key}: `));
      return `${file}:${line + 1}:${(lines[line]?.indexOf(': ') ?? 0) + 3}`;
    };
    const said = check();
    for (const key of ['name', 'singular', 'plural', 'summary', 'code']) {
      expect(
        said.filter((problem) => problem.startsWith(`${place(key)}: Unexpected `)),
        key,
      ).toHaveLength(1);
    }
    expect(said[0]).toMatch(/:1:1: Missing the role `nurse` in content\/history; /);
    expect(said).toHaveLength(6);
  });

  it.each([
    ['without a row in any table', () => {}],
    ['with a row in one table', addNationalRow],
  ])(
    'one changes what the file says and writes the history, and nothing is owed: %s',
    (_, addRow) => {
      expect(added).toBe('content/en/roles/<id>.md');
      addRole(root);
      addRow(root);
      expect(check()).toEqual([
        `${added.replace('<id>', newcomer.id)}:1:1: Missing the role \`${newcomer.id}\` in content/history; run \`npm run history\` [E_HISTORY_MISSING]`,
      ]);
      expect(recipe('To add a role')).toContain('`npm run history`');
      const { changes, problems } = writeHistory({ root, date: later });
      expect(changes.map(({ role }) => role)).toContain(newcomer.id);
      expect(problems).toEqual([]);
      expect(check()).toEqual([]);
    },
  );
});

describe('to change a value', () => {
  it('one changes it, and the check asks for the history until that is written', () => {
    copyFrozenSite(root);
    const file = join(root, 'content/en/roles/paralegal.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('count: 50', 'count: 60'));
    const [said, ...others] = check();
    expect(said).toContain('if the value has changed, run `npm run history`');
    expect(others).toEqual([]);
    const [, why = ''] =
      /npm run history -- --why "([^"]+)"/.exec(recipe('To change a value')) ?? [];
    const { changes, problems } = writeHistory({ root, date: later, why });
    expect(changes.map(({ role, row }) => [role, row])).toEqual([['paralegal', 'upkeep']]);
    expect(problems).toEqual([]);
    expect(readFileSync(join(root, `content/history/${later}.md`), 'utf8')).toContain(why);
    expect(check()).toEqual([]);
  });
});
