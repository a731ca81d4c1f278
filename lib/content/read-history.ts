import { isOnCalendar } from '@/lib/domain/fact';
import { rowDefinitions } from '@/lib/domain/rows';
import {
  type Change,
  changesSoFar,
  type DayOfChanges,
  type History,
  type Latest,
  type RowValue,
  replay,
  valueKey,
} from '@/lib/history/history';
import { isSameValue, type StoredValue } from '@/lib/history/value';
import { Diagnostic, type DiagnosticCode, fileStart } from './diagnostic';
import { historySchema } from './front-matter-schemas';
import type { Document, NameRule } from './read-document';
import type { Reader, ReadRole } from './reader';
import { validate } from './validate';
import { didYouMean, quoted, shown } from './wording';

/** The folder of the history: one file for each day on which a value changed. */
export const historyFolder = 'content/history';

/** What a file of the history is called. */
export const dayName: NameRule = {
  name: /^\d{4}-\d\d-\d\d\.md$/,
  expectedName: 'the day of the changes and `.md`, such as `2026-11-25.md`',
};

/** A day with the file it was read from. */
type ReadDay = DayOfChanges & { readonly document: Document };

/** The history with the files it was read from, for checks that look at both. */
export type ReadHistory = { readonly history: History; readonly days: readonly ReadDay[] };

/** The day of a file's name: a real one, and not in the future. */
function checkDay({ file, id }: Document, today: string | undefined): readonly Diagnostic[] {
  if (!isOnCalendar(id)) {
    const message = `Unexpected file name \`${id}.md\`, expected a day of the calendar`;
    return [new Diagnostic(message, { file, ...fileStart }, 'E_FILE_NAME')];
  }
  if (today === undefined || id <= today) return [];
  const message = `Unexpected date ${id} in the file name, expected today (${today}) or earlier`;
  return [new Diagnostic(message, { file, ...fileStart }, 'E_DATE_RANGE')];
}

/** The text says to people why something changed; no page shows it. */
function checkWhy({ file, body }: Document): readonly Diagnostic[] {
  if (body.children.length > 0) return [];
  const message = 'Missing text under the front matter, expected a sentence that says why';
  return [new Diagnostic(message, { file, ...fileStart }, 'E_SECTION_EMPTY')];
}

/** What an entry gets wrong about the value that stood before it, if anything. */
function wrongStart(
  { role, row, was, is }: Change,
  earlier: Latest | undefined,
): { readonly key?: 'was' | 'is'; readonly message: string } | undefined {
  const before = earlier?.is;
  const name = `\`${row}\` of \`${role}\``;
  if (was === undefined && before !== undefined) {
    return {
      message: `Missing \`was\`, expected ${shown(before)}, as ${name} is since ${earlier?.date}`,
    };
  }
  if (was !== undefined && before === undefined) {
    return {
      key: 'was',
      message: `Unexpected \`was\`, expected none; before this day there is no value for ${name}`,
    };
  }
  if (!isSameValue(was, before)) {
    const [found, expected] = fromFirstDifference(JSON.stringify(was), JSON.stringify(before));
    return {
      key: 'was',
      message: `Unexpected ${quoted(found)} for \`was\`, expected ${quoted(expected)}, as ${name} is since ${earlier?.date}`,
    };
  }
  if (isSameValue(was, is)) {
    const message =
      is === undefined
        ? 'Missing `is`, expected the value since this day'
        : `Unexpected change of ${name} to the value it had; delete the entry`;
    return is === undefined ? { message } : { key: 'is', message };
  }
  return undefined;
}

/** How much of two long texts is shown before they begin to differ. */
const shownBefore = 20;

/** Two texts, each from a word before the first difference on: messages cut long texts at their end. */
function fromFirstDifference(one: string, two: string): readonly [string, string] {
  let start = 0;
  while (start < one.length && one[start] === two[start]) start += 1;
  if (start <= 2 * shownBefore) return [one, two];
  const from = one.lastIndexOf(' ', start - shownBefore) + 1;
  return [`…${one.slice(from)}`, `…${two.slice(from)}`];
}

/** The entries of a day against those of the days before it. */
function checkChanges(
  { document, changes }: ReadDay,
  before: ReadonlyMap<string, Latest>,
): readonly Diagnostic[] {
  const seen = new Set<string>();
  return changes.flatMap((change, index): readonly Diagnostic[] => {
    const path = ['changes', index];
    const problem = (
      key: string | undefined,
      message: string,
      code: DiagnosticCode,
    ): Diagnostic => {
      const position =
        key === undefined ? document.getPosition(path) : document.getPosition([...path, key]);
      return new Diagnostic(message, { file: document.file, ...position }, code);
    };
    const key = valueKey(change);
    if (seen.has(key)) {
      const message = `Unexpected second change of \`${change.row}\` of \`${change.role}\` on one day; keep one`;
      return [problem('row', message, 'E_LIST_DUP')];
    }
    seen.add(key);
    const wrong = wrongStart(change, before.get(key));
    return wrong === undefined ? [] : [problem(wrong.key, wrong.message, 'E_HISTORY_CHANGE')];
  });
}

/**
 * The history of row values, each entry under the id that its row has today.
 *
 * @param options.names of the files in its folder, in order
 * @param options.renameRow gives the current id of a row for an id of any day
 */
export function readHistory(
  { read, report }: Reader,
  {
    names,
    renameRow,
    today,
  }: {
    readonly names: readonly string[];
    readonly renameRow: (id: string) => string;
    readonly today?: string | undefined;
  },
): ReadHistory {
  const days: ReadDay[] = [];
  for (const name of names) {
    const document = read(`${historyFolder}/${name}`, { nameRule: dayName });
    if (document === undefined) continue;
    const { value, problems } = validate(document, historySchema);
    report([...problems, ...checkDay(document, today), ...checkWhy(document)]);
    if (value === undefined) continue;
    const changes = value.changes.map((change) => ({ ...change, row: renameRow(change.row) }));
    const day = { date: document.id, changes, document };
    // After a file that could not be read nobody knows what stood before.
    if (days.length === names.indexOf(name)) report(checkChanges(day, replay(days)));
    days.push(day);
  }
  return { history: days.map(({ date, changes }) => ({ date, changes })), days };
}

/** Where the latest entry of a value stands. */
function getLatestPosition({ days }: ReadHistory, value: RowValue) {
  for (const { document, changes } of days.toReversed()) {
    const index = changes.findIndex((change) => valueKey(change) === valueKey(value));
    if (index >= 0)
      return { file: document.file, ...document.getPosition(['changes', index, 'row']) };
  }
  return { file: historyFolder, ...fileStart };
}

/** Where a role's file says its value of a row; of a row that a table serves, the code that finds it there. */
function getValuePosition({ role, document }: ReadRole, row: string) {
  const id = rowDefinitions.find((definition) => definition.id === row)?.id;
  const value = id === undefined ? undefined : role.facts[id];
  const path =
    value === undefined
      ? ['occupation', 'code']
      : [value.kind === 'missing' ? 'missing' : 'facts', row];
  return { file: document.file, ...document.getPosition(path) };
}

const remedy = 'run `npm run history`';

/** What to do about an id that only the history has: it has a slip, or what it stood for is gone. */
function ifGone(id: string, known: readonly string[]): string {
  const suggestion = didYouMean(id, known);
  return `${suggestion === '' ? '; if' : `${suggestion} If`} it is gone, ${remedy}`;
}

/**
 * Roles that the history does not know, while something else in the content is wrong: whoever adds a role
 * reads what it owes in one list.
 *
 * @param files the role files, read or not
 */
export function checkNewRoles(
  read: ReadHistory,
  files: readonly { readonly id: string; readonly document?: Document | undefined }[],
): readonly Diagnostic[] {
  const known = new Set(read.days.flatMap(({ changes }) => changes.map(({ role }) => role)));
  return files.flatMap(({ id, document }) =>
    document === undefined || known.has(id)
      ? []
      : [
          new Diagnostic(
            `Missing the role \`${id}\` in ${historyFolder}; when all else is in order, ${remedy}`,
            { file: document.file, ...fileStart },
            'E_HISTORY_MISSING',
          ),
        ],
  );
}

/** The roles as they were read, and how a value of a row reads. */
type Shown = {
  readonly roles: readonly ReadRole[];
  readonly text: (row: string, value: StoredValue) => string;
};

/**
 * Values that the history does not know: changed, new or gone without an entry. A role that is new or
 * gone as a whole is said once.
 *
 * @param values every value of today
 */
export function checkHistory(
  read: ReadHistory,
  values: readonly RowValue[],
  { roles, text }: Shown,
): readonly Diagnostic[] {
  const code = 'E_HISTORY_MISSING';
  const latest = [...replay(read.history).values()].filter(({ is }) => is !== undefined);
  const known = new Set(latest.map(({ role }) => role));
  const ids = roles.map(({ role }) => role.id);
  const said = new Set<string>();
  return changesSoFar(read.history, values).flatMap((change): readonly Diagnostic[] => {
    const { role: id, row, was, is } = change;
    const owner = roles.find(({ role }) => role.id === id);
    const isWhole = owner === undefined || !known.has(id);
    if (isWhole && said.has(id)) return [];
    if (isWhole) said.add(id);
    if (owner === undefined) {
      const message = `Unexpected role \`${id}\`, which the content does not have${ifGone(id, ids)}`;
      return [new Diagnostic(message, getLatestPosition(read, change), code)];
    }
    if (!known.has(id)) {
      const message = `Missing the role \`${id}\` in ${historyFolder}; ${remedy}`;
      return [new Diagnostic(message, { file: owner.document.file, ...fileStart }, code)];
    }
    if (is === undefined) {
      const rows = values.flatMap((value) => (value.role === id ? [value.row] : []));
      const message = `Unexpected row \`${row}\` of \`${id}\`, which the content does not have${ifGone(row, rows)}`;
      return [new Diagnostic(message, getLatestPosition(read, change), code)];
    }
    const position = getValuePosition(owner, row);
    if (was === undefined) {
      const message = `Missing \`${row}\` of \`${id}\` in ${historyFolder}, expected ${quoted(text(row, is))} as a new value; ${remedy}`;
      return [new Diagnostic(message, position, code)];
    }
    const [now, before] = [text(row, is), text(row, was)];
    // Figures may differ in what is not shown of them.
    const [found, expected] =
      now === before
        ? fromFirstDifference(JSON.stringify(is), JSON.stringify(was))
        : fromFirstDifference(now, before);
    const message = `Unexpected ${quoted(found)} for \`${row}\` of \`${id}\`, expected ${quoted(expected)}, as ${historyFolder} has it; if the value has changed, ${remedy}`;
    return [new Diagnostic(message, position, code)];
  });
}
