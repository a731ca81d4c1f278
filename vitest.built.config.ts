import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Checks of the built pages: run after a build, on the files of `out/`. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['tests/built/**/*.test.ts'],
    // The check against schema.org's vocabulary compiles it first; a busy machine must not fail it.
    testTimeout: 60_000,
  },
});
