import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * nginx and Caddy, started with the configurations of `deploy/` over the last build (`npx vitest run --config vitest.hosts.config.ts`).
 * A server that is not installed is a failure, whose one line says what to install.
 */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['tests/hosts/**/*.test.mjs'],
    globalSetup: ['tests/hosts/setup.mjs'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
