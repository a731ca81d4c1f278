/** What is mutated, by the groups that docs/reliability.md gives a score for. */
const groups = {
  reader: [
    'lib/content/characters.ts',
    'lib/content/complexity.ts',
    'lib/content/front-matter.ts',
    'lib/content/read-document.ts',
    'lib/content/read-table.ts',
    'lib/content/read-text.ts',
  ],
  validation: [
    'lib/content/check-profile.ts',
    'lib/content/check-site.ts',
    'lib/content/links.ts',
    'lib/content/read-faq.ts',
    'lib/content/sections.ts',
    'lib/content/validate.ts',
    'lib/content/wording.ts',
  ],
  differences: ['lib/domain/difference.ts', 'lib/domain/word-difference.ts'],
  share: ['lib/share/**/*.ts'],
};

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  // Each mutant names the tests that reach it; looking for related ones again costs time only.
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: Object.values(groups).flat(),
  coverageAnalysis: 'perTest',
  concurrency: 2,
  incremental: false,
  // A survivor runs every test that reaches it; a busy machine must not make it look killed.
  timeoutFactor: 4,
  timeoutMS: 30_000,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.cache/mutation/report.json' },
  tempDirName: '.cache/mutation/sandbox',
  ignorePatterns: ['/.cache', '/.next', '/out', '/test-results', '/playwright-report'],
  checkers: [],
  allowEmpty: false,
};
