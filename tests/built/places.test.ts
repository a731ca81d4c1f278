import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildComparison } from '@/lib/domain/build-comparison';
import { getPairs } from '@/lib/domain/pairs';
import { placeIds } from '@/lib/domain/places';
import { payPlaces } from '@/lib/domain/tables';
import { pairPath, placeRowsPath } from '@/lib/i18n/paths';
import type { PlaceRows } from '@/lib/pages/place-rows';
import { readOwnSite } from '@/tests/lib/domain/sample';
import { outFolder } from './pages';

const site = readOwnSite();

const getFile = (first: string, second: string, place: string) =>
  join(outFolder, placeRowsPath(pairPath('en', first, second), place));

describe('the data of a state for a comparison', () => {
  it.each(getPairs(site).map((pair) => [`${pair[0].id} and ${pair[1].id}`, pair] as const))(
    'is there for each place of the list and no other: %s',
    (_, pair) => {
      const [first, second] = pair;
      const [usual, ...states] = payPlaces(
        site.tables,
        pair.map((role) => role.occupation.code),
      );
      const there = placeIds.filter((place) => existsSync(getFile(first.id, second.id, place)));
      expect(usual).toBe('us');
      expect(there).toEqual(states);
    },
  );

  it('has exactly the rows that the state changes, worded as in the table, in at most 6,000 bytes', () => {
    const [pair] = getPairs(site);
    if (pair === undefined) throw new Error('There is no comparison');
    const [first, second] = pair;
    const codes = pair.map((role) => role.occupation.code);
    const getRows = (place: (typeof placeIds)[number]) =>
      buildComparison(pair, site, { place }).groups.flatMap(({ rows }) => rows);
    const usual = getRows('us');
    for (const place of payPlaces(site.tables, codes).slice(1)) {
      const text = readFileSync(getFile(first.id, second.id, place));
      expect(brotliCompressSync(text).length, place).toBeLessThanOrEqual(6_000);
      const { rows, sheet } = JSON.parse(text.toString()) as PlaceRows;
      const here = getRows(place).filter(
        (row, index) => JSON.stringify(row) !== JSON.stringify(usual[index]),
      );
      expect(
        rows.map(({ id, difference, cells }) => ({ id, difference, cells })),
        place,
      ).toEqual(
        here.map(({ id, difference, cells }) =>
          // JSON omits undefined values.
          JSON.parse(JSON.stringify({ id, difference, cells })),
        ),
      );
      expect(rows.length, place).toBeGreaterThan(0);
      expect(
        sheet.every(({ id }) => rows.some((row) => row.id === id)),
        place,
      ).toBe(true);
    }
  });
});
