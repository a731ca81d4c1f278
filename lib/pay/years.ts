import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { Format } from '@/lib/domain/format';
import { isOver, type Pay, payText } from '@/lib/domain/pay';
import { type PlacedMark, placeLabels } from '@/lib/domain/pay-scale';
import { payIn, tableSources } from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import {
  getAbsences,
  type PartCell,
  type PartRole,
  type PartSource,
  type PartTable,
  type PayPair,
  type PaySite,
  partRoles,
  partSource,
} from './part';

/** A year from which figures are not comparable with those before it. */
export type YearBreak = {
  readonly id: keyof Words['pay-years']['breaks'];
  readonly from: number;
};

/**
 * The breaks that the bureau warns about: May 2019 introduced the occupation codes of 2018, and May 2021
 * changed the estimation method.
 */
export const yearBreaks = [
  { id: 'codes', from: 2019 },
  { id: 'method', from: 2021 },
] as const satisfies readonly YearBreak[];

/** The table has an older year, but not the two after it, so the lines start here. */
const firstShown = 2015;

/** A point in the drawing, as fractions from the left and from the bottom. */
export type Spot = { readonly x: number; readonly y: number };

export type YearLine = {
  readonly role: PartRole;
  /** Runs of years that a line can join. A run can be a single year. */
  readonly segments: readonly (readonly Spot[])[];
  readonly last: Spot & { readonly text: string; readonly side: 'above' | 'below' };
};

/** One choice of dollars, with its lines and table. */
export type YearView = {
  readonly id: 'nominal' | 'constant';
  readonly label: string;
  readonly lines: readonly YearLine[];
  /** The drawing in words: the ends of its lines and its breaks. */
  readonly description: string;
  readonly table: PartTable;
  readonly notes: readonly string[];
};

export type YearsPart = {
  readonly choice: string;
  readonly absences: readonly string[];
  /** Tells how each median moved since the last break. */
  readonly since: readonly string[];
  readonly roles: readonly PartRole[];
  /** Empty if neither role has figures, and one view if the newest May has no price index. */
  readonly views: readonly YearView[];
  /** Both views share one scale, so readers can compare them. */
  readonly heights: readonly { readonly y: number; readonly label: string }[];
  readonly years: readonly PlacedMark[];
  readonly breaks: readonly {
    readonly x: number;
    readonly letter: string;
    readonly text: string;
  }[];
  readonly notes: readonly string[];
  readonly source: PartSource;
};

type Values = ReadonlyMap<number, number>;
type Series = {
  readonly role: PartRole;
  readonly values: Values;
  /** The highest published values of years whose pay is above them. */
  readonly above: Values;
  readonly titles: ReadonlyMap<number, string>;
};

const getYear = (period: string) => Number(period.slice(0, 4));
const getMay = (year: number, format: Format) => format.period(`${year}-05`);
const sortedYears = (values: Values) => [...values.keys()].sort((one, other) => one - other);

function getSeries(role: PartRole, { tables }: PaySite): Series {
  const rows = tables.oewsNational.filter(
    (row) => row.soc === role.code && getYear(row.reference_period) >= firstShown,
  );
  const medians = rows.map((row): [number, Pay | undefined] => [
    getYear(row.reference_period),
    payIn(tables, row, 'annual_median_usd'),
  ]);
  return {
    role,
    values: new Map(
      medians.flatMap(([year, pay]) => (typeof pay === 'number' ? [[year, pay]] : [])),
    ),
    above: new Map(medians.flatMap(([year, pay]) => (isOver(pay) ? [[year, pay.over]] : []))),
    titles: new Map(rows.map((row) => [getYear(row.reference_period), row.occ_title_in_release])),
  };
}

/** Groups years into runs that a line can join: without a missing year or a break. */
function getRuns(values: Values, breaks: readonly YearBreak[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const year of sortedYears(values)) {
    const run = runs.at(-1);
    const isJoined = run?.at(-1) === year - 1 && !breaks.some(({ from }) => from === year);
    if (run !== undefined && isJoined) run.push(year);
    else runs.push([year]);
  }
  return runs;
}

type Gap = { readonly years: readonly number[]; readonly who: readonly Series[] };

/** Groups consecutive years in which the same roles lack something. */
function getGaps(
  series: readonly Series[],
  years: readonly number[],
  lacks: (one: Series, year: number) => boolean,
): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const year of years) {
    const who = series.filter((one) => lacks(one, year));
    if (who.length === 0) continue;
    const last = gaps.at(-1);
    const goesOn =
      last?.years.at(-1) === year - 1 &&
      last.who.length === who.length &&
      last.who.every((one) => who.includes(one));
    if (last !== undefined && goesOn) gaps[gaps.length - 1] = { who, years: [...last.years, year] };
    else gaps.push({ who, years: [year] });
  }
  return gaps;
}

/** The pay of both roles over the years, with what its text needs. */
type Survey = {
  readonly series: readonly Series[];
  /** Every year from the first with pay to the last. */
  readonly years: readonly number[];
  /** The breaks between those years. */
  readonly breaks: readonly YearBreak[];
  /** The price index of May, by year. */
  readonly prices: Values;
  readonly words: Words;
  readonly format: Format;
};

const paidYears = (series: readonly Series[]): readonly number[] =>
  series.flatMap(({ values, above }) => [...values.keys(), ...above.keys()]);

/** Tells until when a job had another official title, if it changed with this break. */
function renamedText({ series, words, format }: Survey, from: number): readonly string[] {
  return series.flatMap(({ role, titles }) => {
    const years = [...titles.keys()];
    const before = Math.max(...years.filter((year) => year < from));
    const after = Math.min(...years.filter((year) => year >= from));
    const title = titles.get(before);
    if (title === undefined || title === (titles.get(after) ?? title)) return [];
    const values = { before: getMay(before, format), role: role.plural, title };
    return fill(words['pay-years'].renamed, values);
  });
}

type Mark = { readonly at: number; readonly row: number; readonly text: string };
type LetteredMark = Mark & { readonly letter: string };

function gapMark({ years, who }: Gap, template: string, format: Format): Mark {
  const [first = 0] = years;
  return {
    at: (first + (years.at(-1) ?? first)) / 2,
    row: first,
    text: fill(template, {
      years: format.list(years.map((year) => getMay(year, format))),
      role: format.list(who.map(({ role }) => role.plural)),
    }),
  };
}

function breakMark({ id, from }: YearBreak, survey: Survey): Mark {
  const { words, format } = survey;
  const explanation = fill(words['pay-years'].breaks[id], { from: getMay(from, format) });
  const renamed = id === 'codes' ? renamedText(survey, from) : [];
  return { at: from - 0.5, row: from, text: [explanation, ...renamed].join(' ') };
}

/** Returns the lettered gaps and breaks, from left to right. */
function getMarks(survey: Survey): readonly LetteredMark[] {
  const { series, years, breaks, words, format } = survey;
  const messages = words['pay-years'];
  const missing = getGaps(
    series,
    years,
    ({ values, above }, year) => !values.has(year) && !above.has(year),
  );
  const over = getGaps(series, years, ({ above }, year) => above.has(year));
  return [
    ...missing.map((gap) =>
      gapMark(gap, gap.who.length === series.length ? messages.gap : messages['gap-one'], format),
    ),
    ...over.map((gap) => gapMark(gap, messages['gap-over'], format)),
    ...breaks.map((each) => breakMark(each, survey)),
  ]
    .sort((one, other) => one.at - other.at)
    .map((mark, index) => ({ ...mark, letter: String.fromCharCode(97 + index) }));
}

/** A change in percent, rounded to one decimal. */
const getChange = (then: number, now: number) => Math.round((now / then - 1) * 1000) / 10;

/** Tells how a median moved since the last break, and how that compares with prices. */
function sinceText({ role, values }: Series, { prices, breaks, words, format }: Survey): string {
  const messages = words['pay-years'];
  const run = getRuns(values, breaks).at(-1) ?? [];
  const [from = 0] = run;
  const to = run.at(-1) ?? from;
  const now = getMay(to, format);
  if (from === to) return fill(messages['no-earlier'], { role: role.plural, now });
  const [then, newest] = [values.get(from) ?? 0, values.get(to) ?? 0];
  const percent = (change: number) => format.percent(Math.abs(change), { decimals: 1 });
  const moved = {
    gap: format.money(Math.abs(newest - then)),
    percent: percent(getChange(then, newest)),
  };
  const change =
    newest === then ? messages.stayed : fill(newest > then ? messages.rose : messages.fell, moved);
  const start = { from: getMay(from, format), role: role.plural, change };
  const [priceThen, priceNow] = [prices.get(from), prices.get(to)];
  if (priceThen === undefined || priceNow === undefined)
    return fill(messages['since-alone'], start);
  const dearer = getChange(priceThen, priceNow);
  const buys = getChange((then * priceNow) / priceThen, newest);
  const pricesTemplate = dearer > 0 ? messages['prices-rose'] : messages['prices-fell'];
  return fill(messages.since, {
    ...start,
    now,
    prices: dearer === 0 ? messages.stayed : fill(pricesTemplate, { percent: percent(dearer) }),
    result: fill(buys === 0 ? messages.alike : buys > 0 ? messages.more : messages.less, {
      from: start.from,
      percent: percent(buys),
    }),
  });
}

/** The pay of a role in the dollars of one view. */
type Drawn = { readonly series: Series; readonly values: Values; readonly above: Values };

/** Converts pay to the dollars of one year by the price index, dropping years without an index. */
function toDollars(priceNow: number, values: Values, prices: Values): Values {
  return new Map(
    [...values].flatMap(([year, dollars]): [number, number][] => {
      const price = prices.get(year);
      return price === undefined ? [] : [[year, Math.round((dollars * priceNow) / price)]];
    }),
  );
}

/** Whether a line's last label goes above it: true for the higher of two lines. */
function isAbove(drawn: readonly Drawn[], index: number): boolean {
  const [end = 0, ...others] = [...drawn.slice(index), ...drawn.slice(0, index)].map(
    ({ values }) => values.get(sortedYears(values).at(-1) ?? 0) ?? 0,
  );
  return others.every((other) => end > other || (end === other && index === 0));
}

/** A survey with what both of its views share. */
type Chart = Survey & {
  readonly marks: readonly LetteredMark[];
  readonly width: ScaleLinear<number, number>;
  readonly height: ScaleLinear<number, number>;
};

/** Describes both ends of a line. */
function endsText({ series: { role }, values }: Drawn, { words, format }: Chart): string {
  const shown = sortedYears(values);
  const [from = 0, to = 0] = [shown[0], shown.at(-1)];
  return fill(words['pay-years']['drawing-line'], {
    role: role.plural,
    from: getMay(from, format),
    fromPay: format.money(values.get(from) ?? 0),
    to: getMay(to, format),
    toPay: format.money(values.get(to) ?? 0),
  });
}

function getLine({ series: { role }, values }: Drawn, isHigher: boolean, chart: Chart): YearLine {
  const spot = (year: number): Spot => ({
    x: chart.width(year),
    y: chart.height(values.get(year) ?? 0),
  });
  const to = sortedYears(values).at(-1) ?? 0;
  return {
    role,
    segments: getRuns(values, chart.breaks).map((run) => run.map(spot)),
    last: {
      ...spot(to),
      text: chart.format.money(values.get(to) ?? 0),
      side: isHigher ? 'above' : 'below',
    },
  };
}

function getCell({ series, values, above }: Drawn, year: number, chart: Chart): PartCell {
  const { words, format } = chart;
  const value = values.get(year);
  if (value !== undefined) return { kind: 'figure', text: format.money(value) };
  const over = above.get(year);
  if (over !== undefined) return { kind: 'figure', text: payText({ over }, { words, format }) };
  const reason = paidYears([series]).includes(year) ? 'no-price' : 'no-figure';
  return { kind: 'missing', text: words['pay-years'][reason] };
}

function getTable(drawn: readonly Drawn[], dollars: string, chart: Chart): PartTable {
  const messages = chart.words['pay-years'];
  const rows = chart.years.map((year) => {
    const letters = chart.marks.flatMap(({ row, letter }) => (row === year ? letter : []));
    return {
      label: String(year),
      letters: letters.length > 0 ? letters.join(' ') : undefined,
      cells: drawn.map((one) => getCell(one, year, chart)),
    };
  });
  return {
    caption: fill(messages.caption, { dollars }),
    corner: messages['column-year'],
    columns: drawn.map(({ series: { role } }) => ({ name: role.name, accent: role.accent })),
    groups: [{ rows }],
  };
}

/** Explains how pay in constant dollars was calculated, and which years are left out. */
function constantNotes({ series, prices, words, format }: Chart, now: string): readonly string[] {
  const messages = words['pay-years'];
  const priceless = paidYears(series).filter((year) => !prices.has(year));
  const leftOut = [...new Set(priceless)].sort((one, other) => one - other);
  const computed = fill(messages.computed, { now });
  if (leftOut.length === 0) return [computed];
  return [computed, fill(messages['left-out'], { years: format.list(leftOut.map(String)) })];
}

function getView(
  { id, label, notes }: Pick<YearView, 'id' | 'label' | 'notes'>,
  drawn: readonly Drawn[],
  chart: Chart,
): YearView {
  // A role can have pay only in years without a price index.
  const lines = drawn.filter(({ values }) => values.size > 0);
  return {
    id,
    label,
    description: fill(chart.words['pay-years'].drawing, {
      dollars: label,
      lines: lines.map((line) => endsText(line, chart)).join(' '),
      letters: chart.marks.map(({ letter, text }) => `${letter}: ${text}`).join(' '),
    }).trimEnd(),
    lines: lines.map((line, index) => getLine(line, isAbove(lines, index), chart)),
    table: getTable(drawn, label, chart),
    notes,
  };
}

/** Builds the scales that all views share, with room for the pay of each. */
function getChart(survey: Survey, drawn: readonly Drawn[]): Chart {
  const { years } = survey;
  const [first = 0, last = first] = [years[0], years.at(-1)];
  const dollars = drawn.flatMap(({ values }) => [...values.values()]);
  return {
    ...survey,
    marks: getMarks(survey),
    width: scaleLinear().domain([first, Math.max(last, first + 1)]),
    height: scaleLinear()
      .domain([Math.min(...dollars), Math.max(...dollars)])
      .nice(6),
  };
}

/** Builds everything that needs a year with pay: the views, their axes and the sentences. */
function drawYears(survey: Survey): Omit<YearsPart, 'choice' | 'absences' | 'roles' | 'source'> {
  const { series, years, prices, words, format } = survey;
  const messages = words['pay-years'];
  const last = years.at(-1) ?? 0;
  const now = getMay(last, format);
  const priceNow = prices.get(last);
  const drawn = (convert: (values: Values) => Values): readonly Drawn[] =>
    series.map((one) => ({ series: one, values: convert(one.values), above: convert(one.above) }));
  const nominal = drawn((values) => values);
  const constant =
    priceNow === undefined ? [] : drawn((values) => toDollars(priceNow, values, prices));
  const chart = getChart(survey, [...nominal, ...constant]);
  const { width, height, marks } = chart;
  const inConstant = {
    id: 'constant',
    label: fill(messages.constant, { now }),
    notes: constantNotes(chart, now),
  } as const;
  return {
    since: series.map((one) => sinceText(one, survey)),
    views: [
      getView({ id: 'nominal', label: messages.nominal, notes: [] }, nominal, chart),
      ...(constant.length > 0 ? [getView(inConstant, constant, chart)] : []),
    ],
    heights: height.ticks(6).map((value) => ({
      y: height(value),
      label: `${format.money(value / 1000)}k`,
    })),
    years: placeLabels(
      years.map((year) => ({ at: width(year), label: String(year) })),
      'free',
    ),
    breaks: marks.map(({ at, letter, text }) => ({ x: width(at), letter, text })),
    notes:
      priceNow === undefined
        ? [messages.scale, fill(messages['no-index'], { now })]
        : [messages.scale],
  };
}

/**
 * Builds both medians over the years, in each year's dollars and, by our calculation, in those of the newest
 * May. Lines never cross a break or a year without a figure.
 *
 * @param breaks changes of the survey, in different years
 */
export function buildYears(
  pair: PayPair,
  site: PaySite,
  breaks: readonly YearBreak[] = yearBreaks,
): YearsPart {
  const { format } = site;
  const { words, tables } = site;
  const roles = partRoles(pair, site);
  const series = roles.map((role) => getSeries(role, site)).filter(({ values }) => values.size > 0);
  const covered = series.map(({ role }) => role);
  const empty: YearsPart = {
    choice: words['pay-years'].choice,
    absences: getAbsences(roles, covered, site),
    since: [],
    roles: covered,
    views: [],
    heights: [],
    years: [],
    breaks: [],
    notes: [],
    source: partSource([tableSources.oewsNational, tableSources.consumerPrices], pair, site),
  };
  if (series.length === 0) return empty;
  const all = paidYears(series);
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const survey = {
    series,
    years: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    breaks: breaks.filter(({ from }) => from > first && from <= last),
    prices: new Map(tables.consumerPrices.map((row) => [row.year, row.cpi_u_may])),
    words,
    format,
  };
  return { ...empty, ...drawYears(survey) };
}
