import { describe, expect, it } from 'vitest';
import { buildComparison } from '@/lib/domain/build-comparison';
import { type View, wholeView } from '@/lib/domain/comparison';
import { chooseRows, getCredits } from '@/lib/domain/handout';
import { type GroupId, type RowId, rowDefinitions } from '@/lib/domain/rows';
import { buildHandout } from '@/lib/pages/build-handout';
import { readFrozenSite } from './sample';

const site = readFrozenSite();
const [one, two] = site.roles;
if (one === undefined || two === undefined) throw new Error('The site has no two roles');
const comparison = buildComparison([one, two], site);
const handout = buildHandout(comparison, site.words);
const whole = wholeView(handout.known);

/** The ids of the rows on a view's sheet. */
const getIds = (change: Partial<View>) =>
  chooseRows(handout, { ...whole, ...change }).rows.map(({ id }) => id);
const usual = rowDefinitions
  .filter((row) => row.group === 'glance' || row.handout)
  .map(({ id }) => id);

describe('the rows of a handout', () => {
  it('are the rows at a glance and five more by default', () => {
    expect(getIds({})).toEqual(usual);
    expect(usual).toHaveLength(7 + 5);
    expect(chooseRows(handout, whole).kind).toBe('usual');
  });

  it('are only the picked ones, in the reader’s order', () => {
    const priorities: readonly RowId[] = ['ladder', 'remote', 'pay'];
    expect(getIds({ priorities })).toEqual(priorities);
    expect(getIds({ priorities, groups: ['glance'], differencesOnly: true })).toEqual(priorities);
    expect(chooseRows(handout, { ...whole, priorities }).kind).toBe('mine');
  });

  it('can be any row of the comparison', () => {
    for (const id of handout.known.rows) expect(getIds({ priorities: [id] })).toEqual([id]);
  });

  it('are the default rows in the groups that the view shows', () => {
    const groupOf = new Map(rowDefinitions.map(({ id, group }) => [id, group]));
    const groups: readonly GroupId[] = ['entry', 'next'];
    const expected = usual.filter((id) => groups.some((group) => group === groupOf.get(id)));
    expect(expected.length).toBeGreaterThan(0);
    expect(getIds({ groups })).toEqual(expected);
    expect(chooseRows(handout, { ...whole, groups }).kind).toBe('some');
  });

  it('are any rows of the groups if none of them is a default row', () => {
    const people = rowDefinitions.filter(({ group }) => group === 'people').map(({ id }) => id);
    expect(getIds({ groups: ['people'] })).toEqual(people);
    for (const group of handout.known.groups) {
      const count = getIds({ groups: [group] }).length;
      expect(count, group).toBeGreaterThan(0);
      expect(count, group).toBeLessThanOrEqual(usual.length);
    }
  });

  it('are the rows that differ if the view shows only differences', () => {
    const different = handout.rows.filter((row) => row.isDifferent).map(({ id }) => id);
    const expected = usual.filter((id) => different.includes(id));
    expect(expected.length).toBeLessThan(usual.length);
    expect(getIds({ differencesOnly: true })).toEqual(expected);
    expect(chooseRows(handout, { ...whole, differencesOnly: true }).kind).toBe('some');
  });

  it('are all rows if nothing differs, so that the sheet is never empty', () => {
    const alike = { ...handout, rows: handout.rows.map((row) => ({ ...row, isDifferent: false })) };
    const view = { ...whole, differencesOnly: true };
    expect(chooseRows(alike, view).rows.map(({ id }) => id)).toEqual(usual);
  });

  it('do not depend on the row that a link leads to', () => {
    expect(getIds({ at: 'court' })).toEqual(usual);
  });
});

describe('a row of a handout', () => {
  it('has a question, and an answer for each role', () => {
    for (const { id, question, answers } of handout.rows) {
      expect(question, id).toMatch(/\?$/);
      for (const { brief } of answers) expect(brief, id).toMatch(/[A-Za-z]{2}|\d/);
    }
    expect(new Set(handout.rows.map(({ question }) => question)).size).toBe(handout.rows.length);
  });

  it('gives the middle half of pay, and the reason for a yes or no', () => {
    const getRow = (id: RowId) => {
      const row = handout.rows.find((candidate) => candidate.id === id);
      if (row === undefined) throw new Error(`No row ${id}`);
      return row;
    };
    for (const { range } of getRow('pay').answers)
      expect(range?.match(/\$[\d,]+/g)).toHaveLength(2);
    for (const { range, more } of getRow('license').answers) {
      expect(range).toBeUndefined();
      expect(more[0]).toMatch(/\.$/);
    }
  });

  it('names its sources and their license credits, each once on a sheet', () => {
    const { sources, credits } = getCredits(handout.rows);
    expect(new Set(sources).size).toBe(sources.length);
    expect(new Set(credits).size).toBe(credits.length);
    const asked = comparison.sources.filter(({ attribution }) => attribution !== undefined);
    expect(credits.length).toBe(asked.length);
    for (const row of handout.rows) {
      const cells = comparison.groups
        .flatMap(({ rows }) => rows)
        .find(({ id }) => id === row.id)?.cells;
      for (const { source } of cells ?? []) {
        if (source !== undefined) expect(row.sources, row.id).toContain(source.short);
      }
    }
  });
});
