/**
 * What differs from one place of publication to another. Each setting is an environment variable at
 * build time, with a default that works without it.
 */

/** `SITE_ADDRESS`: the site's own address, for canonical links. No slash at the end. */
export const siteAddress = (
  process.env.SITE_ADDRESS ?? 'https://legal-careers-side-by-side.example'
).replace(/\/$/, '');

/** The whole address of a path, for what is read outside the site: the sitemap, structured data. */
export const addressOf = (path: string): string => `${siteAddress}${path}`;

/**
 * `REPORT_ADDRESS`: where readers report errors, an `https` page such as a list of issues, or a mail
 * address. The default leads nowhere, as the default of `SITE_ADDRESS` does: set both to publish.
 */
export const reportAddress =
  process.env.REPORT_ADDRESS ?? 'https://legal-careers-side-by-side.example/issues';

/** The target of a link to an address of reports; one that is neither a page nor a mail address throws. */
export function reportHref(address: string): string {
  if (/^https:\/\/[^\s]+$/.test(address)) return address;
  if (/^[^\s@:/]+@[^\s@:/]+$/.test(address)) return `mailto:${address}`;
  throw new Error(`REPORT_ADDRESS is “${address}”, expected https://… or a mail address`);
}
