import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
  type Document as YamlDocument,
} from 'yaml';
import { textFault } from './characters';
import { Fault, type Place, placeAt, fileStart as start } from './fault';
import type { ProblemCode } from './problem';

/** Steps from the root of the front matter to a value. */
export type Path = readonly PropertyKey[];

/** Where the parts of a front matter stand in its file. */
export type Places = {
  /** Where a value stands; for a missing one, the nearest parent's key. */
  readonly placeOf: (path: Path) => Place;
  /** Where the key of a value stands. */
  readonly placeOfKey: (path: Path) => Place;
};

/** A front matter, parsed: plain data, the places of its parts, and what is wrong with it. */
export type FrontMatter = {
  readonly data: unknown;
  readonly places: Places;
  readonly faults: readonly Fault[];
};

/** Deeper front matter than this is a mistake or an attack; ours is four levels deep. */
const maximumYamlDepth = 12;

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
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index];
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
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
  const match = /^ *(?=[^\S \n])/m.exec(source);
  if (match === null) return;
  const offset = match.index + match[0].length;
  const found = source[offset] === '\t' ? 'tab' : 'no-break space';
  throw new Fault(
    placeAt(source, offset),
    `Unexpected ${found} at the start of a line, expected two spaces a level`,
    'E_YAML_SYNTAX',
  );
}

/** Wordings of the yaml library that say too little to an editor, and ours. */
const yamlWording: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Unexpected second key of this name; keep one',
  BAD_INDENT:
    'Unexpected indentation here or above, expected two spaces more than the line it belongs to',
  MISSING_CHAR: 'Missing comma, or colon and space',
  BAD_DQ_ESCAPE: 'Unexpected backslash in double quotes; write it twice, or leave the quotes out',
  BLOCK_IN_FLOW: 'Missing closing bracket, or double quotes around a text with a colon',
  NON_STRING_KEY: 'Unexpected list or group as a key, expected a word',
  MULTILINE_IMPLICIT_KEY: 'Missing colon and space after the key',
  BLOCK_AS_IMPLICIT_KEY:
    'Unexpected colon; put the text in double quotes if the colon belongs to it',
  UNEXPECTED_TOKEN: 'Unexpected character; put the text in double quotes if it belongs to it',
  BAD_SCALAR_START: 'Unexpected character at the start of a value; put the text in double quotes',
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
      message: 'Missing closing quote',
    };
  }
  if (/end with a [\]}]$/.test(message)) {
    return {
      offset: openedBefore(document, offset) ?? offset,
      message: 'Missing closing bracket',
    };
  }
  const [line = ''] = source.slice(offset).split('\n', 1);
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && !/:(?: |$)/.test(line)) {
    return {
      offset,
      message:
        'Unexpected indentation of the next line, as if it went on with this value; indent the two alike',
    };
  }
  const indent = code === 'BAD_INDENT' ? line.search(/\S|$/) : 0;
  return { offset: offset + indent, message: yamlWording[code] ?? message };
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
  checkDepth(source);
  checkIndents(source);
  const counter = new LineCounter();
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    merge: false,
    prettyErrors: false,
    lineCounter: counter,
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
  for (const error of errors.filter(({ code }) => code === 'DUPLICATE_KEY')) {
    report(error.pos[0], yamlWording[error.code] ?? error.message, 'E_YAML_SYNTAX');
  }
  const [first] = errors
    .filter(({ code }) => code !== 'DUPLICATE_KEY')
    .sort((one, two) => one.pos[0] - two.pos[0]);
  visit(document, (key, node, path) => {
    if (path.length > maximumYamlDepth * 2) {
      const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
      report(offset, 'Unexpected group inside so many others', 'E_YAML_DEPTH');
      return visit.BREAK;
    }
    if (isPair(node) || !isNode(node)) return undefined;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node)) {
      report(offset, 'Unexpected `*` before a value; put a text in double quotes', 'E_YAML_ALIAS');
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
      !/^[-+]?\d+(?:\.\d+)?$/.test(node.source ?? '')
    ) {
      const message = `Unexpected \`${node.source}\`, expected a number of plain digits, such as 6660 or 5.8`;
      report(offset, message, 'E_SCHEMA_VALUE');
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
  return { data, places: createPlaces(document, at), faults };
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
  return { placeOf, placeOfKey };
}
