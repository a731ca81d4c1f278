import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';
import { isMain, PlainError, ROOT, runMain } from './install.mjs';

/**
 * `npm run history`: writes the values that have changed into `content/history/`, each with what it was
 * and what it is, and prints them. `npm run history -- --why "The survey of May 2026 came out."` says why;
 * `--date 2026-12-01` says the day, where it is not today.
 */

/**
 * @param {string[]} args
 * @returns {{ date: string, why: string | undefined }}
 */
export function parseArguments(args) {
  const usage = 'Usage: npm run history -- [--date 2026-12-01] [--why "One sentence."]';
  try {
    const today = new Date().toISOString().slice(0, 10);
    const options = { date: { type: 'string', default: today }, why: { type: 'string' } };
    const { date, why } = parseArgs({ args, options, allowPositionals: false }).values;
    const day = /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
    if (day?.toJSON()?.startsWith(date)) return { date, why };
  } catch {
    // An option that is not known; the line says which there are.
  }
  throw new PlainError(usage, 2);
}

/**
 * One line for each change, for the person who has made it.
 * @param {{ role: string, row: string, was?: string, is?: string }} change
 */
const lineOf = ({ role, row, was = '(new)', is = '(gone)' }) => `${role}, ${row}: ${was} → ${is}`;

/**
 * Does what the command does, and returns what it says.
 * @param {string[]} args
 * @param {string} [root] the folder that holds `content/`
 * @returns {Promise<string>}
 */
export async function history(args, root = ROOT) {
  const jiti = createJiti(import.meta.url, { tsconfigPaths: true });
  const { writeHistory } = await jiti.import('../lib/content/write-history.ts');
  const options = parseArguments(args);
  const { file, changes, problems } = writeHistory({ root, ...options });
  const lines = changes.map(lineOf);
  if (problems.length > 0) throw new PlainError([...lines, ...problems].join('\n'));
  if (changes.length === 0) return 'Nothing to write: the history has every value.';
  const hint = options.why ? '' : ' Say there why, in a sentence for people.';
  return [...lines, `Written to ${file}.${hint}`].join('\n');
}

if (isMain(import.meta.url)) {
  await runMain(async () => console.log(await history(process.argv.slice(2))));
}
