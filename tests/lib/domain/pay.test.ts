import { describe, expect, it } from 'vitest';
import { getAdvantage } from '@/lib/domain/advantage';
import { compareFacts } from '@/lib/domain/difference';
import { getHigher, getLower, type Pay } from '@/lib/domain/pay';
import { halvesText } from '@/lib/domain/word-difference';
import { getGap } from '@/lib/pay/figures';
import { basis, format, readFrozenSite, sampleRow } from './sample';

const top = { over: 239_200 };
const money = (amount: Pay) => ({ kind: 'money', amount, ...basis }) as const;

describe('two amounts, one of them above the top code', () => {
  const row = sampleRow('money', { favors: { toward: 'more', from: { relative: 0.05 } } });
  const compared = (one: Pay, two: Pay) => {
    const values = [money(one), money(two)] as const;
    const difference = compareFacts(row, ...values);
    return [difference, getAdvantage({ row, values, difference }).kind];
  };

  it('differ by the distance to the bound, or more', () => {
    const gap = { kind: 'at-least', gap: 139_200 };
    expect(compared(top, 100_000)).toEqual([{ ...gap, higher: 0 }, 'side']);
    expect(compared(100_000, top)).toEqual([{ ...gap, higher: 1 }, 'side']);
  });

  it('favor a role only if even the least gap is clear', () => {
    // 9,200 is 4% of 230,000: more than the tolerance, but less than the rule requires.
    expect(compared(top, 230_000)).toEqual([
      { kind: 'at-least', higher: 0, gap: 9_200 },
      'unknown',
    ]);
  });

  it.each([
    ['both are above a bound', top, top],
    ['their bounds are of two releases', top, { over: 208_000 }],
    ['the other is about the bound', top, 239_000],
    ['the other is above the bound of another release', top, 300_000],
  ])('do not count as different if %s', (_, one: Pay, two: Pay) => {
    expect(compared(one, two)).toEqual([{ kind: 'open' }, 'unknown']);
    expect(compared(two, one)).toEqual([{ kind: 'open' }, 'unknown']);
  });
});

describe('the lower and the higher of two amounts', () => {
  it.each<[Pay, Pay, Pay, Pay]>([
    [100, 200, 100, 200],
    [100, { over: 200 }, 100, { over: 200 }],
    [200, { over: 200 }, 200, { over: 200 }],
    // Pay above 200 may be below or above 300.
    [300, { over: 200 }, { over: 200 }, { over: 300 }],
    [{ over: 100 }, { over: 200 }, { over: 100 }, { over: 200 }],
  ])('of %o and %o', (one, two, lower, higher) => {
    expect([getLower(one, two), getLower(two, one)]).toEqual([lower, lower]);
    expect([getHigher(one, two), getHigher(two, one)]).toEqual([higher, higher]);
  });

  it('have a gap with an open upper end, or an unknown one', () => {
    expect(getGap([top, 100_000])).toEqual({ kind: 'gap', higher: 0, by: 139_200, open: true });
    expect(getGap([top, top])).toEqual({ kind: 'unknown' });
    expect(getGap([300_000, top])).toEqual({ kind: 'unknown' });
  });
});

describe('the middle halves of two jobs', () => {
  const { words } = readFrozenSite();
  const text = (one: readonly [Pay, Pay], two: readonly [Pay, Pay]) =>
    halvesText(
      [
        { p25: one[0], p75: one[1] },
        { p25: two[0], p75: two[1] },
      ],
      { words, format },
    );

  it('share the known part of them', () => {
    expect(text([99_000, top], [150_000, top])).toContain('share $150,000 to over $239,200');
    expect(text([99_000, top], [150_000, 200_000])).toContain('share $150,000 to $200,000');
    expect(text([top, top], [50_000, 90_000])).toBe('The middle halves do not overlap.');
  });

  it('are left out if the overlap is unknown', () => {
    expect(text([top, top], [top, top])).toBe('');
    expect(text([top, top], [250_000, 300_000])).toBe('');
  });
});
