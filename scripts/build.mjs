/**
 * `npm run build`: checks the content, lets Next render the pages, and makes them quiet. A step says itself
 * what is wrong; the first that fails is the last.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMain, ROOT, run, runMain } from './install.mjs';
import { tellMissingSettings } from './missing-settings.mjs';

/**
 * A step of the build: what Node is called with, and settings of its own.
 * @typedef {{ args: string[], env: Record<string, string> }} Step
 */

/** @type {Step} */
export const CONTENT_CHECK = { args: [join('scripts', 'check-content.mjs')], env: {} };

/**
 * With limits, processes give back what they no longer need; without, sites of many roles would fill the
 * memory of a small machine (docs/benchmarks.md). Next's main process holds most of its own outside of
 * Node's heap, where its allocator is told to give back at once. Its workers have no limit.
 */
const HEAP = '--max-old-space-size=512';

/** @type {Step} */
export const NEXT_BUILD = {
  args: [HEAP, join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
  env: { MIMALLOC_PURGE_DELAY: '0' },
};

/** @type {Step} */
export const QUIET_STEP = { args: [HEAP, join('scripts', 'quiet-export.mjs')], env: {} };

if (isMain(import.meta.url)) {
  await runMain(async () => {
    // The first step reads the content, and the others take it from there.
    const CONTENT_READ = mkdtempSync(join(tmpdir(), 'content-'));
    try {
      for (const { args, env } of [CONTENT_CHECK, NEXT_BUILD, QUIET_STEP]) {
        const own = { ...env, CONTENT_READ };
        const { code } = await run({ command: process.execPath, args, env: own });
        process.exitCode = code;
        if (code !== 0) return;
      }
    } finally {
      rmSync(CONTENT_READ, { recursive: true });
    }
    tellMissingSettings(join(ROOT, 'out'));
  });
}
