import { parseArgs } from 'node:util';
import { writeHistory } from '@/lib/content/write-history';
import { PlainError, ROOT } from './install.mjs';

/** @throws PlainError with the usage if an option is unknown or the day is not on the calendar */
export function parseArguments(args: string[]): { date: string; why: string | undefined } {
  const usage = 'Usage: npm run history -- [--date 2026-12-01] [--why "One sentence."]';
  try {
    const today = new Date().toISOString().slice(0, 10);
    const options = { date: { type: 'string', default: today }, why: { type: 'string' } } as const;
    const { date, why } = parseArgs({ args, options, allowPositionals: false }).values;
    const day = /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
    if (day?.toJSON()?.startsWith(date)) return { date, why };
  } catch {
    // An unknown option. The usage lists the valid ones.
  }
  throw new PlainError(usage, 2);
}

type Change = ReturnType<typeof writeHistory>['changes'][number];

/** Describes a change in one line for its author. */
const getLine = ({ role, row, was = '(new)', is = '(gone)' }: Change) =>
  `${role}, ${row}: ${was} → ${is}`;

/**
 * Runs the command and returns its output.
 *
 * @param root the folder that holds `content/`
 * @throws PlainError with all problems
 */
export function history(args: string[], root = ROOT): string {
  const options = parseArguments(args);
  const { file, changes, problems } = writeHistory({ root, ...options });
  const lines = changes.map(getLine);
  if (problems.length > 0) throw new PlainError([...lines, ...problems].join('\n'));
  if (changes.length === 0) return 'Nothing to write: the history has every value.';
  const hint = options.why ? '' : ' Say there why, in a sentence for people.';
  return [...lines, `Written to ${file}.${hint}`].join('\n');
}

/**
 * `npm run history` writes changed values into `content/history/`, with old and new values, and prints them.
 * `--why "The survey of May 2026 came out."` adds a reason, `--date 2026-12-01` another day.
 */
export const main = (args: string[]): void => console.log(history(args));
