import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { topMark, withheldMarks } from '@/lib/domain/table-rows';
import { Diagnostic, fileStart, inFile, type Position } from './diagnostic';
import { characterFaults, readText, type TextRules } from './read-text';
import { expectation, isPattern, listed, nearest, quoted, shown } from './wording';

const rules: TextRules = {
  name: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*\.csv$/,
  expectedName: 'lower-case letters, digits and single underscores, then `.csv`',
  maximumBytes: 1024 * 1024,
};
/** Lines have about 200 characters, and so has the header. */
const maximumLine = 4000;
/** Every occupation that BLS publishes, for five years. */
const maximumLines = 5000;

type Row<Schema extends z.ZodObject> = z.output<Schema>;

export type TableReading<Schema extends z.ZodObject> = {
  readonly rows: readonly Row<Schema>[];
  readonly problems: readonly Diagnostic[];
  /** The position of a cell in a valid row. */
  readonly getPosition: (row: Row<Schema>, column: string) => Position;
};

type TableRecord = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: string;
};

/** The column where a cell begins: after as many separators outside quotes as its index. */
function getColumn(raw: string, index: number): number {
  let separators = 0;
  let quoted = false;
  for (let offset = 0; offset < raw.length; offset += 1) {
    if (separators === index) return offset + 1;
    if (raw[offset] === '"') quoted = !quoted;
    else if (raw[offset] === ',' && !quoted) separators += 1;
  }
  return raw.length + 1;
}

/** Refuses oversized tables before parsing: they would take time, or bring a message per line. */
function checkSize(text: string): void {
  const lines = text.split('\n');
  const long = lines.findIndex((line) => line.length > maximumLine);
  if (long >= 0) {
    throw new Diagnostic(
      `Unexpected line of ${lines[long]?.length} characters, expected at most ${maximumLine}`,
      { line: long + 1, column: 1 },
      'E_FILE_SIZE',
    );
  }
  if (lines.length > maximumLines) {
    throw new Diagnostic(
      `Unexpected length of the table, ${lines.length} lines, expected at most ${maximumLines}`,
      fileStart,
      'E_FILE_SIZE',
    );
  }
}

/** The first quotation mark inside a cell, or the last of a line with an odd number. */
function strayQuote(text: string): Position | undefined {
  for (const [index, line] of text.split('\n').entries()) {
    const inside = line.search(/[^,"]"(?!,|$)/);
    if (inside >= 0) return { line: index + 1, column: inside + 2 };
    if (line.split('"').length % 2 === 0) {
      return { line: index + 1, column: line.lastIndexOf('"') + 1 };
    }
  }
  return undefined;
}

/** Whether a line resembles our header: at least two columns, even if misspelled or with other separators. */
function isOurs(line: string, columns: readonly string[]): boolean {
  const cells = line.split(',').map((cell) => cell.replaceAll('"', '').trim());
  const near = cells.filter((cell) => nearest(cell, columns) !== undefined);
  return near.length > 1 || columns.filter((column) => line.includes(column)).length > 1;
}

/** Reports a wrong file with one message instead of one for each line. */
function checkOtherFile(text: string, columns: readonly string[]): void {
  const lines = text.split('\n').slice(0, 10);
  if (columns.length < 2 || lines.some((line) => isOurs(line, columns))) return;
  throw new Diagnostic(
    `Unexpected header ${quoted(lines[0] ?? '')}, expected the columns of this table: ${listed(columns)}; if this is the publisher's own file, write its figures under these columns, as docs/data-release.md says`,
    fileStart,
    'E_TABLE_HEADER',
  );
}

/** Parses the records of a table with their first lines. */
function parseRecords(text: string): readonly TableRecord[] {
  try {
    const parsed = parse(text, {
      info: true,
      raw: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    return parsed.map(({ record, raw, info }) => ({
      cells: record,
      raw: raw.replace(/\n$/, ''),
      // `lines` counts to the record's end; a quoted cell may hold line feeds of its own.
      line: info.lines - (raw.replace(/\n$/, '').split('\n').length - 1),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Diagnostic(
      'Unexpected quotation mark, expected one at both ends of a cell and none inside',
      strayQuote(text) ?? { line: Number(error.lines), column: 1 },
      'E_TABLE_SYNTAX',
    );
  }
}

/** Whether a column holds numbers, with or without limits and empty cells. */
export function isNumeric(schema: z.ZodType): boolean {
  const { def } = schema as unknown as {
    def: { type: string; innerType?: z.ZodType; options?: readonly z.ZodType[] };
  };
  if (def.options !== undefined) return def.options.some(isNumeric);
  return def.innerType === undefined ? def.type === 'number' : isNumeric(def.innerType);
}

/** Converts a cell: empty to `null`, and digits to a number in a numeric column. */
function cellValue(text: string, schema: z.ZodType): string | number | null {
  if (text === '') return null;
  return isNumeric(schema) && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** The main issue of a cell; in a union with marks, that of the figure. */
const mainIssue = (issue: z.core.$ZodIssue): z.core.$ZodIssue =>
  issue.code === 'invalid_union' ? (issue.errors[0]?.[0] ?? issue) : issue;

/** Whether a column holds rounded counts, such as jobs. Publishers print those in thousands. */
function isCount(schema: z.ZodType): boolean {
  const { def } = schema as unknown as {
    def: {
      innerType?: z.ZodType;
      options?: readonly z.ZodType[];
      checks?: readonly { _zod: { def: { check: string } } }[];
    };
  };
  if (def.options !== undefined) return def.options.some(isCount);
  if (def.innerType !== undefined) return isCount(def.innerType);
  return def.checks?.some((check) => check._zod.def.check === 'multiple_of') ?? false;
}

/** A count in thousands as releases print it: `376.2`, `169,956.1`. */
const inThousands = /^-?[\d,]+\.\d$/;
/** Stand-ins for an empty cell in some releases. */
const nothing = /^(?:[-–—]|n\/?a)$/i;

/** What was expected of a cell, with a hint for damage by spreadsheets. */
function expected(issue: z.core.$ZodIssue, value: unknown, schema: z.ZodType): string {
  const hint = typeof value === 'string' ? cellHint(value, schema) : '';
  // Without the value, no second hint follows.
  return hint === '' ? expectation(issue, value) : `${expectation(issue, undefined)}${hint}`;
}

const isHeader = ({ cells }: TableRecord, columns: readonly string[]) =>
  columns.every((column, position) => cells[position] === column);

const takes = (schema: z.ZodType, text: string | null) => schema.safeParse(text).success;

/** How a column marks a missing figure. */
function withoutFigure(schema: z.ZodType): string {
  const withheld = '`*` or `**` for a figure that the bureau does not release';
  if (takes(schema, topMark))
    return `; \`#\` stands for pay above all that is printed, ${withheld}`;
  if (takes(schema, withheldMarks[0])) return `; ${withheld.replace('for', 'stands for')}`;
  if (takes(schema, '>=$239,200')) {
    return '; pay above what is printed is `>=$239,200`, and no figure is `—`';
  }
  return takes(schema, null)
    ? '; where no figure is published, leave the cell empty'
    : '; the release has one in every row, so look there again';
}

/** A hint for what a publisher or spreadsheet wrote instead of a figure. */
function cellHint(text: string, schema: z.ZodType): string {
  if (/^[*#~]+$/.test(text)) return withoutFigure(schema);
  if (/^#[A-Z]/.test(text)) return '; a formula in the spreadsheet is broken, put in the figure';
  if (/^[=+@]/.test(text)) return '; a table holds values and no formulas';
  if (/^(?:[−–]|\()\d/.test(text)) return '; write a negative figure with an ordinary minus, -9000';
  if (/^\d+[.,]\d+E[+-]?\d+$/i.test(text))
    return '; a spreadsheet has cut it, put in all its digits';
  return '';
}

function checkHeader(records: readonly TableRecord[], columns: readonly string[]): void {
  const [header] = records;
  const found = header?.cells ?? [];
  const index = columns.findIndex((column, position) => found[position] !== column);
  if (index < 0 && found.length === columns.length) return;
  const below = records.slice(1, 10).find((record) => isHeader(record, columns));
  if (index >= 0 && below !== undefined) {
    throw new Diagnostic(
      `Unexpected line above the header, which is on line ${below.line}; delete what stands above it`,
      fileStart,
      'E_TABLE_HEADER',
    );
  }
  const at = index < 0 ? columns.length : index;
  const cell = found[at];
  const column = columns[at];
  const isMissing =
    column !== undefined && !found.includes(column) && columns.includes(cell ?? column);
  const hint =
    cell === '' && column === undefined
      ? '; delete the commas at the ends of the lines'
      : /[;\t]/.test(cell ?? '')
        ? '; put commas between the cells'
        : '';
  throw new Diagnostic(
    isMissing
      ? `Missing column \`${column}\``
      : `Unexpected ${cell === '' ? 'empty column' : `column ${shown(cell)}`}, expected ${column === undefined ? `no more than ${columns.length} columns` : `\`${column}\``}${hint}`,
    { line: 1, column: getColumn(header?.raw ?? '', at) },
    'E_TABLE_HEADER',
  );
}

/** Explains a line that is not a row of the table. */
function lineMessage(record: TableRecord, columns: readonly string[]): string | undefined {
  const { raw, cells } = record;
  if (cells.every((cell) => cell.trim() === '')) return 'Unexpected empty line; delete it';
  if (isHeader(record, columns)) return 'Unexpected second header; delete it';
  if (cells.length === columns.length) return undefined;
  const hint =
    cells.length < columns.length
      ? ''
      : /[“”]/.test(raw)
        ? '; put straight quotation marks around a text with a comma'
        : '; write figures without commas';
  return `Unexpected number of cells, ${cells.length}, expected ${columns.length}${hint}`;
}

/** A row with invalid cells. */
type UnfitRow = {
  readonly record: TableRecord;
  readonly columns: readonly string[];
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly values: Readonly<Record<string, string | number | null>>;
};

const getCell = ({ record, columns }: UnfitRow, column: string): string =>
  record.cells[columns.indexOf(column)] ?? '';

const getCellPosition = ({ line, raw }: TableRecord, index: number): Position => ({
  line,
  column: getColumn(raw, index),
});

/** One message for all cells of a row with the same mistake, at the first. */
function sharedFault(
  { record, columns }: UnfitRow,
  wrong: readonly string[],
  getMessage: (column: string) => string,
): readonly Diagnostic[] {
  const [first] = wrong;
  if (first === undefined) return [];
  const others = wrong.length === 1 ? '' : `; so in ${wrong.length - 1} more cells of this line`;
  const position = getCellPosition(record, columns.indexOf(first));
  return [new Diagnostic(`${getMessage(first)}${others}`, position, 'E_TABLE_VALUE')];
}

/** The failed columns with counts in thousands, as some releases print them. */
function thousandsIn(row: UnfitRow, failed: readonly string[]): readonly string[] {
  const counts = failed.filter((column) => isCount(row.shape[column] as z.ZodType));
  // Beside `27.2`, a `12` is 12.0 as a spreadsheet shows it.
  return counts.some((column) => inThousands.test(getCell(row, column)))
    ? counts.filter((column) => /^-?[\d,]+(?:\.\d)?$/.test(getCell(row, column)))
    : [];
}

function thousandsMessage(row: UnfitRow, column: string): string {
  const cell = getCell(row, column);
  const count = Math.round(Number(cell.replaceAll(',', '')) * 1000);
  return `Unexpected ${quoted(cell)} in \`${column}\`, expected jobs; the release prints thousands, so write its figure times 1,000: ${count}`;
}

function cellFault(
  { record, columns, shape, values }: UnfitRow,
  found: z.core.$ZodIssue,
): Diagnostic {
  const issue = mainIssue(found);
  const column = String(found.path[0]);
  const value = values[column];
  const cell = shape[column] as z.ZodType;
  const position = getCellPosition(record, columns.indexOf(column));
  if (issue.code === 'custom' && !isPattern(issue.message)) {
    const code = issue.params?.about === 'status' ? 'E_TABLE_STATUS' : 'E_TABLE_ORDER';
    return new Diagnostic(issue.message, position, code);
  }
  const message =
    value === null
      ? `Unexpected empty cell in \`${column}\`, expected ${expectation(issue, undefined)}${isNumeric(cell) && !isPattern(issue.message) ? withoutFigure(cell) : ''}`
      : `Unexpected ${shown(value)} in \`${column}\`, expected ${expected(issue, value, cell)}`;
  return new Diagnostic(message, position, 'E_TABLE_VALUE');
}

/** The problems in the cells of a row. */
function rowFaults(row: UnfitRow, found: readonly z.core.$ZodIssue[]): readonly Diagnostic[] {
  const { record, columns, shape } = row;
  const { line, cells } = record;
  const failed = [...new Set(found.map((issue) => String(issue.path[0])))];
  const thousands = thousandsIn(row, failed);
  const dashes = failed.filter(
    (column) => nothing.test(getCell(row, column)) && shape[column]?.safeParse(null).success,
  );
  const issues = found.filter(
    (issue) => ![...thousands, ...dashes].includes(String(issue.path[0])),
  );
  const wrong = new Set(issues.map((issue) => issue.path[0]));
  const unfit = columns.filter((column, index) => wrong.has(column) || cells[index] === '').length;
  // Probably a total, a note or a second header: one message instead of one per cell.
  if (wrong.size > 2 && unfit > columns.length / 2) {
    const message = `Unexpected line that begins with ${shown(cells[0])}, expected a row of the table; ${unfit} of its ${columns.length} cells do not fit, so delete it if it is a total, a note or a header`;
    return [new Diagnostic(message, { line, column: 1 }, 'E_TABLE_CELLS')];
  }
  return [
    ...sharedFault(row, thousands, (column) => thousandsMessage(row, column)),
    ...sharedFault(
      row,
      dashes,
      (column) =>
        `Unexpected ${quoted(getCell(row, column))} in \`${column}\`; where the release has nothing, leave the cell empty`,
    ),
    ...issues.map((issue) => cellFault(row, issue)),
  ];
}

function readRow<Schema extends z.ZodObject>(
  record: TableRecord,
  schema: Schema,
  columns: readonly string[],
): { readonly row?: Row<Schema>; readonly faults: readonly Diagnostic[] } {
  const message = lineMessage(record, columns);
  if (message !== undefined) {
    return { faults: [new Diagnostic(message, { line: record.line, column: 1 }, 'E_TABLE_CELLS')] };
  }
  const shape = schema.shape as UnfitRow['shape'];
  const values = Object.fromEntries(
    columns.map((column, index) => [
      column,
      cellValue(record.cells[index] ?? '', shape[column] as z.ZodType),
    ]),
  );
  const result = schema.safeParse(values);
  if (result.success) return { row: result.data, faults: [] };
  return { faults: rowFaults({ record, columns, shape, values }, result.error.issues) };
}

/**
 * Reads an official table: a strict header, then one checked value per cell.
 *
 * @param options.row the schema of a row
 * @param options.key the columns that no two rows may share, such as occupation and period
 */
export function readTable<Schema extends z.ZodObject>(
  path: string,
  file: string,
  { row: schema, key }: { readonly row: Schema; readonly key: readonly string[] },
): TableReading<Schema> {
  const columns = Object.keys(schema.shape);
  const read = new Map<Row<Schema>, TableRecord>();
  const getPosition = (row: Row<Schema>, column: string): Position => {
    const record = read.get(row);
    return record === undefined ? fileStart : getCellPosition(record, columns.indexOf(column));
  };
  try {
    const text = readText(path, rules);
    checkSize(text);
    const characters = characterFaults(text);
    if (characters.length > 0) {
      return { rows: [], problems: inFile(file, characters), getPosition };
    }
    checkOtherFile(text, columns);
    const all = parseRecords(text);
    checkHeader(all, columns);
    const records = all.slice(1);
    const seen = new Map<string, number>();
    const rows: Row<Schema>[] = [];
    const faults: Diagnostic[] = [];
    for (const record of records) {
      const { row, faults: found } = readRow(record, schema, columns);
      faults.push(...found);
      if (row === undefined) continue;
      const name = key.map((column) => String((row as Record<string, unknown>)[column])).join(', ');
      const earlier = seen.get(name);
      if (earlier !== undefined) {
        faults.push(
          new Diagnostic(
            `Unexpected second row for ${name}; the first is on line ${earlier}`,
            { line: record.line, column: 1 },
            'E_TABLE_DUP',
          ),
        );
        continue;
      }
      seen.set(name, record.line);
      rows.push(row);
      read.set(row, record);
    }
    if (records.length === 0)
      faults.push(new Diagnostic('The table has no rows', fileStart, 'E_FILE_EMPTY'));
    return { rows, problems: inFile(file, faults), getPosition };
  } catch (error) {
    if (error instanceof Diagnostic)
      return { rows: [], problems: inFile(file, [error]), getPosition };
    throw error;
  }
}
