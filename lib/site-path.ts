/**
 * The path below which the host serves the site, for addresses that a browser gets. Everywhere else an
 * address begins at the site's own root: content, `lib/i18n/paths.ts` and props know no host.
 *
 * `next.config.ts` writes the checked setting (`sitePath` in `lib/settings.ts`) over
 * `process.env.SITE_PATH`, in the browser's files too; where it is empty, nothing of this is left there.
 */

/** An address of the site as the host knows it: each that a page, a head or the manifest names. */
export const onHost = (address: string): string =>
  process.env.SITE_PATH && address.startsWith('/') ? process.env.SITE_PATH + address : address;

/** A host's address as the site knows it; one that is not the site's stays as it is. */
export const onSite = (address: string): string =>
  process.env.SITE_PATH && address.startsWith(`${process.env.SITE_PATH}/`)
    ? address.slice(process.env.SITE_PATH.length)
    : address;
