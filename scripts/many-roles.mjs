/**
 * Proves that content may change: builds copies of the site with a third role and the next pay survey, and
 * with 25 roles, and runs the checks that hold for any content.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { importTypeScript, isMain, PlainError, ROOT, run, runMain } from './install.mjs';
import { playwrightArgs, vitestArgs } from './runners.mjs';

/** @type {typeof import('./browser')} */
const { browserEnv, findOrInstallBrowser } = await importTypeScript('browser');
/** @type {typeof import('./copy-project')} */
const { buildCopy, copyProject, inTemporaryFolder } = await importTypeScript('copy-project');
/** @type {typeof import('./serve')} */
const { serveSite } = await importTypeScript('serve');

/**
 * @typedef {object} Reports where the reports of the checks go
 * @property {string} nextYear Vitest's report on next year's site
 * @property {string} browser Playwright's report on it
 * @property {string} manyRoles Vitest's report on the site of 25 roles
 */

/** Up to 20 roles, every pair is compared. Beyond that, content names the pairs. */
const MANY = 25;

/**
 * Built as for publishing. This checks what needs the site's address, and the project's build checks the
 * rest.
 */
const SETTINGS = { SITE_ADDRESS: 'https://example.org', REPORT_ADDRESS: 'help@example.org' };

/** What one site leaves behind in the copy. */
const MADE = ['content', '.next', 'out'];

/** The browser tests that check pages against content: figures, places, rows and roles. */
const SPECS = ['comparison-table', 'figures', 'journey', 'pay', 'places'];

/**
 * Builds both sites and checks their pages.
 * @param {Reports} reports
 * @returns {Promise<{ [Name in keyof Reports]: number }>} the exit code of each run
 */
export async function checkOtherContent(reports) {
  const { writeNextYear } = await importTypeScript('../tests/many-roles/next-year');
  const { writeSiteOfRoles } = await importTypeScript('../tests/many-roles/site-of-roles');
  return inTemporaryFolder('many-roles-', async (copy) => {
    await copyProject(ROOT, copy);
    writeNextYear(copy);
    await build(copy, 'The site of the next year', SETTINGS);
    const nextYear = await checkPages(copy, 'next-year', reports.nextYear);
    const browser = await checkInBrowser(copy, reports.browser);
    for (const name of MADE) rmSync(join(copy, name), { recursive: true, force: true });
    writeSiteOfRoles(copy, MANY, true);
    // These checks do not measure sizes, and compressing takes longer than building.
    await build(copy, `A site of ${MANY} roles`, { ...SETTINGS, QUIET_COMPRESSION: 'off' });
    return {
      nextYear,
      browser,
      manyRoles: await checkPages(copy, String(MANY), reports.manyRoles),
    };
  });
}

/**
 * @param {string} copy
 * @param {string} name
 * @param {Record<string, string>} settings
 */
async function build(copy, name, settings) {
  const startedAt = performance.now();
  const { code, output } = await buildCopy(copy, settings);
  if (code !== 0) throw new PlainError(`${output}${name} was not built.`);
  console.log(`${name} was built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/**
 * @param {string} copy
 * @param {string} roles how many, or `next-year`
 * @param {string} report
 */
async function checkPages(copy, roles, report) {
  const { code } = await run({
    command: process.execPath,
    args: vitestArgs('many-roles', report),
    cwd: copy,
    env: { ...SETTINGS, ROLES: roles },
  });
  return code;
}

/**
 * @param {string} copy
 * @param {string} report
 */
async function checkInBrowser(copy, report) {
  const browser = await findOrInstallBrowser();
  const site = await serveSite({ directory: join(copy, 'out'), port: 0 });
  try {
    const { code } = await run({
      command: process.execPath,
      args: [...playwrightArgs('e2e'), ...SPECS.map((name) => `e2e/${name}.spec.ts`)],
      cwd: copy,
      env: {
        ...browserEnv(browser),
        ...SETTINGS,
        BASE_URL: site.address,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    });
    return code;
  } finally {
    await site.close();
  }
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const reportIn = (/** @type {string} */ name) => join(ROOT, '.cache', name);
    const codes = await checkOtherContent({
      nextYear: reportIn('vitest-next-year.json'),
      browser: reportIn('playwright-next-year.json'),
      manyRoles: reportIn(`vitest-${MANY}-roles.json`),
    });
    if (Object.values(codes).some((code) => code !== 0)) {
      throw new PlainError('A check has failed.');
    }
  });
}
