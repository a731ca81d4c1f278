import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';
import { SECURITY, SITEMAP } from './missing-settings';

/** Where the weights of the pages are kept for the table of budgets. */
export const REPORT = join(ROOT, '.cache', 'quiet-export.json');

/**
 * The last step of `npm run build`: makes the exported pages quiet (docs/decisions/0012-quiet-export.md).
 * `QUIET_EXPORT=off` leaves them as Next wrote them; `QUIET_COMPRESSION=off` compresses and weighs nothing.
 */
export async function main(): Promise<void> {
  // Content is read once a process only where this says so, before anything is loaded.
  Object.assign(process.env, { NODE_ENV: 'production' });
  const { hasSiteAddress, isOffline, reportAddress, siteAddress, sitePath } = await import(
    '@/lib/settings'
  );
  // Next writes a file for each route; without its setting, each of these says nothing that is true.
  if (!hasSiteAddress) rmSync(join(ROOT, 'out', SITEMAP), { force: true });
  if (reportAddress === undefined) rmSync(join(ROOT, 'out', SECURITY), { force: true });
  if (process.env.QUIET_EXPORT === 'off') {
    console.log('The pages stay as Next wrote them (QUIET_EXPORT=off).');
    return;
  }
  const { quietExport } = await import('@/lib/export/quiet-export');
  const { singleFiles } = await import('@/app/single-files');
  const { offlinePages } = await import('@/app/offline-pages');
  const startedAt = performance.now();
  const report = await quietExport({
    out: join(ROOT, 'out'),
    root: ROOT,
    hosts: join(ROOT, 'deploy', 'headers'),
    sitePath,
    files: singleFiles(),
    siteAddress,
    offline: isOffline ? offlinePages() : undefined,
    isCompressed: process.env.QUIET_COMPRESSION !== 'off',
  });
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(REPORT, `${JSON.stringify(report, null, 2)}\n`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const made = `${report.count} pages are quiet, ${report.files.length} are one file each too`;
  console.log(`${made} (${seconds} s).`);
}
