/**
 * Proves that content may change: builds this site as it may be in a year, with a third role and the next
 * release of the survey of pay, and a site of 25 roles, and runs on them what must hold of any content.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { addCounts, type Counts, runPlaywright, runVitest } from '@/scripts/runners';
import { buildVariant, inVariant } from '@/scripts/variant';
import { writeNextYear } from './next-year';
import { writeSiteOfRoles } from './site-of-roles';

/** Up to 20 roles, each two are compared; beyond that, content names the pairs. */
const MANY = 25;

/** Built as for publishing: what needs the site's address is checked here, the rest in the project's own build. */
const SETTINGS = { SITE_ADDRESS: 'https://example.org', REPORT_ADDRESS: 'help@example.org' };

/** Those of the browser tests that compare pages with content: its figures, places, rows and roles. */
const SPECS = ['comparison-table', 'figures', 'journey', 'pay', 'places'];

const testNextYear = (): Promise<Counts> =>
  inVariant('next-year', async (root) => {
    writeNextYear(root);
    await buildVariant(root, SETTINGS);
    const name = 'next-year';
    const pages = await runVitest('many-roles', { name, root, env: { ...SETTINGS, ROLES: name } });
    const args = SPECS.map((spec) => `e2e/${spec}.spec.ts`);
    const site = join(root, 'out');
    const browser = await runPlaywright('e2e', { name, root, site, env: SETTINGS, args });
    return addCounts([pages, browser]);
  });

const testManyRoles = (): Promise<Counts> =>
  inVariant('many-roles', async (root) => {
    rmSync(join(root, 'content'), { recursive: true });
    writeSiteOfRoles(root, MANY, true);
    // Its pages are looked at and not weighed; to compress them takes longer than to build them.
    await buildVariant(root, { ...SETTINGS, QUIET_COMPRESSION: 'off' });
    const env = { ...SETTINGS, ROLES: String(MANY) };
    return runVitest('many-roles', { name: `${MANY}-roles`, root, env });
  });

/** The step `many-roles` of `npm test`. */
export const runStep = async (): Promise<Counts> =>
  addCounts([await testNextYear(), await testManyRoles()]);
