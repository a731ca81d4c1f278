import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The built pages in Firefox, where it is installed. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: { include: ['tests/firefox/**/*.test.mjs'], testTimeout: 60_000, hookTimeout: 60_000 },
});
