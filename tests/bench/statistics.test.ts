import { describe, expect, it } from 'vitest';
import { getSpread, median, ratio } from '@/bench/measure/statistics';

describe('the middle of several runs', () => {
  it('is the middle one, whatever their order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([100, 2, 10])).toBe(10);
  });

  it('is the mean of the two in the middle, where their count is even', () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('is refused where nothing was run', () => {
    expect(() => median([])).toThrow('nothing to measure');
    expect(() => getSpread([])).toThrow('nothing to measure');
  });

  it('stands with the least, the most and the count of runs', () => {
    expect(getSpread([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3, runs: 3 });
  });

  it('is refused where a run measured nothing', () => {
    expect(() => getSpread([1, Number.NaN])).toThrow('NaN is no measurement');
    expect(() => getSpread([1, Number.POSITIVE_INFINITY])).toThrow('no measurement');
  });

  it('leaves the runs as they were', () => {
    const runs = [3, 1, 2];
    median(runs);
    expect(runs).toEqual([3, 1, 2]);
  });
});

describe('a ratio', () => {
  it('says how many times as much the first is', () => {
    expect(ratio(3, 2)).toBe(1.5);
  });

  it('is refused where there is nothing to set against', () => {
    expect(() => ratio(3, 0)).toThrow('against 0');
    expect(() => ratio(3, Number.NaN)).toThrow('against NaN');
  });
});
