import { basename } from 'node:path';
import matter from 'gray-matter';
import type { Root } from 'mdast';
import { remark } from 'remark';
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type Document as YamlDocument,
} from 'yaml';
import { textFault } from './characters';
import { Fault, type Place, placeAt, problemIn, fileStart as start } from './fault';
import type { Problem } from './problem';
import { characterFaults, readText, type TextRules } from './read-text';

/** Steps from the root of the front matter to a value. */
export type Path = readonly PropertyKey[];

/** A content file, read: front matter as plain data, body as a syntax tree, and where each stands. */
export type Document = {
  readonly file: string;
  /** The file's name without `.md`. */
  readonly id: string;
  readonly data: unknown;
  readonly body: Root;
  /** Where a value of the front matter stands; for a missing one, the nearest parent's key. */
  readonly placeOf: (path: Path) => Place;
  /** Where the key of a value stands. */
  readonly placeOfKey: (path: Path) => Place;
};

export type Reading = { readonly document?: Document; readonly problems: readonly Problem[] };

/** Larger files, and files with names that some systems confuse, are refused before parsing. */
const rules: TextRules = {
  name: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.md$/,
  expectedName: 'lower-case letters, digits and single hyphens, then `.md`',
  maximumBytes: 128 * 1024,
};
/** gray-matter looks for comments with an expression whose time grows with the square of the text. */
const maximumFrontMatter = 48 * 1024;
/** Deeper front matter than this is a mistake or an attack; ours is four levels deep. */
const maximumYamlDepth = 12;

/** Splits at the two `---` lines. Only exactly `---` opens: `---js` would run code in gray-matter. */
function checkFences(text: string): { readonly bodyLine: number } {
  const lines = text.split('\n');
  const [first = ''] = lines;
  if (first !== '---') {
    if (first.startsWith('---')) {
      throw new Fault(
        start,
        `Unexpected \`${first.slice(0, 40)}\` on the first line, expected \`---\` and nothing else`,
        'E_FM_ENGINE',
      );
    }
    throw new Fault(
      start,
      'The first line must be `---`, the start of the front matter',
      'E_FM_MISSING',
    );
  }
  const close = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (close < 0 || lines[close] !== '---') {
    throw new Fault(
      close < 0 ? start : { line: close + 1, column: 1 },
      close < 0
        ? 'The front matter is not closed, expected a second line `---`'
        : `Unexpected \`${lines[close]?.slice(0, 40)}\`, expected \`---\` and nothing else on the line`,
      'E_FM_UNCLOSED',
    );
  }
  const ended = lines.findIndex((line, index) => index > 0 && index < close && line === '...');
  if (ended > 0) {
    throw new Fault(
      { line: ended + 1, column: 1 },
      'Unexpected `...`, expected `---` to close the front matter',
      'E_FM_UNCLOSED',
    );
  }
  if (lines.slice(1, close).every((line) => /^\s*(?:#|$)/.test(line))) {
    throw new Fault(start, 'The front matter is empty', 'E_FM_EMPTY');
  }
  const size = lines.slice(0, close).join('\n').length;
  if (size > maximumFrontMatter) {
    throw new Fault(
      start,
      `The front matter has ${size} characters, expected at most ${maximumFrontMatter}`,
      'E_FILE_SIZE',
    );
  }
  return { bodyLine: close + 2 };
}

type FrontMatter = {
  readonly data: unknown;
  readonly places: Pick<Document, 'placeOf' | 'placeOfKey'>;
  readonly faults: readonly Fault[];
};

/** Nested brackets beyond any need, found without recursion: the YAML parser itself would overflow. */
function checkFlowDepth(source: string): void {
  let depth = 0;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index];
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > maximumYamlDepth * 2) {
      throw new Fault(
        placeAt(source, index),
        `Brackets are nested more than ${maximumYamlDepth * 2} deep`,
        'E_YAML_DEPTH',
      );
    }
  }
}

/** Wordings of the yaml library that say too little to an editor, and ours. */
const yamlWording: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab stands where spaces are expected; indent with two spaces',
  DUPLICATE_KEY: 'This key stands twice; keep one',
  BAD_INDENT: 'The indentation does not fit; each level is two spaces deeper than its parent',
  MISSING_CHAR: 'A closing quote or bracket, or a colon, is missing',
  MULTILINE_IMPLICIT_KEY: 'A colon and a space are expected after the key',
  BLOCK_AS_IMPLICIT_KEY:
    'Unexpected colon; put the text in double quotes if the colon belongs to it',
  UNEXPECTED_TOKEN: 'Unexpected character; put the text in double quotes if it belongs to it',
  BAD_SCALAR_START: 'A value may not begin with this character; put the text in double quotes',
};

/** Strict YAML 1.2: no aliases, no tags, no merge keys; dates stay text; places are kept. */
function parseFrontMatter(source: string): FrontMatter {
  checkFlowDepth(source);
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
  for (const error of [...document.errors, ...document.warnings]) {
    if (error.code === 'TAG_RESOLVE_FAILED') continue;
    const message = yamlWording[error.code] ?? error.message;
    faults.push(new Fault(at(error.pos[0]), message, 'E_YAML_SYNTAX'));
  }
  visit(document, (_key, node, path) => {
    if (path.length > maximumYamlDepth * 2) {
      const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
      faults.push(new Fault(at(offset), 'The front matter is nested too deep', 'E_YAML_DEPTH'));
      return visit.BREAK;
    }
    if (isPair(node) || !isNode(node)) return undefined;
    const place = at(node.range?.[0] ?? 0);
    if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) {
      faults.push(
        new Fault(
          place,
          'Anchors and aliases (`&`, `*`) are not used here; write it out',
          'E_YAML_ALIAS',
        ),
      );
      return visit.SKIP;
    }
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
      faults.push(new Fault(place, `Unexpected tag \`${node.tag}\``, 'E_YAML_TAG'));
    } else if (isScalar(node) && node.source !== undefined && /^!/.test(sourceAt(source, node))) {
      faults.push(new Fault(place, 'Tags (`!…`) are not used here', 'E_YAML_TAG'));
    }
    if (isScalar(node) && typeof node.value === 'string' && node.value !== '') {
      const fault = textFault(node.value);
      if (fault !== undefined) {
        faults.push(new Fault(place, `This text holds ${fault.found}`, fault.code));
      }
    }
    return undefined;
  });
  if (faults.length === 0 && !isMap(document.contents)) {
    faults.push(
      new Fault(
        { line: 2, column: 1 },
        'The front matter must be a list of `key: value` lines',
        'E_YAML_ROOT',
      ),
    );
  }
  const data = faults.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined;
  return { data, places: createPlaces(document, at), faults };
}

/** What stands in the source just where a node begins, its tag included. */
function sourceAt(source: string, node: Node): string {
  const offset = node.range?.[0] ?? 0;
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const before = source.slice(lineStart, offset);
  const tag = before.search(/!\S*\s*$/);
  return tag >= 0 ? before.slice(tag) : source.slice(offset, offset + 2);
}

function createPlaces(
  document: YamlDocument,
  at: (offset: number) => Place,
): Pick<Document, 'placeOf' | 'placeOfKey'> {
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

/** Runs gray-matter with every option set: without options it caches, and can return a broken file
 * as an empty one. Its engines for other languages are replaced by ones that refuse. */
function splitFrontMatter(text: string): { readonly front: FrontMatter; readonly body: string } {
  let front: FrontMatter | undefined;
  const refuse = (): never => {
    throw new Fault(start, 'Only YAML front matter is read', 'E_FM_ENGINE');
  };
  const { content } = matter(text, {
    language: 'yaml',
    delimiters: '---',
    engines: {
      yaml: {
        parse: (source: string) => {
          front = parseFrontMatter(source);
          return {};
        },
        stringify: refuse,
      },
      javascript: { parse: refuse, stringify: refuse },
      json: { parse: refuse, stringify: refuse },
    },
  });
  if (front === undefined) {
    throw new Fault(start, 'The front matter is empty', 'E_FM_EMPTY');
  }
  return { front, body: content };
}

/** Shapes on which a Markdown parser takes far more than linear time, refused by counting. */
function checkComplexity(body: string, firstLine: number): readonly Fault[] {
  const faults: Fault[] = [];
  const limits = [
    { pattern: /`/g, most: 400, name: 'backticks' },
    { pattern: /\[/g, most: 1500, name: 'square brackets' },
    { pattern: /\|/g, most: 1500, name: 'vertical bars' },
    { pattern: /[*_]/g, most: 3000, name: 'asterisks and underscores' },
    { pattern: /</g, most: 400, name: 'angle brackets' },
  ];
  for (const { pattern, most, name } of limits) {
    const count = body.match(pattern)?.length ?? 0;
    if (count > most) {
      const place = { line: firstLine, column: 1 };
      faults.push(
        new Fault(place, `The text has ${count} ${name}, expected at most ${most}`, 'E_MD_COMPLEX'),
      );
    }
  }
  body.split('\n').forEach((line, index) => {
    const quotes = /^[>\s]*/.exec(line)?.[0].replaceAll(/\s/g, '').length ?? 0;
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    if (quotes > 3 || indent > 16) {
      faults.push(
        new Fault(
          { line: firstLine + index, column: 1 },
          'The text is nested too deep',
          'E_MD_DEPTH',
        ),
      );
    }
  });
  return faults;
}

/** Parses the body with as many blank lines before it as the front matter had: its places are the file's. */
const parseBody = (body: string, bodyLine: number): Root =>
  remark().parse('\n'.repeat(bodyLine - 1) + body);

/**
 * Reads one content file. The only caller of gray-matter, which runs code from a file that opens with
 * `---js`; nothing but exactly `---` gets that far.
 *
 * @param path where the file is
 * @param file how problems name it: from the project's root, with `/`
 */
export function readDocument(path: string, file: string): Reading {
  const problem = (fault: Fault) => problemIn(file, fault);
  try {
    const text = readText(path, rules);
    const characters = characterFaults(text);
    if (characters.length > 0) return { problems: characters.map(problem) };
    const { bodyLine } = checkFences(text);
    const { front, body } = splitFrontMatter(text);
    const faults = [...front.faults, ...checkComplexity(body, bodyLine)];
    if (faults.length > 0) return { problems: faults.map(problem) };
    const id = basename(path, '.md');
    const root = parseBody(body, bodyLine);
    return { document: { file, id, data: front.data, body: root, ...front.places }, problems: [] };
  } catch (error) {
    if (error instanceof Fault) return { problems: [problem(error)] };
    throw error;
  }
}
