/** Returns Node's arguments to run one project of tests/vitest.config.ts or tests/playwright.config.ts. */
import { join } from 'node:path';

/**
 * @param {string} project
 * @param {string} [report] the path for the counts, as JSON
 */
export const vitestArgs = (project, report) => [
  join('node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--config',
  join('tests', 'vitest.config.ts'),
  '--project',
  project,
  ...(report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []),
];

/**
 * Playwright reads the path of its report from `PLAYWRIGHT_JSON_OUTPUT_FILE`.
 * @param {string} project
 */
export const playwrightArgs = (project) => [
  join('node_modules', '@playwright', 'test', 'cli.js'),
  'test',
  '--config',
  'tests',
  '--project',
  project,
  '--reporter=list,json',
];
