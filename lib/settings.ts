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

/** `SITE_ADDRESS`: the site's own address, for canonical links, with `SITE_PATH` and no slash at the end. */
export const siteAddress = joinAddress(
  process.env.SITE_ADDRESS ?? 'https://legal-careers-side-by-side.example',
  sitePath,
);

/** The whole address of a path, for what is read outside the site: the sitemap, structured data. */
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
 * address. The default leads nowhere, as the default of `SITE_ADDRESS` does: set both to publish.
 */
export const reportAddress =
  process.env.REPORT_ADDRESS ?? 'https://legal-careers-side-by-side.example/issues';
