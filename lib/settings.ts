/**
 * What differs from one place of publication to another. Each setting is an environment variable at
 * build time, with a default that works without it.
 */

/** `SITE_ADDRESS`: the site's own address, for canonical links. No slash at the end. */
export const siteAddress = (
  process.env.SITE_ADDRESS ?? 'https://legal-careers-side-by-side.example'
).replace(/\/$/, '');
