import {
  type TableName,
  type TableRow,
  type Tables,
  tableFiles,
  tableNames,
} from '@/lib/domain/table-rows';
import type { ReadRole } from './check-profile';
import type { Place } from './fault';
import type { Problem } from './problem';
import { didYouMean, listed } from './wording';

/** A table that was read, and where its cells stand. */
type ReadTable<Row> = {
  readonly file: string;
  readonly rows: readonly Row[];
  readonly placeOf: (row: Row, column: string) => Place;
};

/** The tables with the files they were read from, for checks that look at both. */
export type ReadTables = { readonly [Name in TableName]: ReadTable<TableRow<Name>> };

/** A row whatever its table is: only what every column can hold is known of it. */
type AnyRow = Readonly<Record<string, string | number | null>>;

/** The tables as data, without their files. */
export const tablesOf = (tables: ReadTables): Tables =>
  // Each name keeps the rows of its own table.
  Object.fromEntries(tableNames.map((name) => [name, tables[name].rows])) as unknown as Tables;

/** The tables one by one, for checks of a column that several of them have. */
const eachTable = (tables: ReadTables) =>
  tableNames.map((name) => ({
    // A check of one column need not know the others.
    table: tables[name] as unknown as ReadTable<AnyRow>,
    isSummary: (row: AnyRow) => {
      const file = tableFiles[name];
      return 'isSummary' in file && file.isSummary(row);
    },
  }));

/** The first row of each value of a column: one message says it of all the others. */
function firstOfEach<Row>(rows: readonly Row[], read: (row: Row) => string): readonly Row[] {
  const first = new Map<string, Row>();
  for (const row of rows) if (!first.has(read(row))) first.set(read(row), row);
  return [...first.values()];
}

function unknownCodes(
  { file, rows, placeOf }: ReadTable<AnyRow>,
  isSummary: (row: AnyRow) => boolean,
  known: readonly string[],
): readonly Problem[] {
  const codeOf = (row: AnyRow) => String(row.soc);
  const strange = rows.filter(
    (row) => 'soc' in row && !known.includes(codeOf(row)) && !isSummary(row),
  );
  return firstOfEach(strange, codeOf).map((row) => {
    const suggestion = didYouMean(codeOf(row), known);
    const correct = suggestion === '' ? '; correct' : `${suggestion} Correct`;
    return {
      file,
      ...placeOf(row, 'soc'),
      message: `Unexpected occupation code \`${codeOf(row)}\`, expected the code of a role: ${listed(known)}${correct} it here or in the role's file, or delete the row`,
      code: 'E_ORPHAN',
    };
  });
}

/**
 * Rows of an occupation that no role has: a slip in the table or in a role, by which a figure that is
 * published would show as one that is not.
 *
 * @param roles all roles; while one could not be read, nobody knows its code
 */
export function checkCodes(tables: ReadTables, roles: readonly ReadRole[]): readonly Problem[] {
  const known = [...new Set(roles.map(({ role }) => role.occupation.code))];
  return eachTable(tables).flatMap(({ table, isSummary }) => unknownCodes(table, isSummary, known));
}

/** A survey cannot have been made in the future. */
export function checkPeriods(tables: ReadTables, today: string | undefined): readonly Problem[] {
  if (today === undefined) return [];
  const month = today.slice(0, 'yyyy-mm'.length);
  return eachTable(tables).flatMap(({ table: { file, rows, placeOf } }) => {
    const periodOf = (row: AnyRow) => String(row.reference_period ?? '');
    return firstOfEach(
      rows.filter((row) => periodOf(row) > month),
      periodOf,
    ).map((row) => ({
      file,
      ...placeOf(row, 'reference_period'),
      message: `Unexpected month ${periodOf(row)} in \`reference_period\`, expected this month (${month}) or earlier`,
      code: 'E_DATE_RANGE',
    }));
  });
}
