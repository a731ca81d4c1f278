import { defaultTreeAdapter, parse, serialize } from 'parse5';
import {
  attribute,
  type Element,
  element,
  elementsOf,
  isElement,
  type Node,
  nodesOf,
  visibleText,
} from './markup';
import { UnknownPageError } from './quiet-page';
import { namesIn } from './used-style';

/**
 * A comparison as one file, for mail and memory sticks: docs/decisions/0018-single-file.md. It is made
 * from the finished page, so that it cannot say anything else, and takes over only what it knows.
 */

/** A file to make, and what it says that the page does not. */
export type SingleFile = {
  /** The comparison page, as the site knows it: `/en/compare/…/`. */
  readonly page: string;
  /** Where the file stands in the exported site, without a slash at the start. */
  readonly file: string;
  /** The address of the page, for those who want to see what has changed since: whole, or a path. */
  readonly address: string;
  /** Stands above the table: on the page it speaks of what opens, and here nothing does. */
  readonly caption: string;
  /** Says that this is a copy, and of which data; the address follows. */
  readonly copy: string;
  readonly licence: string;
};

/** A file before its style is known, which all files of the site share. */
export type DraftFile = SingleFile & {
  readonly markup: string;
  /** The whole style of the page. */
  readonly style: string;
  /** What the file has that a rule of the style can ask for. */
  readonly names: ReadonlySet<string>;
};

const { appendChild, createTextNode, detachNode, insertBefore } = defaultTreeAdapter;

/** What the table of a page may consist of once its controls are gone. */
const tableParts: ReadonlySet<string> = new Set([
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['a', 'b', 'li', 'p', 'small', 'span', 'ul'],
  ...['svg', 'g', 'line', 'rect', 'text'],
]);

const hasClass = (candidate: Element, name: string): boolean =>
  (attribute(candidate, 'class') ?? '').split(' ').includes(name);

const isWhole = (address: string): boolean => /^https?:/.test(address);

const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/**
 * Makes the file of a comparison from its finished page. `siteAddress` is the address below which the
 * site stands: links of the page become whole. Where it has no host they become plain words, since a
 * file on a disk leads nowhere.
 *
 * @throws UnknownPageError at a page that lacks a part of the file, or has one that the file does not know
 */
export function draftSingleFile(about: SingleFile, page: string, siteAddress: string): DraftFile {
  const { page: path } = about;
  const all = nodesOf(parse(page)).filter(isElement);
  const find = (what: string, isIt: (candidate: Element) => boolean): Element => {
    const found = all.find(isIt);
    if (found === undefined) throw new UnknownPageError(path, `it has no ${what} for its file`);
    return found;
  };
  const byTag = (tag: string) => find(tag, ({ tagName }) => tagName === tag);
  const byClass = (name: string) => find(name, (candidate) => hasClass(candidate, name));
  const meta = (name: string) => find(name, (candidate) => attribute(candidate, 'name') === name);

  const head = element('head', {});
  for (const part of [
    element('meta', { charset: 'utf-8' }),
    copyOf(meta('viewport')),
    element('meta', { name: 'robots', content: 'noindex' }),
    element('style', {}),
    copyOf(byTag('title')),
    copyOf(meta('description')),
    ...(isWhole(siteAddress)
      ? [copyOf(find('canonical link', (each) => attribute(each, 'rel') === 'canonical'))]
      : []),
  ]) {
    appendChild(head, part);
  }

  const { table, notes } = takeNotes(path, byTag('table'));
  fillText(
    find('caption', ({ tagName }) => tagName === 'caption'),
    about.caption,
  );
  const sources = byClass('notes');
  writeNotes(path, sources, notes);
  const top = element('div', { class: 'top' });
  appendChild(top, byTag('h1'));
  for (const lead of all.filter((candidate) => hasClass(candidate, 'lead'))) appendChild(top, lead);
  const groups = element('nav', copyOfName(byClass('jump')));
  appendChild(groups, byClass('jump'));

  const body = element('body', {});
  const frame = element('div', { class: 'page' });
  const header = element('header', { class: 'head' });
  const main = element('main', {});
  const footer = element('footer', { class: 'foot' });
  appendChild(header, byClass('site-name'));
  for (const part of [top, groups, table, sources, byClass('reviewed')]) appendChild(main, part);
  for (const line of elementsOf(byClass('foot'), 'p')) appendChild(footer, line);
  const copy = element('p', {}, `${about.copy} `);
  appendChild(copy, element('a', { href: about.address }, about.address));
  appendChild(footer, copy);
  appendChild(footer, element('p', {}, about.licence));
  for (const part of [header, main, footer]) appendChild(frame, part);
  appendChild(body, frame);
  const root = element('html', { lang: attribute(byTag('html'), 'lang') ?? '' });
  appendChild(root, head);
  appendChild(root, body);
  namesToCells(path, table);
  const style = visibleStyle(byTag('style'));
  clean(root, siteAddress, new Set(style.match(/\.[a-z][\w-]*/gi)));

  const document = defaultTreeAdapter.createDocument();
  defaultTreeAdapter.setDocumentType(document, 'html', '', '');
  appendChild(document, root);
  return {
    ...about,
    markup: serialize(document),
    style,
    names: namesIn(nodesOf(root).filter(isElement)),
  };
}

const emptyStyle = '<style></style>';

/** The file with its style, and with the policy that allows it and nothing else. */
export const finishSingleFile = (
  { markup }: Pick<DraftFile, 'markup'>,
  style: string,
  policy: string,
): string =>
  markup
    .replace(
      /(<meta charset="utf-8">)/,
      (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    )
    .replace(emptyStyle, () => `<style>${style}</style>`);

const visibleStyle = (style: Element): string =>
  style.childNodes.map((child) => ('value' in child ? child.value : '')).join('');

/** An element of the page again; texts in it are copied, elements are not. */
function copyOf(original: Element): Element {
  const attributes = Object.fromEntries(original.attrs.map(({ name, value }) => [name, value]));
  return element(original.tagName, attributes, visibleText(original) || undefined);
}

/** The name of the navigation that a list stands in. */
function copyOfName(list: Element): Readonly<Record<string, string>> {
  const { parentNode } = list;
  const name = parentNode && isElement(parentNode) ? attribute(parentNode, 'aria-label') : '';
  return { 'aria-label': name ?? '' };
}

function fillText(holder: Element, text: string): void {
  for (const child of [...holder.childNodes]) detachNode(child);
  appendChild(holder, createTextNode(text));
}

/** A note: what a source's disclosure held, and the number that the values name it by. */
type Note = { readonly number: number; readonly paragraph: Element };

/**
 * The table without its controls, each disclosure of a source turned into a link to a note. Sources that
 * say the same, word for word, share one.
 */
function takeNotes(path: string, table: Element) {
  const notes = new Map<string, Note>();
  for (const node of nodesOf(table)) {
    if (!isElement(node)) continue;
    if (node.tagName === 'button' || hasClass(node, 'perma')) detachNode(node);
    if (node.tagName !== 'details') continue;
    const [summary] = elementsOf(node, 'summary');
    const [paragraph, ...others] = elementsOf(node, 'p');
    const { parentNode } = node;
    if (!summary || !paragraph || others.length > 0 || !hasClass(node, 'src') || !parentNode) {
      throw new UnknownPageError(path, 'its table has a disclosure that is no source');
    }
    for (const hidden of elementsOf(summary, 'span')) detachNode(hidden);
    const short = squeeze(visibleText(summary));
    const key = `${short}\n${visibleText(paragraph)}`;
    const { number } = notes.get(key) ?? { number: notes.size + 1 };
    if (!notes.has(key)) notes.set(key, { number, paragraph });
    const link = element('a', { class: 'src', href: `#n${number}` }, `${short} [${number}]`);
    insertBefore(parentNode, link, node);
    detachNode(node);
  }
  const strange = nodesOf(table).find((node) => isElement(node) && !tableParts.has(node.tagName));
  if (strange !== undefined) {
    throw new UnknownPageError(path, `its table has a ${strange.nodeName}, unknown to its file`);
  }
  return { table, notes: [...notes.values()] };
}

/** Puts the notes before the list of sources, which leads to the entry of each. */
function writeNotes(path: string, section: Element, notes: readonly Note[]): void {
  const [list] = elementsOf(section, 'ul');
  if (list === undefined)
    throw new UnknownPageError(path, 'it has no list of sources for its file');
  const numbered = element('ol', {});
  for (const { number, paragraph } of notes) {
    const names = elementsOf(paragraph, 'a').map(visibleText);
    const grain = paragraph.childNodes.filter((child) => !isElement(child)).map(visibleText);
    const text = squeeze(`${grain.join('')} ${names.join('; ')}.`);
    appendChild(numbered, element('li', { id: `n${number}` }, text));
  }
  insertBefore(section, numbered, list);
}

/** How a cell's attribute for the name of its role begins; the line of the role follows. */
const nameMark = 'data-of-';

/**
 * On a narrow screen each value has its role's name above it. The page writes it there for the eye alone,
 * 88 times; here the cell names it, and the style shows it.
 */
function namesToCells(path: string, table: Element): void {
  for (const name of elementsOf(table, 'span').filter((span) => hasClass(span, 'who'))) {
    const line = (['solid', 'double'] as const).find((each) => hasClass(name, `mark-${each}`));
    const cell = name.parentNode;
    if (line === undefined || cell === null || !isElement(cell)) {
      throw new UnknownPageError(path, 'the name of a role in its table has no line');
    }
    cell.attrs.push({ name: `${nameMark}${line}`, value: visibleText(name) });
    detachNode(name);
  }
}

/**
 * Takes out what only scripts and React read, and classes that no rule names; makes the addresses of other
 * pages whole, or their links words.
 */
function clean(root: Node, siteAddress: string, styled: ReadonlySet<string>): void {
  for (const node of nodesOf(root)) {
    if (node.nodeName === '#comment') detachNode(node as Parameters<typeof detachNode>[0]);
    if (!isElement(node)) continue;
    node.attrs = node.attrs.flatMap(({ name, value }) => {
      const isForScript = name.startsWith('data-') && !name.startsWith(nameMark);
      if (isForScript || name === 'tabindex') return [];
      if (name === 'class') {
        const kept = value.split(' ').filter((each) => styled.has(`.${each}`));
        return kept.length === 0 ? [] : [{ name, value: kept.join(' ') }];
      }
      if (name !== 'href' || !value.startsWith('/')) return [{ name, value }];
      if (isWhole(siteAddress)) return [{ name, value: new URL(value, siteAddress).href }];
      node.nodeName = 'span';
      node.tagName = 'span';
      return [];
    });
  }
}
