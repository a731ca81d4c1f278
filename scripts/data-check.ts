import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataReport, type OlderTables } from '@/lib/content/data-report';
import { PlainError, ROOT } from './install.mjs';

const nextSteps = `
Next:
  npm run check:content                 reads the rest of the content, too
  npm run history -- --why "…"          writes down each value that has changed
  then look at a comparison, a role page and the page of sources

Values, differences, the sentence of each row, {role.row} in answers, previews and the handout follow the
tables by themselves. Sentences of role files, answers, About and sources.md do not: search them for the
figures, years and months that have changed.`;

/** @throws PlainError with the usage if an argument is unknown */
export function parseArguments(args: string[]): { against: string | undefined } {
  try {
    const options = { against: { type: 'string' } } as const;
    const { against } = parseArgs({ args, options, allowPositionals: false }).values;
    return { against };
  } catch {
    throw new PlainError('Usage: npm run data:check -- [--against <folder of older tables>]', 2);
  }
}

function tablesIn(folder: string): OlderTables {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    return { names, read: (name) => readFileSync(join(folder, name), 'utf8') };
  } catch {
    throw new PlainError(`There is no folder ${folder} to compare with.`, 2);
  }
}

/** Returns the tables of the last commit, or undefined without a commit or git. */
function committedTables(root: string): OlderTables | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    const paths = git('ls-tree', '--name-only', 'HEAD', 'content/data/')
      .split('\n')
      .filter(Boolean);
    const names = paths.map((path) => path.replace('content/data/', ''));
    if (names.length === 0) return undefined;
    return { names, read: (name) => git('show', `HEAD:./content/data/${name}`) };
  } catch {
    return undefined;
  }
}

/**
 * Runs the command and returns its output.
 *
 * @param root the folder that holds `content/`
 * @throws PlainError with all problems
 */
export function dataCheck(
  args: string[],
  root = ROOT,
  today = new Date().toISOString().slice(0, 10),
): string {
  const { against } = parseArguments(args);
  const older = against === undefined ? committedTables(root) : tablesIn(resolve(against));
  const { problems, lines } = dataReport(root, today, older);
  if (problems.length > 0) throw new PlainError(problems.join('\n'));
  const nothing = older === undefined ? ['', 'There is no commit here to compare with.'] : [];
  return [...lines, ...nothing, nextSteps].join('\n');
}

/**
 * `npm run data:check` reads every official table like the site, and tells what each holds and what changed
 * since the last commit, or `-- --against <folder>`. See docs/data-release.md.
 */
export const main = (args: string[]): void => console.log(dataCheck(args));
