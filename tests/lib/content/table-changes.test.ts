import { describe, expect, it } from 'vitest';
import { changeLines, type TextRow, tableChanges } from '@/lib/content/table-changes';
import { emptyCells, tableSummary } from '@/lib/content/table-summary';
import { tableFiles, tableNames } from '@/lib/domain/table-rows';

/** Rows of a made-up table, with the columns that a change can be told by. */
const row = (state: string, pay: string, more: TextRow = {}): TextRow => ({
  soc: '99-0001',
  occupation: 'nurse',
  state_abbr: state,
  reference_period: '2025-05',
  pay,
  status_pay: pay === '' ? 'not_released' : 'published',
  ...more,
});

const key = ['soc', 'state_abbr', 'reference_period'];
const isNumber = (column: string) => ['pay', 'base_year', 'change'].includes(column);

const getSaid = (before: readonly TextRow[], after: readonly TextRow[], columns = key) =>
  changeLines(tableChanges(before, after, { key: columns, isNumber }));

const states = (count: number, pay: (index: number) => string, more: TextRow = {}) =>
  Array.from({ length: count }, (_, index) => row(`S${index}`, pay(index), more));

describe('two releases of a table', () => {
  it('have nothing to say where they are the same', () => {
    expect(getSaid([row('FL', '48510')], [row('FL', '48510')])).toEqual([]);
  });

  it('differ in a figure, with both values and by how much', () => {
    expect(getSaid([row('FL', '48510')], [row('FL', '49900')])).toEqual([
      'FL nurse pay: 48,510 → 49,900 (+2.9%)',
    ]);
    expect(getSaid([row('FL', '1.5')], [row('FL', '1.4')])).toEqual([
      'FL nurse pay: 1.5 → 1.4 (-6.7%)',
    ]);
  });

  it('do not differ in how a figure is written', () => {
    expect(getSaid([row('FL', '110.720')], [row('FL', '110.72')])).toEqual([]);
    expect(getSaid([row('FL', '1', { fips: '06' })], [row('FL', '1', { fips: '6' })])).toEqual([
      'FL nurse fips: 06 → 6',
    ]);
  });

  it('have a mark where a figure changed by more than fifteen percent', () => {
    expect(getSaid([row('FL', '100')], [row('FL', '115')])).toEqual([
      'FL nurse pay: 100 → 115 (+15.0%)',
    ]);
    expect(getSaid([row('FL', '100')], [row('FL', '84')])).toEqual([
      'FL nurse pay: 100 → 84 (-16.0%) – check this one',
    ]);
  });

  it('measure a negative figure by its size, and give none from nothing', () => {
    const change = (value: string) => row('FL', '1', { change: value });
    expect(getSaid([change('-9000')], [change('-8100')])).toEqual([
      'FL nurse change: -9,000 → -8,100 (+10.0%)',
    ]);
    expect(getSaid([change('0')], [change('600')])).toEqual(['FL nurse change: 0 → 600']);
  });

  it('write a year as a year', () => {
    const year = (value: string) => row('FL', '1', { base_year: value });
    expect(getSaid([year('2022')], [year('2024')])).toEqual([
      'FL nurse base_year: 2022 → 2024 (+0.1%)',
    ]);
  });

  it('name figures that came or went first, then the largest change, and texts last', () => {
    const before = [row('AL', '100'), row('FL', '100'), row('MT', '100'), row('WY', '')];
    const after = [row('AL', '101'), row('FL', '90'), row('MT', ''), row('WY', '100')];
    expect(getSaid(before, after)).toEqual([
      'MT nurse pay: 100 → (empty)',
      'WY nurse pay: (empty) → 100',
      'FL nurse pay: 100 → 90 (-10.0%)',
      'AL nurse pay: 100 → 101 (+1.0%)',
      'MT nurse status_pay: published → not_released',
      'WY nurse status_pay: not_released → published',
    ]);
  });

  it('are held against each other though the month has changed in every row', () => {
    const before = states(5, () => '100');
    const after = states(5, () => '100', { reference_period: '2026-05' });
    expect(getSaid(before, after)).toEqual([
      'reference_period: 2025-05 → 2026-05 in 5 rows: S0 nurse; S1 nurse; S2 nurse and 2 more',
    ]);
    expect(getSaid(before.slice(0, 3), after.slice(0, 3))).toHaveLength(3);
  });

  it('keep the months apart in a table of several years', () => {
    const older = row('FL', '100', { reference_period: '2024-05' });
    const before = [older, row('FL', '110')];
    const after = [...before, row('FL', '120', { reference_period: '2026-05' })];
    expect(getSaid(before, after)).toEqual(['1 row new: FL nurse 2026-05']);
    expect(getSaid(after, before)).toEqual(['1 row gone: FL nurse 2026-05']);
    expect(getSaid(before, [{ ...older, pay: '101' }, row('FL', '110')])).toEqual([
      'FL nurse 2024-05 pay: 100 → 101 (+1.0%)',
    ]);
  });

  it('name rows and columns that are gone or new, three at most', () => {
    const before = states(2, () => '1');
    const after = states(6, () => '1', { mean: '1' }).slice(1);
    expect(getSaid(before, after)).toEqual([
      '1 column new: mean',
      '1 row gone: S0 nurse',
      '4 rows new: S2 nurse; S3 nurse; S4 nurse and 1 more',
    ]);
    expect(getSaid(after, before)[0]).toBe('1 column gone: mean');
  });

  it('call an area by its name, and an occupation by its code where there is no word for it', () => {
    const area = (pay: string) => [
      { soc: '99-0001', area_code: '1', area_name: 'Springfield', pay },
    ];
    expect(getSaid(area('1'), area('1.1'), ['soc', 'area_code'])).toEqual([
      'Springfield 99-0001 pay: 1 → 1.1 (+10.0%)',
    ]);
  });

  it('are told in forty lines, the largest changes first, and a count of the others', () => {
    const after = states(45, (index) => String(1000 + index + 1));
    const lines = getSaid(
      states(45, () => '1000'),
      after,
    );
    expect(lines).toHaveLength(41);
    expect(lines[0]).toBe('S44 nurse pay: 1,000 → 1,045 (+4.5%)');
    expect(lines.at(-1)).toBe('and 5 more');
    expect(
      getSaid(
        states(40, () => '1000'),
        after.slice(0, 40),
      ),
    ).toHaveLength(40);
  });

  it('say how many of the others have a mark', () => {
    const most = (pay: string) => states(45, () => pay);
    expect(getSaid(most('100'), most('150')).at(-1)).toBe('and 5 more, 5 of them to check');
  });

  it('begin with what many rows share, before the figures', () => {
    const after = states(5, () => '130', { reference_period: '2026-05' });
    const [first, second] = getSaid(
      states(5, () => '100'),
      after,
    );
    expect(first).toContain('reference_period: 2025-05 → 2026-05 in 5 rows: ');
    expect(second).toBe('S0 nurse pay: 100 → 130 (+30.0%) – check this one');
  });

  it('are told where one of them has no rows', () => {
    expect(getSaid([], [row('FL', '1')])).toContain('1 row new: FL nurse');
    expect(getSaid([row('FL', '1')], [])).toContain('1 row gone: FL nurse');
  });
});

describe('a table in one line', () => {
  it('says how many rows it has, of when, and why cells are empty', () => {
    const sector = { reference_period: '2025-05', employment: null, status: 'no_figure' };
    const rows = [sector, { ...sector, share_of_occupation_pct: null }];
    expect([...emptyCells('oewsSector', rows)]).toEqual([['no_figure', 3]]);
    expect(tableSummary('oewsSector', rows)).toBe(
      `${tableFiles.oewsSector.file}: 2 rows; 2025-05; empty cells: 3 no_figure`,
    );
  });

  it('gives the one reason of a column that has no status', () => {
    const rows = [
      { year: 2025, cpi_u_annual_avg: 1 },
      { year: 2026, cpi_u_annual_avg: null },
    ];
    expect(tableSummary('consumerPrices', rows)).toBe(
      `${tableFiles.consumerPrices.file}: 2 rows; 2026, the newest of 2; empty cells: 1 year-not-over`,
    );
  });

  it('says so where no cell is empty, or where there is no row', () => {
    const { file } = tableFiles.separations;
    expect(tableSummary('separations', [{ projection_period: '2024-34' }])).toBe(
      `${file}: 1 row; 2024-34; no empty cell`,
    );
    expect(tableSummary('separations', [])).toBe(`${file}: 0 rows; none; no empty cell`);
  });
});

describe('the names of the tables', () => {
  it('tell them apart without their digits, so that a later release finds its earlier one', () => {
    const names = tableNames.map((name) => tableFiles[name].file.replaceAll(/\d/g, ''));
    expect(new Set(names).size).toBe(names.length);
  });
});
