import type { Format } from '@/lib/domain/format';
import { accentsOf } from '@/lib/domain/pairs';
import { isOver, leastOf, payText } from '@/lib/domain/pay';
import { codeOf, type StateId } from '@/lib/domain/places';
import type { TableRow, Tables } from '@/lib/domain/table-rows';
import { tableSources } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { wordOf } from '@/lib/domain/words';
import { atUsPrices, monthsOf } from './figures';
import {
  type PartCell,
  type PartSource,
  type PartTable,
  type PayPair,
  type PaySite,
  partSource,
} from './part';
import { placesOfPay } from './states';

export type PricesPart = {
  /** Where prices change most what the median of each role buys. */
  readonly sentences: readonly string[];
  readonly open: string;
  readonly table: PartTable | undefined;
  readonly source: PartSource;
};

/** How high prices are in a state; nothing for a territory. */
export const pricesOf = ({ prices }: Tables, state: StateId): TableRow<'prices'> | undefined =>
  prices.find((row) => row.state_abbr === codeOf(state));

/** `103.4`: a price level as it is shown; sums are made with all its digits. */
export const levelText = (level: number, format: Format): string => format.number(level, 1);

/** Pay at the prices of the whole US, beside the price level of each state. */
export function buildPrices(pair: PayPair, site: PaySite, format: Format): PricesPart {
  const { words, tables } = site;
  const own = words['pay-page'];
  const priced = placesOfPay(pair, site).flatMap((place) => {
    const prices = pricesOf(tables, place.state);
    return prices === undefined
      ? []
      : [{ ...place, level: prices.rpp_all_items, year: prices.year }];
  });
  const [first] = priced;
  const sentences = ([0, 1] as const).flatMap((side) => {
    const moves = priced.flatMap(({ name, figures, level }) => {
      const { median } = figures[side];
      // What is above a bound buys at least so much, and no one knows how much more.
      if (median === undefined || isOver(median)) return [];
      return [{ name, median, real: leastOf(atUsPrices(median, level)) }];
    });
    const [up, ...others] = moves.sort((one, two) => two.real - two.median - one.real + one.median);
    const down = others.at(-1);
    if (up === undefined || down === undefined) return [];
    if (up.real <= up.median || down.real >= down.median) return [];
    return [
      fill(own['prices-effect'], {
        role: pair[side].plural,
        upPlace: up.name,
        upPay: format.money(up.median),
        upReal: format.money(up.real),
        downPlace: down.name,
        downPay: format.money(down.median),
        downReal: format.money(down.real),
      }),
    ];
  });
  const accents = accentsOf(site, pair);
  const period = format.list(
    monthsOf(
      priced.flatMap(({ figures }) => figures),
      format,
    ),
  );
  const year = format.list([...new Set(priced.map((each) => String(each.year)))]);
  const table = first && {
    caption: fill(own['prices-caption'], { period, year }),
    corner: own['column-state'],
    columns: [
      { name: fill(own['column-prices'], { year }) },
      { name: pair[0].name, accent: accents[0] },
      { name: pair[1].name, accent: accents[1] },
    ],
    groups: [
      {
        rows: priced.map(({ name, figures, level }) => ({
          label: name,
          cells: [
            { kind: 'figure', text: levelText(level, format) } as PartCell,
            ...figures.map(
              ({ median, why }): PartCell =>
                median === undefined
                  ? { kind: 'missing', text: wordOf<string>(words.missing, why.median) }
                  : { kind: 'figure', text: payText(atUsPrices(median, level), words, format) },
            ),
          ],
        })),
      },
    ],
  };
  return {
    sentences,
    open: fill(own['prices-open'], { count: format.count(priced.length) }),
    table,
    source: partSource([tableSources.prices, tableSources.oewsState], pair, site),
  };
}
