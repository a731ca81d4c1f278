import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { patience } from './patience.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What holds for every page of any site. */
const ofAnySite = [
  'tests/many-roles/**/*.test.ts',
  'tests/built/{html,metadata,pages,sources}.test.ts',
];
/** The site of the next year has all that this site has: everything that reads content or built pages. */
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

/** Those that need more than the sources: a build, another site, a browser or a server. */
const others = ['built', 'many-roles', 'sub-path', 'e2e', 'firefox', 'hosts'];

/**
 * All that Vitest runs, one project for each kind of tests: `--project unit` and so on. Only
 * `scripts/mutation.mjs` has a configuration of its own.
 */
export default defineConfig({
  root,
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
  resolve: { alias: { '@': root } },
  test: {
    // All of the processors: the default leaves one free, which is half of a small machine.
    maxWorkers: '100%',
    testTimeout: patience.test,
    hookTimeout: patience.test,
    projects: [
      {
        // A component's test asks for a DOM in its first line.
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx,mjs}'],
          exclude: others.map((folder) => `tests/${folder}/**`),
          setupFiles: ['tests/setup.ts'],
          // It imports JSON as bundlers allow and Node does not.
          server: { deps: { inline: [/\/node_modules\/@actions\//] } },
        },
      },
      {
        // The files of `out/`, after a build. One worker for all: to parse the pages takes longer than to look at them.
        extends: true,
        test: {
          name: 'built',
          include: ['tests/built/**/*.test.ts'],
          isolate: false,
          maxWorkers: 1,
        },
      },
      {
        // Run by scripts/many-roles.mjs in a copy of the project, on the pages built from other content.
        extends: true,
        test: {
          name: 'many-roles',
          include: process.env.ROLES === 'next-year' ? ofThisSite : ofAnySite,
          setupFiles: ['tests/setup.ts'],
        },
      },
      {
        // Run by scripts/sub-path.mjs in a copy of the project, on the pages built with `SITE_PATH`.
        extends: true,
        test: { name: 'sub-path', include: ['tests/sub-path/**/*.test.ts'] },
      },
      {
        // The built pages in Firefox, where it is installed.
        extends: true,
        test: { name: 'firefox', include: ['tests/firefox/**/*.test.mjs'] },
      },
      {
        // nginx and Caddy with the configurations of `deploy/` over the last build.
        // A server that is not installed is a failure, whose one line says what to install.
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
