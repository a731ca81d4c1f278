import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
  type Document as YamlDocument,
} from 'yaml';
import { textFault } from './characters';
import { Fault, firstFaults, mostProblems, type Place, placeAt, fileStart as start } from './fault';
import type { ProblemCode } from './problem';

/** Steps from the root of the front matter to a value. */
export type Path = readonly PropertyKey[];

/** Where the parts of a front matter stand in its file. */
export type Places = {
  /** Where a value stands; for a missing one, the nearest parent's key. */
  readonly placeOf: (path: Path) => Place;
  /** Where the key of a value stands. */
  readonly placeOfKey: (path: Path) => Place;
  /** Whether a comment begins where a value is expected: an unquoted `#`, perhaps. */
  readonly hasComment: (path: Path) => boolean;
};

/** A front matter, parsed: plain data, the places of its parts, and what is wrong with it. */
export type FrontMatter = {
  readonly data: unknown;
  readonly places: Places;
  readonly faults: readonly Fault[];
};

/** Deeper front matter than this is a mistake or an attack; ours is four levels deep. */
const maximumYamlDepth = 12;

/** The longest front matter has 740 marks. The YAML parser takes long over tens of thousands. */
const maximumMarks = 4000;

function checkMarks(source: string): void {
  const marks = source.match(/[[\]{},:?*&!]/g)?.length ?? 0;
  if (marks <= maximumMarks) return;
  throw new Fault(
    start,
    `The front matter has ${marks} marks such as \`:\` and \`,\`, expected at most ${maximumMarks}`,
    'E_YAML_DEPTH',
  );
}

/** Nesting beyond any need, found without recursion: the YAML parser itself would overflow. */
function checkDepth(source: string): void {
  let depth = 0;
  const row = /^ *(?:[-?] +){3,}/m.exec(source);
  if (row !== null) {
    throw new Fault(
      placeAt(source, row.index),
      'Unexpected row of `-` or `?`, expected one at the start of a line',
      'E_YAML_DEPTH',
    );
  }
  for (const { 0: bracket, index } of source.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > maximumYamlDepth * 2) {
      throw new Fault(
        placeAt(source, index),
        `Unexpected bracket, expected at most ${maximumYamlDepth * 2} inside one another`,
        'E_YAML_DEPTH',
      );
    }
  }
}

/** Tabs and other blanks at the start of a line look like spaces; YAML takes them for something else. */
function checkIndents(source: string): void {
  for (const [index, line] of source.split('\n').entries()) {
    const indent = line.slice(0, line.length - line.trimStart().length);
    const column = [...indent].findIndex((blank) => blank !== ' ');
    if (column < 0) continue;
    const found = indent[column] === '\t' ? 'tab' : 'no-break space';
    throw new Fault(
      { line: index + 1, column: column + 1 },
      `Unexpected ${found} at the start of a line, expected two spaces a level`,
      'E_YAML_SYNTAX',
    );
  }
}

/** Wordings of the yaml library that say too little to an editor, and ours. */
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

/** The quoted text or bracketed list that an offset is inside or just after: what was left open. */
function openedBefore(document: YamlDocument, offset: number): number | undefined {
  let opened: number | undefined;
  visit(document, {
    Node: (_key, node) => {
      if (!isNode(node) || !node.range) return undefined;
      const quoted = isScalar(node) && node.type?.startsWith('QUOTE_') === true;
      const bracketed = isCollection(node) && node.flow === true;
      const [start, end, after] = node.range;
      if ((quoted || bracketed) && start < offset && offset <= Math.max(end, after)) opened = start;
      return undefined;
    },
  });
  return opened;
}

/** Where the word begins that holds a mark before a value: `!tag value`, `&name value`. */
function markBefore(source: string, mark: string, offset: number): number {
  const at = source.lastIndexOf(mark, offset);
  return source.lastIndexOf(' ', at) + 1;
}

/** The first mistake in the YAML: what follows it is most often its echo. */
function syntaxFault(
  source: string,
  document: YamlDocument,
  { code, message, pos: [offset] }: YAMLError,
): { readonly offset: number; readonly message: string } {
  if (/^Missing closing/.test(message)) {
    return {
      offset: openedBefore(document, offset) ?? offset,
      message: 'Missing closing quote; it belongs to the one that opens here',
    };
  }
  if (/end with a [\]}]$/.test(message)) {
    return {
      offset: openedBefore(document, offset) ?? offset,
      message: 'Missing closing bracket; it belongs to the one that opens here',
    };
  }
  const [line = ''] = source.slice(offset).split('\n', 1);
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && !/:(?: |$)/.test(line)) {
    return {
      offset,
      message:
        'Unexpected number of spaces before the next line, as if it went on with this value; begin the two lines with the same number',
    };
  }
  const indent = code === 'BAD_INDENT' ? line.search(/\S|$/) : 0;
  const at = offset + indent;
  return {
    offset: at,
    message: slipAt(source, at) ?? yamlWording[code] ?? unexpectedAt(source, at),
  };
}

/** A slip that its own line shows, whatever the parser made of it. */
function slipAt(source: string, offset: number): string | undefined {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const [line = ''] = source.slice(lineStart).split('\n', 1);
  if (/^ *-[\p{L}\d"']/u.test(line)) return 'Missing space after the `-` of a list entry';
  const key = /^ *(?:- )?([\w-]+)[:：][^\s:：]/.exec(line);
  if (key !== null) return `Missing space after the colon of \`${key[1]}\``;
  const before = source.slice(lineStart, offset).trimEnd();
  if (/["']$/.test(before) && /: +["']/.test(before)) {
    return 'Unexpected text after a closing quote; put double quotes around the whole text, and use “ ” or ’ inside it';
  }
  return undefined;
}

function unexpectedAt(source: string, offset: number): string {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const block = /: +([>|])\S*\s*$/.exec(source.slice(lineStart, offset));
  const [word = ''] = source.slice(offset, offset + 20).split(/\s/, 1);
  const found = block?.[1] ?? word;
  if (found.startsWith(',')) return 'Unexpected `,` without an entry before it; delete it';
  const name = found.includes('`') ? 'backtick' : found === '' ? 'end of the line' : `\`${found}\``;
  return `Unexpected ${name}; put the text in double quotes if it belongs to it`;
}

/** Where the first value stands that stood before, in one walk: a group may have a thousand keys. */
function firstRepeat(values: readonly unknown[]): number {
  const seen = new Set<unknown>();
  return values.findIndex((value) => {
    if (seen.has(value)) return true;
    seen.add(value);
    return false;
  });
}

/** Keys that stand twice in one group: one message, as it is one slip that brings them. */
function repeatedKey(document: YamlDocument, offset: number): string | undefined {
  let message: string | undefined;
  visit(document, {
    Map: (_key, map, path) => {
      const keys = map.items.flatMap(({ key }) => (isScalar(key) ? [key] : []));
      const names = keys.map(({ value }) => value);
      const index = firstRepeat(names);
      if (keys[index]?.range?.[0] !== offset) return undefined;
      const name = `\`${String(keys[index]?.value)}\``;
      message = `Unexpected second ${name} in this group; keep one`;
      const empty = map.items.findLast(
        ({ key, value }) =>
          isScalar(key) &&
          (key.range?.[0] ?? offset) < offset &&
          isScalar(value) &&
          value.value === null,
      );
      if (isScalar(empty?.key)) {
        message = `Unexpected second ${name} in this group; keep one, or put two spaces less before \`${String(empty.key.value)}\`, if it begins a group of its own`;
      } else if (isSeq(path.at(-1)) && names.indexOf(keys[index]?.value) === 0) {
        message = `Unexpected second ${name} in this group; keep one, or put \`- \` before it, if it begins a new entry`;
      }
      return visit.BREAK;
    },
  });
  return message;
}

/**
 * Strict YAML 1.2: no aliases, no tags, no merge keys; dates stay text; places are kept.
 *
 * @param source what stands between the two `---`, from the newline after the first: so its line
 *   numbers are the file's
 * @param templates whether its texts have places in braces to fill in, as those of site.md do
 * @throws Fault where nesting or indentation would mislead the parser itself
 */
export function parseFrontMatter(source: string, templates: boolean): FrontMatter {
  checkMarks(source);
  checkDepth(source);
  checkIndents(source);
  // Filled here, not by the parser: after a wrong bracket it leaves lines out.
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (const { index } of source.matchAll(/\n/g)) counter.addNewLine(index + 1);
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    merge: false,
    prettyErrors: false,
  });
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const faults: Fault[] = [];
  const report = (offset: number, message: string, code: ProblemCode) =>
    faults.push(new Fault(at(offset), message, code));
  const errors = [...document.errors, ...document.warnings];
  // A key that stands twice is no sign that the rest was misread.
  const repeated = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  for (const error of repeated.slice(0, mostProblems)) {
    const message = repeatedKey(document, error.pos[0]);
    if (message !== undefined) report(error.pos[0], message, 'E_YAML_SYNTAX');
  }
  const [first] = errors
    .filter(({ code }) => code !== 'DUPLICATE_KEY')
    .sort((one, two) => one.pos[0] - two.pos[0]);
  visit(document, (key, node, path) => {
    if (path.length > maximumYamlDepth * 2) {
      const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
      if (first === undefined) {
        report(offset, 'Unexpected group inside so many others', 'E_YAML_DEPTH');
      }
      return visit.BREAK;
    }
    if (isPair(node) || !isNode(node)) return undefined;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node)) {
      const message = /^\*\s/.test(source.slice(offset, offset + 2))
        ? 'Unexpected `*`, expected `- ` before each entry of a list'
        : 'Unexpected `*` before a value; put a text in double quotes';
      report(offset, message, 'E_YAML_ALIAS');
      return visit.SKIP;
    }
    if ('anchor' in node && node.anchor !== undefined) {
      const mark = markBefore(source, '&', offset);
      report(mark, 'Unexpected `&` before a value; put a text in double quotes', 'E_YAML_ALIAS');
      return visit.SKIP;
    }
    if (node.tag !== undefined) {
      const mark = markBefore(source, '!', offset);
      report(mark, 'Unexpected `!` before a value; put a text in double quotes', 'E_YAML_TAG');
      return visit.SKIP;
    }
    // Reading a key of this name is safe, but the schema of a list of entries would pass over it.
    if (isScalar(node) && key === 'key' && node.value === '__proto__') {
      report(offset, 'Unknown key `__proto__`', 'E_SCHEMA_UNKNOWN');
      return undefined;
    }
    if (
      isScalar(node) &&
      typeof node.value === 'number' &&
      (Object.is(node.value, -0) || !/^[-+]?\d+(?:\.\d+)?$/.test(node.source ?? ''))
    ) {
      const message = `Unexpected \`${node.source}\`, expected a number of plain digits, such as 6660 or 5.8`;
      report(offset, message, 'E_SCHEMA_VALUE');
    }
    // What stands after the `#` would be lost without a word.
    const end = node.range?.[1] ?? offset;
    const mark = source.indexOf('#', end);
    const isBeside = !source.slice(end, Math.max(end, mark)).includes('\n');
    if (isScalar(node) && node.comment && isBeside && node.value !== null && key !== 'key') {
      const message =
        'Unexpected `#` after a value, where a comment begins that no page shows; put a text with `#` in double quotes, or delete the comment';
      report(mark < 0 ? offset : mark, message, 'E_TEXT');
      return undefined;
    }
    // An entry of a list that is indented deeper than the one above is read as more of its text.
    const [from, to] = node.range ?? [0, 0];
    const swallowed =
      isScalar(node) && node.type === 'PLAIN' && first === undefined
        ? /\n *- /.exec(source.slice(from, to))
        : null;
    if (swallowed !== null) {
      const message =
        'Unexpected `- ` inside a text; begin each entry of a list below the one above';
      report(from + swallowed.index + swallowed[0].length - 2, message, 'E_YAML_SYNTAX');
      return undefined;
    }
    // What a broken text holds is no news while its quotes or its indentation are wrong.
    if (
      isScalar(node) &&
      typeof node.value === 'string' &&
      node.value !== '' &&
      first === undefined
    ) {
      const fault = textFault(node.value, templates);
      if (fault !== undefined) {
        // In a plain text on one line the very place is known; in quotes and blocks escapes shift it.
        const exact = source.startsWith(node.value, offset) ? fault.offset : 0;
        report(offset + exact, fault.message, fault.code);
      }
    }
    return undefined;
  });
  if (first !== undefined) {
    const { offset, message } = syntaxFault(source, document, first);
    const place = at(offset);
    // A mark before a value makes the rest of its line a riddle: one message is enough.
    if (!faults.some((fault) => fault.place.line === place.line)) {
      report(offset, message, 'E_YAML_SYNTAX');
    }
  }
  if (faults.length === 0 && !isMap(document.contents)) {
    const message = 'Unexpected front matter, expected lines of `key: value`';
    faults.push(new Fault({ line: 2, column: 1 }, message, 'E_YAML_ROOT'));
  }
  const data = faults.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined;
  return { data, places: createPlaces(document, at), faults: firstFaults(faults) };
}

function createPlaces(document: YamlDocument, at: (offset: number) => Place): Places {
  const keyOffset = (path: Path): number | undefined => {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const name = path.at(-1);
    if (!isMap(parent)) return undefined;
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === name);
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  };
  const placeOfKey = (path: Path): Place => {
    if (path.length === 0) return start;
    const offset = keyOffset(path);
    return offset === undefined ? placeOfKey(path.slice(0, -1)) : at(offset);
  };
  const placeOf = (path: Path): Place => {
    if (path.length === 0) return start;
    const node = document.getIn(path, true);
    if (!isNode(node)) return placeOfKey(path);
    if (isCollection(node) && keyOffset(path) !== undefined) return placeOfKey(path);
    return node.range ? at(node.range[0]) : placeOfKey(path);
  };
  const hasComment = (path: Path): boolean => {
    const node = path.length === 0 ? undefined : document.getIn(path, true);
    return isNode(node) && typeof node.comment === 'string';
  };
  return { placeOf, placeOfKey, hasComment };
}
