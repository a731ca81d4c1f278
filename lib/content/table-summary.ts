import { type TableName, tableFiles, topMark, withheldMarks } from '@/lib/domain/table-rows';

/** A row of any table. */
type AnyRow = Readonly<Record<string, unknown>>;

/** Period columns, one per table. */
const periodColumns = ['reference_period', 'projection_period', 'year', 'projected_year'] as const;

/** The newest period, and the number of periods if there are several. */
function periodText(rows: readonly AnyRow[]): string {
  const column = periodColumns.find((name) => rows.some((row) => name in row));
  const found = column === undefined ? [] : rows.map((row) => String(row[column]));
  const periods = [...new Set(found)].sort();
  const newest = periods.at(-1) ?? 'none';
  return periods.length > 1 ? `${newest}, the newest of ${periods.length}` : newest;
}

/** The reasons for empty cells, with counts. */
export function emptyCells(name: TableName, rows: readonly AnyRow[]): ReadonlyMap<string, number> {
  const file = tableFiles[name];
  const statuses = 'statuses' in file ? Object.entries(file.statuses) : [];
  const ofStatus = statuses.flatMap(([status, columns]) =>
    columns.map((column) => ({ column, getReason: (row: AnyRow) => String(row[status]) })),
  );
  const ofColumn = Object.entries('emptyMeans' in file ? file.emptyMeans : {}).map(
    ([column, reason]) => ({ column, getReason: () => reason }),
  );
  const reasons = rows.flatMap((row) =>
    [...ofStatus, ...ofColumn]
      .filter(({ column }) => row[column] === null)
      .map(({ getReason }) => getReason(row)),
  );
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

/** The marks in place of figures, with counts. */
function markText(rows: readonly AnyRow[]): string {
  const cells = rows.flatMap((row) => Object.values(row));
  const found = [topMark, ...withheldMarks].flatMap((mark) => {
    const count = cells.filter((cell) => cell === mark).length;
    return count === 0 ? [] : [`${count} ${mark}`];
  });
  return found.length === 0 ? '' : `; marks: ${found.join(', ')}`;
}

/** Summarizes a table in one line: rows, period, and missing values. */
export function tableSummary(name: TableName, rows: readonly AnyRow[]): string {
  const empty = [...emptyCells(name, rows)].map(([reason, count]) => `${count} ${reason}`);
  const cells = empty.length === 0 ? 'no empty cell' : `empty cells: ${empty.join(', ')}`;
  return `${tableFiles[name].file}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}; ${periodText(rows)}; ${cells}${markText(rows)}`;
}
