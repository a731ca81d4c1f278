import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from './install.mjs';
import { tellMissingSettings } from './missing-settings';
import { reportWeights } from './page-sizes';

/** A step of the build: the arguments for Node, and its environment. */
export type Step = { readonly args: string[]; readonly env: Readonly<Record<string, string>> };

const command = (name: string) => [join('scripts', 'run.mjs'), name];

/** Reads and checks all content before anything renders. */
export const CONTENT_CHECK: Step = { args: command('check-content'), env: {} };

/**
 * The limit makes processes return memory, so sites with many roles build on small machines. Next's main
 * process uses mostly native memory, so its allocator returns that at once.
 */
const HEAP = '--max-old-space-size=512';

/** Renders the pages. */
export const NEXT_BUILD: Step = {
  args: [HEAP, join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
  env: { MIMALLOC_PURGE_DELAY: '0' },
};

/** Strips Next's scripts from the pages, and finalizes them. */
export const FINALIZE_STEP: Step = { args: [HEAP, ...command('finalize-export')], env: {} };

/**
 * `npm run build` checks the content, renders the pages with Next, and finalizes them. Each step reports its
 * errors, and the first failure ends the build.
 */
export async function main(): Promise<void> {
  // The first step reads the content, and the others load it from this folder.
  const CONTENT_READ = mkdtempSync(join(tmpdir(), 'content-'));
  try {
    for (const { args, env } of [CONTENT_CHECK, NEXT_BUILD, FINALIZE_STEP]) {
      const settings = { ...env, CONTENT_READ };
      const { code } = await run({ command: process.execPath, args, env: settings });
      process.exitCode = code;
      if (code !== 0) return;
    }
  } finally {
    rmSync(CONTENT_READ, { recursive: true });
  }
  if (process.env.FINALIZE_EXPORT !== 'off' && process.env.EXPORT_COMPRESSION !== 'off') {
    for (const excess of reportWeights()) console.error(excess);
  }
  tellMissingSettings(join(ROOT, 'out'));
}
