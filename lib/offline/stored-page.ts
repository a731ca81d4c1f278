/**
 * What the service worker reads from the pages that it stores, and writes into them. Pure, so that the
 * build can use it too: the worker is compiled with it into one file.
 */

/** The hashed files that a page names, as addresses below the site's own: `_next/static/…`. They name no others. */
export const hashedFilesIn = (page: string): readonly string[] => [
  ...new Set(page.match(/\b_next\/static\/(?:quiet|islands)\/\w+\.js(?:on)?/g)),
];

/** Puts something at the head of a page, outside of its islands. */
export const withHead = (page: string, markup: string): string =>
  page.replace('<body>', (body) => body + markup);

/** Puts a script of the site into a page; its policy allows any of them. */
export const withScript = (page: string, address: string): string =>
  page.replace('</head>', (end) => `<script type="module" src="${address}"></script>${end}`);

/** A stored page, for the list of them. */
export type StoredPage = { readonly address: string; readonly title: string };

/** The sentence on the page on reading offline that the list of stored pages takes the place of. */
const emptyList = /<p data-stored-pages(?:="")?>[^<]*<\/p>/;

const entryOf = ({ address, title }: StoredPage) => `<li><a href="${address}">${title}</a></li>`;

/**
 * Fills that list. Titles come from pages of the site, where they are written as markup. Pages of one title are one
 * entry: a page that stands at two addresses, or is called the same in two languages.
 *
 * @param home the address of the list's own language: its pages come first
 */
export function withStoredPages(page: string, stored: readonly StoredPage[], home: string): string {
  const isOwn = ({ address }: StoredPage) => address.startsWith(home);
  const ordered = [...stored.filter(isOwn), ...stored.filter((one) => !isOwn(one))];
  const titles = ordered.map(({ title }) => title);
  const entries = ordered.filter(({ title }, index) => titles.indexOf(title) === index);
  if (entries.length === 0) return page;
  const list = `<ul class="stored-pages">${entries.map(entryOf).join('')}</ul>`;
  return page.replace(emptyList, () => list);
}

/** The title of a page without the `end` that all have, as markup; `undefined` where it has none. */
export function titleOf(page: string, end: string): string | undefined {
  const from = page.indexOf('<title>');
  const to = page.indexOf('</title>', from);
  if (from < 0 || to < 0) return undefined;
  const title = page.slice(from + '<title>'.length, to);
  return title.endsWith(end) ? title.slice(0, -end.length) : title;
}
