import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from './install.mjs';
import { tellMissingSettings } from './missing-settings';
import { reportWeights } from './page-weights';

/** A step of the build: what Node is called with, and its settings. */
export type Step = { readonly args: string[]; readonly env: Readonly<Record<string, string>> };

const command = (name: string) => [join('scripts', 'run.mjs'), name];

/** Reads and checks all content, before anything is rendered. */
export const CONTENT_CHECK: Step = { args: command('check-content'), env: {} };

/**
 * With limits, processes give back what they no longer need; without, sites of many roles would fill the
 * memory of a small machine (docs/benchmarks.md). Next's main process holds most of its own outside of
 * Node's heap, where its allocator is told to give back at once. Its workers have no limit.
 */
const HEAP = '--max-old-space-size=512';

/** Renders the pages. */
export const NEXT_BUILD: Step = {
  args: [HEAP, join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
  env: { MIMALLOC_PURGE_DELAY: '0' },
};

/** Takes Next's scripts out of the pages, and finishes them. */
export const QUIET_STEP: Step = { args: [HEAP, ...command('quiet-export')], env: {} };

/**
 * `npm run build`: checks the content, lets Next render the pages, and makes them quiet. A step says itself
 * what is wrong; the first that fails is the last.
 */
export async function main(): Promise<void> {
  // The first step reads the content, and the others take it from there.
  const CONTENT_READ = mkdtempSync(join(tmpdir(), 'content-'));
  try {
    for (const { args, env } of [CONTENT_CHECK, NEXT_BUILD, QUIET_STEP]) {
      const settings = { ...env, CONTENT_READ };
      const { code } = await run({ command: process.execPath, args, env: settings });
      process.exitCode = code;
      if (code !== 0) return;
    }
  } finally {
    rmSync(CONTENT_READ, { recursive: true });
  }
  if (process.env.QUIET_EXPORT !== 'off' && process.env.QUIET_COMPRESSION !== 'off') {
    for (const excess of reportWeights()) console.error(excess);
  }
  tellMissingSettings(join(ROOT, 'out'));
}
