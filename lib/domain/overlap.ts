import type { Format } from './format';
import { fill } from './template';
import type { Words } from './words';

/** What a survey prints of the pay of a job: five points, each with the share that earns less. */
export type Percentiles = {
  readonly p10: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
};

/** A printed point: of 100 people, `rank` earn less than `pay`. */
export type Point = { readonly rank: number; readonly pay: number };

/**
 * The share of a job that earns more than an amount. Below the lowest printed point it is `over` nine in
 * ten, above the highest one `under` one in ten: how far over or under, no one has printed.
 */
export type Share =
  | { readonly kind: 'over' }
  | { readonly kind: 'under' }
  | {
      readonly kind: 'between';
      /** Of 100 people, from 10 to 90. */
      readonly above: number;
      /** The last printed point that is not above the amount, and the next one, unless it is the last. */
      readonly low: Point;
      readonly high: Point | undefined;
    };

/** The five points, lowest first. */
export const pointsOf = ({ p10, p25, median, p75, p90 }: Percentiles): readonly Point[] => [
  { rank: 10, pay: p10 },
  { rank: 25, pay: p25 },
  { rank: 50, pay: median },
  { rank: 75, pay: p75 },
  { rank: 90, pay: p90 },
];

/**
 * The share of a job that earns more than an amount, by straight lines between the printed points. Where
 * two points have the same pay, the higher rank counts: whoever earns that much is above nobody there.
 */
export function shareAbove(percentiles: Percentiles, amount: number): Share {
  const points = pointsOf(percentiles);
  const at = points.findLastIndex(({ pay }) => pay <= amount);
  const low = points[at];
  if (low === undefined) return { kind: 'over' };
  const high = points[at + 1];
  if (high === undefined) {
    return low.pay === amount
      ? { kind: 'between', above: 100 - low.rank, low, high }
      : { kind: 'under' };
  }
  // `low` is the last point that is not above the amount: the next one is, so this divides by no zero.
  const way = (amount - low.pay) / (high.pay - low.pay);
  return { kind: 'between', above: 100 - low.rank - (high.rank - low.rank) * way, low, high };
}

/** A share in whole tenths, as a sentence says it. */
export const tenthsOf = (above: number): number => Math.round(above / 10);

/** A share in words: `about 4 in 10`. Half has a word of its own. */
export function shareText(share: Share, words: Words, format: Format): string {
  const { shares } = words['pay-page'];
  if (share.kind === 'over') return shares.over;
  if (share.kind === 'under') return shares.under;
  const tenths = tenthsOf(share.above);
  return tenths === 5 ? shares.half : fill(shares.tenths, { tenths: format.count(tenths) });
}
