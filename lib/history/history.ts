import { isSameValue, type StoredValue } from './value';

/**
 * The history of row values: what each value was, from the first version of the site on. Rows go by their
 * ids of today; the reader has seen to that.
 */

/** A value of a row, as data. */
export type RowValue = {
  readonly role: string;
  readonly row: string;
  /** The value; nothing where the row is gone. */
  readonly is?: StoredValue | undefined;
  /** The ids of its sources, the weightiest first. */
  readonly sources: readonly string[];
};

/** A value that changed on a day; without `was` it is new. */
export type Change = RowValue & { readonly was?: StoredValue | undefined };

/** What changed on one day. */
export type DayOfChanges = { readonly date: string; readonly changes: readonly Change[] };

/** Every change of a value that there has been, the oldest day first. Its first day is the first version. */
export type History = readonly DayOfChanges[];

/** The latest entry of a value, and its day. */
export type Latest = RowValue & { readonly date: string };

/** What a role and a row have in common with no other two: a value of the history is looked up by it. */
export const valueKey = ({ role, row }: Pick<RowValue, 'role' | 'row'>): string => `${role} ${row}`;

/** The day of the newest change; nothing where there is no history. */
export const newestDay = (history: History): string | undefined => history.at(-1)?.date;

/** The latest entry of each value that there has ever been, by its key; `is` is left out where it is gone. */
export function replay(history: History): ReadonlyMap<string, Latest> {
  const latest = new Map<string, Latest>();
  for (const { date, changes } of history) {
    for (const { was: _was, ...value } of changes) latest.set(valueKey(value), { ...value, date });
  }
  return latest;
}

/**
 * What the history does not say yet: values that differ from their latest entry, new ones, and those
 * that are no longer there.
 *
 * @param values every value of today
 */
export function changesSoFar(history: History, values: readonly RowValue[]): readonly Change[] {
  const latest = replay(history);
  const today = new Set(values.map(valueKey));
  const changed = values.flatMap((value): readonly Change[] => {
    const was = latest.get(valueKey(value))?.is;
    return isSameValue(was, value.is) ? [] : [was === undefined ? value : { ...value, was }];
  });
  const gone = [...latest.values()].flatMap(({ date: _date, is, ...value }): readonly Change[] =>
    is === undefined || today.has(valueKey(value)) ? [] : [{ ...value, was: is }],
  );
  return [...changed, ...gone];
}

/**
 * A day with further changes. A value that has an entry on this day keeps the `was` of that entry, and
 * loses the entry where it is back at it.
 */
export function addToDay(
  { date, changes }: DayOfChanges,
  further: readonly Change[],
): DayOfChanges {
  const entries = new Map(changes.map((change) => [valueKey(change), change]));
  for (const change of further) {
    const key = valueKey(change);
    const earlier = entries.get(key);
    const was = earlier === undefined ? change.was : earlier.was;
    const { was: _was, ...value } = change;
    if (isSameValue(was, value.is)) entries.delete(key);
    else entries.set(key, was === undefined ? value : { ...value, was });
  }
  return { date, changes: [...entries.values()] };
}
