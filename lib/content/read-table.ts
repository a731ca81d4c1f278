import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { Fault, fileStart, type Place, problemIn } from './fault';
import type { Problem } from './problem';
import { characterFaults, readText, type TextRules } from './read-text';
import { expectation, shown } from './wording';

const rules: TextRules = {
  name: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*\.csv$/,
  expectedName: 'lower-case letters, digits and single underscores, then `.csv`',
  maximumBytes: 1024 * 1024,
};

type Row<Schema extends z.ZodObject> = z.output<Schema>;

export type TableReading<Schema extends z.ZodObject> = {
  readonly rows: readonly Row<Schema>[];
  readonly problems: readonly Problem[];
};

type TableRecord = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: string;
};

/** Where a cell begins in its line: after as many separators outside quotes as its index. */
function columnOf(raw: string, index: number): number {
  let separators = 0;
  let quoted = false;
  for (let offset = 0; offset < raw.length; offset += 1) {
    if (separators === index) return offset + 1;
    if (raw[offset] === '"') quoted = !quoted;
    else if (raw[offset] === ',' && !quoted) separators += 1;
  }
  return raw.length + 1;
}

/** The first quotation mark that stands inside a cell, or the last of a line that has an odd number. */
function strayQuote(text: string): Place | undefined {
  for (const [index, line] of text.split('\n').entries()) {
    const inside = line.search(/[^,"]"(?!,|$)/);
    if (inside >= 0) return { line: index + 1, column: inside + 2 };
    if (line.split('"').length % 2 === 0) {
      return { line: index + 1, column: line.lastIndexOf('"') + 1 };
    }
  }
  return undefined;
}

/** The records of a table with the lines they begin on. */
function parseRecords(text: string): readonly TableRecord[] {
  try {
    const parsed = parse(text, {
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: false,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    return parsed.map(({ record, raw, info }) => ({
      cells: record,
      raw: raw.replace(/\n$/, ''),
      // `lines` counts to the record's end; a quoted cell may hold line feeds of its own.
      line: info.lines - (raw.replace(/\n$/, '').split('\n').length - 1),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw new Fault(
      strayQuote(text) ?? { line, column: 1 },
      'Unexpected quotation mark, expected one at both ends of a cell and none inside',
      'E_TABLE_SYNTAX',
    );
  }
}

/** Whether a column holds numbers, whatever its limits and whether it may be empty. */
function isNumeric(schema: z.ZodType): boolean {
  const { def } = schema as unknown as { def: { type: string; innerType?: z.ZodType } };
  return def.innerType === undefined ? def.type === 'number' : isNumeric(def.innerType);
}

/** A cell as data: an empty one is `null`, digits are a number where the column holds numbers. */
function cellValue(text: string, schema: z.ZodType): string | number | null {
  if (text === '') return null;
  return isNumeric(schema) && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

function checkHeader(header: TableRecord | undefined, columns: readonly string[]): void {
  const found = header?.cells ?? [];
  const index = columns.findIndex((column, position) => found[position] !== column);
  if (index < 0 && found.length === columns.length) return;
  const at = index < 0 ? columns.length : index;
  const cell = found[at];
  const column = columns[at];
  const isMissing =
    column !== undefined && !found.includes(column) && columns.includes(cell ?? column);
  throw new Fault(
    { line: 1, column: columnOf(header?.raw ?? '', at) },
    isMissing
      ? `Missing column \`${column}\``
      : `Unexpected column ${shown(cell)}, expected ${column === undefined ? `no more than ${columns.length} columns` : `\`${column}\``}${/[;\t]/.test(cell ?? '') ? '; put commas between the cells' : ''}`,
    'E_TABLE_HEADER',
  );
}

function readRow<Schema extends z.ZodObject>(
  record: TableRecord,
  schema: Schema,
  columns: readonly string[],
): { readonly row?: Row<Schema>; readonly faults: readonly Fault[] } {
  const { line, raw, cells } = record;
  if (cells.length !== columns.length) {
    const message =
      raw.trim() === ''
        ? 'Unexpected empty line; delete it'
        : `Unexpected number of cells, ${cells.length}, expected ${columns.length}${cells.length > columns.length ? '; write figures without commas' : ''}`;
    return { faults: [new Fault({ line, column: 1 }, message, 'E_TABLE_CELLS')] };
  }
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const values = Object.fromEntries(
    columns.map((column, index) => [
      column,
      cellValue(cells[index] ?? '', shape[column] as z.ZodType),
    ]),
  );
  const result = schema.safeParse(values);
  if (result.success) return { row: result.data, faults: [] };
  const faults = result.error.issues.map((issue) => {
    const column = String(issue.path[0]);
    const value = values[column];
    const place = { line, column: columnOf(raw, columns.indexOf(column)) };
    if (issue.code === 'custom') return new Fault(place, issue.message, 'E_TABLE_ORDER');
    const message =
      value === null
        ? `Unexpected empty cell in \`${column}\`, expected ${expectation(issue, value)}`
        : `Unexpected ${shown(value)} in \`${column}\`, expected ${expectation(issue, value)}`;
    return new Fault(place, message, 'E_TABLE_VALUE');
  });
  return { faults };
}

/**
 * Reads an official table: a strict header, one value a cell, each checked against its column.
 *
 * @param key the columns that no two rows may share: an occupation once a period
 */
export function readTable<Schema extends z.ZodObject>(
  path: string,
  file: string,
  schema: Schema,
  key: readonly string[],
): TableReading<Schema> {
  const columns = Object.keys(schema.shape);
  try {
    const text = readText(path, rules);
    const characters = characterFaults(text);
    if (characters.length > 0) {
      return { rows: [], problems: characters.map((fault) => problemIn(file, fault)) };
    }
    const [header, ...records] = parseRecords(text);
    checkHeader(header, columns);
    const seen = new Map<string, number>();
    const rows: Row<Schema>[] = [];
    const faults: Fault[] = [];
    for (const record of records) {
      const { row, faults: found } = readRow(record, schema, columns);
      faults.push(...found);
      if (row === undefined) continue;
      const name = key.map((column) => String((row as Record<string, unknown>)[column])).join(', ');
      const earlier = seen.get(name);
      if (earlier !== undefined) {
        faults.push(
          new Fault(
            { line: record.line, column: 1 },
            `Unexpected second row for ${name}; the first is on line ${earlier}`,
            'E_TABLE_DUP',
          ),
        );
      }
      seen.set(name, record.line);
      rows.push(row);
    }
    if (records.length === 0)
      faults.push(new Fault(fileStart, 'The table has no rows', 'E_FILE_EMPTY'));
    return { rows, problems: faults.map((fault) => problemIn(file, fault)) };
  } catch (error) {
    if (error instanceof Fault) return { rows: [], problems: [problemIn(file, error)] };
    throw error;
  }
}
