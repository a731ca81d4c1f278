import type { Change, History } from './history';
import type { StoredValue } from './value';

/** The public data file, and what a page finds in it. Small, for a page loads it. */

/** How a language names what the history stores by id or as data. */
export type Names = {
  readonly row: (id: string) => string;
  readonly source: (id: string) => string;
  readonly value: (change: Change, value: StoredValue) => string;
};

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
 * The history as the public data file of a language has it. The first values of a role are left out: no
 * link can be older than they are.
 */
export function publishHistory(version: string, history: History, names: Names): PublicHistory {
  const begun = new Map<string, string>();
  for (const { date, changes } of history) {
    for (const { role } of changes) if (!begun.has(role)) begun.set(role, date);
  }
  const changes = history.flatMap(({ date, changes: ofDay }) =>
    ofDay.flatMap((change): readonly PublicChange[] => {
      const { role, row, was, is, sources } = change;
      if (begun.get(role) === date) return [];
      const [source] = sources;
      return [
        {
          date,
          role,
          row,
          label: names.row(row),
          was: was && names.value(change, was),
          is: is && names.value(change, is),
          source: source === undefined ? undefined : names.source(source),
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
    const key = `${change.role} ${change.row}`;
    const first = net.get(key) ?? change;
    net.set(key, { ...change, was: first.was });
  }
  return [...net.values()]
    .filter(({ was, is }) => was !== is)
    .sort((one, two) => (one.date < two.date ? 1 : one.date > two.date ? -1 : 0));
}
