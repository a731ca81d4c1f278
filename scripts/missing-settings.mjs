/**
 * What a built site lacks because a setting was not given, in plain words. It is read from the files: they may
 * be published by another command than the one that built them, and with other settings around it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Files that stand in a build only where their setting was given. */
export const SITEMAP = 'sitemap.xml';
export const SECURITY = join('.well-known', 'security.txt');

/**
 * @param {string} out the built site
 * @returns {string[]} a line for each setting that was not given; none where nothing is missing
 */
export function missingSettings(out) {
  const lacks = (/** @type {string} */ file) => !existsSync(join(out, file));
  return [
    ...(lacks(SITEMAP)
      ? [
          'SITE_ADDRESS was not set: there is no sitemap, previews of links have no picture, and files and sheets without script name no host.',
        ]
      : []),
    ...(lacks(SECURITY)
      ? [
          'REPORT_ADDRESS was not set: readers cannot report an error, and there is no security.txt.',
        ]
      : []),
  ];
}

/**
 * Says what is missing, and where to read on; nothing where nothing is.
 * @param {string} out the built site
 */
export function tellMissingSettings(out) {
  const missing = missingSettings(out);
  if (missing.length === 0) return;
  console.log(
    [
      ...missing,
      'Set what is missing before you publish, and build again: docs/publishing.md.',
    ].join('\n'),
  );
}
