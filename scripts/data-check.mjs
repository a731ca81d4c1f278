import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';
import { isMain, PlainError, ROOT, runMain } from './install.mjs';

/**
 * `npm run data:check`: for the person who puts in the next release of an official table. It reads every
 * table as the site does, says what each holds, and what changed against the last commit, or against
 * other files: `npm run data:check -- --against <folder>`. docs/data-release.md has the other steps.
 */

const nextSteps = `
Next:
  npm run check:content                 reads the rest of the content, too
  npm run history -- --why "…"          writes down each value that has changed
  then look at a comparison, a role page and the page of sources

Values, differences, the sentence of each row, {role.row} in answers, previews and the handout follow the
tables by themselves. Sentences of role files, answers, About and sources.md do not: search them for the
figures, years and months that have changed.`;

/**
 * @param {string[]} args
 * @returns {{ against: string | undefined }}
 */
export function parseArguments(args) {
  try {
    const options = { against: { type: 'string' } };
    const { against } = parseArgs({ args, options, allowPositionals: false }).values;
    return { against };
  } catch {
    throw new PlainError('Usage: npm run data:check -- [--against <folder of older tables>]', 2);
  }
}

/**
 * The tables of a folder.
 * @param {string} folder
 */
function tablesIn(folder) {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    return {
      names,
      read: (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8'),
    };
  } catch {
    throw new PlainError(`There is no folder ${folder} to compare with.`, 2);
  }
}

/**
 * The tables of the last commit, or nothing where there is no commit or no git.
 * @param {string} root
 */
function committedTables(root) {
  const git = (/** @type {string[]} */ ...args) =>
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
    return {
      names,
      read: (/** @type {string} */ name) => git('show', `HEAD:./content/data/${name}`),
    };
  } catch {
    return undefined;
  }
}

/**
 * Does what the command does, and returns what it says.
 * @param {string[]} args
 * @param {string} [root] the folder that holds `content/`
 * @param {string} [today]
 * @returns {Promise<string>}
 */
export async function dataCheck(args, root = ROOT, today = new Date().toISOString().slice(0, 10)) {
  const { against } = parseArguments(args);
  const older = against === undefined ? committedTables(root) : tablesIn(resolve(against));
  const jiti = createJiti(import.meta.url, { tsconfigPaths: true });
  const { dataReport } = await jiti.import('../lib/content/data-report.ts');
  const { problems, lines } = dataReport(root, today, older);
  if (problems.length > 0) throw new PlainError(problems.join('\n'));
  const nothing = older === undefined ? ['', 'There is no commit here to compare with.'] : [];
  return [...lines, ...nothing, nextSteps].join('\n');
}

if (isMain(import.meta.url)) {
  await runMain(async () => console.log(await dataCheck(process.argv.slice(2))));
}
