import type { PlacedMark, PlacedRange } from './pay-scale';
import type { RowId } from './rows';

/** A source in a list for readers. */
export type SourceEntry = {
  readonly id: string;
  readonly short: string;
  readonly title: string;
  /** Publisher, date shown, date read and confidence, as sentences. */
  readonly about: string;
  /** The address, if it is `https`. */
  readonly href: string | undefined;
  /** The address, if it is shown but not linked because it is not `https`. */
  readonly plainAddress: string | undefined;
  readonly note: string | undefined;
  readonly attribution: string | undefined;
};

/** Where a cell's value comes from: a visible name, and details that readers can open. */
export type CellSource = {
  /** The most important source, shown under the value: `BLS pay, May 2025`. */
  readonly short: string;
  /** Place, period, people counted and occupation code. */
  readonly grain: string;
  /** The people counted, if they are not simply those in the occupation. */
  readonly who: string | undefined;
  /** All sources. The sources page has their titles and dates. */
  readonly entries: readonly Pick<SourceEntry, 'id' | 'short'>[];
};

/**
 * A chart of five pay percentiles, as fractions of a scale that the compared roles share. A percentile above
 * the top code is drawn at the top code, but a median is left out.
 */
export type PayRange = {
  readonly at: PlacedRange;
  /** The range continues above its highest point, by an unknown amount. */
  readonly open?: true;
  readonly ticks: readonly PlacedMark[];
  /** The text alternative of the chart, with every value. */
  readonly description: string;
  /** The chart's numbers, as text beside it. */
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
  /** A stated absence. Cells are never empty. */
  | { readonly kind: 'missing'; readonly text: string };

/** One role's value in one row, ready to show. */
export type Cell = CellContent & {
  readonly note: string | undefined;
  readonly source: CellSource | undefined;
};

/** A cell with its row's texts, for role pages. */
export type LabelledCell = {
  readonly id: RowId;
  readonly label: string;
  readonly detail: string;
  readonly meaning: string | undefined;
  readonly cell: Cell;
};
