import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Unit and component tests. A component's test asks for a DOM in its first line. */
export default defineConfig({
  plugins: [
    react(),
    {
      // Its packages name sources that they do not bring, and Vite would say so of every file.
      name: 'no-source-maps-of-actions',
      load: {
        filter: { id: /\/node_modules\/@actions\// },
        handler: (id) =>
          id.endsWith('.js')
            ? readFileSync(id, 'utf8').replace(/^\/\/# sourceMappingURL=/m, '// ')
            : undefined,
      },
    },
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // All of the processors: the default leaves one free, which is half of a small machine.
    maxWorkers: '100%',
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
    // It imports JSON as bundlers allow and Node does not.
    server: { deps: { inline: [/\/node_modules\/@actions\//] } },
    // Some tests read the whole content many times; a busy machine must not fail them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
