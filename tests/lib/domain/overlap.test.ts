import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Percentiles } from '@/lib/domain/fact';
import { getPoints, getTenths, shareAbove } from '@/lib/domain/overlap';
import { getLeast, type Pay } from '@/lib/domain/pay';

const pay = <Each extends Pay>(p10: Each, p25: Each, median: Each, p75: Each, p90: Each) => ({
  p10,
  p25,
  median,
  p75,
  p90,
});

/** Five points without ties: 10, 25, 50, 75 and 90 of 100 people earn less. */
const plain = pay(30_000, 40_000, 50_000, 70_000, 100_000);
/** The two lowest points are equal, as in jobs where many earn the minimum wage. */
const lowTie = pay(30_000, 30_000, 36_000, 45_000, 57_000);
/** The two highest points are equal. */
const highTie = pay(30_000, 40_000, 50_000, 64_000, 64_000);
const allTied = pay(50_000, 50_000, 50_000, 50_000, 50_000);

/** The share as a number, or its kind if it is beyond the published points. */
const above = (percentiles: Percentiles, amount: number) => {
  const share = shareAbove(percentiles, amount);
  if (share.kind === 'within') throw new Error('Every point of these is printed');
  return share.kind === 'between' ? share.above : share.kind;
};

describe('the share of workers who earn more than an amount', () => {
  it.each([
    // At a published point: 100 minus its rank.
    ['at the lowest point', plain, 30_000, 90],
    ['at the second point', plain, 40_000, 75],
    ['at the median', plain, 50_000, 50],
    ['at the fourth point', plain, 70_000, 25],
    ['at the highest point', plain, 100_000, 10],
    // 35,000 is halfway from 30,000 to 40,000: 10 + 15 / 2 = 17.5 earn less, 82.5 more.
    ['half of the way between the two lowest', plain, 35_000, 82.5],
    // 45,000 is halfway from 40,000 to 50,000: 25 + 25 / 2 = 37.5, 62.5 more.
    ['half of the way up to the median', plain, 45_000, 62.5],
    // 54,000 is 4,000 of 20,000, a fifth of the way: 50 + 25 / 5 = 55, 45 more.
    ['a fifth of the way above the median', plain, 54_000, 45],
    // 62,000 is 12,000 of 20,000, three fifths: 50 + 15 = 65, 35 more.
    ['three fifths of the way above the median', plain, 62_000, 35],
    // 80,000 is 10,000 of 30,000, a third: 75 + 15 / 3 = 80, 20 more.
    ['a third of the way between the two highest', plain, 80_000, 20],
    // Nothing is published beyond the two ends.
    ['a dollar below the lowest point', plain, 29_999, 'over'],
    ['a dollar above the highest point', plain, 100_001, 'under'],
    ['at nothing', plain, 0, 'over'],
    // 30,000 is both the 10th and the 25th percentile. The 25th counts: 75 more.
    ['at two points that are one', lowTie, 30_000, 75],
    ['a dollar below them', lowTie, 29_999, 'over'],
    // 33,000 is halfway from 30,000 to 36,000: 25 + 25 / 2 = 37.5, 62.5 more.
    ['above two points that are one', lowTie, 33_000, 62.5],
    // 64,000 is both the 75th and the 90th percentile. The 90th counts: 10 more.
    ['at the two highest points that are one', highTie, 64_000, 10],
    // 57,000 is halfway from 50,000 to 64,000: 50 + 25 / 2 = 62.5, 37.5 more.
    ['below the two highest points that are one', highTie, 57_000, 37.5],
    ['a dollar above them', highTie, 64_001, 'under'],
    // All five are equal. The highest rank counts.
    ['where all points are one', allTied, 50_000, 10],
    ['below where all points are one', allTied, 49_999, 'over'],
  ] as const)('%s', (_, percentiles, amount, expected) => {
    expect(above(percentiles, amount)).toBe(expected);
  });

  it('names the two points around the amount', () => {
    expect(shareAbove(plain, 54_000)).toEqual({
      kind: 'between',
      above: 45,
      low: { rank: 50, pay: 50_000 },
      high: { rank: 75, pay: 70_000 },
    });
    expect(shareAbove(plain, 100_000)).toMatchObject({ low: { rank: 90 }, high: undefined });
  });
});

const anyPay = fc.double({ min: 0, max: 1e9, noNaN: true });
/** Five points in ascending order, often with ties. */
const anyPercentiles = fc
  .array(fc.oneof(fc.integer({ min: 2_000, max: 2_008 }), anyPay), { minLength: 5, maxLength: 5 })
  .map((values) => values.sort((one, two) => one - two))
  .map(([p10 = 0, p25 = 0, median = 0, p75 = 0, p90 = 0]) => pay(p10, p25, median, p75, p90));
const anyAmount = fc.oneof(fc.integer({ min: 1_999, max: 2_009 }), anyPay);

/** A share as a number to compare, with the two open kinds at the ends. */
const height = (percentiles: Percentiles, amount: number) => {
  const found = above(percentiles, amount);
  return found === 'over' ? 100 : found === 'under' ? 0 : found;
};

describe('the share, for any pay', () => {
  it('never grows when the amount does', () => {
    fc.assert(
      fc.property(anyPercentiles, anyAmount, anyAmount, (percentiles, one, two) => {
        const [less, more] = one < two ? [one, two] : [two, one];
        expect(height(percentiles, more)).toBeLessThanOrEqual(height(percentiles, less) + 1e-9);
      }),
    );
  });

  it('is between 10 and 90 of 100, or marked as beyond', () => {
    fc.assert(
      fc.property(anyPercentiles, anyAmount, (percentiles, amount) => {
        const found = above(percentiles, amount);
        if (found === 'over') expect(amount).toBeLessThan(percentiles.p10);
        else if (found === 'under') expect(amount).toBeGreaterThan(percentiles.p90);
        else {
          expect(found).toBeGreaterThanOrEqual(10 - 1e-9);
          expect(found).toBeLessThanOrEqual(90 + 1e-9);
        }
      }),
    );
  });

  it('is exact at each published point, where the highest rank of equal points counts', () => {
    fc.assert(
      fc.property(anyPercentiles, (percentiles) => {
        const points = getPoints(percentiles);
        for (const point of points) {
          const ranks = points.filter((each) => each.pay === point.pay).map(({ rank }) => rank);
          expect(above(percentiles, getLeast(point.pay))).toBe(100 - Math.max(...ranks));
        }
      }),
    );
  });

  it('is at most half if the amount is not below the median', () => {
    fc.assert(
      fc.property(anyPercentiles, anyAmount, (percentiles, amount) => {
        fc.pre(amount >= percentiles.median);
        expect(height(percentiles, amount)).toBeLessThanOrEqual(50);
      }),
    );
  });

  it('is finite for any finite numbers in any order', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });
    fc.assert(
      fc.property(fc.tuple(finite, finite, finite, finite, finite), finite, (points, amount) => {
        const found = above(pay(...points), amount);
        if (typeof found === 'number') expect(Number.isFinite(found)).toBe(true);
      }),
    );
  });
});

describe('tenths', () => {
  it.each([
    [10, 1],
    [14.9, 1],
    [15, 2],
    [38.84, 4],
    [44.99, 4],
    [45, 5],
    [50, 5],
    [90, 9],
  ])('%d of 100 is about %d in 10', (share, tenths) => {
    expect(getTenths(share)).toBe(tenths);
  });
});

describe('the share, with a point above the top code', () => {
  const top = { over: 239_200 };
  const open = pay<Pay>(72_780, 99_760, 151_160, 215_420, top);

  it.each([
    ['between the last figure and the bound', open, 230_000, 'within', 10, 25],
    ['at the bound', open, 239_200, 'within', 0, 25],
    ['above the bound', open, 300_000, 'within', 0, 25],
    ['with all points above it', pay<Pay>(top, top, top, top, top), 100_000, 'within', 90, 100],
  ])('is known between two ranks %s', (_, percentiles, amount, kind, least, most) => {
    expect(shareAbove(percentiles, amount)).toEqual({ kind, least, most });
  });

  it('is interpolated as usual between two figures', () => {
    expect(shareAbove(open, 151_160)).toMatchObject({ kind: 'between', above: 50 });
  });

  it('is at most the share above the bound, if the amount is above it', () => {
    expect(shareAbove(plain, top)).toEqual({ kind: 'under' });
    expect(shareAbove(open, top)).toEqual({ kind: 'within', least: 0, most: 25 });
    expect(shareAbove(pay(300_000, 300_000, 300_000, 300_000, 300_000), top)).toEqual({
      kind: 'within',
      least: 0,
      most: 100,
    });
  });
});
