/**
 * Tells what a built site lacks because a setting was missing. It checks the files, because another command
 * may publish them, in another environment.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Files that a build has only with their setting. */
export const SITEMAP = 'sitemap.xml';
export const SECURITY = join('.well-known', 'security.txt');

/**
 * @param out the built site
 * @returns a line for each missing setting
 */
export function missingSettings(out: string): readonly string[] {
  const lacks = (file: string) => !existsSync(join(out, file));
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
 * Prints what is missing and where to read more. Prints nothing if nothing is missing.
 *
 * @param out the built site
 */
export function tellMissingSettings(out: string): void {
  const missing = missingSettings(out);
  if (missing.length === 0) return;
  const remedy = 'Set what is missing before you publish, and build again: docs/publishing.md.';
  console.log([...missing, remedy].join('\n'));
}
