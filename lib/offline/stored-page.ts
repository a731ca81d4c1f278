/**
 * How the service worker reads and changes the pages that it stores. Pure functions, so that the build can use
 * them too.
 */

/** The hashed files that a page loads, relative to the site: `_next/static/…`. They load no further files. */
export const hashedFilesIn = (page: string): readonly string[] => [
  ...new Set(page.match(/\b_next\/static\/(?:site|islands)\/\w+\.js(?:on)?/g)),
];

/** Puts markup at the start of a page's body, outside its islands. */
export const withHead = (page: string, markup: string): string =>
  page.replace('<body>', (body) => body + markup);

/** Puts a script of the site into a page. The page's policy allows all of them. */
export const withScript = (page: string, address: string): string =>
  page.replace('</head>', (end) => `<script type="module" src="${address}"></script>${end}`);

/** A stored page in the list on the offline page. */
export type StoredPage = { readonly address: string; readonly title: string };

/** The sentence on the offline page that the list of stored pages replaces. */
const emptyList = /<p data-stored-pages(?:="")?>[^<]*<\/p>/;

const getEntry = ({ address, title }: StoredPage) => `<li><a href="${address}">${title}</a></li>`;

/**
 * Replaces that sentence with the list. Pages of one title share an entry: a page at two addresses, or with the same
 * title in two languages.
 *
 * @param stored pages with their titles as markup
 * @param home the URL of the list's language, whose pages come first
 */
export function withStoredPages(page: string, stored: readonly StoredPage[], home: string): string {
  const isInLanguage = ({ address }: StoredPage) => address.startsWith(home);
  const ordered = [...stored.filter(isInLanguage), ...stored.filter((one) => !isInLanguage(one))];
  const titles = ordered.map(({ title }) => title);
  const entries = ordered.filter(({ title }, index) => titles.indexOf(title) === index);
  if (entries.length === 0) return page;
  const list = `<ul class="stored-pages">${entries.map(getEntry).join('')}</ul>`;
  return page.replace(emptyList, () => list);
}

/** The title of a page as markup, without the `end` that all titles share. `undefined` if it has no title. */
export function getTitle(page: string, end: string): string | undefined {
  const from = page.indexOf('<title>');
  const to = page.indexOf('</title>', from);
  if (from < 0 || to < 0) return undefined;
  const title = page.slice(from + '<title>'.length, to);
  return title.endsWith(end) ? title.slice(0, -end.length) : title;
}
