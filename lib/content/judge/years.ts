import { projectionYears, type TableName, tableFiles } from '@/lib/domain/table-rows';
import type { AnyRow } from './bench';

/** Which year a table is of: by the names of its columns, and by its cells. */

/** The years in the names of some columns, in order: 2024 and 2034. */
function yearsIn(columns: readonly string[]): readonly number[] {
  const found = columns.flatMap((column) =>
    [...column.matchAll(/_((?:19|20)\d\d)(?=_|$)/g)].map(([, year]) => Number(year)),
  );
  return [...new Set(found)].sort((one, other) => one - other);
}

/** The first and the last year of a projection, by its columns: `employment_2024`, `employment_2034`. */
export function spanOfColumns(row: AnyRow): { from: number; to: number } | undefined {
  const [from, to] = yearsIn(Object.keys(row).filter((column) => column.startsWith('employment_')));
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The years that the columns of a table name. */
export const columnYears = (table: TableName): readonly number[] =>
  yearsIn(Object.keys(tableFiles[table].row.shape));

/** The years that a row says it is of: one, or the first and the last of a projection. */
export function yearsOf(row: AnyRow): readonly number[] {
  const { reference_period: month, projection_period: span, year } = row;
  if (typeof month === 'string') return [Number(month.slice(0, 4))];
  if (typeof span === 'string') return Object.values(projectionYears(span));
  if (typeof row.base_year === 'number') return [row.base_year, Number(row.projected_year)];
  return typeof year === 'number' ? [year] : [];
}
