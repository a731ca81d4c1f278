/** The most that is stored for every reader, in bytes after Brotli. */
export const coreLimit = 250_000;

/** A page that may be stored for every reader, with the files that it needs besides its scripts. */
export type CorePage = { readonly path: string; readonly files: readonly string[] };

export type Core = {
  /** Paths of pages and files, sorted. */
  readonly paths: readonly string[];
  readonly bytes: number;
};

/**
 * Chooses what is stored for every reader: each page in order, with its files, if it still fits.
 *
 * @param weigh returns the bytes of a page or file after Brotli
 * @throws Error if the first page does not fit: it is shown in place of pages that are not stored
 */
export async function chooseCore(
  pages: readonly CorePage[],
  compressedSize: (path: string) => Promise<number>,
): Promise<Core> {
  const chosen = new Set<string>();
  let bytes = 0;
  for (const { path, files } of pages) {
    const further = [path, ...files].filter((each) => !chosen.has(each));
    const weights = await Promise.all(further.map(compressedSize));
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
