import { ensureInstalled } from './install.mjs';

/**
 * `npm run bench`: measures the site, and the same content rendered by peers, on this computer, and writes
 * `docs/benchmarks.md`. `npm run bench -- bytes toggle` measures these parts alone and keeps the others as
 * they were measured last; `npm run bench -- report` only writes.
 */
export async function main(args: readonly string[]): Promise<void> {
  // Set before anything is loaded that reads them: content is read once, and all sites name one address.
  Object.assign(process.env, { NODE_ENV: 'production' });
  process.env.SITE_ADDRESS ||= 'https://example.org';
  await ensureInstalled();
  const { bench } = await import('@/bench/main');
  await bench(args);
}
