import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { checkTables } from '@/lib/content/check-tables';
import { formatDiagnostic } from '@/lib/content/diagnostic';
import type { ReadTables } from '@/lib/content/reader';
import { type TableName, tableNames } from '@/lib/domain/table-rows';

/**
 * Rows of real releases, of all occupations and places, closest to a limit of the checks: the lowest and
 * the highest pay, the steepest percentiles, means, roundings, sums. They are works of the US government (BLS, BEA):
 * OEWS May 2014 to May 2025, projections of 2024-34, price levels of 2009 to 2023 under the year 2024, and consumer
 * prices from 1913 on.
 */
const files: Partial<Record<TableName, string>> = {
  oewsNational: 'national',
  topCodes: 'top-codes',
  projections: 'projections',
  separations: 'separations',
  prices: 'price-levels',
  consumerPrices: 'consumer-prices',
};

type Row = Readonly<Record<string, string | number | null>>;

function getRows(name: TableName): readonly Row[] {
  const file = files[name];
  if (file === undefined) return [];
  const getCell = (text: string, column: string) =>
    text === '' ? null : /^-?\d+(?:\.\d+)?$/.test(text) && column !== 'soc' ? Number(text) : text;
  return parse(readFileSync(`tests/fixtures/releases/${file}.csv`, 'utf8'), {
    columns: true,
    cast: (text, { header, column }) => (header ? text : getCell(text, String(column))),
  }) as Row[];
}

/** Tables of some rows, whatever else the reader would ask of them. */
const tablesWith = (change: (row: Row, name: TableName) => Row = (row) => row) =>
  Object.fromEntries(
    tableNames.map((name) => {
      const rows = getRows(name).map((row) => change(row, name));
      const getPosition = (row: Row) => ({ line: rows.indexOf(row) + 2, column: 1 });
      return [name, { file: `${files[name]}.csv`, rows, getPosition, isWhole: true }];
    }),
  ) as unknown as ReadTables;

const today = '2026-11-29';

describe('rows of real releases', () => {
  it('are all in order, however unusual they are', () => {
    const { problems, remarks } = checkTables(tablesWith(), { today });
    expect(problems.map(formatDiagnostic)).toEqual([]);
    expect(remarks.length).toBeGreaterThan(10);
  });

  it('are refused, each with one message, when all pay for a year is a tenth', () => {
    const paid = getRows('oewsNational').filter((row) => typeof row.annual_p10_usd === 'number');
    const { problems } = checkTables(
      tablesWith((row, name) =>
        name !== 'oewsNational'
          ? row
          : Object.fromEntries(
              Object.entries(row).map(([column, cell]) => [
                column,
                column.startsWith('annual_') && typeof cell === 'number' ? cell / 10 : cell,
              ]),
            ),
      ),
      { today },
    );
    const lines = problems.filter(({ file }) => file === 'national.csv').map(({ line }) => line);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.length).toBeGreaterThanOrEqual(paid.length);
  });

  it('take a mark of the agency neither for zero nor for a figure', () => {
    // The bounds of releases before May 2019 were not read.
    const bounds = new Map(
      getRows('topCodes').map((row) => [row.reference_period, Number(row.annual_usd)]),
    );
    const marked = (row: Row, name: TableName): Row =>
      name === 'oewsNational' &&
      Number(row.annual_p75_usd) < (bounds.get(row.reference_period ?? null) ?? 0)
        ? { ...row, annual_p90_usd: '#', hourly_p90_usd: '#' }
        : row;
    const { problems } = checkTables(tablesWith(marked), { today });
    expect(problems.map(formatDiagnostic)).toEqual([]);
  });
});
