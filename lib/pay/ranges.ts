import type { Side } from '@/lib/domain/difference';
import type { Missing } from '@/lib/domain/fact';
import type { Format } from '@/lib/domain/format';
import { getAccents, type Pair } from '@/lib/domain/pairs';
import { isOver, type Pay, payText } from '@/lib/domain/pay';
import type { PlaceId } from '@/lib/domain/places';
import { newestOews, payIn, tableSources, whyNoPay } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { getWord, type Words } from '@/lib/domain/words';
import { drawPair, getScale, type PairDrawing } from './drawing';
import { basisOfFigures, getGap, payGapText, placeFigures, type RoleFigures } from './figures';
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

/** The ranges of two roles in a place: drawn, as a table and in sentences. */
export type RangesPart = {
  readonly drawing: PairDrawing | undefined;
  readonly reading: string;
  readonly overlap: string;
  readonly table: PartTable;
  /** The sentence on the mean, for the whole US only. */
  readonly mean: string | undefined;
  readonly source: PartSource;
};

const amountAt = ({ percentiles, median }: RoleFigures, point: Point) =>
  point === 'median' ? median : percentiles?.[point];

/** The yearly and hourly figures for a table of ranges, with what their text needs. */
type RangesInput = {
  readonly pair: PayPair;
  readonly figures: Pair<RoleFigures>;
  /** Returns hourly pay at a percentile, which only the table of the whole US has. */
  readonly hourly: (side: Side, point: Point) => Pay | undefined;
  /** Returns why a role has no hourly pay in the whole US, or undefined for other places. */
  readonly whyNoHour: (side: Side, point: Point) => Missing['why'] | undefined;
  readonly words: Words;
  readonly format: Format;
};

function rangesInput(pair: PayPair, place: PlaceId, site: PaySite): RangesInput {
  const { format } = site;
  const { words, tables } = site;
  const isNational = place === 'us';
  const rows = pair.map(({ occupation }) => newestOews(tables, occupation.code));
  return {
    pair,
    figures: placeFigures(tables, pair, place),
    hourly: (side, point) => {
      const row = rows[side];
      return isNational && row ? payIn(tables, row, `hourly_${point}_usd`) : undefined;
    },
    whyNoHour: (side, point) =>
      isNational ? whyNoPay(tables, rows[side], `hourly_${point}_usd`) : undefined,
    words,
    format,
  };
}

/** Formats pay at a percentile, without “over” if the row heading already includes it. */
const pointText = (pay: Pay, decimals: number, { words, format }: RangesInput): string =>
  isOver(pay)
    ? fill(words['pay-page']['point-over'], { amount: format.money(pay.over, decimals) })
    : format.money(pay, decimals);

/** Formats hourly pay. In the first row, tells if a role is only paid by the year. */
function hourText(side: Side, point: Point, input: RangesInput): string | undefined {
  const { words, hourly, whyNoHour } = input;
  const byHour = hourly(side, point);
  if (byHour !== undefined) {
    return fill(words['pay-page'].hourly, { amount: pointText(byHour, 2, input) });
  }
  const why = point === points[0] ? whyNoHour(side, point) : undefined;
  return why && getWord<string>(words.missing, why);
}

function pointCell(side: Side, point: Point, input: RangesInput): PartCell {
  const { figures, hourly, words } = input;
  const amount = amountAt(figures[side], point);
  if (amount !== undefined) {
    const detail = hourText(side, point, input);
    return { kind: 'figure', text: pointText(amount, 0, input), detail };
  }
  const byHour = hourly(side, point);
  if (byHour !== undefined) {
    const text = fill(words['pay-page']['hour-instead'], { amount: pointText(byHour, 2, input) });
    return { kind: 'missing', text };
  }
  const { why } = figures[side];
  const reason = point === 'median' ? why.median : why.range;
  return { kind: 'missing', text: getWord<string>(words.missing, reason) };
}

function gapCell(point: Point, { pair, figures, hourly, words, format }: RangesInput): PartCell {
  const yearly = getGap([amountAt(figures[0], point), amountAt(figures[1], point)]);
  const text = payGapText(yearly, pair, { words, format });
  if (yearly.kind === 'unknown') return { kind: 'missing', text };
  const byHour = getGap([hourly(0, point), hourly(1, point)]);
  if (byHour.kind !== 'gap') return { kind: 'figure', text, detail: undefined };
  const amount = payText(byHour.open ? { over: byHour.by } : byHour.by, { words, format }, 2);
  return { kind: 'figure', text, detail: fill(words['pay-page'].hourly, { amount }) };
}

/** Builds the table of both ranges, with hourly pay if it covers the whole US. */
function rangesTable(pair: PayPair, place: PlaceId, site: PaySite): PartTable {
  const messages = site.words['pay-page'];
  const accents = getAccents(site, pair);
  const input = rangesInput(pair, place, site);
  const basis = basisOfFigures(input.figures, place, site);
  const rows = points.map((point) => ({
    label: messages.points[point],
    cells: [pointCell(0, point, input), pointCell(1, point, input), gapCell(point, input)],
  }));
  return {
    caption: fill(messages[place === 'us' ? 'ranges-caption' : 'state-ranges-caption'], { basis }),
    corner: messages['column-point'],
    columns: [
      { name: pair[0].name, accent: accents[0] },
      { name: pair[1].name, accent: accents[1] },
      { name: messages['column-gap'] },
    ],
    groups: [{ rows }],
  };
}

/** Returns the sentence on the mean, for the roles that have one. */
function meanText(pair: PayPair, site: PaySite): string | undefined {
  const { format } = site;
  const { words, tables } = site;
  const messages = words['pay-page'];
  const figures = placeFigures(tables, pair, 'us');
  const basis = basisOfFigures(figures, 'us', site);
  const means = ([0, 1] as const).flatMap((side) => {
    const { mean } = figures[side];
    return mean === undefined
      ? []
      : [{ role: pair[side].plural, mean: payText(mean, { words, format }) }];
  });
  const [one, two] = means;
  if (one === undefined) return undefined;
  if (two === undefined) return fill(messages['mean-one'], { basis, ...one });
  return fill(messages.mean, {
    basis,
    first: one.role,
    firstMean: one.mean,
    second: two.role,
    secondMean: two.mean,
  });
}

/** Builds both ranges in a place. */
export function buildRanges(pair: PayPair, site: PaySite, place: PlaceId = 'us'): RangesPart {
  const { format } = site;
  const { words, tables } = site;
  const figures = placeFigures(tables, pair, place);
  const basis = basisOfFigures(figures, place, site);
  const scale = getScale(figures);
  const accents = getAccents(site, pair);
  const getBasis = (one: RoleFigures) => basisOfFigures([one], place, site);
  return {
    drawing: scale && drawPair({ pair, accents, figures, getBasis }, scale, { words, format }),
    reading: words['pay-page'].reading,
    overlap: overlapText({ pair, figures, basis }, { words, format }),
    table: rangesTable(pair, place, site),
    mean: place === 'us' ? meanText(pair, site) : undefined,
    source: partSource([tableSources[place === 'us' ? 'oewsNational' : 'oewsState']], pair, site),
  };
}

/** Explains how the overlap in the whole US was calculated. */
export type MethodPart = { readonly lead: string; readonly steps: readonly string[] };

/** Builds the worked example. */
export function buildMethod(pair: PayPair, site: PaySite): MethodPart {
  const { format } = site;
  const figures = placeFigures(site.tables, pair, 'us');
  const basis = basisOfFigures(figures, 'us', site);
  return {
    lead: site.words['pay-page'].example,
    steps: overlapSteps(
      {
        pair,
        figures,
        basis,
        getBasis: (one) => basisOfFigures([one], 'us', site),
      },
      { words: site.words, format },
    ),
  };
}
