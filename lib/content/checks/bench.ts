import { Diagnostic, type DiagnosticCode, type Position } from '@/lib/content/diagnostic';
import type { ReadTables } from '@/lib/content/reader';
import { type TableName, tableFiles } from '@/lib/domain/table-rows';

/** A row of any table. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** A row and its table. */
export type Entry = { readonly table: TableName; readonly row: AnyRow };

/** State shared by the table checks: the rows, and what was found so far. */
export type Bench = {
  /** The rows of a table without problems so far. */
  readonly rows: (table: TableName) => readonly AnyRow[];
  /** The row with these key values, if it has no problem so far. */
  readonly find: (table: TableName, ...key: readonly unknown[]) => AnyRow | undefined;
  /** Whether every row of a table could be read and has no problem so far. */
  readonly isWhole: (table: TableName) => boolean;
  /** Whether a row has no problem so far. */
  readonly isSound: (row: AnyRow) => boolean;
  /**
   * Reports an impossible value at the first of the rows. All of them are left out of later checks, so that
   * one mistake brings one message.
   */
  readonly refuse: (
    found: Entry | { readonly table: TableName; readonly rows: readonly AnyRow[] },
    problem: { readonly column: string; readonly message: string; readonly code: DiagnosticCode },
  ) => void;
  /** Reports an unusual but possible value, for `npm run data:check` only. */
  readonly remark: (entry: Entry, column: string, message: string) => void;
  /** `line 12`, or `content/data/file.csv:12` of another file: a row for a message about another one. */
  readonly getName: (entry: Entry, from?: Entry) => string;
  readonly problems: readonly Diagnostic[];
  readonly remarks: readonly Remark[];
};

/** Something unusual in a table, and its position. */
export type Remark = Required<Position> & { readonly message: string };

/** Creates the shared state for tables that were read. */
export function createBench(tables: ReadTables): Bench {
  const problems: Diagnostic[] = [];
  const remarks: Remark[] = [];
  const suspect = new Set<AnyRow>();
  // Checks of one column need no types of the others.
  const getTable = (name: TableName) =>
    tables[name] as unknown as {
      readonly file: string;
      readonly rows: readonly AnyRow[];
      readonly getPosition: (row: AnyRow, column: string) => Position;
    };
  /** Rows by key, since a table can have thousands. */
  const indexes = new Map<TableName, ReadonlyMap<string, AnyRow>>();
  const getIndex = (table: TableName) => {
    const found =
      indexes.get(table) ??
      new Map(
        getTable(table).rows.map((row) => [
          JSON.stringify(tableFiles[table].key.map((column) => row[column])),
          row,
        ]),
      );
    indexes.set(table, found);
    return found;
  };
  const positionIn = ({ table, row }: Entry, column: string) => {
    const { file, getPosition } = getTable(table);
    return { ...getPosition(row, column), file };
  };
  return {
    rows: (table) => getTable(table).rows.filter((row) => !suspect.has(row)),
    find(table, ...key) {
      const row = getIndex(table).get(JSON.stringify(key));
      return row === undefined || suspect.has(row) ? undefined : row;
    },
    isWhole: (table) =>
      tables[table].isWhole && getTable(table).rows.every((row) => !suspect.has(row)),
    isSound: (row) => !suspect.has(row),
    refuse(found, { column, message, code }) {
      const rows = 'row' in found ? [found.row] : found.rows;
      const [row] = rows;
      if (row === undefined) return;
      for (const each of rows) suspect.add(each);
      problems.push(new Diagnostic(message, positionIn({ table: found.table, row }, column), code));
    },
    remark(entry, column, message) {
      remarks.push({ ...positionIn(entry, column), message });
    },
    getName(entry, from) {
      const { file, line } = positionIn(entry, '');
      return entry.table === from?.table ? `line ${line}` : `${file}:${line}`;
    },
    problems,
    remarks,
  };
}

/** A year of full-time work, as BLS has it. */
export const hoursAYear = 2080;

/** A figure of a row, or `undefined` for an empty cell or a mark of the agency. */
export function figure(row: AnyRow | undefined, column: string): number | undefined {
  const value = row?.[column];
  return typeof value === 'number' ? value : undefined;
}

/** Groups items by key. */
export function groupBy<Item>(
  items: readonly Item[],
  getKey: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(getKey(item));
    if (group === undefined) groups.set(getKey(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The most common value; the first one in a tie. */
export function mostCommon<Item>(
  items: readonly Item[],
  readValue: (item: Item) => string,
): string | undefined {
  const counts = [...groupBy(items, readValue)].map(
    ([value, found]) => [value, found.length] as const,
  );
  return counts.reduce<readonly [string, number] | undefined>(
    (most, next) => (most === undefined || next[1] > most[1] ? next : most),
    undefined,
  )?.[0];
}

/** A figure in a sentence: `about 392,880`. */
export const said = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });
