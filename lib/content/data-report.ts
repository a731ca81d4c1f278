import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { type TableName, tableFiles, tableNames } from '@/lib/domain/table-rows';
import { checkTables } from './check-tables';
import type { Remark } from './checks/bench';
import { type Diagnostic, formatDiagnostic, sortDiagnostics } from './diagnostic';
import { readTables } from './read-files';
import { isNumeric } from './read-table';
import { createReader } from './reader';
import { changeLines, type TextRow, tableChanges } from './table-changes';
import { tableSummary } from './table-summary';

/** Earlier tables: the names of their files, and the text of one. */
export type OlderTables = {
  readonly names: readonly string[];
  readonly read: (name: string) => string;
};

export type DataReport = {
  /** Problems of the tables. If there are any, there are no lines. */
  readonly problems: readonly string[];
  readonly lines: readonly string[];
};

const folder = ['content', 'data'] as const;

/** A file name without the years at its end. */
const withoutYears = (name: string) =>
  name
    .replace('.csv', '')
    .split('_')
    .filter((part) => Number.isNaN(Number(part)))
    .join('_');

/** The file itself, or the one whose name differs only in years. */
const sameTable = (name: string, names: readonly string[]): string | undefined =>
  names.find((other) => other === name) ??
  names.find((other) => withoutYears(other) === withoutYears(name));

const getRows = (text: string): readonly TextRow[] =>
  parse(text, { bom: true, columns: true, relax_column_count: true }) as TextRow[];

function getChanges(root: string, name: TableName, older: OlderTables): readonly string[] {
  const { file, key, row } = tableFiles[name];
  const earlier = sameTable(file, older.names);
  if (earlier === undefined) return ['a new table'];
  const shape: Readonly<Record<string, z.ZodType>> = row.shape;
  const isNumber = (column: string) => {
    const schema = shape[column];
    return schema !== undefined && isNumeric(schema);
  };
  const now = getRows(readFileSync(join(root, ...folder, file), 'utf8'));
  const lines = changeLines(tableChanges(getRows(older.read(earlier)), now, { key, isNumber }));
  return earlier === file ? lines : [`held against ${earlier}`, ...lines];
}

/** Reports files that are ignored because their names still contain a year. */
function misnamed(root: string): readonly string[] {
  const files = tableNames.map((name) => tableFiles[name].file as string);
  return readNames(join(root, ...folder))
    .filter((name) => !files.includes(name))
    .flatMap((name) => {
      const table = sameTable(name, files);
      return table === undefined
        ? []
        : [
            `${folder.join('/')}/${name}: this looks like another release of ${table}; give it that name`,
          ];
    });
}

function readNames(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    // The reader reports the missing tables.
    return [];
  }
}

/** The most lines about what is unusual. */
const mostUnusual = 40;

/** Lists unusual values for a person to compare with the official file. */
function unusualLines(remarks: readonly Remark[]): readonly string[] {
  if (remarks.length === 0) return [];
  const lines = remarks
    .slice(0, mostUnusual)
    .map(({ file, line, column, message }) => `  ${file}:${line}:${column}: ${message}`);
  const more = remarks.length - lines.length;
  const rest = more > 0 ? [`  and ${more} more`] : [];
  return [
    '',
    'Unusual, and no mistake for certain. Hold it against the official file:',
    ...lines,
    ...rest,
  ];
}

/**
 * A report on the tables for an editor, before looking at pages.
 *
 * @param older the tables to hold these against, if there are any
 */
export function dataReport(root: string, today: string, older?: OlderTables): DataReport {
  const problems: Diagnostic[] = [];
  const tables = readTables(createReader(root, (found) => problems.push(...found)));
  const { problems: found, remarks } = checkTables(tables, { today });
  problems.push(...found);
  const wrong = [...misnamed(root), ...sortDiagnostics(problems).map(formatDiagnostic)];
  if (wrong.length > 0) return { problems: wrong, lines: [] };
  const summaries = [
    ...tableNames.map((name) => tableSummary(name, tables[name].rows)),
    ...unusualLines(remarks),
  ];
  if (older === undefined) return { problems: [], lines: summaries };
  const changes = tableNames.flatMap((name) => {
    const lines = getChanges(root, name, older);
    return lines.length === 0
      ? []
      : ['', tableFiles[name].file, ...lines.map((line) => `  ${line}`)];
  });
  const none = ['', 'No table has changed.'];
  return { problems: [], lines: [...summaries, ...(changes.length === 0 ? none : changes)] };
}
