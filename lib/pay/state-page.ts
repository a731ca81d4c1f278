import { buildRow } from '@/lib/domain/build-comparison';
import type { DifferenceText } from '@/lib/domain/comparison';
import { other } from '@/lib/domain/difference';
import { getAccents } from '@/lib/domain/pairs';
import { getLeast, type Pay, payText } from '@/lib/domain/pay';
import { getSlug, type StateId } from '@/lib/domain/places';
import { quotientText, rowValue } from '@/lib/domain/role-cells';
import { type RowId, rowDefinitions } from '@/lib/domain/rows';
import { type Article, citedBy, type Site } from '@/lib/domain/site';
import { payPlaces, tableSources } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { halvesText } from '@/lib/domain/word-difference';
import { getWord } from '@/lib/domain/words';
import { type AreasPart, buildAreas } from './areas';
import {
  atUsPrices,
  basisOfFigures,
  datesDiffer,
  getMonths,
  medianGap,
  placeFigures,
} from './figures';
import { type PartCell, type PartSource, type PartTable, type PayPair, partSource } from './part';
import { getPrices, levelText } from './prices';
import { buildProjection, type ProjectionPart } from './projection';
import { buildRanges, type RangesPart } from './ranges';
import { statesByName } from './states';

/** One or two sentences with their table. */
export type TablePart = {
  readonly sentences: readonly string[];
  readonly difference: DifferenceText | undefined;
  readonly table: PartTable | undefined;
  readonly source: PartSource;
};

/** A place that the page links to. */
export type NextPlace = { readonly slug: string; readonly text: string };

/** Pay in one state, as text. */
export type StatePage = {
  readonly state: StateId;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly ranges: RangesPart;
  readonly difference: DifferenceText;
  readonly jobs: TablePart;
  readonly prices: TablePart;
  readonly areas: AreasPart | undefined;
  readonly projection: ProjectionPart | undefined;
  /** The state's article. */
  readonly article: Article | undefined;
  /** Whether the comparison can show the place. */
  readonly isCompared: boolean;
  readonly previous: NextPlace | undefined;
  readonly next: NextPlace | undefined;
  /** The ids of all sources, without duplicates. */
  readonly sources: readonly string[];
};

const getRow = (id: RowId) => {
  const row = rowDefinitions.find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`There is no row ${id}`);
  return row;
};

/**
 * Returns the comparison's sentence without the overlap, which has a separate sentence here. If a place has
 * medians but no ranges, it compares the medians.
 */
function getDifference(pair: PayPair, site: Site, place: StateId): DifferenceText {
  const { format } = site;
  const { difference } = buildRow(getRow('pay'), { roles: pair, site, place });
  const figures = placeFigures(site.tables, pair, place);
  const gap = medianGap(figures);
  const basis = [
    `${basisOfFigures(figures, place, site)}.`,
    datesDiffer(figures, { words: site.words, format }),
  ]
    .filter(Boolean)
    .join(' ');
  const [first, second] = [figures[0].percentiles, figures[1].percentiles];
  if (difference.tone === 'different' && first !== undefined && second !== undefined) {
    const halves = halvesText([first, second], { words: site.words, format });
    return { ...difference, rest: [basis, halves].filter(Boolean).join(' ') };
  }
  const isWhole = first !== undefined && second !== undefined;
  if (difference.tone !== 'unknown' || isWhole || gap.kind !== 'gap') return difference;
  const [lower, sentences] = [other(gap.higher), site.words.differences];
  const lead = fill(gap.open ? sentences['money-over'] : sentences.money, {
    higher: pair[gap.higher].plural,
    gap: format.money(gap.by),
    percent: format.percent((100 * gap.by) / getLeast(figures[lower].median ?? gap.by)),
  });
  return { lead, rest: basis, tone: 'different' };
}

/** Builds the part on how many people have each job in a place, and how common it is there. */
function buildJobs(pair: PayPair, site: Site, place: StateId): TablePart {
  const { format } = site;
  const { words, tables } = site;
  const messages = words['pay-page'];
  const accents = getAccents(site, pair);
  const figures = placeFigures(tables, pair, place);
  const row = getRow('employed');
  return {
    sentences: [],
    difference: buildRow(row, { roles: pair, site, place }).difference,
    table: {
      caption: fill(messages['jobs-caption'], {
        basis: basisOfFigures(figures, place, site),
      }),
      corner: messages['column-role'],
      columns: [{ name: messages['column-jobs'] }, { name: messages['column-common'] }],
      groups: [
        {
          rows: ([0, 1] as const).map((side) => {
            const { employment, why } = figures[side];
            const common = quotientText(rowValue(row, { role: pair[side], site, place }), {
              words,
              format,
            });
            const cells: readonly PartCell[] = [
              employment === undefined
                ? { kind: 'missing', text: getWord<string>(words.missing, why.employment) }
                : { kind: 'figure', text: format.count(employment) },
              common === undefined
                ? { kind: 'missing', text: messages['common-unknown'] }
                : { kind: 'figure', text: common },
            ];
            return { label: pair[side].name, accent: accents[side], cells };
          }),
        },
      ],
    },
    source: partSource([tableSources.oewsState], pair, site),
  };
}

/** Within this distance from the US level, prices count as about the same. */
const alike = 0.5;

/** Builds the part on price levels in a place, and what both medians buy there. */
function buildPrices(pair: PayPair, site: Site, place: StateId): TablePart {
  const { format } = site;
  const { words, tables } = site;
  const messages = words['pay-page'];
  const name = getWord(words.places, place);
  const prices = getPrices(tables, place);
  if (prices === undefined) {
    return {
      sentences: [fill(messages['prices-none'], { place: name })],
      difference: undefined,
      table: undefined,
      source: partSource([tableSources.prices], pair, site),
    };
  }
  const { rpp_all_items: level, year } = prices;
  const above = level - 100;
  const values = { place: name, level: levelText(level, format), year: String(year) };
  const percent = format.percent(Math.abs(above), { decimals: 1 });
  const sentence =
    Math.abs(above) < alike
      ? fill(messages['prices-same'], values)
      : fill(above > 0 ? messages['prices-above'] : messages['prices-below'], {
          ...values,
          percent,
        });
  const figures = placeFigures(tables, pair, place);
  const accents = getAccents(site, pair);
  const period = format.list(getMonths(figures, format));
  return {
    sentences: [sentence],
    difference: undefined,
    table: {
      caption: fill(messages['state-prices-caption'], { place: name, period, year: String(year) }),
      corner: messages['column-role'],
      columns: [{ name: messages['column-median'] }, { name: messages['column-real'] }],
      groups: [
        {
          rows: ([0, 1] as const).map((side) => {
            const { median, why } = figures[side];
            const cell = (amount: (median: Pay) => Pay): PartCell =>
              median === undefined
                ? { kind: 'missing', text: getWord<string>(words.missing, why.median) }
                : { kind: 'figure', text: payText(amount(median), { words, format }) };
            return {
              label: pair[side].name,
              accent: accents[side],
              cells: [cell((amount) => amount), cell((amount) => atUsPrices(amount, level))],
            };
          }),
        },
      ],
    },
    source: partSource([tableSources.prices, tableSources.oewsState], pair, site),
  };
}

/** Builds the page of a state. */
export function buildStatePage(pair: PayPair, site: Site, state: StateId): StatePage {
  const { words, tables } = site;
  const messages = words['pay-page'];
  const name = getWord(words.places, state);
  const article = site.statePay.get(state);
  const names = { place: name, first: pair[0].plural, second: pair[1].plural };
  const ranges = buildRanges(pair, site, state);
  const jobs = buildJobs(pair, site, state);
  const prices = buildPrices(pair, site, state);
  const areas = buildAreas(pair, site, state);
  const projection = buildProjection(pair, site, state);
  const states = statesByName(site);
  const at = states.indexOf(state);
  const leadTo = (template: string, to: StateId | undefined): NextPlace | undefined =>
    to && { slug: getSlug(to), text: fill(template, { place: getWord(words.places, to) }) };
  const codes = pair.map(({ occupation }) => occupation.code);
  const parts = [ranges, jobs, prices, areas, projection];
  return {
    state,
    name,
    title: article?.title ?? fill(messages['state-title'], names),
    description: article?.description ?? fill(messages['state-description'], names),
    lead: article?.lead ?? fill(messages['state-lead'], { place: name }),
    ranges,
    difference: getDifference(pair, site, state),
    jobs,
    prices,
    areas,
    projection,
    article,
    isCompared: payPlaces(tables, codes).includes(state),
    previous: at > 0 ? leadTo(messages['to-previous'], states[at - 1]) : undefined,
    next: leadTo(messages['to-next'], states[at + 1]),
    sources: [
      ...parts.flatMap((part) => part?.source.entries.map(({ id }) => id) ?? []),
      ...(article === undefined ? [] : citedBy(article)),
    ],
  };
}
