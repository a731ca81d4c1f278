/**
 * `npm run bench`: measures the site, and the same content rendered by peers, on this computer, and writes
 * `docs/benchmarks.md`. `npm run bench -- bytes toggle` measures these parts alone and keeps the others as
 * they were measured last; `npm run bench -- report` only writes.
 */
import { join } from 'node:path';
import { ensureInstalled, isMain, ROOT, runMain } from './install.mjs';

if (isMain(import.meta.url)) {
  await runMain(async () => {
    // Content is read once a process only where this says so.
    process.env.NODE_ENV = 'production';
    // All sites name one, as a published one does.
    process.env.SITE_ADDRESS ||= 'https://example.org';
    await ensureInstalled();
    const { createJiti } = await import('jiti');
    const jiti = createJiti(import.meta.url, { tsconfigPaths: join(ROOT, 'tsconfig.json') });
    const { bench } = await jiti.import('../bench/main.ts');
    await bench(process.argv.slice(2));
  });
}
