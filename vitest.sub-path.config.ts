import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Checks of a site below a path of its host: run by scripts/sub-path.mjs in a copy of the project, on
 * the pages that were built with `SITE_PATH`.
 */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: { include: ['tests/sub-path/**/*.test.ts'], testTimeout: 60_000 },
});
