/** How mutants are tried; what is mutated, and in which groups, stands in scripts/mutation.mjs. */

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  // Each mutant names the tests that reach it; looking for related ones again costs time only.
  vitest: { configFile: 'tests/vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  incremental: false,
  // A survivor runs every test that reaches it; a busy machine must not make it look killed.
  timeoutFactor: 4,
  timeoutMS: 30_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: process.env.MUTATION_REPORT ?? '.cache/mutation/report.json' },
  tempDirName: '.cache/mutation/sandbox',
  ignorePatterns: ['/.cache', '/.next', '/out', '/test-results', '/playwright-report'],
  checkers: [],
  allowEmpty: false,
};
