import { join } from 'node:path';
import type { RoleProfile } from '@/lib/domain/profile';
import type { Article } from '@/lib/domain/site';
import type { Source } from '@/lib/domain/source';
import { type TableName, type TableRow, type Tables, tableNames } from '@/lib/domain/table-rows';
import type { Words } from '@/lib/domain/words';
import type { Diagnostic, Position } from './diagnostic';
import { type Document, type DocumentOptions, readDocument } from './read-document';

/** Collects the problems of all files. */
export type Report = (problems: readonly Diagnostic[]) => void;

/** Reads the files of one content folder. */
export type Reader = {
  readonly report: Report;
  /** Reads a content file and reports its problems. */
  readonly read: (file: string, options?: DocumentOptions) => Document | undefined;
  readonly path: (file: string) => string;
};

/** A reader of the folder that holds `content/`. */
export function createReader(
  root: string,
  report: Report,
  readFile: typeof readDocument = readDocument,
): Reader {
  const path = (file: string) => join(root, ...file.split('/'));
  return {
    report,
    path,
    read: (file, options) => {
      const { document, problems } = readFile(path(file), file, options);
      report(problems);
      return document;
    },
  };
}

/** A role with the document it was read from, for checks that look at both. */
export type ReadRole = { readonly role: RoleProfile; readonly document: Document };

/** The sources with the document they were read from, for checks that look at both. */
export type ReadSources = {
  readonly document: Document;
  readonly sources: ReadonlyMap<string, Source>;
  /** The text of the page that lists them. */
  readonly text: Article;
};

/** The words with the document they were read from. */
export type ReadWords = { readonly document: Document; readonly words: Words };

/** A table and the positions of its cells. */
type ReadTable<Row> = {
  readonly file: string;
  readonly rows: readonly Row[];
  readonly getPosition: (row: Row, column: string) => Position;
  /** Whether every row of the file could be read. */
  readonly isWhole: boolean;
};

/** The tables with their files, for checks that look at both. */
export type ReadTables = { readonly [Name in TableName]: ReadTable<TableRow<Name>> };

/** The tables as data, without their files. */
export const getTables = (tables: ReadTables): Tables =>
  // Each name keeps the rows of its own table.
  Object.fromEntries(tableNames.map((name) => [name, tables[name].rows])) as unknown as Tables;
