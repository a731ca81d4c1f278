import { distance } from 'fastest-levenshtein';

/** A page of the site by its address and its name. */
export type KnownPage = { readonly path: string; readonly label: string };

/** An address longer than this is no slip of a reader. */
const longest = 200;

/** Case, doubled slashes and a missing final slash are not what makes an address wrong. */
const fold = (path: string) => `${path.toLowerCase()}/`.replaceAll(/\/{2,}/g, '/');

/**
 * The page whose address is nearest to one that does not exist, if it is near enough to be a slip:
 * within a third of its length. Total: any text is an address.
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
