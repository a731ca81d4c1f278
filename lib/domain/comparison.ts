import type { Cell, SourceEntry } from './cell';
import type { PlaceId } from './places';
import type { Accent } from './profile';
import type { GroupId, RowId } from './rows';

/** A role at the head of a column. */
export type RoleColumn = {
  readonly id: string;
  readonly name: string;
  readonly singular: string;
  readonly plural: string;
  readonly accent: Accent;
  readonly occupation: { readonly code: string; readonly title: string };
};

/** The sentence of the difference column; `lead` carries a measured fact and may be empty, `rest` what
 * belongs to it. */
export type DifferenceText = {
  readonly lead: string;
  readonly rest: string;
  /** How the row is shown: equal and unknown rows are quieter. */
  readonly tone: 'different' | 'same' | 'unknown';
};

/** Which way a row points for someone to whom it matters, and the reason in one sentence. */
export type LeanText = {
  /** `first` and `second` are the columns. What is not known never leans. */
  readonly kind: 'first' | 'second' | 'same' | 'depends' | 'unknown';
  /** `leans paralegal`, `depends on you`. */
  readonly label: string;
  readonly reason: string;
};

export type ComparisonRow = {
  readonly id: RowId;
  readonly label: string;
  /** Measure, place and year: what both values share. */
  readonly detail: string;
  readonly difference: DifferenceText;
  /** What a term in the label means. */
  readonly meaning: string | undefined;
  /** Shown where the two values do not share year, place or population (T3). */
  readonly mixed: string | undefined;
  /** What the row says to someone to whom it matters, where that is not what most rows say (`usualLeanOf`). */
  readonly lean: LeanText | undefined;
  readonly cells: readonly [Cell, Cell];
};

export type ComparisonGroup = {
  readonly id: GroupId;
  readonly label: string;
  readonly rows: readonly ComparisonRow[];
};

export type NamedPlace = { readonly id: PlaceId; readonly label: string };

/** Two roles side by side, as text: nothing is left to format or to look up. */
export type Comparison = {
  readonly roles: readonly [RoleColumn, RoleColumn];
  readonly groups: readonly ComparisonGroup[];
  /** The places that pay can be shown for, the one that the rows begin with first. */
  readonly places: readonly NamedPlace[];
  /** The answer before the table: the differences of the rows that open it, where they are known. */
  readonly opening: readonly string[];
  /** Every source that a cell names, each once, in the order of its first use. */
  readonly sources: readonly SourceEntry[];
  /** The older of the two roles' review dates, as text. */
  readonly reviewed: string;
};

/**
 * What a reader has chosen to see of a comparison. A link carries it (`lib/share/view-link.ts`): the
 * choices of what is shown in its query, and what matters to the person in its fragment, which browsers
 * send to no server.
 */
export type View = {
  /** Leaves out the rows that are about the same, and those where a side is not known. */
  readonly differencesOnly: boolean;
  /** The groups that are shown, in the order of the table; none is no view. */
  readonly groups: readonly GroupId[];
  /** The place that pay is shown for. */
  readonly place: PlaceId;
  /** The rows that matter to the reader, the first one first, at most `mostPriorities`. */
  readonly priorities: readonly RowId[];
  /** The row that a link leads to. */
  readonly at: RowId | undefined;
};

/** More than these few, and nothing comes first. */
export const mostPriorities = 5;

/** The ids that a view can name on a page. The first place is the one that a page begins with. */
export type KnownIds = {
  readonly groups: readonly GroupId[];
  readonly rows: readonly RowId[];
  readonly places: readonly [PlaceId, ...PlaceId[]];
};

/** The parts of a link whose values can be left out, in whole or in part, because they are not understood. */
export const ignorableParts = [
  'version',
  'differences',
  'groups',
  'place',
  'date',
  'rows',
] as const;
export type IgnoredPart = (typeof ignorableParts)[number];

/** The ids of places that pay can be shown for. There is always one: the whole US. */
export function placeIdsOf(places: readonly NamedPlace[]): KnownIds['places'] {
  const [usual, ...others] = places.map(({ id }) => id);
  if (usual === undefined) throw new Error('There is no place to show pay for');
  return [usual, ...others];
}

/** The view of a page whose address says nothing: every row, in the order of the table. */
export const wholeView = ({ groups, places: [place] }: KnownIds): View => ({
  differencesOnly: false,
  groups,
  place,
  priorities: [],
  at: undefined,
});

/** How many rows a comparison shows in all, and how many of them differ. */
export function countRows({ groups }: Comparison): {
  readonly all: number;
  readonly different: number;
} {
  const rows = groups.flatMap((group) => group.rows);
  return { all: rows.length, different: rows.filter(isDifferent).length };
}

/** Whether the values differ above the row's tolerance (T5): then it stays when only differences are shown. */
export const isDifferent = ({ difference }: Pick<ComparisonRow, 'difference'>): boolean =>
  difference.tone === 'different';
