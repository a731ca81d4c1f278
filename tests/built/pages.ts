import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** The exported site. `OUT_DIR` names another build of it. */
export const outFolder = process.env.OUT_DIR ?? join(process.cwd(), 'out');

/** The files of a folder and of the folders in it, from that folder, with `/`. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));

const isElement = (node: Node): node is Element => 'tagName' in node;

/** Every element below a node, in document order; what a template holds, too. */
export function elementsOf(node: Node): readonly Element[] {
  if (node.nodeName === 'template') {
    return elementsOf((node as DefaultTreeAdapterTypes.Template).content);
  }
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) =>
    isElement(child) ? [child, ...elementsOf(child)] : [],
  );
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

export const textOf = (node: Node): string =>
  'value' in node && node.nodeName === '#text'
    ? node.value
    : 'childNodes' in node
      ? node.childNodes.map(textOf).join('')
      : '';

/** A built page: its address, its markup and its elements. */
export type Page = {
  readonly path: string;
  readonly html: string;
  readonly elements: readonly Element[];
};

const addressOf = (file: string) => `/${file.replace(/index\.html$/, '')}`;

/** Parsed once for all test files, which share one worker: no test changes a page. */
const parsed = new Map<string, Page>();

function readPage(file: string): Page {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const html = readFileSync(join(outFolder, file), 'utf8');
  const page = { path: addressOf(file), html, elements: elementsOf(parse(html)) };
  parsed.set(file, page);
  return page;
}

const readMarkup = (isAsked: (file: string) => boolean): readonly Page[] =>
  filesIn(outFolder)
    .filter((file) => file.endsWith('.html') && isAsked(file))
    .sort()
    .map(readPage);

/** Every page that a reader can open. Next writes its 404 page three times; one is enough here. */
export const readPages = (): readonly Page[] =>
  readMarkup((file) => !/^(?:404|_not-found|files)\//.test(file));

/** The comparisons as one file each. */
export const readSingleFiles = (): readonly Page[] =>
  readMarkup((file) => file.startsWith('files/'));
