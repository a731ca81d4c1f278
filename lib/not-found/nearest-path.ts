import { distance } from 'fastest-levenshtein';

/** A page of the site, by its path and name. */
export type KnownPage = { readonly path: string; readonly label: string };

/** A longer path, in characters, is no typo. */
const longest = 200;

/** Ignores case, doubled slashes and a missing final slash. */
const fold = (path: string) => `${path.toLowerCase()}/`.replaceAll(/\/{2,}/g, '/');

/**
 * The page with the path nearest to one that does not exist, if the edit distance is within a third of that
 * page's path. Accepts any text and never throws.
 */
export function nearestPage<Page extends KnownPage>(
  path: string,
  pages: readonly Page[],
): Page | undefined {
  if (path.length > longest) return undefined;
  const wanted = fold(path);
  const ranked = pages
    .map((page) => ({ page, steps: distance(wanted, fold(page.path)) }))
    .sort((one, two) => one.steps - two.steps);
  const [best] = ranked;
  return best !== undefined && best.steps <= best.page.path.length / 3 ? best.page : undefined;
}
