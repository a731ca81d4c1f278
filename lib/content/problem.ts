/** Every kind of problem, by its code. A code is stable: editors search for it. */
export type ProblemCode =
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

/** Something wrong in a content file: where, what was found, what was expected. */
export type Problem = {
  /** The file's path from the project's root, with `/`. */
  readonly file: string;
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly code: ProblemCode;
};

/** Found text longer than this is cut: what is wrong shows in its beginning. */
const longestFound = 120;

/**
 * A text for the terminal and for logs: on one line, with everything that moves the cursor, colors,
 * reorders or hides shown by its number. File names and found texts could forge lines of a log otherwise.
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
export const formatProblem = ({ file, line, column, message, code }: Problem): string =>
  printable(`${file}:${line}:${column}: ${message} [${code}]`);

/** In the order of files, then of places: the order in which an editor mends them. */
export const sortProblems = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort(
    (one, two) =>
      (one.file < two.file ? -1 : one.file > two.file ? 1 : 0) ||
      one.line - two.line ||
      one.column - two.column,
  );

/** Thrown once, with every problem of every file. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`The content has problems:\n${problems.map(formatProblem).join('\n')}`);
    this.problems = problems;
  }
}
