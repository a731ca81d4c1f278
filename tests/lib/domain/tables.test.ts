import { describe, expect, it } from 'vitest';
import type { TableRow, Tables } from '@/lib/domain/table-rows';
import {
  employees,
  getPercentiles,
  hourlyPay,
  payFigure,
  payPlaces,
  yearlyPay,
} from '@/lib/domain/tables';
import { readFrozenSite } from './sample';

/** A made-up occupation, so that no test repeats a figure from the content. */
const code = '99-0001';

const percentiles = {
  annual_p10_usd: 10_000,
  annual_p25_usd: 20_000,
  annual_median_usd: 30_000,
  annual_p75_usd: 40_000,
  annual_p90_usd: 50_000,
};
const withheld = {
  annual_p10_usd: null,
  annual_p25_usd: null,
  annual_median_usd: null,
  annual_p75_usd: null,
  annual_p90_usd: null,
};

const stateRow = (
  state_abbr: string,
  more: Partial<TableRow<'oewsState'>> = {},
): TableRow<'oewsState'> => ({
  soc: code,
  occupation: 'nurse',
  state_abbr,
  state_fips: '00',
  state_name: state_abbr,
  area_kind: 'state',
  reference_period: '2025-05',
  employment: 100,
  location_quotient: 1.5,
  annual_mean_usd: 30_000,
  ...percentiles,
  status_employment: 'published',
  status_location_quotient: 'published',
  status_annual_mean: 'published',
  status_annual_median: 'published',
  status_percentiles: 'published',
  ...more,
});

const nationalRow = (reference_period: string): TableRow<'oewsNational'> => ({
  soc: code,
  occupation: 'nurse',
  occ_title_in_release: 'Nurses',
  reference_period,
  employment: 9000,
  employment_rse_pct: 1,
  hourly_mean_usd: 15,
  annual_mean_usd: 31_000,
  mean_wage_rse_pct: 1,
  hourly_p10_usd: 5,
  hourly_p25_usd: 10,
  hourly_median_usd: 14.5,
  hourly_p75_usd: 20,
  hourly_p90_usd: 25,
  ...percentiles,
  annual_median_usd: 31_000,
});

const notReleased = {
  status_annual_median: 'not_released',
  status_percentiles: 'not_released',
} as const;

/** Tables of a made-up occupation, by default for the whole US and Florida. */
const tablesWith = (
  oewsState: Tables['oewsState'] = [stateRow('FL')],
  oewsNational: Tables['oewsNational'] = [nationalRow('2024-05'), nationalRow('2025-05')],
): Tables => ({ ...readFrozenSite().tables, oewsNational, oewsState });

const ofState = { place: 'us-fl', period: '2025-05', sources: ['bls-oews-places'] };
const ofNation = { place: 'us', period: '2025-05', sources: ['bls-oews'] };
const notInTable = { kind: 'missing', why: 'not-in-table', sources: [] };

describe('yearly pay in a place', () => {
  it('comes from the newest survey of the whole US, with its source', () => {
    expect(yearlyPay(tablesWith(), code, 'us')).toEqual({
      kind: 'distribution',
      p10: 10_000,
      p25: 20_000,
      median: 31_000,
      p75: 40_000,
      p90: 50_000,
      ...ofNation,
    });
  });

  it('comes from the state table for a state, with its source', () => {
    expect(yearlyPay(tablesWith(), code, 'us-fl')).toMatchObject({ median: 30_000, ...ofState });
  });

  it('comes from the newest survey of a state', () => {
    const rows = ['2023-05', '2025-05', '2024-05'].map((reference_period) =>
      stateRow('FL', { reference_period }),
    );
    expect(yearlyPay(tablesWith(rows), code, 'us-fl')).toMatchObject({ period: '2025-05' });
  });

  it('is not released if BLS withholds it, as in Montana', () => {
    const row = stateRow('MT', { ...withheld, ...notReleased });
    expect(yearlyPay(tablesWith([row]), code, 'us-mt')).toEqual({
      kind: 'missing',
      why: 'not-released',
      sources: ['bls-oews-places'],
    });
  });

  it('is not in the source if our copy lacks a percentile, even with a median', () => {
    const row = stateRow('GU', {
      ...withheld,
      annual_median_usd: 30_000,
      status_percentiles: 'not_in_source',
    });
    expect(yearlyPay(tablesWith([row]), code, 'us-gu')).toMatchObject({
      kind: 'missing',
      why: 'not-in-source',
    });
  });

  it('is not in the table without a row for the state or the occupation', () => {
    expect(yearlyPay(tablesWith(), code, 'us-ca')).toEqual(notInTable);
    expect(yearlyPay(tablesWith(), '99-0002', 'us')).toEqual(notInTable);
    expect(yearlyPay(tablesWith(), '99-0002', 'us-fl')).toEqual(notInTable);
  });
});

describe('one percentile of yearly pay', () => {
  const lowest = payFigure('annual_p10_usd');

  it('is money with the same place, month and source as all five', () => {
    expect(lowest(tablesWith(), code, 'us-fl')).toEqual({
      kind: 'money',
      amount: 10_000,
      ...ofState,
    });
    expect(payFigure('annual_p90_usd')(tablesWith(), code, 'us')).toEqual({
      kind: 'money',
      amount: 50_000,
      ...ofNation,
    });
  });

  it('is missing for the reason that the table gives', () => {
    const row = stateRow('MT', { ...withheld, ...notReleased });
    expect(lowest(tablesWith([row]), code, 'us-mt')).toMatchObject({ why: 'not-released' });
    expect(lowest(tablesWith(), code, 'us-mt')).toEqual(notInTable);
  });
});

describe('hourly pay', () => {
  it('is always for the whole US, because the tables have none by state', () => {
    const expected = { kind: 'money', amount: 14.5, ...ofNation };
    expect(hourlyPay(tablesWith(), code, 'us')).toEqual(expected);
    expect(hourlyPay(tablesWith(), code, 'us-fl')).toEqual(expected);
    expect(hourlyPay(tablesWith(), '99-0002', 'us')).toEqual(notInTable);
  });
});

describe('employees in a place', () => {
  it('come with the location quotient in a state', () => {
    expect(employees(tablesWith(), code, 'us-fl')).toEqual({
      kind: 'count',
      count: 100,
      quotient: 1.5,
      ...ofState,
    });
  });

  it('have no quotient in the whole US, which is its base', () => {
    expect(employees(tablesWith(), code, 'us')).toEqual({
      kind: 'count',
      count: 9000,
      ...ofNation,
    });
  });

  it('have no quotient if our copy has only the count', () => {
    const row = stateRow('GU', {
      location_quotient: null,
      status_location_quotient: 'not_in_source',
    });
    expect(employees(tablesWith([row]), code, 'us-gu')).not.toHaveProperty('quotient');
  });

  it('are not released if BLS withholds the count, as in Vermont', () => {
    const row = stateRow('VT', {
      employment: null,
      location_quotient: null,
      status_employment: 'not_released',
      status_location_quotient: 'not_released',
    });
    const tables = tablesWith([row]);
    expect(employees(tables, code, 'us-vt')).toEqual({
      kind: 'missing',
      why: 'not-released',
      sources: ['bls-oews-places'],
    });
    // Its pay is released anyway.
    expect(yearlyPay(tables, code, 'us-vt')).toMatchObject({ kind: 'distribution' });
  });

  it('are not released if no figure is published', () => {
    const row = stateRow('WY', { employment: null, status_employment: 'no_figure' });
    expect(employees(tablesWith([row]), code, 'us-wy')).toMatchObject({ why: 'not-released' });
  });

  it('are not in the table if the state has no row', () => {
    expect(employees(tablesWith(), code, 'us-ca')).toEqual(notInTable);
  });
});

describe('the places that pay can be shown for', () => {
  it('start with the whole US, followed by the states by name', () => {
    const rows = ['WY', 'FL', 'AL'].map((state) => stateRow(state));
    expect(payPlaces(tablesWith(rows), [code])).toEqual(['us', 'us-al', 'us-fl', 'us-wy']);
  });

  it('include states with withheld figures, but none that our copy lacks', () => {
    const rows = [
      stateRow('MT', notReleased),
      stateRow('GU', { status_percentiles: 'not_in_source' }),
      stateRow('VI', { status_percentiles: 'no_figure' }),
    ];
    expect(payPlaces(tablesWith(rows), [code])).toEqual(['us', 'us-mt']);
  });

  it('are those that all occupations share', () => {
    const rows = [stateRow('AL'), stateRow('FL'), { ...stateRow('FL'), soc: '99-0002' }];
    expect(payPlaces(tablesWith(rows), [code, '99-0002'])).toEqual(['us', 'us-fl']);
    expect(payPlaces(tablesWith(rows), [code, '99-0003'])).toEqual(['us']);
  });
});

describe('the five percentiles of a row', () => {
  it.each(Object.keys(percentiles))('are undefined without %s', (column) => {
    const tables = tablesWith();
    expect(getPercentiles(tables, stateRow('FL'))).toBeDefined();
    expect(getPercentiles(tables, stateRow('FL', { [column]: null }))).toBeUndefined();
  });
});
