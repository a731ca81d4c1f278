import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serialize } from 'parse5';
import {
  attribute,
  type Element,
  element,
  elementsOf,
  isElement,
  type Node,
  nodesOf,
  textIn,
  visibleText,
} from './markup';

/** A page that is not as the step knows pages: Next may have changed. It stops the build. */
export class UnknownPageError extends Error {
  override readonly name = 'UnknownPageError';
  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
  }
}

/** What the step knows before it looks at a page. */
export type Surroundings = {
  /** Names of the project's own client components: a page with one of them gets a script. */
  readonly components: ReadonlySet<string>;
  /** Names of the client components that Next puts into each page. */
  readonly nextComponents: ReadonlySet<string>;
  /** The texts of the inline scripts that a page may keep. */
  readonly inlineScripts: ReadonlySet<string>;
  /** The path below which the host serves the site; empty where it has the host to itself. */
  readonly sitePath: string;
};

/** Text of the rules that let browsers fetch a page of the site, and no other, before it is asked for. */
export const speculationRules = (sitePath: string): string =>
  `{"prefetch":[{"where":{"href_matches":"${sitePath}/*"},"eagerness":"moderate"}]}`;

/** What Next had written into a page for its scripts. */
export type TakenScripts = {
  /** The script that starts Next. */
  readonly start: string;
  /** What Next sends for its components, all pieces in one, without the texts of the page's style. */
  readonly data: string;
  /** Addresses of the script files, in their order. */
  readonly files: readonly string[];
};

export type TakenPage = {
  readonly document: DefaultTreeAdapterTypes.Document;
  readonly scripts: TakenScripts;
  /**
   * The sheets of the page's one style element, in their order: first the one that all pages share, then
   * those of its components.
   */
  readonly sheets: readonly string[];
  /** The project's client components on the page. */
  readonly components: readonly string[];
  /** The texts of the inline scripts that stay. */
  readonly inlineScripts: readonly string[];
  readonly text: string;
};

const { appendChild, createDocumentFragment, detachNode, insertBefore, setTemplateContent } =
  defaultTreeAdapter;

/** `self.__next_f.push([1,"…"])`: a piece of what Next sends for its components. */
const flightCall = 'self.__next_f.push(';
const flightStart = '(self.__next_f=self.__next_f||[]).push([0])';
const bootstrapId = '_R_';

/** What Next sends for its components, from the calls that bring it in pieces. */
function dataOf(path: string, calls: readonly string[]): string {
  return calls
    .map((text) => {
      const [kind, piece] = JSON.parse(text.slice(flightCall.length, -1)) as [number, unknown];
      if (kind !== 1 || typeof piece !== 'string') {
        throw new UnknownPageError(path, `unknown piece of Next's data, of kind ${kind}`);
      }
      return piece;
    })
    .join('');
}

/** A row of the data: its name, and what stands after the colon; `text` where that is plain text. */
type Row = { readonly id: string; readonly value: string; readonly isText: boolean };

/**
 * The rows of the data. A row ends with its line, except a text: it has its length in bytes, in
 * hexadecimal, before it (`7:T5d61,…`), and the next row follows at once.
 */
function rowsOf(path: string, data: string): readonly Row[] {
  const bytes = Buffer.from(data);
  const rows: Row[] = [];
  let at = 0;
  while (at < bytes.length) {
    const head = bytes.subarray(at, at + 40).toString('latin1');
    const [, id, text, length] = /^([0-9a-f]*):(?:(T)([0-9a-f]+),)?/.exec(head) ?? [];
    if (id === undefined) {
      throw new UnknownPageError(path, `unknown row of Next's data, ${head}`);
    }
    const isText = text !== undefined;
    const from = at + id.length + 1 + (isText ? `T${length},`.length : 0);
    const lineEnd = bytes.indexOf('\n', from);
    const to = isText ? from + Number.parseInt(length ?? '', 16) : lineEnd;
    if (to < 0 || to > bytes.length) {
      throw new UnknownPageError(path, `a row of Next's data has no end, ${head}`);
    }
    rows.push({ id, value: bytes.subarray(from, to).toString(), isText });
    at = isText ? to : to + 1;
  }
  return rows;
}

/** The rows as data again. */
const written = (rows: readonly Row[]): string =>
  rows
    .map(({ id, value, isText }) =>
      isText ? `${id}:T${Buffer.byteLength(value).toString(16)},${value}` : `${id}:${value}\n`,
    )
    .join('');

/** The sheets of a page, and the data without them. */
type TakenSheets = { readonly sheets: readonly string[]; readonly rows: readonly Row[] };

/** A text as JSON writes it, from where the search begins. */
const jsonText = /"(?:[^"\\]|\\.)*"/y;

/**
 * Takes the sheets out of the data: the page has them, and React looks only for their addresses on its
 * style element. There the sheets stand one after the other; in the data each has its address, and then
 * its text or, where that is long, the name of the row that holds it: `"href":"/a.css","children":"$7"`.
 */
function takeSheets(path: string, rows: readonly Row[], style: Element): TakenSheets {
  const sheets: string[] = [];
  const left = [...rows];
  const addresses = (attribute(style, 'data-href') ?? '').split(' ');
  for (const address of addresses) {
    const start = `"href":${JSON.stringify(address)},"children":`;
    const at = left.findIndex(({ value, isText }) => !isText && value.includes(start));
    const row = left[at];
    const from = row === undefined ? 0 : row.value.indexOf(start) + start.length;
    jsonText.lastIndex = from;
    const [found] = jsonText.exec(row?.value ?? '') ?? [];
    if (row === undefined || found === undefined) {
      throw new UnknownPageError(path, `its style ${address} does not stand in Next's data`);
    }
    const text = String(JSON.parse(found));
    const named = left.findIndex(({ id, isText }) => isText && text === `$${id}`);
    const held = left[named];
    sheets.push(held === undefined ? text : held.value);
    if (held === undefined) {
      const value = `${row.value.slice(0, from)}""${row.value.slice(from + found.length)}`;
      left[at] = { ...row, value };
    } else {
      left[named] = { ...held, value: '' };
    }
  }
  if (sheets.join('') !== textIn(style)) {
    throw new UnknownPageError(path, "its style is not the one that stands in Next's data");
  }
  return { sheets, rows: shortenAddresses(addresses, left, style) };
}

/** React finds each sheet by its address, and asks for no more than that page and data agree about it. */
function shortenAddresses(
  addresses: readonly string[],
  rows: readonly Row[],
  style: Element,
): readonly Row[] {
  const shorten = (text: string) =>
    addresses.reduce(
      (shorter, address, at) =>
        shorter.replaceAll(`"href":${JSON.stringify(address)}`, `"href":"${at}"`),
      text,
    );
  style.attrs = style.attrs.map(({ name, value }) => ({
    name,
    value: name === 'data-href' ? addresses.map((_, at) => at).join(' ') : value,
  }));
  return rows.map((row) => (row.isText ? row : { ...row, value: shorten(row.value) }));
}

/** The names of all client components on a page, from what Next sends for them. */
function clientComponents(rows: readonly Row[]): readonly string[] {
  const imports = rows.filter(({ value, isText }) => !isText && value.startsWith('I['));
  return imports.map(({ value }) => {
    const name = String((JSON.parse(value.slice(1)) as readonly unknown[])[2]);
    if (!name.startsWith('$')) return name;
    // The name stands in a row of its own: `$b` is the text of the row `b`.
    return String(JSON.parse(rows.find(({ id }) => id === name.slice(1))?.value ?? '""'));
  });
}

/**
 * Takes Next's scripts out of a page, and says what they were.
 *
 * @throws UnknownPageError at anything that the step does not know
 */
export function takeScripts(path: string, markup: string, around: Surroundings): TakenPage {
  const document = parse(markup);
  const text = visibleText(document);
  const files: string[] = [];
  const starts: string[] = [];
  const calls: string[] = [];
  const inlineScripts: string[] = [];
  let openings = 0;
  for (const script of elementsOf(document, 'script')) {
    const source = attribute(script, 'src');
    const content = textIn(script);
    if (attribute(script, 'type') === 'application/ld+json') continue;
    if (source === undefined && around.inlineScripts.has(content)) {
      inlineScripts.push(content);
      continue;
    }
    if (source !== undefined) {
      if (!source.startsWith(`${around.sitePath}/_next/static/`)) {
        throw new UnknownPageError(path, `unknown script file ${source}`);
      }
      // Browsers that take `nomodule` are too old for the rest: they get the page without script.
      if (attribute(script, 'nomodule') === undefined) files.push(source);
    } else if (attribute(script, 'id') === bootstrapId) {
      starts.push(content);
    } else if (content === flightStart) {
      openings += 1;
    } else if (content.startsWith(flightCall) && content.endsWith(')')) {
      calls.push(content);
    } else {
      throw new UnknownPageError(path, `unknown inline script ${content.slice(0, 60)}`);
    }
    detachNode(script);
  }
  const [start] = starts;
  if (start === undefined || starts.length > 1 || openings !== 1 || calls.length === 0) {
    const found = `${starts.length} to start Next, ${openings} to open its data, ${calls.length} with data`;
    throw new UnknownPageError(path, `unexpected count of scripts: ${found}`);
  }
  for (const link of elementsOf(document, 'link')) {
    if (attribute(link, 'rel') === 'preload' && attribute(link, 'as') === 'script') {
      detachNode(link);
    }
  }
  const [style, ...others] = elementsOf(document, 'style');
  if (style === undefined || others.length > 0) {
    throw new UnknownPageError(path, `${others.length + (style ? 1 : 0)} styles, expected one`);
  }
  const rows = rowsOf(path, dataOf(path, calls));
  const names = clientComponents(rows);
  const unknown = names.find(
    (name) => !around.components.has(name) && !around.nextComponents.has(name),
  );
  if (unknown !== undefined) {
    throw new UnknownPageError(path, `unknown client component ${unknown}`);
  }
  const components = names.filter((name) => around.components.has(name));
  const taken = takeSheets(path, rows, style);
  const scripts = { start, data: written(taken.rows), files };
  return { document, scripts, sheets: taken.sheets, components, inlineScripts, text };
}

/** `sha256-…`, as `integrity` attributes and policies write it. */
export const digest = (text: string | Uint8Array): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** A script file of ours: its address, and the digest of its text. */
export type ScriptFile = { readonly address: string; readonly integrity: string };

/** What the finished page names. */
export type Additions = {
  /** The policy for the page's `meta` element. */
  readonly policy: string;
  /** The script that wakes the page, and the page's own; without them the page has no script. */
  readonly wake?: { readonly script: ScriptFile; readonly page: ScriptFile };
};

/**
 * The markup of a page, without Next's scripts and with what the step adds.
 *
 * @throws UnknownPageError where a reader would read another text than before
 */
export function finishPage(
  path: string,
  { document, text }: TakenPage,
  { policy, wake }: Additions,
  { sitePath }: Surroundings,
): string {
  const [head] = elementsOf(document, 'head');
  const charset = head?.childNodes.find(
    (node): node is Element => isElement(node) && attribute(node, 'charset') !== undefined,
  );
  if (head === undefined || charset === undefined) {
    throw new UnknownPageError(path, 'the page names no charset in its head');
  }
  const meta = element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy });
  // Right after the charset: a policy holds only for what stands after it.
  const next = head.childNodes[head.childNodes.indexOf(charset) + 1];
  if (next === undefined) appendChild(head, meta);
  else insertBefore(head, meta, next);
  appendChild(head, element('script', { type: 'speculationrules' }, speculationRules(sitePath)));
  if (wake === undefined) {
    dropMarksOfReact(document);
  } else {
    const attributes = {
      type: 'module',
      async: '',
      src: wake.script.address,
      integrity: wake.script.integrity,
    };
    appendChild(head, element('script', attributes));
    appendChild(head, lateScript(wake.page));
  }
  if (visibleText(document) !== text) {
    throw new UnknownPageError(path, 'the text that a reader sees has changed');
  }
  return serialize(document);
}

/** The page's own script in a template, where no browser loads it: the wake script copies it from there. */
function lateScript({ address, integrity }: ScriptFile): Element {
  const template = element('template', {}) as DefaultTreeAdapterTypes.Template;
  const content = createDocumentFragment();
  appendChild(content, element('script', { src: address, integrity }));
  setTemplateContent(template, content);
  return template;
}

/**
 * Comments between texts, an empty element and the addresses that a style came from are there for React
 * to find its way: no one else's.
 */
function dropMarksOfReact(document: Node): void {
  for (const node of nodesOf(document)) {
    if (node.nodeName === '#comment') detachNode(node as DefaultTreeAdapterTypes.CommentNode);
  }
  for (const division of elementsOf(document, 'div')) {
    const isHidden = attribute(division, 'hidden') !== undefined;
    if (isHidden && division.childNodes.length === 0) detachNode(division);
  }
  for (const style of elementsOf(document, 'style')) style.attrs = [];
}

/**
 * A text as a script writes it, in single quotes: the data are full of double ones, and each would need a
 * sign before it.
 */
const quoted = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;

/**
 * The page's own script file: what comes before Next, what Next had written into the page, and then the
 * files that it had named. A file that does not come tells the wake script so, and how to try again.
 *
 * @param first the text of `before-next.ts`, compiled
 */
export function pageScript(
  { start, data }: TakenScripts,
  files: readonly ScriptFile[],
  first: string,
): string {
  const named = JSON.stringify(files.map(({ address, integrity }) => [address, integrity]));
  return `${first};
${start};
${flightStart};
${flightCall}[1,${quoted(data)}]);
const load = (address, integrity) => {
  const script = document.createElement('script');
  script.src = address;
  script.integrity = integrity;
  script.onerror = () =>
    dispatchEvent(new CustomEvent('asleep', { detail: () => load(address, integrity) }));
  document.head.append(script);
};
for (const file of ${named}) load(...file);
`;
}
