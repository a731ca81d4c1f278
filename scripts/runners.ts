/** Runs the tests of one project of tests/vitest.config.ts or tests/playwright.config.ts, and counts them. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browserEnv, findOrInstallBrowser } from './browser';
import { ROOT, run } from './install.mjs';
import { serveSite } from './serve';

/** What came of some tests or checks. */
export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What a person should know about a failure. */
  readonly why?: string;
};

/** Where tests run, and with which settings. */
export type TestRun = {
  /** Name of the report in `.cache`; the project's name where there is none. */
  readonly name?: string;
  /** This project, or a variant of it. */
  readonly root?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** More arguments. */
  readonly args?: readonly string[];
};

const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const PLAYWRIGHT = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');

/** How Node is called for the tests of a project of Vitest. */
export const vitestArgs = (project: string): string[] => [
  ...[VITEST, 'run', '--config', join('tests', 'vitest.config.ts'), '--project', project],
];

/** Runs a project of Vitest. */
export async function runVitest(project: string, options: TestRun = {}): Promise<Counts> {
  const { name = project, root = ROOT, env, args = [] } = options;
  const report = freshReport(`vitest-${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run({
    command: process.execPath,
    args: [...vitestArgs(project), ...reporters, ...args],
    cwd: root,
    ...(env && { env }),
  });
  return countVitest(readReport(report), code);
}

/**
 * Runs a project of Playwright on a built site that is served for it.
 *
 * @param options.site the folder to serve
 */
export async function runPlaywright(
  project: string,
  options: TestRun & { readonly site: string },
): Promise<Counts> {
  const { name = project, root = ROOT, env, args = [], site: directory } = options;
  const report = freshReport(`playwright-${name}.json`);
  const browser = await findOrInstallBrowser();
  console.log(`Browser: ${browser.executablePath} (${browser.how}).`);
  const site = await serveSite({ directory, port: 0 });
  try {
    const { code } = await run({
      command: process.execPath,
      args: [
        ...[PLAYWRIGHT, 'test', '--config', 'tests', '--project', project],
        ...['--reporter=list,json', ...args],
      ],
      cwd: root,
      env: {
        ...env,
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

/** A path for a report, with no report of an earlier run at it. */
function freshReport(name: string): string {
  const path = join(ROOT, '.cache', name);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  rmSync(path, { force: true });
  return path;
}

function readReport(path: string) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** What is read of a JSON report of Vitest. */
export type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/** What is read of a JSON report of Playwright. */
export type PlaywrightReport = {
  readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>;
};

/** Counts of Vitest's report. A file that fails before its first test counts as one failure. */
export function countVitest(report: VitestReport | undefined, code: number): Counts {
  if (!report) return withoutReport(code);
  const hasFailed = ({ status }: { readonly status: string }) => status === 'failed';
  const broken = report.testResults.filter(
    (file) => hasFailed(file) && !file.assertionResults.some(hasFailed),
  );
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = report;
  const failed = numFailedTests + broken.length;
  return checkCounts({ passed, failed, skipped: numPendingTests + numTodoTests }, code);
}

/** Counts of Playwright's report. A test that passed only when repeated has failed. */
export function countPlaywright(report: PlaywrightReport | undefined, code: number): Counts {
  if (!report) return withoutReport(code);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return checkCounts({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

/** The count of a run that left no report: one failure. */
export const withoutReport = (code: number): Counts => ({
  ...{ passed: 0, failed: 1, skipped: 0, why: `ended with code ${code} and no report` },
});

/** Counts a failure for a run that failed without a failed test, or that ran no test at all. */
function checkCounts(counts: Counts, code: number): Counts {
  if (counts.failed > 0) return counts;
  if (code !== 0) return { ...counts, failed: 1, why: `ended with code ${code}` };
  if (counts.passed === 0) return { ...counts, failed: 1, why: 'no test ran' };
  return counts;
}

/** The counts of several runs as those of one. */
export function addCounts(counts: readonly Counts[]): Counts {
  const why = counts.flatMap((count) => count.why ?? []).join('; ');
  const total = (kind: 'passed' | 'failed' | 'skipped') =>
    counts.reduce((sum, count) => sum + count[kind], 0);
  return {
    ...{ passed: total('passed'), failed: total('failed'), skipped: total('skipped') },
    ...(why && { why }),
  };
}
