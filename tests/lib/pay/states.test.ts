import { describe, expect, it } from 'vitest';
import { buildStates } from '@/lib/pay/states';
import { pair, withTables } from './sample';

/** Returns the text on New York's tile for these two medians. */
function tileWith(paralegal: number, secretary: number): string | undefined {
  const site = withTables(({ oewsState }) => ({
    oewsState: oewsState.map((row) =>
      row.state_abbr === 'NY'
        ? { ...row, annual_median_usd: row.soc === '23-2011' ? paralegal : secretary }
        : row,
    ),
  }));
  return buildStates(pair, site).map.tiles.find(({ code }) => code === 'NY')?.number;
}

describe('the number on a tile', () => {
  it.each([
    [62_500, 60_000, '+3'],
    [60_000, 62_500, '−3'],
    [62_490, 60_000, '+2'],
    [60_000, 62_490, '−2'],
    [60_400, 60_000, '0'],
    [60_000, 60_400, '0'],
    [60_000, 60_000, '0'],
  ])('is the gap in thousands, rounded alike for both roles: %i and %i', (one, two, text) => {
    expect(tileWith(one, two)).toBe(text);
  });
});
