// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { closingLine, runSteps, table } from '@/scripts/run-tests';
import { type Counts, countPlaywright, countVitest, type VitestReport } from '@/scripts/runners';
import { stepsFor } from '@/scripts/test-steps';

const passing: Counts = { passed: 1, failed: 0, skipped: 0 };
const failing: Counts = { passed: 0, failed: 1, skipped: 0 };

function vitestReport(overrides: Partial<VitestReport>): VitestReport {
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
  it('match its report', () => {
    expect(countVitest(vitestReport({ numFailedTests: 2, numPendingTests: 1 }), 1)).toEqual({
      passed: 5,
      failed: 2,
      skipped: 1,
    });
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 3 };
    expect(countPlaywright({ stats }, 1)).toEqual({ passed: 7, failed: 2, skipped: 3 });
  });

  it('include a failure for a file that broke before its first test', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    const report = vitestReport({ numFailedTests: 1, testResults: [broken, failed] });
    expect(countVitest(report, 1).failed).toBe(2);
  });

  it('include a failure for a run that crashed, left no report, or ran no test', () => {
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
  /** Steps by what they come to; `order` is when each begins and ends. */
  type Told = {
    readonly id: string;
    readonly counts: Counts;
    readonly needsBuild?: boolean;
    /** How many turns of the event loop the step takes. */
    readonly turns?: number;
  };
  async function runAll(told: readonly Told[]) {
    const lines: string[] = [];
    const said = vi.spyOn(console, 'log').mockImplementation((line) => lines.push(line));
    const order: string[] = [];
    const results = await runSteps(
      told.map(({ id, counts, ...rest }) => ({ id, name: id, run: async () => counts, ...rest })),
      async ({ id, run }) => {
        const { turns = 1 } = told.find((step) => step.id === id) ?? {};
        order.push(`${id} begins`);
        for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
        order.push(`${id} ends`);
        return { ...(await run()), output: `${id} speaks\n` };
      },
    );
    said.mockRestore();
    return { results, order, lines };
  }

  it('all run, except those that need a failed build', async () => {
    const { results, order } = await runAll([
      { id: 'types', counts: failing },
      { id: 'build', counts: failing },
      { id: 'built', counts: passing, needsBuild: true },
      { id: 'last', counts: passing },
    ]);
    expect(order.filter((line) => line.endsWith('begins'))).toEqual([
      'types begins',
      'build begins',
      'last begins',
    ]);
    expect(results.map(({ failed }) => failed)).toEqual([1, 1, 1, 0]);
    expect(results[2]?.why).toBe('needs the build, which failed');
  });

  it('run two at a time, and wait for the build if they need it', async () => {
    const { order } = await runAll([
      { id: 'build', counts: passing, turns: 20 },
      { id: 'types', counts: passing },
      { id: 'built', counts: passing, needsBuild: true },
      { id: 'unit', counts: passing, turns: 40 },
    ]);
    expect(order).toEqual([
      ...['build begins', 'types begins', 'types ends', 'unit begins'],
      ...['build ends', 'built begins', 'built ends', 'unit ends'],
    ]);
  });

  it('each print their output as a whole, with the verdict at its end', async () => {
    const { lines } = await runAll([{ id: 'types', counts: { ...failing, why: 'code 2' } }]);
    expect(lines).toEqual([
      '.. types',
      expect.stringMatching(
        /^\n== 1\/1 types\ntypes speaks\n-- types: FAILED \(code 2\), \d\.\d s$/,
      ),
    ]);
  });

  it('are summed up in one line, which names skipped tests only if there are any', () => {
    expect(closingLine([passing, failing, passing])).toBe('2 passed, 1 failed');
    expect(closingLine([passing, { passed: 3, failed: 0, skipped: 2 }])).toBe('4 passed, 0 failed');
  });

  it('are listed one per line, with counts and seconds', () => {
    expect(table([{ name: 'types', seconds: 1.26, ...passing }]).split('\n')).toEqual([
      'step   passed  failed  skipped  seconds',
      'types       1       0        0      1.3',
    ]);
  });
});

it('takes --no-browser or names of steps, and no other argument', () => {
  const ids = (...args: string[]) => stepsFor(args).map(({ id }) => id);
  expect(ids()).toEqual(expect.arrayContaining(['types', 'build', 'browser', 'second-build']));
  expect(ids('--no-browser')).toEqual(['build', 'types', 'lint', 'unit', 'built', 'sizes']);
  expect(ids('built', 'build')).toEqual(['build', 'built']);
  expect(() => stepsFor(['--help'])).toThrow('Usage');
  expect(() => stepsFor(['build', 'biuld'])).toThrow('Steps: build | types | lint');
});
