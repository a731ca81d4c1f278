import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { patience } from './patience.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tests that hold for any content. */
const ofAnySite = [
  'tests/many-roles/**/*.test.ts',
  'tests/built/{html,metadata,pages,sources}.test.ts',
];
/** Tests that read content or built pages. Next year's site has everything this site has, so they hold for it too. */
const ofThisSite = [
  'tests/many-roles/**/*.test.ts',
  'tests/built/**/*.test.ts',
  'tests/app/**/*.test.ts',
  'tests/content/tables.test.ts',
  'tests/components/**/*.test.tsx',
  'tests/github/issue-forms.test.ts',
  'tests/lib/{domain,faq,pages,pay,share}/**/*.test.{ts,tsx}',
  'tests/lib/content/history.test.ts',
];

/** Tests that need more than the sources: a build, another site, a browser or a server. */
const others = ['built', 'many-roles', 'sub-path', 'e2e', 'firefox', 'hosts'];

/**
 * Everything that Vitest runs, one project per kind of test: `--project unit` and so on. Only
 * `scripts/mutation.ts` has a separate configuration.
 */
export default defineConfig({
  root,
  plugins: [
    react(),
    {
      // These packages refer to sources that they do not ship; Vite would warn about every file.
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
  resolve: { alias: { '@': root } },
  test: {
    // Use every processor: the default leaves one free, half of a small machine.
    maxWorkers: '100%',
    testTimeout: patience.test,
    hookTimeout: patience.test,
    projects: [
      {
        // Component tests request a DOM in their first line.
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx,mjs}'],
          exclude: others.map((folder) => `tests/${folder}/**`),
          setupFiles: ['tests/setup.ts'],
          // They import JSON in a way that bundlers allow and Node does not.
          server: { deps: { inline: [/\/node_modules\/@actions\//] } },
        },
      },
      {
        // The files of `out/`, after a build. One worker: parsing the pages takes longer than checking them.
        extends: true,
        test: {
          name: 'built',
          include: ['tests/built/**/*.test.ts'],
          isolate: false,
          maxWorkers: 1,
        },
      },
      {
        // Run by tests/many-roles/run-step.ts in a variant of the project, on the pages built from other content.
        extends: true,
        test: {
          name: 'many-roles',
          include: process.env.ROLES === 'next-year' ? ofThisSite : ofAnySite,
          setupFiles: ['tests/setup.ts'],
        },
      },
      {
        // Run by tests/sub-path/run-step.ts in a variant of the project, on the pages built with `SITE_PATH`.
        extends: true,
        test: { name: 'sub-path', include: ['tests/sub-path/**/*.test.ts'] },
      },
      {
        // The built pages in Firefox, where it is installed.
        extends: true,
        test: { name: 'firefox', include: ['tests/firefox/**/*.test.mjs'] },
      },
      {
        // nginx and Caddy serve the last build with the configurations of `deploy/`.
        // A missing server fails the run with one line that says what to install.
        extends: true,
        test: {
          name: 'hosts',
          include: ['tests/hosts/**/*.test.mjs'],
          globalSetup: ['tests/hosts/setup.mjs'],
        },
      },
    ],
  },
});
