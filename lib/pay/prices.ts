import type { Side } from '@/lib/domain/difference';
import type { Format } from '@/lib/domain/format';
import { getAccents } from '@/lib/domain/pairs';
import { getLeast, isOver, payText } from '@/lib/domain/pay';
import { getCode, type StateId } from '@/lib/domain/places';
import type { Text } from '@/lib/domain/site';
import type { TableRow, Tables } from '@/lib/domain/table-rows';
import { tableSources } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { getWord } from '@/lib/domain/words';
import { atUsPrices, getMonths } from './figures';
import {
  type PartCell,
  type PartRow,
  type PartSource,
  type PartTable,
  type PayPair,
  type PaySite,
  partSource,
} from './part';
import { placesOfPay } from './states';

export type PricesPart = {
  /** Tells where prices change most what the median of each role buys. */
  readonly sentences: readonly string[];
  readonly open: string;
  readonly table: PartTable | undefined;
  readonly source: PartSource;
};

/** Returns the price level in a state, or undefined for a territory. */
export const getPrices = ({ prices }: Tables, state: StateId): TableRow<'prices'> | undefined =>
  prices.find((row) => row.state_abbr === getCode(state));

/** Formats a price level as `103.4`. Calculations use all its digits. */
export const levelText = (level: number, format: Format): string => format.number(level, 1);

/** A place with its pay and price level. */
type PricedPlace = ReturnType<typeof placesOfPay>[number] & {
  readonly level: number;
  readonly year: number;
};

/** Tells where prices raise most what the median of a role buys, and where they lower it most. */
function effectText(
  priced: readonly PricedPlace[],
  side: Side,
  {
    pair,
    site,
    format,
  }: { readonly pair: PayPair; readonly site: PaySite; readonly format: Format },
): readonly string[] {
  const moves = priced.flatMap(({ name, figures, level }) => {
    const { median } = figures[side];
    // Pay above a bound buys at least this much, by an unknown margin.
    if (median === undefined || isOver(median)) return [];
    return [{ name, median, real: getLeast(atUsPrices(median, level)) }];
  });
  const [up, ...others] = moves.sort((one, two) => two.real - two.median - one.real + one.median);
  const down = others.at(-1);
  if (up === undefined || down === undefined) return [];
  if (up.real <= up.median || down.real >= down.median) return [];
  const values = {
    role: pair[side].plural,
    upPlace: up.name,
    upPay: format.money(up.median),
    upReal: format.money(up.real),
    downPlace: down.name,
    downPay: format.money(down.median),
    downReal: format.money(down.real),
  };
  return [fill(site.words['pay-page']['prices-effect'], values)];
}

function pricesRow({ name, figures, level }: PricedPlace, { words, format }: Text): PartRow {
  const cells = figures.map(
    ({ median, why }): PartCell =>
      median === undefined
        ? { kind: 'missing', text: getWord<string>(words.missing, why.median) }
        : { kind: 'figure', text: payText(atUsPrices(median, level), { words, format }) },
  );
  return { label: name, cells: [{ kind: 'figure', text: levelText(level, format) }, ...cells] };
}

/** Builds the part on pay at US prices, with the price level of each state. */
export function buildPrices(pair: PayPair, site: PaySite): PricesPart {
  const { format } = site;
  const { words, tables } = site;
  const messages = words['pay-page'];
  const priced = placesOfPay(pair, site).flatMap((place) => {
    const prices = getPrices(tables, place.state);
    return prices === undefined
      ? []
      : [{ ...place, level: prices.rpp_all_items, year: prices.year }];
  });
  const accents = getAccents(site, pair);
  const figures = priced.flatMap((place) => place.figures);
  const period = format.list(getMonths(figures, format));
  const year = format.list([...new Set(priced.map((each) => String(each.year)))]);
  const table = {
    caption: fill(messages['prices-caption'], { period, year }),
    corner: messages['column-state'],
    columns: [
      { name: fill(messages['column-prices'], { year }) },
      { name: pair[0].name, accent: accents[0] },
      { name: pair[1].name, accent: accents[1] },
    ],
    groups: [{ rows: priced.map((place) => pricesRow(place, { words, format })) }],
  };
  return {
    sentences: ([0, 1] as const).flatMap((side) =>
      effectText(priced, side, { pair, site, format }),
    ),
    open: fill(messages['prices-open'], { count: format.count(priced.length) }),
    table: priced.length === 0 ? undefined : table,
    source: partSource([tableSources.prices, tableSources.oewsState], pair, site),
  };
}
