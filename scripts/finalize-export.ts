import { rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { ROOT } from './install.mjs';
import { SECURITY, SITEMAP } from './missing-settings';

/** Where the build stores the page sizes for the table of budgets. */
export const REPORT = join(ROOT, '.cache', 'finalize-export.json');

/**
 * Loads the modules of the finalize step. They include components that import style sheets, which only a
 * bundler can load.
 */
async function loadStep(): Promise<typeof import('@/app/finalize-step')> {
  const bundle = await rolldown({
    input: join(ROOT, 'app', 'finalize-step.ts'),
    platform: 'node',
    // Packages stay external, and unused imports of them disappear.
    external: (id) => !isAbsolute(id) && /^(?!@\/)[^.]/.test(id),
    treeshake: { moduleSideEffects: 'no-external' },
    resolve: { alias: { '@': ROOT } },
    plugins: [
      {
        name: 'no-styles',
        load: (id) => (id.endsWith('.css') ? { code: '', moduleType: 'js' } : null),
      },
    ],
  });
  const file = join(ROOT, '.cache', 'finalize-step.mjs');
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return import(pathToFileURL(file).href);
}

/**
 * The last step of `npm run build` finalizes the pages (docs/decisions/0012-finalize-export.md).
 * `FINALIZE_EXPORT=off` skips it. `EXPORT_COMPRESSION=off` skips compression and sizes.
 */
export async function main(): Promise<void> {
  // Must be set before modules load, so that content is read once per process.
  Object.assign(process.env, { NODE_ENV: 'production' });
  const step = await loadStep();
  const { hasSiteAddress, isOffline, reportAddress, siteAddress, sitePath } = step;
  // Next writes a file for each route. Without its setting, each of these files would be wrong.
  if (!hasSiteAddress) rmSync(join(ROOT, 'out', SITEMAP), { force: true });
  if (reportAddress === undefined) rmSync(join(ROOT, 'out', SECURITY), { force: true });
  if (process.env.FINALIZE_EXPORT === 'off') {
    console.log('The pages stay as Next wrote them (FINALIZE_EXPORT=off).');
    return;
  }
  const startedAt = performance.now();
  const report = await step.finalizeExport({
    out: join(ROOT, 'out'),
    root: ROOT,
    hosts: join(ROOT, 'deploy', 'headers'),
    sitePath,
    files: step.singleFiles(),
    stylePage: step.homePath(step.defaultLanguage),
    host: hasSiteAddress ? new URL(siteAddress).origin : undefined,
    offline: isOffline ? step.offlinePages() : undefined,
    isCompressed: process.env.EXPORT_COMPRESSION !== 'off',
  });
  writeFileSync(REPORT, `${JSON.stringify(report, null, 2)}\n`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const made = `${report.count} pages are final, ${report.files.length} are one file each too`;
  console.log(`${made} (${seconds} s).`);
}
