// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import {
  closingLine,
  countPlaywright,
  countVitest,
  parseArguments,
  runSteps,
  table,
} from '@/scripts/test.mjs';

const passing = { passed: 1, failed: 0, skipped: 0 };
const failing = { passed: 0, failed: 1, skipped: 0 };

function vitestReport(overrides) {
  return {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...overrides,
  };
}

describe('the counts of a runner', () => {
  it('are those of its report', () => {
    expect(countVitest(vitestReport({ numFailedTests: 2, numPendingTests: 1 }), 1)).toEqual({
      passed: 5,
      failed: 2,
      skipped: 1,
    });
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 3 };
    expect(countPlaywright({ stats }, 1)).toEqual({ passed: 7, failed: 2, skipped: 3 });
  });

  it('have a failure for a file that broke before its first test', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    const report = vitestReport({ numFailedTests: 1, testResults: [broken, failed] });
    expect(countVitest(report, 1).failed).toBe(2);
  });

  it('have a failure for a run that crashed, left no report, or ran no test', () => {
    const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 4 };
    expect(countVitest(vitestReport({}), 1)).toMatchObject({ passed: 5, failed: 1 });
    expect(countVitest(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(countPlaywright(undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
    expect(countPlaywright({ stats: none }, 0)).toMatchObject({
      failed: 1,
      skipped: 4,
      why: 'no test ran',
    });
  });
});

describe('the steps', () => {
  it('all run, except those that need a build which failed', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    const ran = [];
    const step = (name, counts, rest = {}) => ({
      name,
      run: () => {
        ran.push(name);
        return Promise.resolve(counts);
      },
      ...rest,
    });
    const results = await runSteps([
      step('types', failing),
      step('build', failing),
      step('built pages', passing, { needsBuild: true }),
      { name: 'crashes', run: () => Promise.reject(new Error('no such command')) },
      step('last', passing),
    ]);
    said.mockRestore();
    expect(ran).toEqual(['types', 'build', 'last']);
    expect(results.map(({ failed }) => failed)).toEqual([1, 1, 1, 1, 0]);
    expect(results[2].why).toBe('needs the build, which failed');
    expect(results[3].why).toContain('no such command');
  });

  it('are summed up in one line, which names skipped tests only if there are any', () => {
    expect(closingLine([passing, failing, passing])).toBe('2 passed, 1 failed');
    expect(closingLine([passing, { passed: 3, failed: 0, skipped: 2 }])).toBe('4 passed, 0 failed');
  });

  it('are listed one a line, with counts and seconds', () => {
    expect(table([{ name: 'types', seconds: 1.26, ...passing }]).split('\n')).toEqual([
      'step   passed  failed  skipped  seconds',
      'types       1       0        0      1.3',
    ]);
  });
});

it('takes no argument but --no-browser', () => {
  expect(parseArguments([])).toEqual({ withBrowser: true });
  expect(parseArguments(['--no-browser'])).toEqual({ withBrowser: false });
  expect(() => parseArguments(['--help'])).toThrow('Usage');
});
