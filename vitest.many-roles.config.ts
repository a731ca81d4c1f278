import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * Checks of a site with other content: run by scripts/many-roles.mjs in a copy of the project, on the pages
 * that were built from that content. What holds for every page of the site is checked here too; and of the
 * site of the next year, which has all that this site has, everything that reads content or built pages.
 */
const ofAnySite = [
  'tests/many-roles/**/*.test.ts',
  'tests/built/{html,metadata,pages,sources}.test.ts',
];
const ofThisSite = [
  'tests/many-roles/**/*.test.ts',
  'tests/built/**/*.test.ts',
  'tests/app/**/*.test.ts',
  'tests/content/tables.test.ts',
  'tests/components/**/*.test.tsx',
  'tests/github/issue-forms.test.ts',
  'tests/lib/{domain,faq,pay,share}/**/*.test.ts',
  'tests/lib/content/history.test.ts',
];

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // All of the processors: the default leaves one free, which is half of a small machine.
    maxWorkers: '100%',
    include: process.env.ROLES === 'next-year' ? ofThisSite : ofAnySite,
    setupFiles: ['tests/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
