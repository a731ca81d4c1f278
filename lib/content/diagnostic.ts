import { VFileMessage } from 'vfile-message';

/** Every kind of mistake, by its code. A code is stable: editors search for it. */
export type DiagnosticCode =
  | 'E_DIR_EMPTY'
  | 'E_FILE_TYPE'
  | 'E_FILE_NAME'
  | 'E_FILE_EMPTY'
  | 'E_FILE_SIZE'
  | 'E_FILE_MISSING'
  | 'E_FILE_STRAY'
  | 'E_ENCODING'
  | 'E_NEWLINE'
  | 'E_CHAR'
  | 'E_FM_MISSING'
  | 'E_FM_ENGINE'
  | 'E_FM_UNCLOSED'
  | 'E_FM_EMPTY'
  | 'E_YAML_SYNTAX'
  | 'E_YAML_ALIAS'
  | 'E_YAML_TAG'
  | 'E_YAML_ROOT'
  | 'E_YAML_DEPTH'
  | 'E_TEXT'
  | 'E_SCHEMA_UNKNOWN'
  | 'E_SCHEMA_REQUIRED'
  | 'E_SCHEMA_VALUE'
  | 'E_FACT_TWICE'
  | 'E_LIST_DUP'
  | 'E_TITLE_CLASH'
  | 'E_DATE_RANGE'
  | 'E_REF_DANGLING'
  | 'E_REF_SELF'
  | 'E_ORPHAN'
  | 'E_MD_EMPTY'
  | 'E_MD_HTML'
  | 'E_MD_KIND'
  | 'E_MD_SYNTAX'
  | 'E_MD_DEPTH'
  | 'E_MD_COMPLEX'
  | 'E_HEADING_H1'
  | 'E_HEADING_SKIP'
  | 'E_HEADING_DUP'
  | 'E_SECTION_UNKNOWN'
  | 'E_SECTION_MISSING'
  | 'E_SECTION_ORDER'
  | 'E_SECTION_EXTRA'
  | 'E_SECTION_EMPTY'
  | 'E_SECTION_LENGTH'
  | 'E_SECTION_PREFACE'
  | 'E_LINK_SCHEME'
  | 'E_LINK_TEXT'
  | 'E_LINK_SLASH'
  | 'E_LINK_VIEW'
  | 'E_LINK_DEAD'
  | 'E_ANCHOR_DEAD'
  | 'E_PLACEHOLDER'
  | 'E_BALANCE'
  | 'E_READING_LEVEL'
  | 'E_HISTORY_CHANGE'
  | 'E_HISTORY_MISSING'
  | 'E_TABLE_HEADER'
  | 'E_TABLE_SYNTAX'
  | 'E_TABLE_CELLS'
  | 'E_TABLE_VALUE'
  | 'E_TABLE_ORDER'
  | 'E_TABLE_STATUS'
  | 'E_TABLE_DUP'
  | 'E_TABLE_SIZE'
  | 'E_TABLE_AGREE'
  | 'E_TABLE_RELEASE';

/** A position in a file, where that is known; line and column count from 1, as editors do. */
export type Position = {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
};

/**
 * A mistake in a content file: its position, what was found and what was expected. Those that stop the reading
 * of a file are thrown.
 */
export class Diagnostic extends VFileMessage {
  /** The file's path from the project's root, with `/`. */
  declare file: string;
  declare readonly line: number;
  declare readonly column: number;
  declare readonly ruleId: DiagnosticCode;

  /** Without a line, the start of the file. Without a file, `inFile` adds it later. */
  constructor(
    reason: string,
    { file = '', line = 1, column = 1 }: Partial<Position>,
    code: DiagnosticCode,
  ) {
    super(reason, { place: { line, column }, ruleId: code });
    this.file = file;
  }
}

/** The start of a file: the position of a mistake that concerns all of it. */
export const fileStart: Position = { line: 1, column: 1 };

/**
 * The limit of listed mistakes per kind and file. Nobody fixes a hundred at once, and finding thousands of
 * positions is slow.
 */
export const mostProblems = 100;

/** Counts the mistakes that are not listed. */
export const moreProblems = (count: number): string =>
  `From here on ${count} more ${count === 1 ? 'problem' : 'problems'} of this kind; mend those before first`;

/** Plain data; creating thousands of `Error` objects is slow. */
export type Found = ConstructorParameters<typeof Diagnostic>;

/** Makes the first of many diagnostics, and one that counts the rest. */
export function firstDiagnostics(found: readonly Found[]): readonly Diagnostic[] {
  const first = found.slice(0, mostProblems).map((each) => new Diagnostic(...each));
  const [, position, code] = found[mostProblems] ?? [];
  if (position === undefined || code === undefined) return first;
  return [...first, new Diagnostic(moreProblems(found.length - mostProblems), position, code)];
}

/** Adds the file to diagnostics created without one. */
export const inFile = (file: string, found: readonly Diagnostic[]): readonly Diagnostic[] =>
  found.map((each) => Object.assign(each, { file }));

/** Line and column of an offset in a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Longer found texts are cut; the mistake shows at the start. */
const longestFound = 120;

/**
 * Makes a text safe for terminals and logs: one line, with control and invisible characters escaped. File
 * names and found texts could forge log lines otherwise.
 */
const printable = (text: string): string =>
  text
    .replaceAll(/`[^`]*`/g, (found) =>
      found.length > longestFound ? `${found.slice(0, longestFound)}…\`` : found,
    )
    .replaceAll(
      /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu,
      (found) => `\\u{${found.codePointAt(0)?.toString(16)}}`,
    );

/** `content/en/roles/nurse.md:4:18: Unexpected … [E_SCHEMA_VALUE]`, on one line whatever was found. */
export const formatDiagnostic = ({ file, line, column, reason, ruleId }: Diagnostic): string =>
  printable(`${file}:${line}:${column}: ${reason} [${ruleId}]`);

/** Sorts by file, then by position. */
export const sortDiagnostics = (problems: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...problems].sort(
    (one, two) =>
      (one.file < two.file ? -1 : one.file > two.file ? 1 : 0) ||
      one.line - two.line ||
      one.column - two.column,
  );

/** Thrown once, with every problem of every file. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Diagnostic[];

  constructor(problems: readonly Diagnostic[]) {
    super(`The content has problems:\n${problems.map(formatDiagnostic).join('\n')}`);
    this.problems = problems;
  }
}
