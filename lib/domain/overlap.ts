import type { Percentiles } from './fact';
import type { Format } from './format';
import { isOver, leastOf, type Pay } from './pay';
import { fill } from './template';
import type { Words } from './words';

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
    }
  /**
   * The amount, or a point beside it, is above what is printed: of 100 people, at least `least` and at most
   * `most` earn more.
   */
  | { readonly kind: 'within'; readonly least: number; readonly most: number };

/** The five points, lowest first. */
export const pointsOf = ({ p10, p25, median, p75, p90 }: Percentiles) =>
  [
    { rank: 10, pay: p10 },
    { rank: 25, pay: p25 },
    { rank: 50, pay: median },
    { rank: 75, pay: p75 },
    { rank: 90, pay: p90 },
  ] as const;

/**
 * The share of a job that earns more than an amount, by straight lines between the printed points. Where
 * two points have the same pay, the higher rank counts: whoever earns that much is above nobody there.
 */
export function shareAbove(percentiles: Percentiles, amount: Pay): Share {
  if (isOver(amount)) {
    // Whoever earns more than the amount earns more than the bound that it is above.
    const share = shareAbove(percentiles, amount.over);
    if (share.kind === 'over') return { kind: 'within', least: 0, most: 100 };
    if (share.kind === 'under') return share;
    return { kind: 'within', least: 0, most: share.kind === 'within' ? share.most : share.above };
  }
  const all = pointsOf(percentiles);
  const points = all.flatMap(({ rank, pay }) => (isOver(pay) ? [] : [{ rank, pay }]));
  const at = points.findLastIndex(({ pay }) => pay <= amount);
  const [low, high] = [points[at], points[at + 1]];
  // The first point that is above what is printed: no line leads to it.
  const open = all[points.length];
  if (high === undefined && open !== undefined) {
    const most = low === undefined ? 100 : 100 - low.rank;
    return { kind: 'within', least: leastOf(open.pay) > amount ? 100 - open.rank : 0, most };
  }
  if (low === undefined) return { kind: 'over' };
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
  if (share.kind === 'within') {
    const [least, most] = [Math.floor(share.least), Math.ceil(share.most)];
    const ends = { least: format.count(least), most: format.count(most) };
    return fill(least === 0 ? shares.most : shares.within, ends);
  }
  const tenths = tenthsOf(share.above);
  return tenths === 5 ? shares.half : fill(shares.tenths, { tenths: format.count(tenths) });
}
