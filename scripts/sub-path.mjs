/**
 * Proves that the site works below a path of its host, as on GitHub Pages, and in a second language: builds
 * a copy of the project with `SITE_PATH` and with its content once more in a made-up translation, checks its
 * files, and serves it below that path for the browser.
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

/** The settings of the build, which its checks read too. The address is given without the path. */
const SETTINGS = {
  SITE_PATH: '/legal-careers',
  SITE_ADDRESS: 'https://example.org',
  REPORT_ADDRESS: 'help@example.org',
};

/** What a host reads at its own root, not in the folders of its sites. */
const OF_THE_HOST = ['404.html', '_headers'];

/**
 * Builds the site below a path and runs both kinds of checks on it.
 * @param {{ files: string, browser: string }} reports where each report goes
 * @returns {Promise<{ files: number, browser: number }>} how each ended
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
 * A host's files: the site in a folder of it.
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
