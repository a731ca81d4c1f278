/** Runs the steps of `npm test`, and counts what came of them. scripts/test.mjs starts it. */
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, ROOT, run } from './install.mjs';
import { type Counts, vitestArgs, withoutReport } from './runners';
import { BUILD, type Step, stepsFor } from './test-steps';

/** What a step counted, and all that it printed. */
type Outcome = Counts & { readonly output: string };

/** A finished step. */
export type Result = Counts & { readonly name: string; readonly seconds: number };

/** Each of two steps has idle time that the other uses; more would fill the memory. */
const AT_ONCE = 2;

/** Comes before the one step that another process of this command runs. */
const ALONE = '--alone';

/**
 * Runs the steps, as many at a time as there is room for. One that fails stops no other, except those that
 * need its result. The output of a step is printed in one piece when it ends.
 *
 * @returns the results in the order of the steps
 */
export async function runSteps(
  steps: readonly Step[],
  start: (step: Step) => Promise<Outcome>,
): Promise<readonly Result[]> {
  const results = new Map<Step, Result>();
  const running = new Map<Step, Promise<void>>();
  const build = steps.find(({ id }) => id === BUILD);
  const isReady = (step: Step) => !step.needsBuild || build === undefined || results.has(build);
  const perform = async (step: Step) => {
    const startedAt = performance.now();
    const hasNoBuild = step.needsBuild && build && (results.get(build)?.failed ?? 0) > 0;
    const { output, ...counts } = hasNoBuild
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

function verdict({ name, failed, why, seconds }: Result): string {
  const because = why ? ` (${why})` : '';
  return `-- ${name}: ${failed > 0 ? 'FAILED' : 'ok'}${because}, ${seconds.toFixed(1)} s`;
}

/** Runs a step in a separate process, so that its output can be told from that of others. */
function startStep({ id }: Step): Promise<Outcome> {
  return new Promise((settle) => {
    const child = fork(join(ROOT, 'scripts', 'test.mjs'), [ALONE, id], { silent: true });
    const stop = () => child.kill();
    process.once('exit', stop);
    let output = '';
    let counts: Counts | undefined;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('message', (message) => {
      counts = message as Counts;
    });
    child.on('close', (code) => {
      process.off('exit', stop);
      settle({ ...(counts ?? withoutReport(code ?? 1)), output: `${output.trimEnd()}\n` });
    });
  });
}

/** Counts a step that throws as one failure. */
async function runStep(step: Step): Promise<Counts> {
  try {
    return await step.run();
  } catch (error) {
    const why = error instanceof PlainError ? error.message : String(Object(error).stack ?? error);
    return { passed: 0, failed: 1, skipped: 0, why };
  }
}

/** One line a step, for a person who scrolls to the end. */
export function table(results: readonly Result[]): string {
  const rows = [
    ['step', 'passed', 'failed', 'skipped', 'seconds'],
    ...results.map(({ name, passed, failed, skipped, seconds }) => [
      ...[name, String(passed), String(failed), String(skipped), seconds.toFixed(1)],
    ]),
  ];
  const getWidth = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(getWidth(at)) : cell.padStart(getWidth(at))));
  return rows.map((row) => line(row).join('  ')).join('\n');
}

/** The last line, which CI reads. What was skipped is in the table above it. */
export function closingLine(results: readonly Counts[]): string {
  const total = (kind: 'passed' | 'failed') =>
    results.reduce((sum, result) => sum + result[kind], 0);
  return `${total('passed')} passed, ${total('failed')} failed`;
}

/** `npm test` with its arguments, after the packages are installed. */
export async function main(args: string[]): Promise<void> {
  if (args[0] === ALONE) {
    const [step] = stepsFor(args.slice(1));
    if (step) process.send?.(await runStep(step), () => process.exit());
    return;
  }
  // Files: these unit tests alone, with whatever else is for Vitest.
  if (args.some((arg) => arg.includes('/'))) {
    const tests = { command: process.execPath, args: [...vitestArgs('unit'), ...args] };
    process.exitCode = (await run(tests)).code;
    return;
  }
  const steps = stepsFor(args);
  // Before the types are checked, because a build writes types for pages that may be gone.
  if (steps.some(({ id }) => id === BUILD)) {
    for (const made of ['.next', 'out']) rmSync(join(ROOT, made), { recursive: true, force: true });
  }
  const results = await runSteps(steps, startStep);
  console.log(`\n${table(results)}\n`);
  const failed = results.filter((result) => result.failed > 0);
  if (failed.length > 0) console.log(`Failed: ${failed.map(({ name }) => name).join(', ')}.\n`);
  // Nothing that a step left running may print after the counts.
  process.stdout.write(`${closingLine(results)}\n`, () => process.exit(failed.length > 0 ? 1 : 0));
}
