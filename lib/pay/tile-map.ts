import { getState, type StateId } from '@/lib/domain/places';

/**
 * A tile map with one square for each state and the capital, near its neighbors. One line is a row of tiles.
 * Dots are gaps. Territories have no tile.
 */
const drawing = `
ak .. .. .. .. .. .. .. .. .. me
.. .. .. .. .. .. .. .. .. vt nh
wa id mt nd mn il wi mi ny ri ma
or nv wy sd ia in oh pa nj ct ..
ca ut co ne mo ky wv va md de ..
.. az nm ks ar tn nc sc dc .. ..
.. .. .. ok la ms al ga .. .. ..
hi .. .. tx .. .. .. .. fl .. ..`;

/** A tile's position, in tiles from the upper left corner. */
export type Tile = { readonly state: StateId; readonly column: number; readonly row: number };

/** Every tile, row by row, which is the keyboard order. */
export const tiles: readonly Tile[] = drawing
  .trim()
  .split('\n')
  .flatMap((line, row) =>
    line
      .split(' ')
      .flatMap((code, column) => (code === '..' ? [] : [{ state: getState(code), column, row }])),
  );

/** The width and height of the map, in tiles. */
export const mapSize = {
  columns: Math.max(...tiles.map(({ column }) => column)) + 1,
  rows: Math.max(...tiles.map(({ row }) => row)) + 1,
} as const;
