/**
 * `npm test`: every check of the project, two steps at a time, with one count at the end.
 * `npm run check` (`--no-browser`) leaves out the slowest: browser tests and further builds.
 * `npm test -- build built` runs the steps that it names; without `build` they take the last one.
 * `npm test -- tests/lib/share` runs some unit tests alone.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ensureInstalled,
  importTypeScript,
  isMain,
  npm,
  PlainError,
  ROOT,
  run,
  runMain,
} from './install.mjs';
import { playwrightArgs, vitestArgs } from './runners.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [why] what a person should know about a failure
 *
 * @typedef {object} Step
 * @property {string} id what it is called on the command line
 * @property {string} name
 * @property {() => Promise<Counts>} run
 * @property {boolean} [needsBuild] waits for the build, and means nothing when that failed
 * @property {boolean} [onlyInFull] left out by --no-browser
 *
 * @typedef {Counts & { output: string }} Outcome what a step counted, and all that it said
 *
 * @typedef {Counts & { name: string, seconds: number }} Result
 */

const CACHE = join(ROOT, '.cache');
const BUILD = 'build';

/** What can go on at once: each of two steps has idle time that the other uses, and more would fill the memory. */
const AT_ONCE = 2;

/**
 * In the order in which they begin, as soon as there is room.
 * @type {Step[]}
 */
const STEPS = [
  { id: BUILD, name: 'content and build', run: () => script('build') },
  { id: 'types', name: 'types', run: () => node('node_modules/typescript/bin/tsc', '--noEmit') },
  {
    id: 'lint',
    name: 'lint and format',
    run: () => node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  },
  { id: 'unit', name: 'unit and component tests', run: () => vitest('unit') },
  { id: 'built', name: 'built pages', run: () => vitest('built'), needsBuild: true },
  {
    id: 'weights',
    name: 'page weights',
    needsBuild: true,
    run: () => node('scripts/run.mjs', 'page-weights'),
  },
  {
    id: 'second-build',
    name: 'reproducible build',
    run: secondBuild,
    needsBuild: true,
    onlyInFull: true,
  },
  {
    id: 'browser',
    name: 'browser tests',
    run: browserTests,
    needsBuild: true,
    onlyInFull: true,
  },
  {
    id: 'many-roles',
    name: 'the site of the next year, and one of 25 roles',
    run: otherContent,
    needsBuild: true,
    onlyInFull: true,
  },
  {
    id: 'firefox',
    name: 'Firefox',
    run: firefoxTests,
    needsBuild: true,
    onlyInFull: true,
  },
  {
    id: 'sub-path',
    name: 'under a sub-path',
    run: underSubPath,
    needsBuild: true,
    onlyInFull: true,
  },
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

/** @param {string[]} args */
async function node(...args) {
  return single((await run({ command: process.execPath, args })).code);
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
  return node(join('scripts', 'reproducible-build.mjs'));
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
  const { checkOtherContent } = await import('./many-roles.mjs');
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
  const { checkUnderSubPath } = await import('./sub-path.mjs');
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
  const total = (/** @type {'passed' | 'failed' | 'skipped'} */ kind) =>
    counts.reduce((sum, count) => sum + count[kind], 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    ...(why && { why }),
  };
}

/** @param {string} project of tests/vitest.config.ts */
async function vitest(project) {
  const report = freshReport(`vitest-${project}.json`);
  const { code } = await run({ command: process.execPath, args: vitestArgs(project, report) });
  return countVitest(readReport(report), code);
}

/** `SHARD=1/3` runs a third of them, on one machine of three. */
async function browserTests() {
  /** @type {typeof import('./browser')} */
  const { browserEnv, findOrInstallBrowser } = await importTypeScript('browser');
  /** @type {typeof import('./serve')} */
  const { serveSite } = await importTypeScript('serve');
  const { SHARD } = process.env;
  const browser = await findOrInstallBrowser();
  console.log(`Browser: ${browser.executablePath} (${browser.how}).`);
  const site = await serveSite({ directory: join(ROOT, 'out'), port: 0 });
  try {
    const report = freshReport('playwright.json');
    const { code } = await run({
      command: process.execPath,
      args: [...playwrightArgs('e2e'), ...(SHARD ? [`--shard=${SHARD}`] : [])],
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
  /** @type {typeof import('./firefox')} */
  const { findFirefox } = await importTypeScript('firefox');
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
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
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
 * Runs the steps, as many at a time as there is room for. One that fails stops no other, except those that
 * need its result. What a step says is printed in one piece when it ends.
 * @param {Step[]} steps
 * @param {(step: Step) => Promise<Outcome>} start
 * @returns {Promise<Result[]>} in the order of the steps
 */
export async function runSteps(steps, start) {
  /** @type {Map<Step, Result>} */
  const results = new Map();
  /** @type {Map<Step, Promise<void>>} */
  const running = new Map();
  const build = steps.find(({ id }) => id === BUILD);
  const isReady = (/** @type {Step} */ step) =>
    !step.needsBuild || build === undefined || results.has(build);
  const perform = async (/** @type {Step} */ step) => {
    const startedAt = performance.now();
    const isInVain = step.needsBuild && build && (results.get(build)?.failed ?? 0) > 0;
    const { output, ...counts } = isInVain
      ? { passed: 0, failed: 1, skipped: 0, why: 'needs the build, which failed', output: '' }
      : await start(step);
    const seconds = (performance.now() - startedAt) / 1000;
    const result = { name: step.name, seconds, ...counts };
    results.set(step, result);
    console.log(`\n== ${results.size}/${steps.length} ${step.name}\n${output}${verdict(result)}`);
  };
  for (;;) {
    const waiting = steps.filter((step) => !results.has(step) && !running.has(step));
    for (const step of waiting.filter(isReady).slice(0, AT_ONCE - running.size)) {
      console.log(`.. ${step.name}`);
      running.set(
        step,
        perform(step).finally(() => running.delete(step)),
      );
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  return steps.flatMap((step) => results.get(step) ?? []);
}

/** @param {Result} result */
function verdict({ name, failed, why, seconds }) {
  const because = why ? ` (${why})` : '';
  return `-- ${name}: ${failed > 0 ? 'FAILED' : 'ok'}${because}, ${seconds.toFixed(1)} s`;
}

/**
 * Runs a step in a process of its own, so that what it says can be told from what others say.
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
function startApart({ id }) {
  return new Promise((settle) => {
    const child = fork(fileURLToPath(import.meta.url), [ALONE, id], { silent: true });
    const stop = () => child.kill();
    process.once('exit', stop);
    let output = '';
    /** @type {Counts | undefined} */
    let counts;
    const keep = (/** @type {Buffer} */ text) => {
      output += text;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('message', (message) => {
      counts = /** @type {Counts} */ (message);
    });
    child.on('close', (code) => {
      process.off('exit', stop);
      settle({ ...(counts ?? noReport(code ?? 1)), output: `${output.trimEnd()}\n` });
    });
  });
}

/**
 * @param {Step} step
 * @returns {Promise<Counts>}
 */
async function countsOf(step) {
  try {
    return await step.run();
  } catch (error) {
    const why = error instanceof PlainError ? error.message : String(Object(error).stack ?? error);
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
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
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

/** Before the one step that another process of this command is to run by itself. */
const ALONE = '--alone';

/**
 * The steps that the command line asks for.
 * @param {string[]} args
 * @returns {Step[]}
 */
export function stepsFor(args) {
  if (args.length === 0) return STEPS;
  if (args.join() === '--no-browser') return STEPS.filter((step) => !step.onlyInFull);
  const asked = STEPS.filter(({ id }) => args.includes(id));
  if (asked.length === args.length) return asked;
  const names = STEPS.map(({ id }) => id).join(' | ');
  throw new PlainError(
    `Usage: npm test -- [--no-browser | steps | files of unit tests]\nSteps: ${names}`,
    2,
  );
}

async function main() {
  const args = process.argv.slice(2);
  if (args[0] === ALONE) {
    const [step] = stepsFor(args.slice(1));
    if (step) process.send?.(await countsOf(step), () => process.exit());
    return;
  }
  // Files: these unit tests alone, with whatever else is for Vitest.
  if (args.some((arg) => arg.includes('/'))) {
    await ensureInstalled();
    const { code } = await run({
      command: process.execPath,
      args: [...vitestArgs('unit'), ...args],
    });
    process.exitCode = code;
    return;
  }
  const steps = stepsFor(args);
  try {
    await ensureInstalled();
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    console.error(error.message);
    return finish([{ passed: 0, failed: 1, skipped: 0 }]);
  }
  if (steps.some(({ id }) => id === BUILD)) removeEarlierBuild();
  const results = await runSteps(steps, startApart);
  console.log(`\n${table(results)}\n`);
  const failed = results.filter((result) => result.failed > 0);
  if (failed.length > 0) console.log(`Failed: ${failed.map(({ name }) => name).join(', ')}.\n`);
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
