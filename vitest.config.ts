import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Unit and component tests. A component's test asks for a DOM in its first line. */
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['tests/**/*.test.{ts,tsx,mjs}'],
    exclude: [
      'tests/built/**',
      'tests/many-roles/**',
      'tests/sub-path/**',
      'tests/e2e/**',
      'tests/firefox/**',
      'tests/hosts/**',
      'node_modules/**',
    ],
    setupFiles: ['tests/setup.ts'],
    // Some tests read the whole content many times; a busy machine must not fail them.
    testTimeout: 60_000,
  },
});
