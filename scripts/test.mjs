/**
 * `npm test`: every check of the project in turn, with one count at the end.
 * `npm run check` (`--no-browser`) leaves out the slowest: browser tests and further builds.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browserEnv, findOrInstallBrowser } from './browser.mjs';
import { findFirefox } from './firefox.mjs';
import { ensureInstalled, isMain, npm, PlainError, ROOT, run, runMain } from './install.mjs';
import { checkOtherContent } from './many-roles.mjs';
import { playwrightArgs, vitestArgs } from './runners.mjs';
import { serveSite } from './serve.mjs';
import { checkUnderSubPath } from './sub-path.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [why] what a person should know about a failure
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<Counts>} run
 * @property {boolean} [needsBuild] means nothing when the build failed
 * @property {boolean} [onlyInFull] left out by --no-browser
 *
 * @typedef {Counts & { name: string, seconds: number }} Result
 */

const CACHE = join(ROOT, '.cache');
const BUILD = 'build';

/** @type {Step[]} */
const STEPS = [
  { name: 'types', run: () => script('check:types') },
  { name: 'lint and format', run: () => script('check:lint') },
  { name: 'content', run: () => script('check:content') },
  { name: 'unit and component tests', run: () => vitest('unit') },
  { name: BUILD, run: () => script('build') },
  { name: 'built pages', run: () => vitest('built'), needsBuild: true },
  { name: 'reproducible build', run: secondBuild, needsBuild: true, onlyInFull: true },
  {
    name: 'the site of the next year, and one of 25 roles',
    run: otherContent,
    needsBuild: true,
    onlyInFull: true,
  },
  { name: 'under a sub-path', run: underSubPath, needsBuild: true, onlyInFull: true },
  { name: 'page weights', run: () => script('weights'), needsBuild: true },
  { name: 'browser tests', run: browserTests, needsBuild: true, onlyInFull: true },
  { name: 'Firefox', run: firefoxTests, needsBuild: true, onlyInFull: true },
];

/**
 * A check that passes or fails as a whole.
 * @param {number} code
 * @returns {Counts}
 */
function single(code) {
  return code === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0, why: `ended with code ${code}` };
}

/** @param {string} name */
async function script(name) {
  return single((await run(npm(['run', '--silent', name]))).code);
}

/**
 * Removes what an earlier build left, so that this one owes nothing to it and can be compared with a
 * second one. Before the types are checked, because a build writes types for pages that may be gone.
 */
function removeEarlierBuild() {
  for (const made of ['.next', 'out']) rmSync(join(ROOT, made), { recursive: true, force: true });
}

async function secondBuild() {
  const args = [join('scripts', 'reproducible-build.mjs')];
  return single((await run({ command: process.execPath, args })).code);
}

/**
 * Builds that are none of the project's own, and the checks of their pages.
 * @returns {Promise<Counts>}
 */
async function otherContent() {
  const reports = {
    nextYear: freshReport('vitest-next-year.json'),
    browser: freshReport('playwright-next-year.json'),
    manyRoles: freshReport('vitest-25-roles.json'),
  };
  const codes = await checkOtherContent(reports);
  return sumOf([
    countVitest(readReport(reports.nextYear), codes.nextYear),
    countPlaywright(readReport(reports.browser), codes.browser),
    countVitest(readReport(reports.manyRoles), codes.manyRoles),
  ]);
}

/**
 * A build for a host that gives the site a path, its files, and the same in the browser.
 * @returns {Promise<Counts>}
 */
async function underSubPath() {
  const reports = {
    files: freshReport('vitest-sub-path.json'),
    browser: freshReport('playwright-sub-path.json'),
  };
  const codes = await checkUnderSubPath(reports);
  return sumOf([
    countVitest(readReport(reports.files), codes.files),
    countPlaywright(readReport(reports.browser), codes.browser),
  ]);
}

/**
 * The counts of several runs as those of one.
 * @param {Counts[]} counts
 * @returns {Counts}
 */
function sumOf(counts) {
  const why = counts.flatMap((count) => count.why ?? []).join('; ');
  const total = (/** @type {'passed' | 'failed'} */ kind) =>
    counts.reduce((sum, count) => sum + count[kind], 0);
  return {
    ...{ passed: total('passed'), failed: total('failed'), skipped: total('skipped') },
    ...(why && { why }),
  };
}

/** @param {string} project of tests/vitest.config.ts */
async function vitest(project) {
  const report = freshReport(`vitest-${project}.json`);
  const { code } = await run({ command: process.execPath, args: vitestArgs(project, report) });
  return countVitest(readReport(report), code);
}

async function browserTests() {
  const browser = await findOrInstallBrowser();
  console.log(`Browser: ${browser.executablePath} (${browser.how}).`);
  const site = await serveSite({ directory: join(ROOT, 'out'), port: 0 });
  try {
    const report = freshReport('playwright.json');
    const { code } = await run({
      command: process.execPath,
      args: playwrightArgs('e2e'),
      env: {
        ...browserEnv(browser),
        BASE_URL: site.address,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    });
    return countPlaywright(readReport(report), code);
  } finally {
    await site.close();
  }
}

/** The same pages in a second engine, on machines that have it. */
async function firefoxTests() {
  if (findFirefox() === undefined) {
    return { passed: 0, failed: 0, skipped: 1, why: 'skipped: Firefox is not installed' };
  }
  return vitest('firefox');
}

/**
 * A path for a report, with no report of an earlier run at it.
 * @param {string} name
 */
function freshReport(name) {
  mkdirSync(CACHE, { recursive: true });
  const path = join(CACHE, name);
  rmSync(path, { force: true });
  return path;
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Counts of Vitest's JSON report. A file that fails before its first test counts as one failure.
 * @param {any} report undefined where there is none
 * @param {number} code
 * @returns {Counts}
 */
export function countVitest(report, code) {
  if (!report) return noReport(code);
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return sound(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenFiles.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    code,
  );
}

/**
 * Counts of Playwright's JSON report.
 * @param {any} report undefined where there is none
 * @param {number} code
 * @returns {Counts}
 */
export function countPlaywright(report, code) {
  if (!report) return noReport(code);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return sound({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

/**
 * @param {number} code
 * @returns {Counts}
 */
function noReport(code) {
  return { passed: 0, failed: 1, skipped: 0, why: `ended with code ${code} and no report` };
}

/**
 * Makes a failure of a run that failed without a failed test, or that ran no test at all.
 * @param {Counts} counts
 * @param {number} code
 * @returns {Counts}
 */
function sound(counts, code) {
  if (counts.failed > 0) return counts;
  if (code !== 0) return { ...counts, failed: 1, why: `ended with code ${code}` };
  if (counts.passed === 0) return { ...counts, failed: 1, why: 'no test ran' };
  return counts;
}

/**
 * Runs the steps in order. One that fails stops no other, except those that need its result.
 * @param {Step[]} steps
 * @returns {Promise<Result[]>}
 */
export async function runSteps(steps) {
  /** @type {Result[]} */
  const results = [];
  for (const [index, step] of steps.entries()) {
    console.log(`\n== ${index + 1}/${steps.length} ${step.name}`);
    const startedAt = performance.now();
    const buildFailed = results.some(({ name, failed }) => name === BUILD && failed > 0);
    const counts =
      step.needsBuild && buildFailed
        ? { passed: 0, failed: 1, skipped: 0, why: 'needs the build, which failed' }
        : await countsOf(step);
    const seconds = (performance.now() - startedAt) / 1000;
    const verdict = counts.failed > 0 ? 'FAILED' : 'ok';
    const why = counts.why ? ` (${counts.why})` : '';
    console.log(`-- ${step.name}: ${verdict}${why}, ${seconds.toFixed(1)} s`);
    results.push({ name: step.name, seconds, ...counts });
  }
  return results;
}

/**
 * @param {Step} step
 * @returns {Promise<Counts>}
 */
async function countsOf(step) {
  try {
    return await step.run();
  } catch (error) {
    const why = error instanceof PlainError ? error.message : String(error?.stack ?? error);
    return { passed: 0, failed: 1, skipped: 0, why };
  }
}

/**
 * One line a step, for a person who scrolls to the end.
 * @param {Result[]} results
 * @returns {string}
 */
export function table(results) {
  const rows = [
    ['step', 'passed', 'failed', 'skipped', 'seconds'],
    ...results.map(({ name, passed, failed, skipped, seconds }) => [
      name,
      String(passed),
      String(failed),
      String(skipped),
      seconds.toFixed(1),
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
        )
        .join('  '),
    )
    .join('\n');
}

/**
 * The last line, which CI reads: what was skipped stands in the table above it.
 * @param {Counts[]} results
 * @returns {string}
 */
export function closingLine(results) {
  const total = (/** @type {'passed' | 'failed'} */ kind) =>
    results.reduce((sum, result) => sum + result[kind], 0);
  return `${total('passed')} passed, ${total('failed')} failed`;
}

/**
 * @param {string[]} args
 * @returns {{ withBrowser: boolean }}
 */
export function parseArguments(args) {
  if (args.some((arg) => arg !== '--no-browser')) {
    throw new PlainError('Usage: node scripts/test.mjs [--no-browser]', 2);
  }
  return { withBrowser: args.length === 0 };
}

async function main() {
  const { withBrowser } = parseArguments(process.argv.slice(2));
  try {
    await ensureInstalled();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    console.error(error.message);
    return finish([{ passed: 0, failed: 1, skipped: 0 }]);
  }
  removeEarlierBuild();
  const results = await runSteps(STEPS.filter((step) => withBrowser || !step.onlyInFull));
  console.log(`\n${table(results)}\n`);
  finish(results);
}

/**
 * Prints the counts and ends: nothing that a step left running may print after them.
 * @param {Counts[]} results
 */
function finish(results) {
  const code = results.some(({ failed }) => failed > 0) ? 1 : 0;
  process.stdout.write(`${closingLine(results)}\n`, () => process.exit(code));
}

if (isMain(import.meta.url)) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  await runMain(main);
}
