import { describe, expect, it } from 'vitest';
import type { TableName, TableRow } from '@/lib/domain/table-rows';
import { buildOutlook } from '@/lib/pay/outlook';
import {
  csv,
  getRow,
  getText,
  pair,
  paralegal,
  secretary,
  site,
  stranger,
  withTables,
} from './sample';

const part = buildOutlook(pair, site);
const count = (value: string | undefined) => Number(value).toLocaleString('en-US');
const rowFor = (table: TableName, code: string) => {
  const row = csv(table).find(({ soc }) => soc === code);
  if (row === undefined) throw new Error(`No row of ${code}`);
  return row;
};
const codes = ['23-2011', '43-6012'] as const;

/** The site with a changed outlook for one occupation. */
const withJobs = (code: string, change: Partial<TableRow<'projections'>>) =>
  withTables(({ projections }) => ({
    projections: projections.map((row) => (row.soc === code ? { ...row, ...change } : row)),
  }));
const withRates = (code: string, change: Partial<TableRow<'separations'>>) =>
  withTables(({ separations }) => ({
    separations: separations.map((row) => (row.soc === code ? { ...row, ...change } : row)),
  }));
const withoutRates = (code: string) =>
  withTables(({ separations }) => ({ separations: separations.filter((row) => row.soc !== code) }));

describe('jobs and outlook', () => {
  it('has jobs now and then, and their change, as the file has them', () => {
    for (const [index, code] of codes.entries()) {
      const row = rowFor('projections', code);
      const cell = (label: string) => getRow(part.table, label).cells[index];
      expect(cell('Jobs in 2024')?.text).toBe(count(row.employment_base));
      expect(cell('Jobs in 2034')?.text).toBe(count(row.employment_projected));
      expect(cell('All openings')?.text).toBe(count(row.openings_annual_avg));
    }
    expect(getText(part.table)).toContainEqual(['Change by 2034', '+600 +0.2%', '−9,000 −5.8%']);
  });

  it('splits the openings like the file, and spreads the change over ten years', () => {
    const words = site.words['pay-outlook'];
    for (const [index, code] of codes.entries()) {
      const row = rowFor('separations', code);
      const cell = (label: string) => getRow(part.table, label).cells[index];
      expect(cell(words.exits)?.text).toBe(count(row.labor_force_exits_annual_avg));
      expect(cell(words.transfers)?.text).toBe(count(row.occupational_transfers_annual_avg));
    }
    // 600 and −9,000 jobs in ten years
    expect(getText(part.table)).toContainEqual([words.growth, '+60', '−900']);
  });

  it('draws bars on one scale for both roles: one for jobs, one for openings', () => {
    const bars = (label: string) =>
      getRow(part.table, label).cells.map((cell) => (cell.kind === 'figure' ? cell.bar : 'none'));
    // Fractions of 376,800 jobs and 39,300 openings, the longest bars.
    expect(bars('Jobs in 2034')).toEqual([1, 147_300 / 376_800]);
    expect(bars('Jobs in 2024')).toEqual([376_200 / 376_800, 156_300 / 376_800]);
    expect(bars('All openings')).toEqual([1, 19_600 / 39_300]);
    expect(bars('Change by 2034'), 'a loss has no length').toEqual([undefined, undefined]);
  });

  it('explains why openings exceed new jobs, for gained and for lost jobs', () => {
    expect(part.reasons).toEqual([
      'Of 39,300 openings a year for paralegals, about 39,200 replace people who leave: 12,000 stop working, and 27,200 go on to another kind of job. About 60 are new jobs.',
      'About 20,500 legal secretaries leave the job each year: 12,600 stop working, and 7,900 go on to another kind of job. About 900 of their places a year are not filled again. That leaves 19,600 openings.',
    ]);
    expect(part.rounded).toContain('hundreds');
  });

  it('tells that no opening is a new job if the number of jobs stays the same', () => {
    const [first] = buildOutlook(pair, withJobs('23-2011', { change_number: 0 })).reasons;
    expect(first).toMatch(/^All 39,300 openings a year for paralegals replace people who leave/);
  });

  it('shows the rates of both jobs beside those of all jobs', () => {
    expect(part.rates?.columns).toHaveLength(3);
    expect(getText(part.rates)).toEqual([
      [paralegal.name, '3.2%', '7.2%', '10.4%'],
      [secretary.name, '8.3%', '5.2%', '13.5%'],
      [site.words['pay-outlook'].yardstick, '4.7%', '5.9%', '10.6%'],
    ]);
  });

  it('tells who leaves more often, whichever role comes first', () => {
    const expected = [
      'Legal secretaries stop working more often than paralegals: 8.3% in a year, against 3.2%. Of people in all jobs, 4.7% do.',
      'Paralegals go on to another kind of job more often than legal secretaries: 7.2% in a year, against 5.2%. Of people in all jobs, 5.9% do.',
    ];
    expect(part.comparisons).toEqual(expected);
    expect(buildOutlook([secretary, paralegal], site).comparisons).toEqual(expected);
  });

  it('tells that people leave equally often', () => {
    const even = withRates('43-6012', {
      labor_force_exit_rate_annual_pct: 3.2,
      occupational_transfer_rate_annual_pct: 7.2,
    });
    expect(buildOutlook(pair, even).comparisons).toEqual([
      'As many paralegals as legal secretaries stop working in a year: 3.2%. Of people in all jobs, 4.7% do.',
      'As many paralegals as legal secretaries go on to another kind of job in a year: 7.2%. Of people in all jobs, 5.9% do.',
    ]);
  });

  it('has one source', () => {
    expect(part.source.entries.map(({ id }) => id)).toEqual(['bls-projections']);
  });

  /** The page says this of both jobs in our words, so this checks the table. */
  it('may say that the bureau names artificial intelligence for both jobs, and research for one', () => {
    const factors = codes.map((code) =>
      site.tables.drivers.filter(({ soc }) => soc === code).map(({ factor }) => factor),
    );
    for (const [factor, ...others] of factors) {
      expect(factor).toContain('artificial intelligence');
      expect(others).toEqual([]);
    }
    expect(factors.map(([factor]) => factor?.includes('research'))).toEqual([true, false]);
  });
});

describe('an outlook with gaps', () => {
  it('tells that a role has no outlook, and shows the other', () => {
    const found = buildOutlook([stranger, paralegal], site);
    expect(found.absences).toEqual(['We have no figure for strangers.']);
    expect(found.table?.columns.map(({ name }) => name)).toEqual([paralegal.name]);
    expect(found.reasons).toHaveLength(1);
    expect(found.comparisons).toEqual([]);
    expect(getText(found.rates)).toHaveLength(2);
  });

  it('has no table if neither role has an outlook', () => {
    const found = buildOutlook([stranger, { ...stranger, id: 'other' }], site);
    expect(found.absences).toHaveLength(2);
    expect([found.table, found.rates]).toEqual([undefined, undefined]);
    expect(found.reasons).toEqual([]);
  });

  it('tells in the cells that openings are not split if the table of reasons lacks a role', () => {
    const found = buildOutlook(pair, withoutRates('43-6012'));
    const { exits, transfers } = site.words['pay-outlook'];
    for (const label of [exits, transfers]) {
      expect(getRow(found.table, label).cells[1]).toEqual({
        kind: 'missing',
        text: site.words.missing['not-in-table'],
      });
    }
    expect(getRow(found.table, 'All openings').cells[1]?.text).toBe('19,600');
    expect(found.reasons).toHaveLength(1);
    expect(found.comparisons).toEqual([]);
  });

  it('has no rates if no role has one', () => {
    const none = withTables(() => ({ separations: [] }));
    const found = buildOutlook(pair, none);
    expect(found.rates).toBeUndefined();
    expect(found.table).toBeDefined();
  });

  it('works without the rates of all jobs', () => {
    const found = buildOutlook(pair, withoutRates('00-0000'));
    expect(getText(found.rates)).toHaveLength(2);
    expect(found.comparisons[0]).toBe(
      'Legal secretaries stop working more often than paralegals: 8.3% in a year, against 3.2%.',
    );
  });

  it('draws no bars if there are no jobs', () => {
    const none = {
      employment_base: 0,
      employment_projected: 0,
      openings_annual_avg: 0,
      change_number: 0,
    };
    const found = buildOutlook([stranger, paralegal], withJobs('23-2011', none));
    expect(getRow(found.table, 'Jobs in 2024').cells).toEqual([
      { kind: 'figure', text: '0', bar: 0 },
    ]);
  });
});
