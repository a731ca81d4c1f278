import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { checkTables } from '@/lib/content/check-tables';
import { type Diagnostic, formatDiagnostic } from '@/lib/content/diagnostic';
import { readTables } from '@/lib/content/read-files';
import { createReader } from '@/lib/content/reader';
import { tableFiles, tableNames } from '@/lib/domain/table-rows';

/** The official tables of the site, whatever they hold: what they must agree on is judged by the content check. */

type Row = Readonly<Record<string, string>>;

const folder = 'content/data';
const readFile = (path: string): readonly Row[] =>
  parse(readFileSync(path, 'utf8'), { columns: true }) as Row[];

const problems: Diagnostic[] = [];
const tables = readTables(createReader(process.cwd(), (found) => problems.push(...found)));

describe('the official tables', () => {
  it('have nothing that cannot be', () => {
    const found = [...problems, ...checkTables(tables, {}).problems];
    expect(found.map(formatDiagnostic)).toEqual([]);
  });

  it('are all read, and nothing else stands beside them', () => {
    const files = tableNames.map((name) => tableFiles[name].file as string);
    expect(readdirSync(folder).toSorted()).toEqual(files.toSorted());
  });

  it('are read cell by cell as another reader has them', () => {
    for (const name of tableNames) {
      const rows: readonly object[] = tables[name].rows;
      const asText = rows.map((row) =>
        Object.values(row).map((value) => (value === null ? '' : String(value))),
      );
      // A figure may be written `110.720`, and a text may look like one: `06`.
      const plain = readFile(join(folder, tableFiles[name].file)).map((row, at) =>
        Object.entries(row).map(([column, text]) => {
          const value: unknown = Object.entries(rows[at] ?? {}).find(
            ([key]) => key === column,
          )?.[1];
          return typeof value === 'number' ? String(Number(text)) : text;
        }),
      );
      expect(asText, name).toEqual(plain);
    }
  });
});

describe('pay in dollars of one year', () => {
  it('is what was worked out by other hands', () => {
    const getPrice = (month = '') =>
      tables.consumerPrices.rows.find(({ year }) => String(year) === month.slice(0, 4))?.cpi_u_may;
    const national = readFile('tests/fixtures/oews_national_2014_2025.csv');
    const expected = readFile('tests/fixtures/pay-trend-constant-dollars.csv');
    expect(expected).toHaveLength(22);
    for (const { soc, reference_period, annual_median_in_may_2025_usd } of expected) {
      const row = national.find(
        (each) => each.soc === soc && each.reference_period === reference_period,
      );
      const dollars = Number(row?.annual_median_usd);
      const [now, then] = [getPrice('2025-05') ?? 0, getPrice(reference_period) ?? 0];
      expect(Math.round((dollars * now) / then)).toBe(Number(annual_median_in_may_2025_usd));
    }
  });
});
