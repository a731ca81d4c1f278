/**
 * Tests that content may change: builds next year's site and one with 25 roles, and runs on them the tests
 * that are independent of the content.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { addCounts, type Counts, runPlaywright, runVitest } from '@/scripts/runners';
import { buildVariant, inVariant } from '@/scripts/variant';
import { writeNextYear } from './next-year';
import { writeSiteOfRoles } from './site-of-roles';

/** Beyond 20 roles, content names the pairs to compare. */
const MANY = 25;

/** Settings as for publishing, to test what needs the site's address. The main build tests the rest. */
const SETTINGS = { SITE_ADDRESS: 'https://example.org', REPORT_ADDRESS: 'help@example.org' };

/** The browser tests that compare pages with the content. */
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
    // Compression takes longer than the build, and no test here needs the compressed size.
    await buildVariant(root, { ...SETTINGS, EXPORT_COMPRESSION: 'off' });
    const env = { ...SETTINGS, ROLES: String(MANY) };
    return runVitest('many-roles', { name: `${MANY}-roles`, root, env });
  });

/** Runs the `many-roles` step of `npm test`. */
export const runStep = async (): Promise<Counts> =>
  addCounts([await testNextYear(), await testManyRoles()]);
