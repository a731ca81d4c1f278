import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Checks of the built pages: run after a build, on the files of `out/`. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // All of the processors: the default leaves one free, which is half of a small machine.
    maxWorkers: '100%',
    include: ['tests/built/**/*.test.ts'],
    // The check against schema.org's vocabulary compiles it first; a busy machine must not fail it.
    testTimeout: 60_000,
  },
});
