import { parseArgs } from 'node:util';
import { writeHistory } from '@/lib/content/write-history';
import { PlainError, ROOT } from './install.mjs';

/** @throws PlainError with the usage where an option is not known or the day is not on the calendar */
export function parseArguments(args: string[]): { date: string; why: string | undefined } {
  const usage = 'Usage: npm run history -- [--date 2026-12-01] [--why "One sentence."]';
  try {
    const today = new Date().toISOString().slice(0, 10);
    const options = { date: { type: 'string', default: today }, why: { type: 'string' } } as const;
    const { date, why } = parseArgs({ args, options, allowPositionals: false }).values;
    const day = /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
    if (day?.toJSON()?.startsWith(date)) return { date, why };
  } catch {
    // An option that is not known; the line says which there are.
  }
  throw new PlainError(usage, 2);
}

type Change = ReturnType<typeof writeHistory>['changes'][number];

/** One line for each change, for the person who has made it. */
const lineOf = ({ role, row, was = '(new)', is = '(gone)' }: Change) =>
  `${role}, ${row}: ${was} → ${is}`;

/**
 * Does what the command does, and returns what it says.
 *
 * @param root the folder that holds `content/`
 * @throws PlainError with all that is wrong
 */
export function history(args: string[], root = ROOT): string {
  const options = parseArguments(args);
  const { file, changes, problems } = writeHistory({ root, ...options });
  const lines = changes.map(lineOf);
  if (problems.length > 0) throw new PlainError([...lines, ...problems].join('\n'));
  if (changes.length === 0) return 'Nothing to write: the history has every value.';
  const hint = options.why ? '' : ' Say there why, in a sentence for people.';
  return [...lines, `Written to ${file}.${hint}`].join('\n');
}

/**
 * `npm run history`: writes the values that have changed into `content/history/`, each with what it was
 * and what it is, and prints them. `npm run history -- --why "The survey of May 2026 came out."` says why;
 * `--date 2026-12-01` says the day, where it is not today.
 */
export const main = (args: string[]): void => console.log(history(args));
