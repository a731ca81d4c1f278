/**
 * Settings that differ between deployments. Each is an environment variable at build time with a working
 * default.
 */

/**
 * Checks the `SITE_PATH` setting: empty, or a path without a slash at the end.
 *
 * @throws Error for any other path
 */
export function checkSitePath(path: string): string {
  if (/^(?:\/[\w~-][\w.~-]*)*$/.test(path)) return path;
  throw new Error(
    `SITE_PATH is “${path}”, expected nothing or a path such as /legal-careers, without a slash at the end`,
  );
}

/**
 * `SITE_PATH`: the path below which the host serves the site, for hosts that give a site a folder instead of a
 * domain. Empty by default. `withBasePath` in `lib/site-path.ts` adds it to addresses.
 */
export const sitePath = checkSitePath(process.env.SITE_PATH ?? '');

/**
 * The address of the site with its path, whether or not `address` already includes the path.
 *
 * @throws Error if `address` has a different path, since links and canonical links would then disagree
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

/** `SITE_ADDRESS` as given. Hosts and Docker pass an empty one if it is not set. */
const givenAddress = process.env.SITE_ADDRESS || undefined;

/** Whether the build knows the site's host. If not, it leaves out everything that needs one. */
export const hasSiteAddress = givenAddress !== undefined;

/**
 * `SITE_ADDRESS` with `SITE_PATH`, without a slash at the end. Without `SITE_ADDRESS` it is the path alone:
 * browsers and search engines know the host that they requested.
 */
export const siteAddress =
  givenAddress === undefined ? sitePath : joinAddress(givenAddress, sitePath);

/** The full URL of a page, or its path on the host if `SITE_ADDRESS` is not set. */
export const getAddress = (path: string): string => `${siteAddress}${path}`;

/**
 * Whether a setting is `on`.
 *
 * @throws Error if it is neither `on` nor `off`
 */
export function checkSwitch(name: string, value: string): boolean {
  if (value === 'on' || value === 'off') return value === 'on';
  throw new Error(`${name} is “${value}”, expected on or off`);
}

/**
 * `OFFLINE`: `on`, the default, adds a service worker. `off` adds one that removes itself and whatever an earlier
 * release stored in browsers.
 */
export const isOffline = checkSwitch('OFFLINE', process.env.OFFLINE ?? 'on');

/**
 * `REPORT_ADDRESS`: where readers report errors, an `https` page such as an issue tracker, or a mail address.
 * Without it no page offers to report one.
 */
export const reportAddress = process.env.REPORT_ADDRESS || undefined;
