import type { PlacedMark, PlacedRange } from './pay-scale';
import type { RowId } from './rows';

/** A source as a reader sees it in a list. */
export type SourceEntry = {
  readonly id: string;
  readonly short: string;
  readonly title: string;
  /** Publisher, date shown, date read and confidence, as sentences. */
  readonly about: string;
  /** An `https` address to follow, if there is one. */
  readonly href: string | undefined;
  /** An address that is shown but not linked: it is not `https`. */
  readonly plainAddress: string | undefined;
  readonly note: string | undefined;
  readonly attribution: string | undefined;
};

/** Where a cell's value comes from: what is in sight, and what one step opens. */
export type CellSource = {
  /** In sight under the value, the weightiest source: `BLS pay, May 2025`. */
  readonly short: string;
  /** The grain: occupation code, place, year and people counted. */
  readonly grain: string;
  /** The people counted, where they are not simply those in the occupation. */
  readonly who: string | undefined;
  /** The sources themselves: each stands with its title and dates on the page of sources. */
  readonly entries: readonly Pick<SourceEntry, 'id' | 'short'>[];
};

/**
 * Five percentiles of pay and where they stand on a scale shared by the compared roles, 0 to 1. A point above
 * what the survey prints stands at its bound, but a median has no mark then.
 */
export type PayRange = {
  readonly at: PlacedRange;
  /** The range goes on above the highest place, nobody knows how far. */
  readonly open?: true;
  readonly ticks: readonly PlacedMark[];
  /** The drawing in words: every value of it. */
  readonly description: string;
  /** The numbers of the drawing, as text beside it. */
  readonly half: string;
  readonly tenths: string;
};

type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string }
  | { readonly kind: 'money'; readonly text: string }
  | { readonly kind: 'pay'; readonly text: string; readonly range: PayRange }
  | {
      readonly kind: 'list';
      readonly items: readonly { readonly text: string; readonly shared: boolean }[];
    }
  | { readonly kind: 'answer'; readonly answer: string; readonly reason: string }
  /** A stated absence, never an empty cell. */
  | { readonly kind: 'missing'; readonly text: string };

/** One role's value in one row, ready to show. */
export type Cell = CellContent & {
  readonly note: string | undefined;
  readonly source: CellSource | undefined;
};

/** A cell with its row's words, as a role page shows it. */
export type LabelledCell = {
  readonly id: RowId;
  readonly label: string;
  readonly detail: string;
  readonly meaning: string | undefined;
  readonly cell: Cell;
};
