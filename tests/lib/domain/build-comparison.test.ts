import { describe, expect, it } from 'vitest';
import { buildComparison } from '@/lib/domain/build-comparison';
import { isDifferent } from '@/lib/domain/comparison';
import type { Fact, Missing } from '@/lib/domain/fact';
import type { RoleProfile } from '@/lib/domain/profile';
import { groupIds, type RowId, rowDefinitions } from '@/lib/domain/rows';
import { basis, readFrozenSite, sampleRoles } from './sample';

const site = readFrozenSite();
const [nurse, teacher] = sampleRoles(site);

const withFact = (role: RoleProfile, id: RowId, fact: Fact | Missing): RoleProfile => ({
  ...role,
  facts: { ...role.facts, [id]: fact },
});

const getRow = (first: RoleProfile, second: RoleProfile, id: RowId) => {
  const row = buildComparison([first, second], site)
    .groups.flatMap((group) => group.rows)
    .find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`No row ${id}`);
  return row;
};

describe('a comparison', () => {
  it('has the seven groups in order, with every row in exactly one', () => {
    const { groups } = buildComparison([nurse, teacher], site);
    expect(groups.map((group) => group.id)).toEqual(groupIds);
    const ids = groups.flatMap((group) => group.rows.map((row) => row.id));
    expect(ids).toHaveLength(rowDefinitions.length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('opens with the work and pay of both roles, and leaves out unknown values', () => {
    const [first, other] = site.roles as [RoleProfile, RoleProfile];
    const inShort = other.facts['in-short'];
    if (inShort?.kind !== 'text') throw new Error('The role has no work in short');
    const second = withFact(other, 'in-short', { ...inShort, brief: 'keep the office on time' });
    const { opening } = buildComparison([first, second], site);
    expect(opening).toHaveLength(2);
    expect(opening[0]).toBe(
      'Paralegals work on the case; legal secretaries keep the office on time.',
    );
    expect(opening[1]).toMatch(/^Half of paralegals earn \$/);
    const stranger = { ...second, occupation: { code: '99-9999', title: 'Strangers' } };
    expect(buildComparison([first, stranger], site).opening).toHaveLength(1);
  });

  it('can be limited to some groups, as on the home page', () => {
    const { groups } = buildComparison([nurse, teacher], site, { groups: ['glance'] });
    expect(groups.map((group) => group.id)).toEqual(['glance']);
  });

  it('lists every source of a cell once, in order of first use', () => {
    const [first, second] = site.roles as [RoleProfile, RoleProfile];
    const { groups, sources } = buildComparison([first, second], site);
    const listed = sources.map((source) => source.id);
    const used = groups.flatMap((group) =>
      group.rows.flatMap((row) =>
        row.cells.flatMap((cell) => cell.source?.entries.map((entry) => entry.id) ?? []),
      ),
    );
    expect(listed).toEqual([...new Set(used)]);
  });

  it('opens with the shared value instead of the bare word “Same.”', () => {
    const { opening } = buildComparison([nurse, teacher], site);
    const inShort = nurse.facts['in-short'];
    if (inShort?.kind !== 'text') throw new Error('The sample has no work in short');
    expect(opening).toContain(`Both ${inShort.brief}.`);
    expect(opening).not.toContain(site.words.differences.same);
  });

  it('gives two roles with the same line style different ones', () => {
    const { roles } = buildComparison([nurse, teacher], site);
    expect(nurse.accent).toBe(teacher.accent);
    expect(roles[0].accent).not.toBe(roles[1].accent);
  });

  it('shows the earlier of the two review dates', () => {
    const old = { ...nurse, reviewed: '2025-01-31' };
    expect(buildComparison([teacher, old], site).reviewed).toBe('January 31, 2025');
  });
});

describe('a row whose values differ in year, place or population', () => {
  const fact = (more: Partial<Fact>): Fact =>
    ({ kind: 'money', amount: 100, ...basis, ...more }) as Fact;

  it('notes that the years differ', () => {
    const row = getRow(
      withFact(nurse, 'rate', fact({ period: '2022' })),
      withFact(teacher, 'rate', fact({ period: '2024' })),
      'rate',
    );
    expect(row.mixed).toBe('The dates differ: 2022 and 2024.');
    expect(row.detail).toBe('median; US');
  });

  it('notes that the places differ', () => {
    const row = getRow(
      withFact(nurse, 'rate', fact({ place: 'us-fl' })),
      withFact(teacher, 'rate', fact({ place: 'us' })),
      'rate',
    );
    expect(row.mixed).toBe('The places differ: Florida and US.');
    expect(row.detail).toBe('median; May 2025');
  });

  it('notes that the people counted differ', () => {
    const row = getRow(
      withFact(nurse, 'rate', fact({ who: 'large firms' })),
      withFact(teacher, 'rate', fact({ who: 'small firms' })),
      'rate',
    );
    expect(row.mixed).toBe('The groups differ: large firms; small firms.');
  });

  it('notes that one source shows no date', () => {
    const row = getRow(
      withFact(nurse, 'rate', fact({ period: 'undated' })),
      withFact(teacher, 'rate', fact({})),
      'rate',
    );
    expect(row.mixed).toBe('One source shows no date.');
  });

  it('has no note when all three are the same', () => {
    const row = getRow(
      withFact(nurse, 'rate', fact({})),
      withFact(teacher, 'rate', fact({})),
      'rate',
    );
    expect(row.mixed).toBeUndefined();
    expect(row.detail).toBe('median; US, May 2025');
  });
});

describe('a role whose occupation code is not in the tables', () => {
  const stranger: RoleProfile = {
    ...teacher,
    occupation: { code: '99-9999', title: 'Strangers' },
  };

  it('shows a stated absence and no difference in each row that comes from a table', () => {
    const { groups } = buildComparison([nurse, stranger], site);
    const served = rowDefinitions.filter((row) => row.from !== 'profile').map((row) => row.id);
    for (const row of groups.flatMap((group) => group.rows)) {
      if (!served.includes(row.id)) continue;
      expect(row.cells[1], row.id).toMatchObject({
        kind: 'missing',
        text: 'The official table has no figure for this job.',
      });
      expect(row.difference.lead, row.id).toBe('Not known.');
      expect(isDifferent(row), row.id).toBe(false);
    }
  });
});

describe('the cells of a row', () => {
  it('mark the items in both lists', () => {
    const list = (...items: string[]): Fact => ({ kind: 'list', items, ...basis });
    const row = getRow(
      withFact(nurse, 'tools', list('Word', 'Excel')),
      withFact(teacher, 'tools', list('excel', 'Chalk')),
      'tools',
    );
    expect(row.cells[0]).toMatchObject({
      items: [
        { text: 'Word', shared: false },
        { text: 'Excel', shared: true },
      ],
    });
    expect(row.cells[1]).toMatchObject({
      items: [
        { text: 'excel', shared: true },
        { text: 'Chalk', shared: false },
      ],
    });
  });

  it('give the reason for a missing value', () => {
    const reason = 'nobody counts it.';
    const row = getRow(
      withFact(nurse, 'rate', { kind: 'missing', why: 'not-collected', reason, sources: [] }),
      withFact(teacher, 'rate', { kind: 'missing', why: 'varies', reason, sources: [] }),
      'rate',
    );
    expect(row.cells[0]).toMatchObject({ text: 'Not published: nobody counts it.' });
    expect(row.cells[1]).toMatchObject({ text: 'Varies: nobody counts it.' });
  });

  it('chart pay on one scale, with every number also as text', () => {
    const [first, second] = site.roles as [RoleProfile, RoleProfile];
    const row = getRow(first, second, 'pay');
    const drawn = row.cells.map((cell) => {
      if (cell.kind !== 'pay') throw new Error('Pay is not drawn');
      return cell.range;
    });
    expect(drawn[0]?.ticks).toEqual(drawn[1]?.ticks);
    for (const { at, description, half, tenths } of drawn) {
      const places = [at.p10, at.p25, at.median ?? Number.NaN, at.p75, at.p90];
      expect(places).toEqual([...places].sort((one, two) => one - two));
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...places)).toBeLessThanOrEqual(1);
      const figures = `${half} ${tenths}`.match(/\$[\d,]+/g) ?? [];
      expect(figures).toHaveLength(4);
      for (const figure of figures) expect(description).toContain(figure);
    }
  });
});
