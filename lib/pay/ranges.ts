import type { Format } from '@/lib/domain/format';
import { accentsOf } from '@/lib/domain/pairs';
import { isOver, type Pay, payText } from '@/lib/domain/pay';
import type { PlaceId } from '@/lib/domain/places';
import { newestOews, payIn, tableSources, whyNoPay } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { wordOf } from '@/lib/domain/words';
import { drawPair, type PairDrawing, scaleOf } from './drawing';
import { basisOfFigures, gapOf, payGapText, placeFigures, type RoleFigures } from './figures';
import { overlapSteps, overlapText } from './overlap-text';
import {
  type PartCell,
  type PartSource,
  type PartTable,
  type PayPair,
  type PaySite,
  partSource,
} from './part';

const points = ['p10', 'p25', 'median', 'p75', 'p90'] as const;
type Point = (typeof points)[number];

/** The ranges of two roles in a place: drawn, in a table and in sentences. */
export type RangesPart = {
  readonly drawing: PairDrawing | undefined;
  readonly reading: string;
  readonly overlap: string;
  readonly table: PartTable;
  /** What the mean is; of the whole US only. */
  readonly mean: string | undefined;
  readonly source: PartSource;
};

const amountAt = ({ percentiles, median }: RoleFigures, point: Point) =>
  point === 'median' ? median : percentiles?.[point];

/** The table of both ranges; by the hour too where the table of the whole US has it. */
function rangesTable(pair: PayPair, place: PlaceId, site: PaySite, format: Format): PartTable {
  const { words, tables } = site;
  const own = words['pay-page'];
  const accents = accentsOf(site, pair);
  const figures = placeFigures(tables, pair, place);
  const basis = basisOfFigures(figures, place, site, format);
  const isNational = place === 'us';
  const rows = pair.map(({ occupation }) => newestOews(tables, occupation.code));
  const hourly = (side: 0 | 1, point: Point) => {
    const row = rows[side];
    return isNational && row ? payIn(tables, row, `hourly_${point}_usd`) : undefined;
  };
  // Beside a head that says “over”, “over” would be said twice.
  const pointText = (pay: Pay, decimals: number) =>
    isOver(pay)
      ? fill(own['point-over'], { amount: format.money(pay.over, decimals) })
      : format.money(pay, decimals);
  /** What is paid by the hour; beside the first point, that it is paid by the year only. */
  const hourText = (side: 0 | 1, point: Point) => {
    const byHour = hourly(side, point);
    if (byHour !== undefined) return fill(own.hourly, { amount: pointText(byHour, 2) });
    const isFirst = isNational && point === points[0];
    return isFirst
      ? wordOf<string>(words.missing, whyNoPay(tables, rows[side], `hourly_${point}_usd`))
      : undefined;
  };
  const cell = (side: 0 | 1, point: Point): PartCell => {
    const amount = amountAt(figures[side], point);
    if (amount === undefined) {
      const { why } = figures[side];
      const byHour = hourly(side, point);
      const text =
        byHour === undefined
          ? wordOf<string>(words.missing, point === 'median' ? why.median : why.range)
          : fill(own['hour-instead'], { amount: pointText(byHour, 2) });
      return { kind: 'missing', text };
    }
    return { kind: 'figure', text: pointText(amount, 0), detail: hourText(side, point) };
  };
  const gap = (point: Point): PartCell => {
    const yearly = gapOf([amountAt(figures[0], point), amountAt(figures[1], point)]);
    const text = payGapText(yearly, pair, words, format);
    if (yearly.kind === 'unknown') return { kind: 'missing', text };
    const byHour = gapOf([hourly(0, point), hourly(1, point)]);
    return {
      kind: 'figure',
      text,
      detail:
        byHour.kind === 'gap'
          ? fill(own.hourly, {
              amount: payText(byHour.open ? { over: byHour.by } : byHour.by, words, format, 2),
            })
          : undefined,
    };
  };
  return {
    caption: fill(isNational ? own['ranges-caption'] : own['state-ranges-caption'], { basis }),
    corner: own['column-point'],
    columns: [
      { name: pair[0].name, accent: accents[0] },
      { name: pair[1].name, accent: accents[1] },
      { name: own['column-gap'] },
    ],
    groups: [
      {
        rows: points.map((point) => ({
          label: own.points[point],
          cells: [cell(0, point), cell(1, point), gap(point)],
        })),
      },
    ],
  };
}

/** The sentence on the mean, for the roles that have one. */
function meanText(pair: PayPair, site: PaySite, format: Format): string | undefined {
  const { words, tables } = site;
  const own = words['pay-page'];
  const figures = placeFigures(tables, pair, 'us');
  const basis = basisOfFigures(figures, 'us', site, format);
  const known = ([0, 1] as const).flatMap((side) => {
    const { mean } = figures[side];
    return mean === undefined
      ? []
      : [{ role: pair[side].plural, mean: payText(mean, words, format) }];
  });
  const [one, two] = known;
  if (one === undefined) return undefined;
  if (two === undefined) return fill(own['mean-one'], { basis, ...one });
  return fill(own.mean, {
    basis,
    first: one.role,
    firstMean: one.mean,
    second: two.role,
    secondMean: two.mean,
  });
}

/** Both ranges in a place. */
export function buildRanges(
  pair: PayPair,
  site: PaySite,
  format: Format,
  place: PlaceId = 'us',
): RangesPart {
  const { words, tables } = site;
  const figures = placeFigures(tables, pair, place);
  const basis = basisOfFigures(figures, place, site, format);
  const scale = scaleOf(figures);
  const accents = accentsOf(site, pair);
  const basisOf = (own: RoleFigures) => basisOfFigures([own], place, site, format);
  return {
    drawing: scale && drawPair({ pair, accents, figures, basisOf }, scale, words, format),
    reading: words['pay-page'].reading,
    overlap: overlapText({ pair, figures, basis }, words, format),
    table: rangesTable(pair, place, site, format),
    mean: place === 'us' ? meanText(pair, site, format) : undefined,
    source: partSource([tableSources[place === 'us' ? 'oewsNational' : 'oewsState']], pair, site),
  };
}

/** How the sentence on the overlap in the whole US comes about. */
export type MethodPart = { readonly lead: string; readonly steps: readonly string[] };

/** The worked example. */
export function buildMethod(pair: PayPair, site: PaySite, format: Format): MethodPart {
  const figures = placeFigures(site.tables, pair, 'us');
  const basis = basisOfFigures(figures, 'us', site, format);
  return {
    lead: site.words['pay-page'].example,
    steps: overlapSteps(
      {
        pair,
        figures,
        basis,
        basisOf: (own) => basisOfFigures([own], 'us', site, format),
      },
      site.words,
      format,
    ),
  };
}
