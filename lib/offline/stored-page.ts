/**
 * What the service worker reads from the pages that it stores, and writes into them. Pure, so that the
 * build can use it too: the worker is compiled with it into one file.
 */

/** The hashed files that a page or a script names, as addresses below the site's own: `_next/static/…`. */
export function hashedFilesIn(text: string): readonly string[] {
  const names = new Set<string>();
  // Pages and their scripts name whole addresses, the scripts of Next begin at `static/`.
  for (const [name] of text.matchAll(/\bstatic\/(?:chunks|quiet)\/[\w~-]+\.js/g)) {
    names.add(`_next/${name}`);
  }
  return [...names];
}

/**
 * Every hashed file that a text leads to, by way of others.
 *
 * @param textOf reads a file; a file that is not there leads no further
 */
export async function filesReachedFrom(
  text: string,
  textOf: (file: string) => Promise<string | undefined>,
): Promise<readonly string[]> {
  const reached = new Set<string>();
  const texts = [text];
  for (let next = texts.pop(); next !== undefined; next = texts.pop()) {
    for (const file of hashedFilesIn(next)) {
      if (reached.has(file)) continue;
      reached.add(file);
      const found = await textOf(file);
      if (found !== undefined) texts.push(found);
    }
  }
  return [...reached].sort();
}

/** Puts something at the head of a page. React, if it wakes there, passes over what it does not know. */
export const withHead = (page: string, markup: string): string =>
  page.replace('<body>', (body) => body + markup);

/** A stored page, for the list of them. */
export type StoredPage = { readonly address: string; readonly title: string };

/** The sentence on the page on reading offline that the list of stored pages takes the place of. */
const emptyList = /<p data-stored-pages="">[^<]*<\/p>/;

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
