import { beforeAll, describe, expect, it } from 'vitest';
import type { RoleProfile } from '@/lib/domain/profile';
import type { Words } from '@/lib/domain/words';
import { atUsPrices, getFigures, getGap, type RoleFigures } from '@/lib/pay/figures';
import { overlapSteps, overlapText } from '@/lib/pay/overlap-text';
import { format, readFrozenSite, sampleRoles } from '@/tests/lib/domain/sample';

let words: Words;
let pair: readonly [RoleProfile, RoleProfile];

beforeAll(() => {
  const site = readFrozenSite();
  ({ words } = site);
  pair = sampleRoles(site);
});

const none = getFigures(readFrozenSite().tables, undefined);
const paid = (p10: number, p25: number, median: number, p75: number, p90: number): RoleFigures => ({
  ...none,
  percentiles: { p10, p25, median, p75, p90 },
  median,
});
/** 48,000 is four fifths of the way from 40,000 to 50,000, and 45,000 is half of the way. */
const low = paid(20_000, 30_000, 40_000, 50_000, 60_000);
const of = (median: number) => paid(10_000, 20_000, median, 90_000, 95_000);

const say = (first: RoleFigures, second: RoleFigures) =>
  overlapText({ pair, figures: [first, second], basis: 'here' }, { words, format });

describe('the sentence on how far two jobs overlap', () => {
  it.each([
    // 50 + 25 × 8 / 10 = 70 earn less, 30 more.
    [48_000, 'About 3 in 10 nurses earn more than the middle teacher (here).'],
    // 50 + 25 / 100 = 50.25 earn less, 49.75 more.
    [40_100, 'About half of nurses earn more than the middle teacher (here).'],
    // 75 + 15 = 90 earn less: exactly the highest percentile.
    [60_000, 'About 1 in 10 nurses earn more than the middle teacher (here).'],
    [60_010, 'Fewer than 1 in 10 nurses earn more than the middle teacher (here).'],
  ])('describes the job with the lower median beside a median of %d', (median, sentence) => {
    expect(say(low, of(median))).toBe(sentence);
    const mirrored = sentence.replace('nurses', 'teachers').replace('teacher (', 'nurse (');
    expect(say(of(median), low)).toBe(mirrored);
  });

  it('has a separate text for two equal medians', () => {
    expect(say(low, of(40_000))).toContain('both medians are $40,000 (here)');
  });

  it('makes no claim if a figure is missing, and tells which and why', () => {
    const unreleased: RoleFigures = { ...none, why: { ...none.why, median: 'not-released' } };
    expect(say(low, unreleased)).toBe(
      `How far the two jobs overlap cannot be said: there is no median of teachers. ${words.missing['not-released']}`,
    );
    const noRange: RoleFigures = { ...low, percentiles: undefined };
    expect(say(noRange, of(48_000))).toContain('there is a median of nurses, but no range.');
  });

  it('needs no range of the job with the higher median', () => {
    const medianOnly: RoleFigures = { ...of(48_000), percentiles: undefined };
    expect(say(low, medianOnly)).toBe(say(low, of(48_000)));
  });
});

describe('the steps of the calculation', () => {
  const steps = (first: RoleFigures, second: RoleFigures) =>
    overlapSteps({ pair, figures: [first, second], basis: 'here' }, { words, format });

  it('lead from the two published percentiles to the sentence', () => {
    const text = steps(low, of(48_000)).join(' ');
    // From 40,000 to 48,000 is 8,000 of 10,000: 80% of the way, 50 + 20 = 70 of 100.
    for (const part of ['$8,000', '$10,000', '80.0%', '70 of 100', '30 of 100']) {
      expect(text).toContain(part);
    }
    expect(text).toContain(say(low, of(48_000)));
  });

  it('are only the sentence if nothing was interpolated', () => {
    expect(steps(low, of(60_010))).toHaveLength(1);
    expect(steps(low, none)).toHaveLength(1);
  });
});

describe('the gap between two amounts', () => {
  it('has a side and a size, or is zero, or is unknown', () => {
    expect(getGap([3, 1])).toEqual({ kind: 'gap', higher: 0, by: 2 });
    expect(getGap([1, 3])).toEqual({ kind: 'gap', higher: 1, by: 2 });
    expect(getGap([2, 2])).toEqual({ kind: 'same' });
    expect(getGap([undefined, 2])).toEqual({ kind: 'unknown' });
  });
});

describe('pay at the prices of the whole US', () => {
  it.each([
    // 50,000 / 1.25 = 40,000; 50,000 / 0.8 = 62,500; 50,000 / 1.03 = 48,543.7, rounded to tens 48,540.
    [50_000, 125, 40_000],
    [50_000, 80, 62_500],
    [50_000, 100, 50_000],
    [50_000, 103, 48_540],
  ])('converts %d at a price level of %d', (median, level, real) => {
    expect(atUsPrices(median, level)).toBe(real);
  });
});
