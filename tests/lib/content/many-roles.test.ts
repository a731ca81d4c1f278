import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatDiagnostic } from '@/lib/content/diagnostic';
import { readSite } from '@/lib/content/load-site';
import { getPaths } from '@/lib/content/pages';
import { getPairs } from '@/lib/domain/pairs';
import { rowValue } from '@/lib/domain/role-cells';
import { rowDefinitions } from '@/lib/domain/rows';
import { buildSourcesPage } from '@/lib/pages/sources-page';
import { addedRoles, writeSiteOfRoles } from '@/tests/many-roles/site-of-roles';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'site-of-roles-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function read(count: number, namesPairs: boolean) {
  writeSiteOfRoles(root, count, namesPairs);
  const { site, problems } = readSite({ root, language: 'en', today: '2026-11-23' });
  expect(problems.map(formatDiagnostic)).toEqual([]);
  if (site === undefined) throw new Error('A site without problems is a site');
  return site;
}

describe('a further role', () => {
  it.each([
    [3, false],
    [20, false],
    [25, true],
  ])('is one Markdown file, on a site of %i', (count, namesPairs) => {
    const site = read(count, namesPairs);
    expect(site.roles).toHaveLength(count);
    expect(site.roles.slice(0, 2).map(({ id }) => id)).toEqual(site.words.home.pair);
    const paths = getPaths('en', site);
    for (const { id } of site.roles) expect(paths).toContain(`/en/roles/${id}/`);
    const ofPairs = paths.filter((path) => path.includes('-vs-'));
    const handouts = ofPairs.filter((path) => path.endsWith('/handout/'));
    expect(handouts).toHaveLength(getPairs(site).length);
    expect(ofPairs).toHaveLength(2 * handouts.length);
  });

  it('has all that rests on a source on its own page, where it is in no comparison', () => {
    const site = read(25, true);
    const alone = addedRoles(25, true).at(-1)?.id;
    const { kinds } = buildSourcesPage(site);
    const uses = kinds
      .flatMap(({ sources }) => sources)
      .flatMap((source) => source.uses.roles.filter(({ role }) => role.id === alone));
    expect(uses.length).toBeGreaterThan(0);
    for (const { pair, rows, sections } of uses) {
      expect([pair, rows]).toEqual([undefined, []]);
      expect(sections.length).toBeGreaterThan(0);
    }
    // Conditions are not written about with a source, but two facts of that section have one.
    expect(uses.flatMap(({ sections }) => sections.map(({ id }) => id))).toContain('conditions');
  });

  it('has a typed absence where no table has a row for its occupation', () => {
    const { roles, tables } = read(3, false);
    const third = roles.find(({ id }) => id === addedRoles(3, false)[0]?.id);
    if (third === undefined) throw new Error('There is no third role');
    const rows = rowDefinitions.filter((row) => row.from !== 'profile');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(rowValue(row, { role: third, site: { tables } }), row.id).toMatchObject({
        kind: 'missing',
        why: 'not-in-table',
      });
    }
  });
});
