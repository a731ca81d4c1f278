import type { Cell, SourceEntry } from './cell';
import type { PlaceId } from './places';
import type { Accent } from './profile';
import type { GroupId, RowId } from './rows';

/** The role of a column. */
export type RoleColumn = {
  readonly id: string;
  readonly name: string;
  readonly singular: string;
  readonly plural: string;
  readonly accent: Accent;
  readonly occupation: { readonly code: string; readonly title: string };
};

/** The text of the difference column. `lead` is a measured fact and may be empty, `rest` adds to it. */
export type DifferenceText = {
  readonly lead: string;
  readonly rest: string;
  /** How prominently the row is shown. Equal and unknown rows are muted. */
  readonly tone: 'different' | 'same' | 'unknown';
};

/** Which role a row favors, and the reason in one sentence. */
export type AdvantageText = {
  /** `first` and `second` are the columns. An unknown value favors neither. */
  readonly kind: 'first' | 'second' | 'same' | 'depends' | 'unknown';
  /** `favors paralegal`, `depends on you`. */
  readonly label: string;
  readonly reason: string;
};

export type ComparisonRow = {
  readonly id: RowId;
  readonly label: string;
  /** The measure, place and year that both values share. */
  readonly detail: string;
  readonly difference: DifferenceText;
  /** Explains a term in the label. */
  readonly meaning: string | undefined;
  /** The note on values that differ in year, place or population (T3). */
  readonly mixed: string | undefined;
  /** The advantage, unless it is the one of most rows (`getUsualAdvantage`). */
  readonly advantage: AdvantageText | undefined;
  readonly cells: readonly [Cell, Cell];
};

export type ComparisonGroup = {
  readonly id: GroupId;
  readonly label: string;
  readonly rows: readonly ComparisonRow[];
};

export type NamedPlace = { readonly id: PlaceId; readonly label: string };

/** Two roles side by side, as text that needs no further formatting or lookup. */
export type Comparison = {
  readonly roles: readonly [RoleColumn, RoleColumn];
  readonly groups: readonly ComparisonGroup[];
  /** The places that pay can be shown for, the initial one first. */
  readonly places: readonly NamedPlace[];
  /** The answer before the table: the known differences of the `opens` rows. */
  readonly opening: readonly string[];
  /** Every source of a cell once, in order of first use. */
  readonly sources: readonly SourceEntry[];
  /** The earlier of the two roles' review dates, as text. */
  readonly reviewed: string;
};

/**
 * A reader's choices on a comparison. Links carry them (`lib/share/view-link.ts`): what is shown in the query,
 * what matters to the reader in the fragment, which browsers never send to a server.
 */
export type View = {
  /** Hides the rows that are about the same and those with an unknown side. */
  readonly differencesOnly: boolean;
  /** The shown groups, in table order. Never empty. */
  readonly groups: readonly GroupId[];
  /** The place that pay is shown for. */
  readonly place: PlaceId;
  /** The rows that matter to the reader, most important first, at most `mostPriorities`. */
  readonly priorities: readonly RowId[];
  /** The row that a link leads to. */
  readonly at: RowId | undefined;
};

/** If everything is a priority, nothing is. */
export const mostPriorities = 5;

/** The ids that a page's views can name. The page starts with the first place. */
export type KnownIds = {
  readonly groups: readonly GroupId[];
  readonly rows: readonly RowId[];
  readonly places: readonly [PlaceId, ...PlaceId[]];
};

/** The parts of a link that may be ignored, in whole or in part, if their values are not understood. */
export const ignorableParts = [
  'version',
  'differences',
  'groups',
  'place',
  'date',
  'rows',
] as const;
export type IgnoredPart = (typeof ignorableParts)[number];

/**
 * The ids of the places that pay can be shown for.
 *
 * @throws Error without any place, which cannot happen because the whole US is always there
 */
export function getPlaceIds(places: readonly NamedPlace[]): KnownIds['places'] {
  const [usual, ...others] = places.map(({ id }) => id);
  if (usual === undefined) throw new Error('There is no place to show pay for');
  return [usual, ...others];
}

/** The default view: every row, in table order. */
export const wholeView = ({ groups, places: [place] }: KnownIds): View => ({
  differencesOnly: false,
  groups,
  place,
  priorities: [],
  at: undefined,
});

/** Counts all rows of a comparison, and those that differ. */
export function countRows({ groups }: Comparison): {
  readonly all: number;
  readonly different: number;
} {
  const rows = groups.flatMap((group) => group.rows);
  return { all: rows.length, different: rows.filter(isDifferent).length };
}

/** Whether the values differ (T5), so that the row stays when only differences are shown. */
export const isDifferent = ({ difference }: Pick<ComparisonRow, 'difference'>): boolean =>
  difference.tone === 'different';
