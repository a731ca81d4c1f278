import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Checks of a site of many roles: run by scripts/many-roles.mjs in a copy of the project, on the pages
 * that were built from its content. What holds for every page of the site is checked here too.
 */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // All of the processors: the default leaves one free, which is half of a small machine.
    maxWorkers: '100%',
    include: ['tests/many-roles/**/*.test.ts', 'tests/built/{html,metadata,pages,sources}.test.ts'],
    testTimeout: 60_000,
  },
});
