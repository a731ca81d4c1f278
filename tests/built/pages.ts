import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** The exported site. `OUT_DIR` selects another build. */
export const outFolder = process.env.OUT_DIR ?? join(process.cwd(), 'out');

/** All files below a folder, as relative paths with `/`. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));

const isElement = (node: Node): node is Element => 'tagName' in node;

/** All elements below a node in document order, including those in templates. */
export function getElements(node: Node): readonly Element[] {
  if (node.nodeName === 'template') {
    return getElements((node as DefaultTreeAdapterTypes.Template).content);
  }
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) =>
    isElement(child) ? [child, ...getElements(child)] : [],
  );
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

export const getText = (node: Node): string =>
  'value' in node && node.nodeName === '#text'
    ? node.value
    : 'childNodes' in node
      ? node.childNodes.map(getText).join('')
      : '';

/** A built page: its path, markup and elements. */
export type Page = {
  readonly path: string;
  readonly html: string;
  readonly elements: readonly Element[];
};

const getAddress = (file: string) => `/${file.replace(/index\.html$/, '')}`;

/** Parsed once for all test files, which share one worker. Tests must not change pages. */
const parsed = new Map<string, Page>();

function readPage(file: string): Page {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const html = readFileSync(join(outFolder, file), 'utf8');
  const page = { path: getAddress(file), html, elements: getElements(parse(html)) };
  parsed.set(file, page);
  return page;
}

const readMarkup = (isAsked: (file: string) => boolean): readonly Page[] =>
  filesIn(outFolder)
    .filter((file) => file.endsWith('.html') && isAsked(file))
    .sort()
    .map(readPage);

/** All pages that a reader can open. Next writes its 404 page three times, so keep one. */
export const readPages = (): readonly Page[] =>
  readMarkup((file) => !/^(?:404|_not-found|files)\//.test(file));

/** The single files of comparisons. */
export const readSingleFiles = (): readonly Page[] =>
  readMarkup((file) => file.startsWith('files/'));
