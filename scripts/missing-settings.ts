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
 * @param out the built site
 * @returns a line for each setting that was not given; none where nothing is missing
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
 * Says what is missing, and where to read on; nothing where nothing is.
 *
 * @param out the built site
 */
export function tellMissingSettings(out: string): void {
  const missing = missingSettings(out);
  if (missing.length === 0) return;
  const remedy = 'Set what is missing before you publish, and build again: docs/publishing.md.';
  console.log([...missing, remedy].join('\n'));
}
