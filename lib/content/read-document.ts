import { basename } from 'node:path';
import matter from 'gray-matter';
import type { Root } from 'mdast';
import type { CompileContext, Extension } from 'mdast-util-from-markdown';
import { remark } from 'remark';
import { checkComplexity } from './complexity';
import { Diagnostic, inFile, fileStart as start } from './diagnostic';
import { type FrontMatter, type Positions, parseFrontMatter, positionsIn } from './front-matter';
import { languageIn } from './language-rules';
import { characterFaults, readText, type TextRules } from './read-text';

/** A parsed content file: front matter as plain data, the body as a syntax tree, and their positions. */
export type Document = Positions & {
  readonly file: string;
  /** The file's name without `.md`. */
  readonly id: string;
  readonly data: unknown;
  readonly body: Root;
};

declare module 'mdast' {
  interface TextData {
    /** Offsets of characters that the file escapes with a backslash. */
    escaped?: number[];
  }
}

export type Reading = { readonly document?: Document; readonly problems: readonly Diagnostic[] };

/** The naming rule of a kind of file. */
export type NameRule = Pick<TextRules, 'name' | 'expectedName'>;

/** How to read a file of one kind. */
export type DocumentOptions = {
  /** Whether `{first}` is a placeholder in its texts, as in site.md. */
  readonly hasPlaceholders?: boolean;
  readonly nameRule?: NameRule;
};

/** Refuses names that some file systems confuse. */
const plainName: NameRule = {
  name: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.md$/,
  expectedName: 'lower-case letters, digits and single hyphens, then `.md`',
};
/** Larger files are refused before parsing. */
const maximumBytes = 96 * 1024;
/** gray-matter's comment pattern takes quadratic time. */
const maximumFrontMatter = 48 * 1024;
/** The longest has 500 lines; thousands of empty lines also slow gray-matter down. */
const maximumFrontLines = 1500;

/** Explains a first line that does not open the front matter. */
function missingFence([first = '', ...rest]: readonly string[]): string {
  if (/^[–—]/.test(first)) {
    return `Unexpected \`${first.slice(0, 40)}\` on the first line, expected three hyphens \`---\``;
  }
  const open = rest.slice(0, 9).indexOf('---');
  const above = open < 0 ? '' : `; delete what stands above the \`---\` of line ${open + 2}`;
  return `Missing \`---\` on the first line, the start of the front matter${above}`;
}

/** Checks the two `---` lines. Only exactly `---` may open: gray-matter runs code after `---js`. */
function checkFences(text: string): { readonly bodyLine: number } {
  const lines = text.split('\n');
  const [first = ''] = lines;
  if (first !== '---') {
    if (first.startsWith('---')) {
      throw new Diagnostic(
        `Unexpected \`${first.slice(0, 40)}\` on the first line, expected \`---\` and nothing else`,
        start,
        'E_FM_ENGINE',
      );
    }
    throw new Diagnostic(missingFence(lines), start, 'E_FM_MISSING');
  }
  const close = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  const closing = lines[close];
  if (closing === undefined) {
    throw new Diagnostic(
      'Missing second line `---`, the end of the front matter',
      start,
      'E_FM_UNCLOSED',
    );
  }
  if (closing !== '---') {
    throw new Diagnostic(
      `Unexpected \`${closing.slice(0, 40)}\`, expected \`---\` and nothing else on the line`,
      { line: close + 1, column: 1 },
      'E_FM_UNCLOSED',
    );
  }
  const ended = lines.slice(0, close).indexOf('...');
  if (ended >= 0) {
    throw new Diagnostic(
      'Unexpected `...`, expected `---` to close the front matter',
      { line: ended + 1, column: 1 },
      'E_FM_UNCLOSED',
    );
  }
  if (close > maximumFrontLines) {
    throw new Diagnostic(
      `Unexpected length of the front matter, ${close} lines, expected at most ${maximumFrontLines}`,
      start,
      'E_FILE_SIZE',
    );
  }
  const size = lines.slice(0, close).join('\n').length;
  if (size > maximumFrontMatter) {
    throw new Diagnostic(
      `Unexpected length of the front matter, ${size} characters, expected at most ${maximumFrontMatter}`,
      start,
      'E_FILE_SIZE',
    );
  }
  return { bodyLine: close + 2 };
}

/**
 * Runs gray-matter with options: without any it caches, and may return a broken file as empty. Its other
 * engines are disabled.
 */
function splitFrontMatter(
  text: string,
  options: { readonly hasPlaceholders: boolean; readonly language: string },
): { readonly front: FrontMatter; readonly body: string } {
  let front: FrontMatter | undefined;
  const refuse = (): never => {
    throw new Diagnostic('Only YAML front matter is read', start, 'E_FM_ENGINE');
  };
  const refused = { parse: refuse, stringify: refuse };
  const { content } = matter(text, {
    engines: {
      yaml: {
        parse: (source: string) => {
          front = parseFrontMatter(source, options);
          return {};
        },
        stringify: refuse,
      },
      javascript: refused,
      json: refused,
    },
  });
  if (front === undefined) {
    throw new Diagnostic(
      'Unexpected empty front matter, expected lines of `key: value` between the two `---`',
      start,
      'E_FM_EMPTY',
    );
  }
  return { front, body: content };
}

/** Records which characters were escaped; the tree does not show it. */
const keepEscapes: Extension = {
  exit: {
    characterEscape(this: CompileContext) {
      const parent = this.stack.at(-1);
      const node =
        parent !== undefined && 'children' in parent ? parent.children.at(-1) : undefined;
      if (node?.type !== 'text') return;
      node.data ??= {};
      node.data.escaped ??= [];
      node.data.escaped.push(node.value.length - 1);
    },
  },
};
const markdown = remark().data('fromMarkdownExtensions', [keepEscapes]).freeze();

/** Parses the body after as many blank lines as the front matter had, so positions match the file. */
const parseBody = (body: string, bodyLine: number): Root =>
  markdown.parse('\n'.repeat(bodyLine - 1) + body);

/**
 * Reads one content file. The only caller of gray-matter, which would run code in a file that opens with
 * `---js`; only exactly `---` gets that far.
 *
 * @param path of the file on disk
 * @param file its name in problems: from the project's root, with `/`
 */
export function readDocument(
  path: string,
  file: string,
  { hasPlaceholders = false, nameRule = plainName }: DocumentOptions = {},
): Reading {
  try {
    const text = readText(path, { ...nameRule, maximumBytes });
    const language = languageIn(file);
    const characters = characterFaults(text, language);
    if (characters.length > 0) return { problems: inFile(file, characters) };
    const { bodyLine } = checkFences(text);
    const { front, body } = splitFrontMatter(text, { hasPlaceholders, language });
    const faults = [...front.faults, ...checkComplexity(body, bodyLine)];
    if (faults.length > 0) return { problems: inFile(file, faults) };
    const id = basename(path, '.md');
    const root = parseBody(body, bodyLine);
    const places = positionsIn(file, front.places);
    return { document: { file, id, data: front.data, body: root, ...places }, problems: [] };
  } catch (error) {
    if (error instanceof Diagnostic) return { problems: inFile(file, [error]) };
    throw error;
  }
}
