import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
  type Document as YamlDocument,
} from 'yaml';
import { textFault, withoutEscapes } from './characters';
import {
  Diagnostic,
  type DiagnosticCode,
  type Found,
  firstDiagnostics,
  type Position,
  positionAt,
  fileStart as start,
} from './diagnostic';

/** Steps from the root of the front matter to a value. */
export type Path = readonly PropertyKey[];

/** Positions of the parts of a front matter. */
export type Positions = {
  /** The position of a value, or of the nearest parent's key if it is missing. */
  readonly getPosition: (path: Path) => Position;
  /** The position of a value's key. */
  readonly getKeyPosition: (path: Path) => Position;
  /** Whether a comment begins where a value is expected: an unquoted `#`, perhaps. */
  readonly hasComment: (path: Path) => boolean;
};

/** Parsed front matter: plain data, positions and problems. */
export type FrontMatter = {
  readonly data: unknown;
  readonly places: Positions;
  readonly faults: readonly Diagnostic[];
};

/** The deepest nesting allowed; ours needs a few levels. */
const maximumDepth = 24;

/** The longest front matter has 740 marks; tens of thousands slow the YAML parser down. */
const maximumMarks = 4000;

function checkMarks(source: string): void {
  const marks = source.match(/[[\]{},:?*&!]/g)?.length ?? 0;
  if (marks <= maximumMarks) return;
  throw new Diagnostic(
    `The front matter has ${marks} marks such as \`:\` and \`,\`, expected at most ${maximumMarks}`,
    start,
    'E_YAML_DEPTH',
  );
}

/** Refuses deep nesting without recursion: the YAML parser would overflow. */
function checkDepth(source: string): void {
  let depth = 0;
  const row = /^ *(?:[-?] +){3,}/m.exec(source);
  if (row !== null) {
    throw new Diagnostic(
      'Unexpected row of `-` or `?`, expected one at the start of a line',
      positionAt(source, row.index),
      'E_YAML_DEPTH',
    );
  }
  for (const { 0: bracket, index } of source.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > maximumDepth) {
      throw new Diagnostic(
        `Unexpected bracket, expected at most ${maximumDepth} inside one another`,
        positionAt(source, index),
        'E_YAML_DEPTH',
      );
    }
  }
}

/** Refuses tabs as indentation, which YAML does not allow. */
function checkIndents(source: string): void {
  const tab = /^ *\t/m.exec(source);
  if (tab === null) return;
  throw new Diagnostic(
    'Unexpected tab at the start of a line, expected two spaces a level',
    positionAt(source, tab.index + tab[0].length - 1),
    'E_YAML_SYNTAX',
  );
}

/** Replacements for unhelpful messages of the yaml library. */
const yamlWording: Readonly<Record<string, string>> = {
  BAD_INDENT:
    'Unexpected number of spaces at the start of this line or of one above, expected two more than before the line it belongs to',
  MISSING_CHAR: 'Missing comma, or colon and space, expected `key: value` or `[one, two]`',
  BAD_DQ_ESCAPE: 'Unexpected backslash in double quotes; write it twice, or leave the quotes out',
  BLOCK_IN_FLOW: 'Missing closing bracket, or double quotes around a text with a colon',
  NON_STRING_KEY: 'Unexpected list or group as a key, expected a word',
  MULTILINE_IMPLICIT_KEY:
    'Missing colon and space, expected `key: value`; a line that goes on with the text above has two spaces more',
  BLOCK_AS_IMPLICIT_KEY:
    'Unexpected colon; put the text in double quotes if the colon belongs to it',
};

/** The offset of a node, which the parser always sets. */
const getOffset = (node: Node): number => node.range?.[0] ?? 0;

/** The offset of the quote left open at an offset. */
function openQuote(document: YamlDocument, offset: number): number {
  let opened = offset;
  visit(document, {
    Scalar: (_key, node) => {
      if (node.range?.[1] === offset) opened = getOffset(node);
    },
  });
  return opened;
}

/** The offset of the innermost bracket left open at an offset. */
function openBracket(source: string, document: YamlDocument, offset: number): number {
  const opened: number[] = [];
  visit(document, {
    Collection: (_key, node) => {
      if (node.range?.[1] === offset && /[[{]/.test(source.charAt(getOffset(node)))) {
        opened.push(getOffset(node));
      }
    },
  });
  const pair = source.charAt(opened.at(-1) ?? offset) + source.charAt(offset - 1);
  if (pair === '[]' || pair === '{}') opened.pop();
  return opened.at(-1) ?? offset;
}

/** The start of the word with a mark before a value: `!tag value`, `&name value`. */
function markBefore(source: string, mark: string, offset: number): number {
  let at = source.lastIndexOf(mark, offset);
  while (/[^\s,[{]/.test(source.charAt(at - 1))) at -= 1;
  return at;
}

/** Explains the first YAML error; later ones are usually consequences. */
function syntaxFault(
  source: string,
  document: YamlDocument,
  { code, message, pos: [offset] }: YAMLError,
): { readonly offset: number; readonly message: string } {
  if (message.startsWith('Missing closing')) {
    return {
      offset: openQuote(document, offset),
      message: 'Missing closing quote; it belongs to the one that opens here',
    };
  }
  if (message.includes('end with a')) {
    return {
      offset: openBracket(source, document, offset),
      message: 'Missing closing bracket; it belongs to the one that opens here',
    };
  }
  // Some errors point at the blanks or empty lines before the mistake.
  const at = offset + source.slice(offset).search(/\S|$/);
  const [line = ''] = source.slice(at).split('\n', 1);
  const kind = source.charAt(offset) === ' ' ? 'BAD_INDENT' : code;
  if (line.startsWith('- ') && kind.endsWith('IMPLICIT_KEY')) {
    const wording =
      'Unexpected `- `, expected an entry of a list only below a line that ends in a colon, such as `key:`';
    return { offset: at, message: wording };
  }
  if (kind === 'BLOCK_AS_IMPLICIT_KEY' && !/:(?: |$)/.test(line)) {
    const wording = line.startsWith('?')
      ? unexpectedAt(source, at)
      : 'Unexpected number of spaces before the next line, as if it went on with this value; begin the two lines with the same number';
    return { offset: at, message: wording };
  }
  return {
    offset: at,
    message: slipAt(source, at) ?? yamlWording[kind] ?? unexpectedAt(source, at),
  };
}

/** A list entry whose `-` has no space after it. */
const gluedDash = /^ *-[\p{L}\d"']/u;
const gluedDashMessage = 'Missing space after the `-` of a list entry';

/** The line at an offset, and where it begins. */
function lineAt(source: string, offset: number): { readonly start: number; readonly line: string } {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const [line = ''] = source.slice(start).split('\n', 1);
  return { start, line };
}

/** A slip visible in its line, whatever the parser made of it. */
function slipAt(source: string, offset: number): string | undefined {
  const { start, line } = lineAt(source, offset);
  if (gluedDash.test(line)) return gluedDashMessage;
  const key = /^ *(?:- )?([\w-]+)[:：][^\s:：]/.exec(line);
  if (key !== null) return `Missing space after the colon of \`${key[1]}\``;
  const before = source.slice(start, offset).trimEnd();
  const quote = /[:-] +["']/.exec(before);
  if (quote !== null && /["']$/.test(before.slice(quote.index + quote[0].length))) {
    return 'Unexpected text after a closing quote; put double quotes around the whole text, and use “ ” or ’ inside it';
  }
  return undefined;
}

function unexpectedAt(source: string, offset: number): string {
  const { start } = lineAt(source, offset);
  const block = /[:-] +([>|])\S*\s*$/.exec(source.slice(start, offset));
  const [word = ''] = source.slice(offset, offset + 20).split(/\s/, 1);
  const found = block?.[1] ?? word;
  if (found.startsWith(',')) return 'Unexpected `,` without an entry before it; delete it';
  const name = found.includes('`') ? 'backtick' : `\`${found}\``;
  return `Unexpected ${name}; put the text in double quotes if it belongs to it`;
}

/** The index of the first repeated value, in linear time: a group may have a thousand keys. */
function firstRepeat(values: readonly unknown[]): number {
  const seen = new Set<unknown>();
  return values.findIndex((value) => {
    if (seen.has(value)) return true;
    seen.add(value);
    return false;
  });
}

/** Finds repeated keys, one per group because one slip causes them. */
function repeatedKeys(
  document: YamlDocument,
): readonly { readonly offset: number; readonly message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Map: (_key, map, path) => {
      const keys = map.items.flatMap(({ key }) => (isScalar(key) ? [key] : []));
      const names = keys.map(({ value }) => String(value));
      const index = firstRepeat(names);
      const key = keys[index];
      if (key === undefined) return;
      const name = String(key.value);
      const empty = map.items
        .slice(names.indexOf(name) + 1, index)
        .findLast(({ value }) => isScalar(value) && value.value === null);
      const other = isScalar(empty?.key)
        ? `, or put two spaces less before \`${String(empty.key.value)}\`, if it begins a group of its own`
        : isSeq(path.at(-1)) && names[0] === name
          ? ', or put `- ` before it, if it begins a new entry'
          : '';
      const message = `Unexpected second \`${name}\` in this group; keep one${other}`;
      found.push({ offset: getOffset(key), message });
    },
  });
  return found;
}

/** A text over several lines as one. */
const onOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');

/** What the checks of one front matter share. */
type Checking = {
  readonly source: string;
  readonly hasPlaceholders: boolean;
  readonly language: string;
  /** Whether the YAML has a mistake: then what its texts hold is no news. */
  readonly isBroken: boolean;
  readonly report: (offset: number, message: string, code: DiagnosticCode) => void;
};

/** Refuses aliases, anchors and tags; says whether the node is one. */
function refuseMark(node: Node, { source, report }: Checking): boolean {
  const offset = getOffset(node);
  if (isAlias(node)) {
    const message = /\s/.test(source.charAt(offset + 1))
      ? 'Unexpected `*`, expected `- ` before each entry of a list'
      : 'Unexpected `*` before a value; put a text in double quotes';
    report(offset, message, 'E_YAML_ALIAS');
    return true;
  }
  const { anchor, tag } = node;
  if (anchor === undefined && tag === undefined) return false;
  const mark = anchor === undefined ? '!' : '&';
  report(
    markBefore(source, mark, offset),
    `Unexpected \`${mark}\` before a value; put a text in double quotes`,
    anchor === undefined ? 'E_YAML_TAG' : 'E_YAML_ALIAS',
  );
  return true;
}

/** The end of a scalar; a block has its comment before it. */
const getEnd = (node: Scalar): number =>
  node.type?.startsWith('BLOCK') ? getOffset(node) : (node.range?.[1] ?? getOffset(node));

/** Reports a value that a page would show differently; returns whether to stop checking it. */
function checkScalar(node: Scalar, key: unknown, { source, report }: Checking): boolean {
  const { value } = node;
  const offset = getOffset(node);
  // Such a key is harmless, but the schema would ignore it.
  if (key === 'key' && value === '__proto__') {
    report(offset, 'Unknown key `__proto__`', 'E_SCHEMA_UNKNOWN');
    return true;
  }
  const isPlain = /^[-+]?\d+(?:\.\d+)?$/.test(node.source ?? '');
  if (typeof value === 'number' && (Object.is(value, -0) || !isPlain)) {
    const message = `Unexpected \`${node.source}\`, expected a number of plain digits, such as 6660 or 5.8`;
    report(offset, message, 'E_SCHEMA_VALUE');
  }
  // Text after the `#` would be lost silently.
  const end = getEnd(node);
  const mark = source.indexOf('#', end);
  const isComment = node.comment && value !== null && !source.slice(end, mark).includes('\n');
  if (isComment) {
    const message =
      'Unexpected `#` after a value, where a comment begins that no page shows; put a text with `#` in double quotes, or delete the comment';
    report(mark, message, 'E_TEXT');
    return true;
  }
  return false;
}

/** Reports an over-indented entry, which YAML reads as part of the text above. */
function refuseSwallowed(node: Scalar, { source, report }: Checking): boolean {
  const offset = getOffset(node);
  const swallowed =
    node.type === 'PLAIN' ? /\n *- /.exec(source.slice(offset, getEnd(node))) : null;
  if (swallowed === null) return false;
  if (gluedDash.test(lineAt(source, offset).line)) {
    report(offset, gluedDashMessage, 'E_YAML_SYNTAX');
  } else {
    const message = 'Unexpected `- ` inside a text; begin each entry of a list below the one above';
    report(offset + swallowed.index + swallowed[0].length - 2, message, 'E_YAML_SYNTAX');
  }
  return true;
}

/** Checks a text and stores it as pages show it: on one line, without escapes. */
function checkText(node: Scalar, value: string, checking: Checking): void {
  const { source, hasPlaceholders, language, report } = checking;
  if (refuseSwallowed(node, checking)) return;
  const text = node.type?.startsWith('BLOCK') ? onOneLine(value) : value;
  node.value = text;
  if (text === '') return;
  const isInQuotes = node.type?.startsWith('QUOTE');
  const fault = textFault(text, { hasPlaceholders, language, isInQuotes });
  node.value = withoutEscapes(text, { hasPlaceholders });
  if (fault === undefined) return;
  // The exact position is known only in plain text; quotes and blocks shift offsets.
  const offset = getOffset(node);
  const exact = source.startsWith(value, offset) ? fault.offset : 0;
  report(offset + exact, fault.message, fault.code);
}

/** Checks all nodes of a front matter and normalizes its texts. */
function checkNodes(document: YamlDocument, checking: Checking): void {
  const { isBroken, report } = checking;
  visit(document, (key, node, path) => {
    if (!isNode(node)) return undefined;
    if (path.length > maximumDepth) {
      if (!isBroken) {
        report(getOffset(node), 'Unexpected group inside so many others', 'E_YAML_DEPTH');
      }
      return visit.BREAK;
    }
    if (refuseMark(node, checking)) return visit.SKIP;
    if (!isScalar(node) || checkScalar(node, key, checking)) return undefined;
    const { value } = node;
    if (typeof value === 'string' && value !== '' && !isBroken) checkText(node, value, checking);
    return undefined;
  });
}

/** Finds positions in the source: after a wrong bracket the parser's own count skips lines. */
function createPlaceAt(source: string): (offset: number) => Position {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (const { index } of source.matchAll(/\n/g)) counter.addNewLine(index + 1);
  return (offset) => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
}

/**
 * Strict YAML 1.2: no aliases, tags or merge keys. Dates stay text.
 *
 * @param source the text between the two `---`, from the newline after the first, so that line numbers
 *   are those of the file
 * @param options.hasPlaceholders whether `{first}` is a placeholder, as in site.md
 * @param options.language of its texts, as a folder of `content/` names it
 * @throws Diagnostic where nesting or indentation would mislead the parser
 */
export function parseFrontMatter(
  source: string,
  {
    hasPlaceholders = false,
    language = 'en',
  }: { readonly hasPlaceholders?: boolean; readonly language?: string } = {},
): FrontMatter {
  checkMarks(source);
  checkDepth(source);
  checkIndents(source);
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'core',
    strict: true,
    // Checked here: the parser takes quadratic time.
    uniqueKeys: false,
    stringKeys: true,
    merge: false,
    prettyErrors: false,
  });
  const at = createPlaceAt(source);
  const found: Found[] = [];
  const report: Checking['report'] = (offset, message, code) =>
    found.push([message, at(offset), code]);
  // A repeated key does not mean that the rest was misread.
  for (const { offset, message } of repeatedKeys(document)) {
    report(offset, message, 'E_YAML_SYNTAX');
  }
  const [first] = [...document.errors, ...document.warnings].sort(
    (one, two) => one.pos[0] - two.pos[0],
  );
  checkNodes(document, {
    source,
    hasPlaceholders,
    language,
    isBroken: first !== undefined,
    report,
  });
  if (first !== undefined) {
    const { offset, message } = syntaxFault(source, document, first);
    const position = at(offset);
    // After an unexpected mark the rest of the line is unclear: one message is enough.
    if (!found.some(([, { line }]) => line === position.line)) {
      report(offset, message, 'E_YAML_SYNTAX');
    }
  }
  if (found.length === 0 && !isMap(document.contents)) {
    const message = 'Unexpected front matter, expected lines of `key: value`';
    found.push([message, { line: 2, column: 1 }, 'E_YAML_ROOT']);
  }
  const data = found.length === 0 ? document.toJS() : undefined;
  return { data, places: createPlaces(document, at), faults: firstDiagnostics(found) };
}

/** The same positions, each with the name of its file. */
export const positionsIn = (
  file: string,
  { getPosition, getKeyPosition, hasComment }: Positions,
): Positions => ({
  getPosition: (path) => ({ ...getPosition(path), file }),
  getKeyPosition: (path) => ({ ...getKeyPosition(path), file }),
  hasComment,
});

function createPlaces(document: YamlDocument, at: (offset: number) => Position): Positions {
  const keyOffset = (path: Path): number | undefined => {
    const parent = document.getIn(path.slice(0, -1), true);
    const name = path.at(-1);
    if (!isMap(parent)) return undefined;
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === name);
    return isNode(pair?.key) ? getOffset(pair.key) : undefined;
  };
  const getKeyPosition = (path: Path): Position => {
    if (path.length === 0) return start;
    const offset = keyOffset(path);
    return offset === undefined ? getKeyPosition(path.slice(0, -1)) : at(offset);
  };
  const getPosition = (path: Path): Position => {
    const node = document.getIn(path, true);
    const isOwnPlace = isNode(node) && !(isCollection(node) && keyOffset(path) !== undefined);
    return isOwnPlace && path.length > 0 ? at(getOffset(node)) : getKeyPosition(path);
  };
  const hasComment = (path: Path): boolean => {
    const node = document.getIn(path, true);
    return isNode(node) && typeof node.comment === 'string';
  };
  return { getPosition, getKeyPosition, hasComment };
}
