import type { Comparison, KnownIds, RoleColumn, View } from './comparison';
import type { GroupId, RowId } from './rows';

/**
 * One sheet for two people to talk over: questions as rows, the roles as columns, and room to write. It
 * shows the view that the reader has chosen of a comparison, and leads back to it.
 */

/** One role's answer to the question of a row. */
export type HandoutAnswer = {
  readonly brief: string;
  /** Of pay: what the middle half earn, without which one number says too little. */
  readonly range: string | undefined;
  /** What belongs to it, in sentences, for a sheet with room: a reason, a wider range, a remark. */
  readonly more: readonly string[];
};

export type HandoutRow = {
  readonly id: RowId;
  readonly group: GroupId;
  readonly question: string;
  /** Measure, place and year. */
  readonly detail: string;
  /** Said where the two answers do not share year, place or population (T3). */
  readonly mixed: string | undefined;
  readonly isDifferent: boolean;
  /** Whether it stands on a sheet for which nothing was chosen. */
  readonly isUsual: boolean;
  readonly answers: readonly [HandoutAnswer, HandoutAnswer];
  /** Short names with their dates. */
  readonly sources: readonly string[];
  /** What the licenses of these sources ask to be said. */
  readonly credits: readonly string[];
};

export type Handout = {
  readonly roles: readonly [HandoutColumn, HandoutColumn];
  /** Every row of the comparison: a view may pick any. */
  readonly rows: readonly HandoutRow[];
  readonly groups: readonly { readonly id: GroupId; readonly label: string }[];
  readonly places: Comparison['places'];
  readonly known: KnownIds;
};
export type HandoutColumn = Pick<RoleColumn, 'id' | 'name' | 'accent'>;

/** Each of some texts once, without those that are not there. */
export const unique = <Text extends string>(
  texts: readonly (Text | undefined)[],
): readonly Text[] => [...new Set(texts.filter((text) => text !== undefined))];

/** Why these rows stand on a sheet: the reader's own, those of every sheet, or a part of the table. */
export type HandoutChoice = {
  readonly kind: 'mine' | 'usual' | 'some';
  readonly rows: readonly HandoutRow[];
};

/**
 * The rows of a view that stand on its sheet. What the reader picked stands there alone, in their order:
 * the sheet then has room for reasons and for a pen. Otherwise the usual rows, as far as the view shows
 * them; a view that shows none of those has as many of its own, for an empty sheet helps nobody.
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

/** What the sources of some rows are called, and what their licenses ask to be said, each once. */
export const creditsOf = (rows: readonly HandoutRow[]) => ({
  sources: unique(rows.flatMap((row) => row.sources)),
  credits: unique(rows.flatMap((row) => row.credits)),
});
