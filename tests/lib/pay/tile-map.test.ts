import { describe, expect, it } from 'vitest';
import { getCode } from '@/lib/domain/places';
import { getStates } from '@/lib/domain/tables';
import { mapSize, tiles } from '@/lib/pay/tile-map';
import { readOwnSite } from '@/tests/lib/domain/sample';

describe('the map of tiles', () => {
  it('has a tile for each state and the capital, and for no territory', () => {
    const { tables } = readOwnSite();
    const kinds = new Map(tables.oewsState.map((row) => [row.state_abbr, row.area_kind]));
    const expected = getStates(tables).filter((state) => kinds.get(getCode(state)) !== 'territory');
    expect(tiles.map(({ state }) => state).sort()).toEqual([...expected].sort());
    expect(tiles).toHaveLength(51);
  });

  it('has no two states on one tile, and none outside the map', () => {
    const places = tiles.map(({ column, row }) => `${column} ${row}`);
    expect(new Set(places).size).toBe(tiles.length);
    for (const { column, row } of tiles) {
      expect(column).toBeLessThan(mapSize.columns);
      expect(row).toBeLessThan(mapSize.rows);
    }
    expect(mapSize).toEqual({ columns: 11, rows: 8 });
  });
});
