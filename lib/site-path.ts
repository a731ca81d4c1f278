/**
 * Adds and removes the path below which the host serves the site. Only addresses that reach a browser have it:
 * in content, `lib/i18n/paths.ts` and props they start at the site's root.
 *
 * `next.config.ts` replaces `process.env.SITE_PATH` with the checked setting (`sitePath` in `lib/settings.ts`),
 * in client code too. If it is empty, the minifier drops this code.
 */

/** Adds the site path to an address that starts with `/`. Every address in a page or the manifest needs it. */
export const withBasePath = (address: string): string =>
  process.env.SITE_PATH && address.startsWith('/') ? process.env.SITE_PATH + address : address;

/** Removes the site path from an address. Any other address stays as it is. */
export const stripBasePath = (address: string): string =>
  process.env.SITE_PATH && address.startsWith(`${process.env.SITE_PATH}/`)
    ? address.slice(process.env.SITE_PATH.length)
    : address;
