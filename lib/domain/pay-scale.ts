import { scaleLinear } from 'd3-scale';
import type { Percentiles } from './fact';
import type { Format } from './format';
import { isOver, leastOf, type Pay } from './pay';

/** A scale for drawings: from a value to its place between 0 and 1, and the marks along it. */
export type Scale = {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
};

/** A mark of a scale: its place between 0 and 1, and its label. */
export type Mark = { readonly at: number; readonly label: string };

/**
 * A mark that says from which width of the drawing on its label fits. `from` is one of `labelSteps`, in em of the
 * label; without it the label never fits, and the mark is a line alone.
 */
export type PlacedMark = Mark & { readonly from?: number };

/**
 * Widths of a drawing, in em of its labels, at which labels come. `components/chart/scale.css` has a rule for each:
 * a style can ask for widths that it names, and for no others.
 */
export const labelSteps = [5, 8, 11, 16, 24, 36, 60];

/** A sign of a label is no wider than this in any system font with figures of one width, in em. */
const signWidth = 0.64;
/** The least space between two labels, in em. */
const labelGap = 0.5;

/**
 * One scale for several pay ranges, so that their drawings can be laid side by side. Above a bound there is
 * room for the arrow of a range that goes on.
 */
export function payScale(ranges: readonly { readonly p10: Pay; readonly p90: Pay }[]): Scale {
  const low = Math.min(...ranges.map((range) => leastOf(range.p10)));
  const high = Math.max(...ranges.map((range) => leastOf(range.p90)));
  const margin = (high - low) * 0.04;
  const above = ranges.some((range) => isOver(range.p90)) ? 3 * margin : margin;
  const scale = scaleLinear().domain([low - margin, high + above]);
  // Labels say whole thousands: a mark between two of them would have to say something that is not so.
  return { at: scale, ticks: scale.ticks(4).filter((tick) => tick % 1000 === 0) };
}

/** The place of pay on a scale. Four digits are finer than any screen, and the browser gets no more. */
export const placeOn = (scale: Scale, pay: Pay): number =>
  Math.round(scale.at(leastOf(pay)) * 1e4) / 1e4;

/** The five points of a range on a scale, 0 to 1; a median above what is printed has none. */
export type PlacedRange = Readonly<Record<Exclude<keyof Percentiles, 'median'>, number>> & {
  readonly median?: number;
};

/** Puts the points of a range on a scale. */
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

/** The marks of a scale of pay, `$60k`. */
export const payMarks = (scale: Scale, format: Format): readonly PlacedMark[] =>
  placeLabels(
    scale.ticks.map((tick) => ({
      at: placeOn(scale, tick),
      label: `${format.money(tick / 1000)}k`,
    })),
    'inside',
  );

/** How often a number can be halved before it is odd; always, for nothing. */
const halvings = (count: number): number =>
  count === 0 ? Number.POSITIVE_INFINITY : count % 2 === 0 ? 1 + halvings(count / 2) : 0;

/**
 * Says for each mark from which width on its label fits: centered on its mark, and apart from the others. A label
 * that does not fit is left out and never moved. Where they get too close, every second goes, then every second of
 * the rest: the marks are taken in that order, and each keeps clear of those before it.
 *
 * @param marks evenly spaced, in order
 * @param ends `inside` where no label may hang over an end of the drawing: the label next to the middle stays
 * longest; `free` where there is room beside it: the last one stays
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
  const rankOf = (mark: Mark) => ranks.get(mark) ?? 0;
  const byRank = (one: Mark, other: Mark) =>
    Number(rankOf(one) < rankOf(other)) - Number(rankOf(one) > rankOf(other));
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
