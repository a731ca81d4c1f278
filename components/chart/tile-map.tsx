import { SiteLink } from '@/components/shell/site-link';
import type { Language } from '@/lib/i18n/languages';
import { statePayPath } from '@/lib/i18n/paths';
import type { MapTile, StatesPart, TileKind } from '@/lib/pay/states';
import './tile-map.css';

/** The width of a tile and the gap after it, in units of the drawing. */
const pitch = 40;
const side = 38;

/**
 * Draws the states as tiles, each a link to its page. The accessible name and the number hold sign and size
 * of the gap. Tint, double frame and dashes show them.
 */
export function TileMap({ map, language }: { map: StatesPart['map']; language: Language }) {
  const { columns, rows } = map.size;
  return (
    <div className="tile-map">
      <svg
        className="tiles"
        viewBox={`-1 -1 ${columns * pitch} ${rows * pitch}`}
        role="group"
        aria-label={map.name}
      >
        {map.tiles.map((tile) => (
          <SiteLink
            key={tile.state}
            href={statePayPath(language, tile.slug)}
            aria-label={tile.label}
            className={tile.kind}
            // An SVG attribute that the type of an anchor lacks.
            {...{ transform: `translate(${tile.column * pitch} ${tile.row * pitch})` }}
          >
            <TileFace tile={tile} />
          </SiteLink>
        ))}
      </svg>
      <div>
        <p>
          <b>{map.key}</b>
        </p>
        <ul>
          {map.keys.map(({ kind, text }) => (
            <li key={kind}>
              <svg className="swatch" viewBox="-1 -1 40 40" aria-hidden="true">
                <g className={kind}>
                  <Frame kind={kind} />
                </g>
              </svg>
              {text}
            </li>
          ))}
        </ul>
        <p>{map.how}</p>
        {map.territories !== undefined && <p>{map.territories}</p>}
      </div>
    </div>
  );
}

function TileFace({ tile }: { tile: MapTile }) {
  return (
    <>
      <Frame kind={tile.kind} />
      <text x="19" y="18">
        {tile.code}
      </text>{' '}
      <text className="v" x="19" y="32">
        {tile.number}
      </text>
    </>
  );
}

/** The square, doubled if the role with the double line has the higher median. */
function Frame({ kind }: { kind: TileKind }) {
  return (
    <>
      <rect width={side} height={side} />
      {kind === 'other' && <rect x="4" y="4" width={side - 8} height={side - 8} />}
    </>
  );
}
