import { ensureInstalled } from './install.mjs';

/**
 * `npm run bench` measures the site and its peers on this computer, and writes `docs/benchmarks.md`. `npm run
 * bench -- bytes toggle` measures only these parts, and `npm run bench -- report` only writes.
 */
export async function main(args: readonly string[]): Promise<void> {
  // Must be set before modules load that read them: content is read once, and all sites use one address.
  Object.assign(process.env, { NODE_ENV: 'production' });
  process.env.SITE_ADDRESS ||= 'https://example.org';
  await ensureInstalled();
  const { bench } = await import('@/bench/main');
  await bench(args);
}
