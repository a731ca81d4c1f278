/** How mutants are tested; scripts/mutation.ts lists what is mutated, in which groups. */

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  // Coverage already tells which tests reach a mutant; looking for related ones only costs time.
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
