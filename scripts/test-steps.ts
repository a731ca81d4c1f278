/** The steps of `npm test`. */
import { join } from 'node:path';
import { findFirefox } from './firefox';
import { importTypeScript, npm, PlainError, ROOT, run } from './install.mjs';
import { main as reproducibleBuild } from './reproducible-build';
import { type Counts, runPlaywright, runVitest } from './runners';

/** One step of `npm test`. */
export type Step = {
  /** What it is called on the command line. */
  readonly id: string;
  readonly name: string;
  readonly run: () => Promise<Counts>;
  /** Waits for the build, and means nothing if that failed. */
  readonly needsBuild?: boolean;
  /** Left out by `--no-browser`. */
  readonly onlyInFull?: boolean;
};

export const BUILD = 'build';
const PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };

/** In the order in which they begin, as soon as there is room. */
export const STEPS: readonly Step[] = [
  { id: BUILD, name: 'content and build', run: () => check(npm(['run', '--silent', 'build'])) },
  {
    id: 'types',
    name: 'types',
    run: () => checkByNode('node_modules/typescript/bin/tsc', '--noEmit'),
  },
  {
    id: 'lint',
    name: 'lint and format',
    run: () =>
      checkByNode('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  },
  { id: 'unit', name: 'unit and component tests', run: () => runVitest('unit') },
  { id: 'built', name: 'built pages', run: () => runVitest('built'), needsBuild: true },
  {
    id: 'sizes',
    name: 'page weights',
    needsBuild: true,
    run: () => checkByNode('scripts/run.mjs', 'page-sizes'),
  },
  ...(
    [
      {
        id: 'second-build',
        name: 'reproducible build',
        run: async () => {
          await reproducibleBuild();
          return PASSED;
        },
      },
      // `SHARD=1/3` runs a third of them, on one machine of three.
      {
        id: 'browser',
        name: 'browser tests',
        run: () => {
          const { SHARD } = process.env;
          const args = SHARD ? [`--shard=${SHARD}`] : [];
          return runPlaywright('e2e', { site: join(ROOT, 'out'), args });
        },
      },
      {
        id: 'many-roles',
        name: 'the site of the next year, and one of 25 roles',
        run: () => testVariant('many-roles'),
      },
      // The same pages in a second engine, on machines that have it.
      {
        id: 'firefox',
        name: 'Firefox',
        run: async () =>
          findFirefox() === undefined
            ? { passed: 0, failed: 0, skipped: 1, why: 'skipped: Firefox is not installed' }
            : runVitest('firefox'),
      },
      { id: 'sub-path', name: 'under a sub-path', run: () => testVariant('sub-path') },
    ] satisfies Step[]
  ).map((step) => ({ ...step, needsBuild: true, onlyInFull: true })),
];

/** A check that passes or fails as a whole. */
async function check(command: Parameters<typeof run>[0]): Promise<Counts> {
  const { code } = await run(command);
  return code === 0 ? PASSED : { passed: 0, failed: 1, skipped: 0, why: `ended with code ${code}` };
}

const checkByNode = (...args: string[]) => check({ command: process.execPath, args });

/** Builds of other content or with other settings, and their tests: both are in the folder of the tests. */
async function testVariant(folder: string): Promise<Counts> {
  const { runStep } = await importTypeScript(`../tests/${folder}/run-step`);
  return runStep();
}

/**
 * The steps that the command line asks for.
 *
 * @throws PlainError where it asks for something else
 */
export function stepsFor(args: readonly string[]): readonly Step[] {
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
