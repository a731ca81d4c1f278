import { scaleLinear } from 'd3-scale';
import type { Percentiles } from './fact';
import type { Format } from './format';
import { getLeast, isOver, type Pay } from './pay';

/** The scale of a chart. `at` maps a value to a fraction from 0 to 1, `ticks` are the marks. */
export type Scale = {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
};

/** A labeled mark. `at` is a fraction from 0 to 1. */
export type Mark = { readonly at: number; readonly label: string };

/**
 * A mark whose label fits once the chart is at least `from` wide: one of `labelSteps`, in em of the label.
 * Without `from` the label never fits, and only the line is drawn.
 */
export type PlacedMark = Mark & { readonly from?: number };

/**
 * Chart widths, in em of the labels, at which labels appear. CSS can query only fixed widths, so
 * `components/chart/scale.css` has a rule for each.
 */
export const labelSteps = [5, 8, 11, 16, 24, 36, 60];

/** An upper bound for the width of a label's character, in em, in system fonts with tabular figures. */
const signWidth = 0.64;
/** The minimum space between two labels, in em. */
const labelGap = 0.5;

/**
 * Builds one scale for several pay ranges, so that their charts can be compared. A range above the top code
 * gets room for its arrow.
 */
export function payScale(ranges: readonly { readonly p10: Pay; readonly p90: Pay }[]): Scale {
  const low = Math.min(...ranges.map((range) => getLeast(range.p10)));
  const high = Math.max(...ranges.map((range) => getLeast(range.p90)));
  const margin = (high - low) * 0.04;
  const above = ranges.some((range) => isOver(range.p90)) ? 3 * margin : margin;
  const scale = scaleLinear().domain([low - margin, high + above]);
  // Labels show whole thousands, so a tick between two thousands would have a wrong label.
  return { at: scale, ticks: scale.ticks(4).filter((tick) => tick % 1000 === 0) };
}

/** The fraction of pay on a scale. Four digits are finer than any screen and keep pages small. */
export const placeOn = (scale: Scale, pay: Pay): number =>
  Math.round(scale.at(getLeast(pay)) * 1e4) / 1e4;

/** The five percentiles as fractions from 0 to 1. A median above the top code has none. */
export type PlacedRange = Readonly<Record<Exclude<keyof Percentiles, 'median'>, number>> & {
  readonly median?: number;
};

/** Maps the percentiles of a range to fractions of a scale. */
export const rangeOn = (
  scale: Scale,
  { p10, p25, median, p75, p90 }: Percentiles,
): PlacedRange => ({
  p10: placeOn(scale, p10),
  p25: placeOn(scale, p25),
  ...(!isOver(median) && { median: placeOn(scale, median) }),
  p75: placeOn(scale, p75),
  p90: placeOn(scale, p90),
});

/** The marks of a pay scale, labeled as `$60k`. */
export const payMarks = (scale: Scale, format: Format): readonly PlacedMark[] =>
  placeLabels(
    scale.ticks.map((tick) => ({
      at: placeOn(scale, tick),
      label: `${format.money(tick / 1000)}k`,
    })),
    'inside',
  );

/** How often a number can be halved before it is odd. Infinite for 0. */
const halvings = (count: number): number =>
  count === 0 ? Number.POSITIVE_INFINITY : count % 2 === 0 ? 1 + halvings(count / 2) : 0;

/**
 * Computes from which width each label fits, centered on its mark and clear of the others. Labels are never
 * moved. As space shrinks, every second label goes, then every second of the rest.
 *
 * @param marks evenly spaced, in order
 * @param ends `inside` if no label may extend beyond the chart: the one nearest the middle stays longest.
 * `free` if there is room beside the chart: the last label stays longest.
 */
export function placeLabels(
  marks: readonly Mark[],
  ends: 'inside' | 'free',
): readonly PlacedMark[] {
  const half = ({ label }: Mark) => (signWidth * label.length) / 2;
  const fromMiddle = marks.map(({ at }) => Math.abs(at - 0.5));
  const kept = ends === 'free' ? marks.length - 1 : fromMiddle.indexOf(Math.min(...fromMiddle));
  const ranks = new Map(marks.map((mark, index) => [mark, halvings(Math.abs(index - kept))]));
  const least = new Map<Mark, number>();
  const getRank = (mark: Mark) => ranks.get(mark) ?? 0;
  const byRank = (one: Mark, other: Mark) =>
    Number(getRank(one) < getRank(other)) - Number(getRank(one) > getRank(other));
  for (const mark of [...marks].sort(byRank)) {
    const inside = ends === 'free' ? 0 : half(mark) / Math.min(mark.at, 1 - mark.at);
    const apart = [...least].map(([other, from]) => {
      const needs = (half(mark) + half(other) + labelGap) / Math.abs(mark.at - other.at);
      return from < needs ? needs : 0;
    });
    least.set(mark, Math.max(inside, ...apart));
  }
  return marks.map((mark) => {
    const from = labelSteps.find((step) => step >= (least.get(mark) ?? 0));
    return from === undefined ? mark : { ...mark, from };
  });
}
