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

/** A page that stands at two addresses is one entry. */
const onceByTitle = (stored: readonly StoredPage[]) =>
  new Map(stored.map((page) => [page.title, page])).values();

/** Fills that list. Titles come from pages of the site, where they are written as markup. */
export const withStoredPages = (page: string, stored: readonly StoredPage[]): string =>
  stored.length === 0
    ? page
    : page.replace(
        emptyList,
        () => `<ul class="stored-pages">${[...onceByTitle(stored)].map(entryOf).join('')}</ul>`,
      );

/** The title of a page without the `end` that all have, as markup; `undefined` where it has none. */
export function titleOf(page: string, end: string): string | undefined {
  const from = page.indexOf('<title>');
  const to = page.indexOf('</title>', from);
  if (from < 0 || to < 0) return undefined;
  const title = page.slice(from + '<title>'.length, to);
  return title.endsWith(end) ? title.slice(0, -end.length) : title;
}
