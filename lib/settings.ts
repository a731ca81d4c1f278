/**
 * What differs from one place of publication to another. Each setting is an environment variable at
 * build time, with a default that works without it.
 */

/** A path below which the site can stand: empty, or `/` and plain letters, no slash at the end. */
export function checkSitePath(path: string): string {
  if (/^(?:\/[\w~-][\w.~-]*)*$/.test(path)) return path;
  throw new Error(
    `SITE_PATH is “${path}”, expected nothing or a path such as /legal-careers, without a slash at the end`,
  );
}

/**
 * `SITE_PATH`: the path below which the host serves the site, for hosts that give a site a folder and
 * not a name of its own. The default is none. Addresses get it from `onHost` in `lib/site-path.ts`.
 */
export const sitePath = checkSitePath(process.env.SITE_PATH ?? '');

/**
 * The address below which all pages stand: with the path, whether or not it was given with the address.
 * A path other than `SITE_PATH` throws, for links and canonical links would then disagree.
 */
export function joinAddress(address: string, path: string): string {
  const [, host = '', folder = ''] = /^(https?:\/\/[^/?#\s]+)(\/[^?#\s]*)?$/i.exec(address) ?? [];
  const given = folder.replace(/\/$/, '');
  if (host === '') throw new Error(`SITE_ADDRESS is “${address}”, expected https://…`);
  if (given === '' || given === path) return `${host}${path}`;
  throw new Error(
    `SITE_ADDRESS is “${address}” and SITE_PATH is “${path}”, expected the same path in both, “${given}”, or none in SITE_ADDRESS`,
  );
}

/** `SITE_ADDRESS` as it was given; an empty one, as hosts and Docker pass on, is none. */
const givenAddress = process.env.SITE_ADDRESS || undefined;

/** Whether the build knows where it will stand. Without that, nothing that needs a host's name is written. */
export const hasSiteAddress = givenAddress !== undefined;

/**
 * The address below which all pages stand: `SITE_ADDRESS` with `SITE_PATH`, no slash at the end. Without
 * the setting it is the path alone: browsers and search engines know the host that they have asked.
 */
export const siteAddress =
  givenAddress === undefined ? sitePath : joinAddress(givenAddress, sitePath);

/** The address of a page for whoever reads it beside the page; from the host's root where none is set. */
export const addressOf = (path: string): string => `${siteAddress}${path}`;

/** Whether a setting says on or off; anything else throws. */
export function checkSwitch(name: string, value: string): boolean {
  if (value === 'on' || value === 'off') return value === 'on';
  throw new Error(`${name} is “${value}”, expected on or off`);
}

/**
 * `OFFLINE`: `on`, the default, gives the site a service worker; `off` gives it one that removes what an
 * earlier release has stored in browsers, and itself.
 */
export const isOffline = checkSwitch('OFFLINE', process.env.OFFLINE ?? 'on');

/**
 * `REPORT_ADDRESS`: where readers report errors, an `https` page such as a list of issues, or a mail
 * address. Without it no page offers to report one.
 */
export const reportAddress = process.env.REPORT_ADDRESS || undefined;
