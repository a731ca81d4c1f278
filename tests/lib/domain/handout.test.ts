import { describe, expect, it } from 'vitest';
import { buildComparison } from '@/lib/domain/build-comparison';
import { type View, wholeView } from '@/lib/domain/comparison';
import { chooseRows, creditsOf } from '@/lib/domain/handout';
import { type GroupId, type RowId, rowDefinitions } from '@/lib/domain/rows';
import { buildHandout } from '@/lib/pages/build-handout';
import { format, readFrozenSite } from './sample';

const site = readFrozenSite();
const [one, two] = site.roles;
if (one === undefined || two === undefined) throw new Error('The site has no two roles');
const comparison = buildComparison([one, two], site, format);
const handout = buildHandout(comparison, site.words);
const whole = wholeView(handout.known);

/** The ids of the rows on the sheet of a view. */
const idsOf = (change: Partial<View>) =>
  chooseRows(handout, { ...whole, ...change }).rows.map(({ id }) => id);
const usual = rowDefinitions
  .filter((row) => row.group === 'glance' || row.handout)
  .map(({ id }) => id);

describe('the rows of a handout', () => {
  it('are the rows at a glance and five more where nothing was chosen', () => {
    expect(idsOf({})).toEqual(usual);
    expect(usual).toHaveLength(7 + 5);
    expect(chooseRows(handout, whole).kind).toBe('usual');
  });

  it('are the reader’s own, alone and in their order', () => {
    const priorities: readonly RowId[] = ['ladder', 'remote', 'pay'];
    expect(idsOf({ priorities })).toEqual(priorities);
    expect(idsOf({ priorities, groups: ['glance'], differencesOnly: true })).toEqual(priorities);
    expect(chooseRows(handout, { ...whole, priorities }).kind).toBe('mine');
  });

  it('can be any row of the comparison', () => {
    for (const id of handout.known.rows) expect(idsOf({ priorities: [id] })).toEqual([id]);
  });

  it('are the usual ones of the groups that the view shows', () => {
    const groupOf = new Map(rowDefinitions.map(({ id, group }) => [id, group]));
    const groups: readonly GroupId[] = ['entry', 'next'];
    const expected = usual.filter((id) => groups.some((group) => group === groupOf.get(id)));
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf({ groups })).toEqual(expected);
    expect(chooseRows(handout, { ...whole, groups }).kind).toBe('some');
  });

  it('are those of the groups themselves where no usual row is among them', () => {
    const people = rowDefinitions.filter(({ group }) => group === 'people').map(({ id }) => id);
    expect(idsOf({ groups: ['people'] })).toEqual(people);
    for (const group of handout.known.groups) {
      const count = idsOf({ groups: [group] }).length;
      expect(count, group).toBeGreaterThan(0);
      expect(count, group).toBeLessThanOrEqual(usual.length);
    }
  });

  it('are those that differ where the view shows only these', () => {
    const different = handout.rows.filter((row) => row.isDifferent).map(({ id }) => id);
    const expected = usual.filter((id) => different.includes(id));
    expect(expected.length).toBeLessThan(usual.length);
    expect(idsOf({ differencesOnly: true })).toEqual(expected);
    expect(chooseRows(handout, { ...whole, differencesOnly: true }).kind).toBe('some');
  });

  it('are never none: where nothing differs, all of it stands there', () => {
    const alike = { ...handout, rows: handout.rows.map((row) => ({ ...row, isDifferent: false })) };
    const view = { ...whole, differencesOnly: true };
    expect(chooseRows(alike, view).rows.map(({ id }) => id)).toEqual(usual);
  });

  it('do not follow the row that a link leads to', () => {
    expect(idsOf({ at: 'court' })).toEqual(usual);
  });
});

describe('a row of a handout', () => {
  it('asks a question and has an answer for either role', () => {
    for (const { id, question, answers } of handout.rows) {
      expect(question, id).toMatch(/\?$/);
      for (const { brief } of answers) expect(brief, id).toMatch(/[A-Za-z]{2}|\d/);
    }
    expect(new Set(handout.rows.map(({ question }) => question)).size).toBe(handout.rows.length);
  });

  it('says of pay what the middle half earn, and of a yes or no the reason', () => {
    const rowOf = (id: RowId) => {
      const row = handout.rows.find((candidate) => candidate.id === id);
      if (row === undefined) throw new Error(`No row ${id}`);
      return row;
    };
    for (const { range } of rowOf('pay').answers) expect(range?.match(/\$[\d,]+/g)).toHaveLength(2);
    for (const { range, more } of rowOf('license').answers) {
      expect(range).toBeUndefined();
      expect(more[0]).toMatch(/\.$/);
    }
  });

  it('names its sources and what their licences ask for, each once on a sheet', () => {
    const { sources, credits } = creditsOf(handout.rows);
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
