import { type AnyRow, type Bench, type Entry, figure, said } from './bench';

/** Checks price levels and consumer prices. */

/** Observed price levels: states 84.3 to 114.3 from 2008 to 2024, areas 83.6 to 115.6. */
const levels: readonly [number, number] = [70, 140];
/** Observed parts: 53.8 (housing, West Virginia) to 214.6 (utilities, Hawaii). */
const partLevels: readonly [number, number] = [30, 300];
/** A level changed by at most 5.8 from year to year. */
const mostMoved = 12;
const moved = 4;

const before = 'rpp_all_items_previous_revised';
const parts = ['rpp_goods', 'rpp_housing', 'rpp_utilities', 'rpp_other_services'] as const;

type Finding = { readonly column: string; readonly message: string };

function outside(
  row: AnyRow,
  column: string,
  [low, high]: readonly [number, number],
): Finding | undefined {
  const value = figure(row, column);
  if (value === undefined || (value >= low && value <= high)) return undefined;
  return {
    column,
    message: `Unexpected \`${value}\` in \`${column}\`, expected a level between ${low} and ${high}, where the US is 100; the decimal point is lost or out of place`,
  };
}

function wrongLevel(row: AnyRow): Finding | undefined {
  const all = figure(row, 'rpp_all_items') ?? Number.NaN;
  const found =
    outside(row, 'rpp_all_items', levels) ??
    outside(row, before, levels) ??
    parts.map((column) => outside(row, column, partLevels)).find((each) => each !== undefined);
  if (found !== undefined) return found;
  if (row.state_abbr === 'US' && all !== 100) {
    const message = `Unexpected \`${all}\` in \`rpp_all_items\`, expected 100: the whole US is what the others are held against`;
    return { column: 'rpp_all_items', message };
  }
  const values = parts.map((column) => figure(row, column) ?? all);
  if (all < Math.min(...values) || all > Math.max(...values)) {
    return {
      column: 'rpp_all_items',
      message: `Unexpected \`${all}\` in \`rpp_all_items\`, expected a level between those of its parts, ${Math.min(...values)} to ${Math.max(...values)}; are two columns exchanged?`,
    };
  }
  const year = figure(row, before);
  if (year === undefined || Math.abs(all - year) <= mostMoved) return undefined;
  return {
    column: 'rpp_all_items',
    message: `Unexpected \`${all}\` in \`rpp_all_items\`, too far from \`${before}\` (${year}); one of the two is a slip`,
  };
}

function checkLevels(bench: Bench): void {
  for (const row of bench.rows('prices')) {
    const entry: Entry = { table: 'prices', row };
    const found = wrongLevel(row);
    if (found !== undefined) {
      bench.refuse(entry, { ...found, code: 'E_TABLE_SIZE' });
      continue;
    }
    const [now, then] = [figure(row, 'rpp_all_items'), figure(row, before)];
    if (now !== undefined && then !== undefined && Math.abs(now - then) > moved) {
      bench.remark(entry, 'rpp_all_items', `${then} → ${now} within a year`);
    }
  }
  for (const row of bench.rows('oewsArea')) {
    const found = outside(row, 'rpp_all_items', levels);
    if (found !== undefined) {
      bench.refuse({ table: 'oewsArea', row }, { ...found, code: 'E_TABLE_SIZE' });
    }
  }
}

/**
 * Observed: May was 0.949 (1946) to 1.030 (1920) times its year's average, and 0.859 to 1.219 times the
 * previous May.
 */
const ofAverage: readonly [number, number] = [0.92, 1.08];
const ofYearBefore: readonly [number, number] = [0.8, 1.3];
const dear = 0.1;

/** Checks that each year has a row, in order: pages convert between dollars of different years. */
function checkSequence(bench: Bench): void {
  const table = 'consumerPrices';
  // A refused row is not a gap.
  if (!bench.isWhole(table)) return;
  const rows = bench.rows(table);
  const at = rows.findIndex((row, index) => {
    const before = figure(rows[index - 1], 'year');
    return before !== undefined && figure(row, 'year') !== before + 1;
  });
  const row = rows[at];
  const before = figure(rows[at - 1], 'year');
  if (row === undefined || before === undefined) return;
  bench.refuse(
    { table, row },
    {
      column: 'year',
      message: `Unexpected ${row.year} in \`year\` after ${before}, expected ${before + 1}: the table has each year once, one after the other`,
      code: 'E_TABLE_RELEASE',
    },
  );
}

function checkConsumerPrices(bench: Bench): void {
  const rows = bench.rows('consumerPrices');
  const years = rows.map((row) => figure(row, 'year') ?? 0);
  const newest = Math.max(...years);
  for (const row of rows) {
    const entry: Entry = { table: 'consumerPrices', row };
    const year = figure(row, 'year') ?? 0;
    const [may, average] = [figure(row, 'cpi_u_may'), figure(row, 'cpi_u_annual_avg')];
    if (may === undefined) continue;
    if (average === undefined && year < newest) {
      const message = `Unexpected empty cell in \`cpi_u_annual_avg\`, expected the average of ${year}: that year is over`;
      bench.refuse(entry, { column: 'cpi_u_annual_avg', message, code: 'E_TABLE_VALUE' });
    } else if (average !== undefined && isOutside(may / average, ofAverage)) {
      const message = `Unexpected \`${may}\` in \`cpi_u_may\`, too far from the average of its year (${average}); one of the two is a slip`;
      bench.refuse(entry, { column: 'cpi_u_may', message, code: 'E_TABLE_AGREE' });
    }
  }
  for (const row of bench.rows('consumerPrices')) {
    const entry: Entry = { table: 'consumerPrices', row };
    const before = bench.find('consumerPrices', (figure(row, 'year') ?? 0) - 1);
    const [then, now] = [figure(before, 'cpi_u_may'), figure(row, 'cpi_u_may')];
    if (then === undefined || now === undefined) continue;
    if (isOutside(now / then, ofYearBefore)) {
      const message = `Unexpected \`${now}\` in \`cpi_u_may\`, too far from the May before (${then}); one of the two is a slip, or of another series`;
      bench.refuse(entry, { column: 'cpi_u_may', message, code: 'E_TABLE_AGREE' });
    } else if (Math.abs(now / then - 1) > dear) {
      bench.remark(entry, 'cpi_u_may', `${said(then)} → ${said(now)} within a year`);
    }
  }
}

const isOutside = (value: number, [low, high]: readonly [number, number]) =>
  value < low || value > high;

/** Checks both price tables. */
export function checkPrices(bench: Bench): void {
  checkLevels(bench);
  checkSequence(bench);
  checkConsumerPrices(bench);
}
