/** What changed between two releases of one table, row by row and cell by cell. */

/** A row of a file, with text values. */
export type TextRow = Readonly<Record<string, string>>;

/** What is needed to compare two releases of a table. */
type TableShape = {
  /** The columns that no two rows share. */
  readonly key: readonly string[];
  /** Whether a column holds numbers. */
  readonly isNumber: (column: string) => boolean;
};

type CellChange = {
  readonly row: string;
  readonly column: string;
  readonly was: string;
  readonly is: string;
  /** The relative change of a figure; not for texts and empty cells. */
  readonly relative?: number;
};

export type TableChanges = {
  /** Columns that only one of the two has. */
  readonly columns: { readonly gone: readonly string[]; readonly added: readonly string[] };
  /** Names of rows that only one of the two has. */
  readonly rows: { readonly gone: readonly string[]; readonly added: readonly string[] };
  readonly cells: readonly CellChange[];
};

const period = 'reference_period';
/** Whether a text is a figure, not empty or a mark in place of one. */
const isFigure = (text: string) => text !== '' && !Number.isNaN(Number(text));
const isSomething = (text: string | undefined) => text !== undefined && text !== '';

const keyText = (row: TextRow, key: readonly string[]) =>
  JSON.stringify(key.map((column) => row[column]));

const isUnique = (rows: readonly TextRow[], key: readonly string[]) =>
  new Set(rows.map((row) => keyText(row, key))).size === rows.length;

/**
 * The columns that identify a row in both releases: with the month in a table of several years, without it in
 * a table of one year.
 */
function sharedKey(
  before: readonly TextRow[],
  after: readonly TextRow[],
  key: readonly string[],
): readonly string[] {
  const withoutMonth = key.filter((column) => column !== period);
  return isUnique(before, withoutMonth) && isUnique(after, withoutMonth) ? withoutMonth : key;
}

/** A row as a person would name it: its place, its occupation and its month. */
function rowName(row: TextRow, key: readonly string[]): string {
  const first = key.filter((column) => column !== 'soc' && column !== period);
  const names = first.map((column) => (column === 'area_code' ? row.area_name : row[column]));
  const occupation = key.includes('soc') ? [row.occupation ?? row.soc] : [];
  const month = key.includes(period) ? [row[period]] : [];
  return [...names, ...occupation, ...month].filter(isSomething).join(' ');
}

type TextChange = { readonly was: string; readonly is: string; readonly isNumber: boolean };

function relativeChange({ was, is, isNumber }: TextChange) {
  if (!isNumber || !isFigure(was) || !isFigure(is) || Number(was) === 0) return {};
  return { relative: (Number(is) - Number(was)) / Math.abs(Number(was)) };
}

/** Whether two cells differ in value; `110.720` and `110.72` are one. */
const differs = ({ was, is, isNumber }: TextChange) =>
  was !== is && !(isNumber && isFigure(was) && isFigure(is) && Number(was) === Number(is));

/** Compares two releases of a table. */
export function tableChanges(
  before: readonly TextRow[],
  after: readonly TextRow[],
  { key: full, isNumber }: TableShape,
): TableChanges {
  const key = sharedKey(before, after, full);
  const old = new Map(before.map((row) => [keyText(row, key), row]));
  const now = new Map(after.map((row) => [keyText(row, key), row]));
  const getName = (row: TextRow) => rowName(row, key);
  const oldColumns = Object.keys(before[0] ?? {});
  const columns = Object.keys(after[0] ?? {});
  const shared = columns.filter((column) => oldColumns.includes(column));
  const cells = after.flatMap((row) => {
    const earlier = old.get(keyText(row, key));
    if (earlier === undefined) return [];
    return shared.flatMap((column) => {
      const [was = '', is = ''] = [earlier[column], row[column]];
      const change = { was, is, isNumber: isNumber(column) };
      if (!differs(change)) return [];
      return [{ row: getName(row), column, was, is, ...relativeChange(change) }];
    });
  });
  return {
    columns: {
      gone: oldColumns.filter((column) => !columns.includes(column)),
      added: columns.filter((column) => !oldColumns.includes(column)),
    },
    rows: {
      gone: before.filter((row) => !now.has(keyText(row, key))).map(getName),
      added: after.filter((row) => !old.has(keyText(row, key))).map(getName),
    },
    cells,
  };
}

/** The most lines that are printed about one table. */
const mostLines = 40;
/** A change of a figure above this is rare from one year to the next: a slip is as likely. */
const largeChange = 0.15;
const mark = ' – check this one';
/** A change shared by this many rows is one line. */
const fewestInOne = 4;
const mostNames = 3;

/** Formats a cell with thousands separators, except in years. */
function cellText(text: string, { column, relative }: CellChange): string {
  if (text === '') return '(empty)';
  if (relative === undefined || column.endsWith('year')) return text;
  return Number(text).toLocaleString('en-US', { maximumFractionDigits: 6 });
}

function percentText(relative: number): string {
  const percent = (100 * relative).toFixed(1);
  return ` (${relative > 0 ? '+' : ''}${percent}%)`;
}

function getLine(name: string, change: CellChange): string {
  const { column, was, is, relative } = change;
  const percent = relative === undefined ? '' : percentText(relative);
  const isLarge = Math.abs(relative ?? 0) > largeChange;
  return `${name}${column}: ${cellText(was, change)} → ${cellText(is, change)}${percent}${isLarge ? mark : ''}`;
}

/** `three names and 2 more` */
function namesText(names: readonly string[]): string {
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  return `${names.slice(0, mostNames).join('; ')}${more}`;
}

/**
 * The order of changes: shared by many rows, figures that appeared or disappeared, the largest changes, texts.
 */
function weight([first, ...others]: Group): number {
  const { was, is, relative } = first;
  if (others.length > 0) return Number.MAX_VALUE;
  if (relative !== undefined) return Math.abs(relative);
  const cameOrWent = was === '' || is === '' || isFigure(was) !== isFigure(is);
  return cameOrWent ? Number.MAX_VALUE / 2 : -1;
}

/** Changes that share a line: one of a row, or one that many rows share. */
type Group = readonly [CellChange, ...CellChange[]];

/** Lines about changed cells. */
function cellLines(cells: readonly CellChange[]): readonly string[] {
  const alike = new Map<string, [CellChange, ...CellChange[]]>();
  for (const change of cells) {
    const { row, column, was, is, relative } = change;
    // Figures that changed alike are a coincidence; a month or a status is not.
    const id = JSON.stringify([column, was, is, relative === undefined ? '' : row]);
    const group = alike.get(id);
    if (group === undefined) alike.set(id, [change]);
    else group.push(change);
  }
  return [...alike.values()]
    .flatMap((group): readonly Group[] =>
      group.length >= fewestInOne ? [group] : group.map((change): Group => [change]),
    )
    .sort((one, two) => weight(two) - weight(one))
    .map((group) =>
      group.length === 1
        ? getLine(`${group[0].row} `, group[0])
        : `${getLine('', group[0])} in ${group.length} rows: ${namesText(group.map(({ row }) => row))}`,
    );
}

/** Formats the changes, or returns no lines without any. */
export function changeLines({ columns, rows, cells }: TableChanges): readonly string[] {
  const listed = (names: readonly string[], what: string, how: string) => {
    const count = `${names.length} ${what}${names.length === 1 ? '' : 's'}`;
    return names.length === 0 ? [] : [`${count} ${how}: ${namesText(names)}`];
  };
  const all = [
    ...listed(columns.gone, 'column', 'gone'),
    ...listed(columns.added, 'column', 'new'),
    ...listed(rows.gone, 'row', 'gone'),
    ...listed(rows.added, 'row', 'new'),
    ...cellLines(cells),
  ];
  if (all.length <= mostLines) return all;
  const others = all.slice(mostLines);
  const marked = others.filter((line) => line.endsWith(mark)).length;
  const toCheck = marked === 0 ? '' : `, ${marked} of them to check`;
  return [...all.slice(0, mostLines), `and ${others.length} more${toCheck}`];
}
