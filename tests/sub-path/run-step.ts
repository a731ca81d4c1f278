/**
 * Tests the site below a path of its host, as on GitHub Pages, and in a second language: builds it with
 * `SITE_PATH` and a copy of its content, checks its files, and serves it for the browser tests.
 */
import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { addCounts, type Counts, runPlaywright, runVitest } from '@/scripts/runners';
import { buildVariant, inVariant } from '@/scripts/variant';
import { addLanguage } from './second-language';

/** The settings of the build and its tests. The address does not include the path. */
const SETTINGS = {
  SITE_PATH: '/legal-careers',
  SITE_ADDRESS: 'https://example.org',
  REPORT_ADDRESS: 'help@example.org',
};

/** Files that a host reads at its root, not in the folders of its sites. */
const HOST_FILES = ['404.html', '_headers'];

/** Moves the site into a folder of a host. */
function moveToHost(out: string, host: string): void {
  const site = join(host, SETTINGS.SITE_PATH);
  mkdirSync(host);
  renameSync(out, site);
  for (const file of HOST_FILES) copyFileSync(join(site, file), join(host, file));
}

/** Runs the `sub-path` step of `npm test`. */
export const runStep = (): Promise<Counts> =>
  inVariant('sub-path', async (root) => {
    addLanguage(root);
    await buildVariant(root, { ...SETTINGS, EXPORT_COMPRESSION: 'off' });
    const files = await runVitest('sub-path', { root, env: SETTINGS });
    const site = join(root, 'host');
    moveToHost(join(root, 'out'), site);
    return addCounts([files, await runPlaywright('sub-path', { root, site, env: SETTINGS })]);
  });
