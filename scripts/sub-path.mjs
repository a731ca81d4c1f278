/**
 * Proves that the site works below a path of its host, as on GitHub Pages, and in a second language: builds a
 * copy with `SITE_PATH` and a made-up translation, and tests it.
 */
import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { importTypeScript, isMain, PlainError, ROOT, run, runMain } from './install.mjs';
import { playwrightArgs, vitestArgs } from './runners.mjs';

/** @type {typeof import('./browser')} */
const { browserEnv, findOrInstallBrowser } = await importTypeScript('browser');
/** @type {typeof import('./copy-project')} */
const { buildCopy, copyProject, inTemporaryFolder } = await importTypeScript('copy-project');
/** @type {typeof import('./serve')} */
const { serveSite } = await importTypeScript('serve');

/** The settings of the build, which its checks also read. The address excludes the path. */
const SETTINGS = {
  SITE_PATH: '/legal-careers',
  SITE_ADDRESS: 'https://example.org',
  REPORT_ADDRESS: 'help@example.org',
};

/** Files that a host reads at its root, not in the folders of its sites. */
const OF_THE_HOST = ['404.html', '_headers'];

/**
 * Builds the site below a path and runs both kinds of checks.
 * @param {{ files: string, browser: string }} reports where each report goes
 * @returns {Promise<{ files: number, browser: number }>} their exit codes
 */
export function checkUnderSubPath(reports) {
  return inTemporaryFolder('sub-path-', async (folder) => {
    const copy = join(folder, 'project');
    mkdirSync(copy);
    await copyProject(ROOT, copy);
    const { addLanguage } = await importTypeScript('../tests/sub-path/second-language');
    addLanguage(copy);
    const { code, output } = await buildCopy(copy, { ...SETTINGS, QUIET_COMPRESSION: 'off' });
    if (code !== 0) throw new PlainError(`${output}The site below a path was not built.`);
    const files = await checkFiles(copy, reports.files);
    return { files, browser: await checkInBrowser(folder, copy, reports.browser) };
  });
}

/**
 * @param {string} copy
 * @param {string} report
 */
async function checkFiles(copy, report) {
  const { code } = await run({
    command: process.execPath,
    args: vitestArgs('sub-path', report),
    cwd: copy,
    env: SETTINGS,
  });
  return code;
}

/**
 * @param {string} folder
 * @param {string} copy
 * @param {string} report
 */
async function checkInBrowser(folder, copy, report) {
  const directory = hostOf(folder, join(copy, 'out'));
  const browser = await findOrInstallBrowser();
  const site = await serveSite({ directory, port: 0 });
  try {
    const { code } = await run({
      command: process.execPath,
      args: playwrightArgs('sub-path'),
      cwd: copy,
      env: {
        ...SETTINGS,
        ...browserEnv(browser),
        BASE_URL: site.address,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    });
    return code;
  } finally {
    await site.close();
  }
}

/**
 * Lays out a host's files, with the site in one of its folders.
 * @param {string} folder
 * @param {string} out
 * @returns {string}
 */
function hostOf(folder, out) {
  const host = join(folder, 'host');
  const site = join(host, SETTINGS.SITE_PATH);
  mkdirSync(host);
  renameSync(out, site);
  for (const file of OF_THE_HOST) copyFileSync(join(site, file), join(host, file));
  return host;
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const cache = join(ROOT, '.cache');
    mkdirSync(cache, { recursive: true });
    const codes = await checkUnderSubPath({
      files: join(cache, 'vitest-sub-path.json'),
      browser: join(cache, 'playwright-sub-path.json'),
    });
    if (codes.files !== 0 || codes.browser !== 0) throw new PlainError('A check has failed.');
  });
}
