/**
 * Proves that a third role is one Markdown file: builds sites of three and of 25 roles in a copy of
 * the project, and checks their pages.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildCopy, copyProject, inTemporaryFolder } from './copy-project.mjs';
import { isMain, PlainError, ROOT, run, runMain } from './install.mjs';

/** Up to 20 roles, each two are compared; beyond that, content names the pairs. */
const SITES = [
  { roles: 3, namesPairs: false },
  { roles: 25, namesPairs: true },
];

/** Built as for publishing: what needs the site's address is checked here, the rest in the project's own build. */
const SETTINGS = { SITE_ADDRESS: 'https://example.org', REPORT_ADDRESS: 'help@example.org' };

/** What the content of one site leaves behind in the copy. */
const MADE = ['content', '.next', 'out'];

/**
 * Builds each site and runs the checks on its pages.
 * @param {(roles: number) => string} reportOf where the report of a site's checks goes
 * @returns {Promise<{ report: string, code: number }[]>}
 */
export async function checkSitesOfRoles(reportOf) {
  // Not imported above: `npm test` loads this file before the packages are installed.
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url);
  const { writeSiteOfRoles } = await jiti.import('../tests/many-roles/site-of-roles.ts');
  return inTemporaryFolder('many-roles-', async (copy) => {
    await copyProject(ROOT, copy);
    const checked = [];
    for (const { roles, namesPairs } of SITES) {
      for (const name of MADE) rmSync(join(copy, name), { recursive: true, force: true });
      writeSiteOfRoles(copy, roles, namesPairs);
      const startedAt = performance.now();
      const { code, output } = await buildCopy(copy, SETTINGS);
      if (code !== 0) throw new PlainError(`${output}The site of ${roles} roles was not built.`);
      const seconds = (performance.now() - startedAt) / 1000;
      console.log(`A site of ${roles} roles was built in ${seconds.toFixed(1)} s.`);
      checked.push(await checkPages(copy, roles, reportOf(roles)));
    }
    return checked;
  });
}

/**
 * @param {string} copy
 * @param {number} roles
 * @param {string} report
 */
async function checkPages(copy, roles, report) {
  const cli = join('node_modules', 'vitest', 'vitest.mjs');
  const { code } = await run({
    command: process.execPath,
    args: [
      ...[cli, 'run', '--config', 'vitest.many-roles.config.ts'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    cwd: copy,
    env: { ...SETTINGS, ROLES: String(roles) },
  });
  return { report, code };
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const reportOf = (/** @type {number} */ roles) =>
      join(ROOT, '.cache', `vitest-${roles}-roles.json`);
    const checked = await checkSitesOfRoles(reportOf);
    if (checked.some(({ code }) => code !== 0)) throw new PlainError('A check has failed.');
  });
}
