import type { Comparison, KnownIds, RoleColumn, View } from './comparison';
import type { GroupId, RowId } from './rows';

/**
 * A printable sheet for two people to talk over, with questions as rows, roles as columns and room to
 * write. It shows the reader's view of a comparison and links back to it.
 */

/** One role's answer to the question of a row. */
export type HandoutAnswer = {
  readonly brief: string;
  /** For pay, what the middle half earn: the median alone says too little. */
  readonly range: string | undefined;
  /** Further sentences for a sheet with room: a reason, a wider range, a note. */
  readonly more: readonly string[];
};

export type HandoutRow = {
  readonly id: RowId;
  readonly group: GroupId;
  readonly question: string;
  /** Measure, place and year. */
  readonly detail: string;
  /** The note on answers that differ in year, place or population (T3). */
  readonly mixed: string | undefined;
  readonly isDifferent: boolean;
  /** Whether it is on the default sheet. */
  readonly isUsual: boolean;
  readonly answers: readonly [HandoutAnswer, HandoutAnswer];
  /** Short names with dates. */
  readonly sources: readonly string[];
  /** The credits that the licenses of these sources require. */
  readonly credits: readonly string[];
};

export type Handout = {
  readonly roles: readonly [HandoutColumn, HandoutColumn];
  /** Every row of the comparison, because a view can pick any of them. */
  readonly rows: readonly HandoutRow[];
  readonly groups: readonly { readonly id: GroupId; readonly label: string }[];
  readonly places: Comparison['places'];
  readonly known: KnownIds;
};
export type HandoutColumn = Pick<RoleColumn, 'id' | 'name' | 'accent'>;

/** The distinct texts, without `undefined`. */
export const unique = <Text extends string>(
  texts: readonly (Text | undefined)[],
): readonly Text[] => [...new Set(texts.filter((text) => text !== undefined))];

/** The rows of a sheet, and why: the reader picked them, they are the default, or the view shows them. */
export type HandoutChoice = {
  readonly kind: 'mine' | 'usual' | 'some';
  readonly rows: readonly HandoutRow[];
};

/**
 * Chooses the rows of a sheet. Picked rows stand alone, in the reader's order, which leaves room to write.
 * Otherwise the default rows that the view shows, or if it shows none, as many of its other rows.
 */
export function chooseRows({ rows, known }: Handout, view: View): HandoutChoice {
  const mine = view.priorities.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  if (mine.length > 0) return { kind: 'mine', rows: mine };
  const inGroups = rows.filter(({ group }) => view.groups.includes(group));
  const different = inGroups.filter((row) => row.isDifferent);
  const shown = view.differencesOnly && different.length > 0 ? different : inGroups;
  const first = shown.filter(({ isUsual }) => isUsual);
  const isWhole = view.groups.length === known.groups.length && shown === inGroups;
  return {
    kind: isWhole ? 'usual' : 'some',
    rows: first.length > 0 ? first : shown.slice(0, rows.filter(({ isUsual }) => isUsual).length),
  };
}

/** The distinct sources and license credits of some rows. */
export const getCredits = (rows: readonly HandoutRow[]) => ({
  sources: unique(rows.flatMap((row) => row.sources)),
  credits: unique(rows.flatMap((row) => row.credits)),
});
