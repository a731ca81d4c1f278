/** The most that is stored for every reader, in bytes after Brotli. */
export const coreLimit = 250_000;

/** A page that could be stored for every reader, with files that it needs besides its scripts. */
export type CorePage = { readonly path: string; readonly files: readonly string[] };

export type Core = {
  /** Addresses of pages and files, in the order of the alphabet. */
  readonly paths: readonly string[];
  readonly bytes: number;
};

/**
 * Chooses what is stored for every reader: pages in their order, each with what it needs, if it still fits.
 *
 * @param weigh bytes of a page or file after Brotli
 * @throws Error where the first page does not fit: it stands for all that are not stored
 */
export async function chooseCore(
  pages: readonly CorePage[],
  weigh: (path: string) => Promise<number>,
): Promise<Core> {
  const chosen = new Set<string>();
  let bytes = 0;
  for (const { path, files } of pages) {
    const further = [path, ...files].filter((each) => !chosen.has(each));
    const weights = await Promise.all(further.map(weigh));
    const more = weights.reduce((total, weight) => total + weight, 0);
    if (bytes + more <= coreLimit) {
      for (const each of further) chosen.add(each);
      bytes += more;
    } else if (chosen.size === 0) {
      throw new Error(`${path} weighs ${more} bytes with its files, expected ${coreLimit} at most`);
    }
  }
  return { paths: [...chosen].sort(), bytes };
}
