import { type OewsNationalRow, type ProjectionsRow, tableFiles } from '@/lib/domain/tables';
import type { ReadRole } from './check-profile';
import type { Place } from './fault';
import type { Problem } from './problem';
import { didYouMean } from './wording';

/** A table that was read, and where its cells stand. */
type ReadTable<Row> = {
  readonly file: string;
  readonly rows: readonly Row[];
  readonly placeOf: (row: Row, column: string) => Place;
};

/** The tables with the files they were read from, for checks that look at both. */
export type ReadTables = {
  readonly oewsNational: ReadTable<OewsNationalRow>;
  readonly projections: ReadTable<ProjectionsRow>;
};

/** The first row of each value of a column: one message says it of all the others. */
function firstOfEach<Row>(rows: readonly Row[], read: (row: Row) => string): readonly Row[] {
  const first = new Map<string, Row>();
  for (const row of rows) if (!first.has(read(row))) first.set(read(row), row);
  return [...first.values()];
}

/** The most codes that a message lists. */
const mostListed = 16;

function unknownCodes<Row extends { readonly soc: string }>(
  { file, rows, placeOf }: ReadTable<Row>,
  isSummary: (row: Row) => boolean,
  known: readonly string[],
): readonly Problem[] {
  const listed = known.slice(0, mostListed).map((code) => `\`${code}\``);
  const more = known.length > mostListed ? ` and ${known.length - mostListed} more` : '';
  const strange = rows.filter((row) => !known.includes(row.soc) && !isSummary(row));
  return firstOfEach(strange, ({ soc }) => soc).map((row) => {
    const suggestion = didYouMean(row.soc, known);
    const correct = suggestion === '' ? '; correct' : `${suggestion} Correct`;
    return {
      file,
      ...placeOf(row, 'soc'),
      message: `Unexpected occupation code \`${row.soc}\`, expected the code of a role: ${listed.join(', ')}${more}${correct} it here or in the role's file, or delete the row`,
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
  return [
    ...unknownCodes(tables.oewsNational, tableFiles.oewsNational.isSummary, known),
    ...unknownCodes(tables.projections, tableFiles.projections.isSummary, known),
  ];
}

/** A survey cannot have been made in the future. */
export function checkPeriods(
  { oewsNational: { file, rows, placeOf } }: ReadTables,
  today: string | undefined,
): readonly Problem[] {
  if (today === undefined) return [];
  const month = today.slice(0, 'yyyy-mm'.length);
  const late = rows.filter((row) => row.reference_period > month);
  return firstOfEach(late, (row) => row.reference_period).map((row) => ({
    file,
    ...placeOf(row, 'reference_period'),
    message: `Unexpected month ${row.reference_period} in \`reference_period\`, expected this month (${month}) or earlier`,
    code: 'E_DATE_RANGE',
  }));
}
