import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { codeOf, stateIds } from '@/lib/domain/places';

/**
 * What the official tables must agree on among themselves. They are read here without the site's own
 * reader and schemas, so that a slip in those does not hide one in the tables.
 */

type Row = Readonly<Record<string, string>>;

const folder = 'content/data';
const readFile = (path: string): readonly Row[] =>
  parse(readFileSync(path, 'utf8'), { columns: true }) as Row[];

/** The rows of the one file whose name begins so: a later release has other digits at its end. */
function rowsOf(beginning: string): readonly Row[] {
  const names = readdirSync(folder).filter((name) => name.startsWith(beginning));
  expect(names, beginning).toHaveLength(1);
  return readFile(join(folder, names[0] ?? ''));
}

const national = rowsOf('oews_national');
const states = rowsOf('oews_state');
const areas = rowsOf('oews_area');
const florida = rowsOf('oews_florida');
const sectors = rowsOf('oews_industry_sector');
const projections = rowsOf('bls_projections');
const separations = rowsOf('bls_separations');
const prices = rowsOf('bea_rpp');
const consumerPrices = rowsOf('cpi_u');

/** A figure of a row; an empty cell is no zero. */
function figure(row: Row, column: string): number {
  const text = row[column] ?? '';
  expect(text, `${column} of ${JSON.stringify(row)}`).not.toBe('');
  return Number(text);
}

const isThere = (row: Row, column: string) => (row[column] ?? '') !== '';
const sumOf = (rows: readonly Row[], column: string) =>
  rows.filter((row) => isThere(row, column)).reduce((total, row) => total + figure(row, column), 0);

const codes = [...new Set(national.map((row) => row.soc ?? ''))];
const newest = [...new Set(national.map((row) => row.reference_period ?? ''))].sort().at(-1);
const nationOf = (soc: string) => {
  const row = national.find((each) => each.soc === soc && each.reference_period === newest);
  if (row === undefined) throw new Error(`No national row of ${soc}`);
  return row;
};
const percentiles = ['p10', 'p25', 'median', 'p75', 'p90'];

/** BLS rounds each count of employees to ten, so that a sum of `n` of them is off by 5 × n at most. */
const roundingOfSum = (n: number) => 5 * n;

describe('the table of states', () => {
  it('has every state, the capital and three territories once for each occupation', () => {
    for (const soc of codes) {
      const found = states.filter((row) => row.soc === soc).map((row) => row.state_abbr);
      expect([...found].sort(), soc).toEqual(stateIds.map(codeOf).sort());
    }
    expect(states).toHaveLength(codes.length * stateIds.length);
  });

  it('gives a place one number, one name and one kind, the same as the table of prices', () => {
    for (const { state_abbr, state_fips, state_name, area_kind } of states) {
      for (const row of states.filter((each) => each.state_abbr === state_abbr)) {
        expect(row).toMatchObject({ state_fips, state_name, area_kind });
      }
      for (const row of prices.filter((each) => each.state_abbr === state_abbr)) {
        expect(row).toMatchObject({ state_fips, state_name });
      }
    }
  });

  it('adds up to the nation within rounding, and what is not released is all that is missing', () => {
    for (const soc of codes) {
      // The national figure does not count the territories.
      const rows = states.filter((row) => row.soc === soc && row.area_kind !== 'territory');
      const withheld = rows.filter((row) => !isThere(row, 'employment'));
      const nation = figure(nationOf(soc), 'employment');
      const gap = nation - sumOf(rows, 'employment');
      expect(gap, soc).toBeGreaterThanOrEqual(-roundingOfSum(rows.length));
      // A state whose figure is withheld is a small one: a hundredth of the nation is far above it.
      const most = roundingOfSum(rows.length) + withheld.length * 0.01 * nation;
      expect(gap, soc).toBeLessThanOrEqual(most);
    }
  });

  it('has a price level for every state and the capital, and for the whole US 100', () => {
    const covered = states.filter((row) => row.area_kind !== 'territory');
    const wanted = new Set(['US', ...covered.map((row) => row.state_abbr)]);
    expect(new Set(prices.map((row) => row.state_abbr))).toEqual(wanted);
    expect(prices).toHaveLength(wanted.size);
    const us = prices.find((row) => row.state_abbr === 'US');
    expect(us && figure(us, 'rpp_all_items')).toBe(100);
  });
});

describe('the table of areas', () => {
  it('has every area once for each occupation', () => {
    const ids = [...new Set(areas.map((row) => row.area_code))];
    expect(ids.length).toBeGreaterThan(500);
    for (const soc of codes) {
      const found = areas.filter((row) => row.soc === soc).map((row) => row.area_code);
      expect([...found].sort(), soc).toEqual([...ids].sort());
    }
  });

  it('gives an area the states that its name ends in', () => {
    const named = areas.filter((row) => / [A-Z]{2}(?:-[A-Z]{2})*$/.test(row.area_name ?? ''));
    expect(named.length).toBeGreaterThan(700);
    for (const { area_name, states: listed } of named) {
      expect(listed?.split('|'), area_name).toEqual(area_name?.split(' ').at(-1)?.split('-'));
    }
  });

  it('has no more jobs in an area of one state than that state has', () => {
    const rows = areas.filter((row) => isThere(row, 'employment') && row.states?.length === 2);
    for (const row of rows) {
      const state = states.find((each) => each.soc === row.soc && each.state_abbr === row.states);
      if (state === undefined || !isThere(state, 'employment')) continue;
      expect(figure(row, 'employment'), row.area_name).toBeLessThanOrEqual(
        figure(state, 'employment'),
      );
    }
  });

  it('has the same figures for Florida as the table of its two years', () => {
    const shared = florida.filter((row) => row.reference_period === newest);
    expect(shared.length).toBeGreaterThan(0);
    for (const row of shared) {
      const area = areas.find((each) => each.soc === row.soc && each.area_code === row.area_code);
      expect(area).toMatchObject(row);
    }
    const inFlorida = areas.filter((row) => row.states === 'FL');
    expect(shared).toHaveLength(inFlorida.length);
  });
});

describe('the table of sectors', () => {
  it('adds up to the nation exactly', () => {
    for (const soc of codes) {
      const rows = sectors.filter((row) => row.soc === soc);
      expect(sumOf(rows, 'employment'), soc).toBe(figure(nationOf(soc), 'employment'));
    }
  });

  it('has shares that follow from the counts, to a hundredth of a percent', () => {
    for (const row of sectors.filter((each) => isThere(each, 'employment'))) {
      const nation = figure(nationOf(row.soc ?? ''), 'employment');
      const share = (100 * figure(row, 'employment')) / nation;
      expect(Math.abs(share - figure(row, 'share_of_occupation_pct'))).toBeLessThanOrEqual(0.0051);
    }
  });
});

describe('the tables of pay', () => {
  it('have percentiles that do not fall', () => {
    for (const row of [...national, ...states, ...areas, ...florida]) {
      const figures = percentiles
        .map((name) => `annual_${name}_usd`)
        .filter((column) => isThere(row, column))
        .map((column) => figure(row, column));
      expect([...figures].sort((one, two) => one - two)).toEqual(figures);
    }
  });

  it('have yearly pay of 2,080 hours, as the bureau works it out, within rounding', () => {
    for (const row of national) {
      for (const name of [...percentiles, 'mean']) {
        const hourly = figure(row, `hourly_${name}_usd`);
        const gap = Math.abs(hourly * 2080 - figure(row, `annual_${name}_usd`));
        // Half a cent an hour, and half of the ten dollars that yearly pay is rounded to.
        expect(gap, `${row.soc} ${row.reference_period} ${name}`).toBeLessThanOrEqual(
          0.005 * 2080 + 5.01,
        );
      }
    }
  });

  it('call an occupation by one word, whatever the table', () => {
    const word = new Map(national.map((row) => [row.soc, row.occupation]));
    expect(word.size).toBe(codes.length);
    for (const name of readdirSync(folder)) {
      for (const row of readFile(join(folder, name))) {
        if (row.soc === undefined || row.occupation === undefined) continue;
        expect(row.occupation, name).toBe(word.get(row.soc));
      }
    }
  });

  it('have the same trend in dollars of one year as was worked out by other hands', () => {
    const expected = readFile('tests/fixtures/pay-trend-constant-dollars.csv');
    const priceOf = (month: string | undefined) => {
      const row = consumerPrices.find((each) => each.year === month?.slice(0, 4));
      if (row === undefined) throw new Error(`No consumer prices of ${month}`);
      return figure(row, 'cpi_u_may');
    };
    expect(expected).toHaveLength(22);
    for (const { soc, reference_period, annual_median_in_may_2025_usd } of expected) {
      const row = national.find(
        (each) => each.soc === soc && each.reference_period === reference_period,
      );
      if (row === undefined) throw new Error(`No pay of ${soc} in ${reference_period}`);
      const inDollarsOf2025 =
        (figure(row, 'annual_median_usd') * priceOf('2025-05')) / priceOf(reference_period);
      expect(Math.round(inDollarsOf2025)).toBe(Number(annual_median_in_may_2025_usd));
    }
  });
});

describe('the tables of the outlook', () => {
  const shared = separations.map((row) => {
    const outlook = projections.find((each) => each.soc === row.soc);
    if (outlook === undefined) throw new Error(`No projection of ${row.soc}`);
    return [row, outlook] as const;
  });

  it('agree on jobs, change and openings', () => {
    expect(shared.length).toBeGreaterThan(codes.length);
    for (const [row, outlook] of shared) {
      for (const [column, text] of Object.entries(row)) {
        if (column in outlook) expect(outlook[column], `${row.soc} ${column}`).toBe(text);
      }
    }
  });

  it('have a change that is the difference of the two counts', () => {
    for (const row of projections) {
      const change = figure(row, 'employment_2034') - figure(row, 'employment_2024');
      // Counts are printed in thousands with one decimal: three of them, each off by 50 at most.
      expect(Math.abs(change - figure(row, 'change_number')), row.soc).toBeLessThanOrEqual(150);
    }
  });

  it('have openings that are made of exits, moves to other jobs, and growth', () => {
    for (const row of separations) {
      const exits = figure(row, 'labor_force_exits_annual_avg');
      const transfers = figure(row, 'occupational_transfers_annual_avg');
      const total = figure(row, 'total_separations_annual_avg');
      expect(Math.abs(exits + transfers - total), row.soc).toBeLessThanOrEqual(150);
      const growth = figure(row, 'change_number') / 10;
      const openings = figure(row, 'openings_annual_avg');
      expect(Math.abs(total + growth - openings), row.soc).toBeLessThanOrEqual(105);
    }
  });

  it('have the median pay that the survey of their year has', () => {
    for (const row of projections.filter((each) => codes.includes(each.soc ?? ''))) {
      const survey = national.find(
        (each) => each.soc === row.soc && each.reference_period === '2024-05',
      );
      expect(row.median_annual_wage_2024_usd).toBe(survey?.annual_median_usd);
    }
  });
});
