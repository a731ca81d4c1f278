import type { Percentiles } from './fact';
import { getLeast, isOver, type Pay } from './pay';
import type { Text } from './site';
import { fill } from './template';

/** A published percentile: of 100 people, `rank` earn less than `pay`. */
export type Point = { readonly rank: number; readonly pay: number };

/**
 * The share of a job's workers who earn more than an amount. Below the lowest published percentile it is
 * `over` nine in ten, above the highest `under` one in ten. Nothing more exact is published.
 */
export type Share =
  | { readonly kind: 'over' }
  | { readonly kind: 'under' }
  | {
      readonly kind: 'between';
      /** How many of 100 people earn more, from 10 to 90. */
      readonly above: number;
      /** The last point not above the amount, and the point after it, if any. */
      readonly low: Point;
      readonly high: Point | undefined;
    }
  /**
   * The amount or a neighboring point is above the top code, so only bounds are known: of 100 people,
   * `least` to `most` earn more.
   */
  | { readonly kind: 'within'; readonly least: number; readonly most: number };

/** The five percentiles as points, lowest first. */
export const getPoints = ({ p10, p25, median, p75, p90 }: Percentiles) =>
  [
    { rank: 10, pay: p10 },
    { rank: 25, pay: p25 },
    { rank: 50, pay: median },
    { rank: 75, pay: p75 },
    { rank: 90, pay: p90 },
  ] as const;

/**
 * The share of a job's workers who earn more than an amount, interpolated linearly between published
 * percentiles. Of points with equal pay, the highest rank counts: earning that much exceeds nobody there.
 */
export function shareAbove(percentiles: Percentiles, amount: Pay): Share {
  if (isOver(amount)) {
    // Whoever earns more than the amount also earns more than its bound.
    const share = shareAbove(percentiles, amount.over);
    if (share.kind === 'over') return { kind: 'within', least: 0, most: 100 };
    if (share.kind === 'under') return share;
    return { kind: 'within', least: 0, most: share.kind === 'within' ? share.most : share.above };
  }
  const all = getPoints(percentiles);
  const points = all.flatMap(({ rank, pay }) => (isOver(pay) ? [] : [{ rank, pay }]));
  const at = points.findLastIndex(({ pay }) => pay <= amount);
  const [low, high] = [points[at], points[at + 1]];
  // The first point above the top code. It cannot be interpolated.
  const open = all[points.length];
  if (high === undefined && open !== undefined) {
    const most = low === undefined ? 100 : 100 - low.rank;
    return { kind: 'within', least: getLeast(open.pay) > amount ? 100 - open.rank : 0, most };
  }
  if (low === undefined) return { kind: 'over' };
  if (high === undefined) {
    return low.pay === amount
      ? { kind: 'between', above: 100 - low.rank, low, high }
      : { kind: 'under' };
  }
  // `low` is the last point not above the amount, so `high` is above it and the divisor is not zero.
  const way = (amount - low.pay) / (high.pay - low.pay);
  return { kind: 'between', above: 100 - low.rank - (high.rank - low.rank) * way, low, high };
}

/** A share of 100 people, rounded to tenths. */
export const getTenths = (above: number): number => Math.round(above / 10);

/** A share in words: `about 4 in 10`. Half has its own wording. */
export function shareText(share: Share, { words, format }: Text): string {
  const { shares } = words['pay-page'];
  if (share.kind === 'over') return shares.over;
  if (share.kind === 'under') return shares.under;
  if (share.kind === 'within') {
    const [least, most] = [Math.floor(share.least), Math.ceil(share.most)];
    const ends = { least: format.count(least), most: format.count(most) };
    return fill(least === 0 ? shares.most : shares.within, ends);
  }
  const tenths = getTenths(share.above);
  return tenths === 5 ? shares.half : fill(shares.tenths, { tenths: format.count(tenths) });
}
