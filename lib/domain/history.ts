/**
 * The history of row values: what each value was, from the first version of the site on. Pure data, and
 * small, for a page loads it. Rows go by their ids of today; the reader has seen to that.
 */

/** A value of a row as a reader sees it, with what it takes to show it when nothing else knows the row. */
export type ValueText = {
  readonly role: string;
  readonly row: string;
  /** The name of the row. */
  readonly label: string;
  /** The value; nothing where the row is gone. */
  readonly is?: string | undefined;
  /** The short names of its sources by their ids, the weightiest first. */
  readonly sources: Readonly<Record<string, string>>;
};

/** A value that changed on a day; without `was` it is new. */
export type Change = ValueText & { readonly was?: string | undefined };

/** What changed on one day. */
export type DayOfChanges = { readonly date: string; readonly changes: readonly Change[] };

/** Every change of a value that there has been, the oldest day first. Its first day is the first version. */
export type History = readonly DayOfChanges[];

/** The latest entry of a value, and its day. */
export type Latest = ValueText & { readonly date: string };

/** What a role and a row have in common with no other two: a value of the history is looked up by it. */
export const valueKey = ({ role, row }: Pick<ValueText, 'role' | 'row'>): string =>
  `${role} ${row}`;

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
export function changesSoFar(history: History, values: readonly ValueText[]): readonly Change[] {
  const latest = replay(history);
  const today = new Set(values.map(valueKey));
  const changed = values.flatMap((value): readonly Change[] => {
    const was = latest.get(valueKey(value))?.is;
    return was === value.is ? [] : [was === undefined ? value : { ...value, was }];
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
    if (was === value.is) entries.delete(key);
    else entries.set(key, was === undefined ? value : { ...value, was });
  }
  return { date, changes: [...entries.values()] };
}

/** A change as the public data file has it. */
export type PublicChange = {
  readonly date: string;
  readonly role: string;
  readonly row: string;
  readonly label: string;
  readonly was?: string | undefined;
  readonly is?: string | undefined;
  /** The short name of the weightiest source; nothing where no source speaks of the value. */
  readonly source?: string | undefined;
};

/** The public data file: what changed after the first version. */
export type PublicHistory = {
  readonly version: string;
  readonly changes: readonly PublicChange[];
};

/**
 * The history as the public data file has it. The first values of a role are left out: no link can be
 * older than they are.
 *
 * @param names the names of today for rows and sources; for what is no longer there, the stored one stays
 */
export function publishHistory(
  version: string,
  history: History,
  names: {
    readonly row: (id: string) => string | undefined;
    readonly source: (id: string) => string | undefined;
  },
): PublicHistory {
  const begun = new Map<string, string>();
  for (const { date, changes } of history) {
    for (const { role } of changes) if (!begun.has(role)) begun.set(role, date);
  }
  const changes = history.flatMap(({ date, changes: ofDay }) =>
    ofDay.flatMap(({ role, row, label, was, is, sources }): readonly PublicChange[] => {
      if (begun.get(role) === date) return [];
      const [source] = Object.entries(sources);
      return [
        {
          date,
          role,
          row,
          label: names.row(row) ?? label,
          was,
          is,
          source: source === undefined ? undefined : (names.source(source[0]) ?? source[1]),
        },
      ];
    }),
  );
  return { version, changes };
}

/**
 * What became of each value after a day, as one change: from what it was on that day to what it is now,
 * with the day, the name and the source of the latest change. A value that is back at what it was is left
 * out, as is one that came and went. The newest change first; of one day, in the order of the list.
 *
 * @param changes the oldest first
 */
export function changesSince(
  changes: readonly PublicChange[],
  day: string,
): readonly PublicChange[] {
  const net = new Map<string, PublicChange>();
  for (const change of changes) {
    if (change.date <= day) continue;
    const key = valueKey(change);
    const first = net.get(key) ?? change;
    net.set(key, { ...change, was: first.was });
  }
  return [...net.values()]
    .filter(({ was, is }) => was !== is)
    .sort((one, two) => (one.date < two.date ? 1 : one.date > two.date ? -1 : 0));
}
