import type { Cell, CellSource, LabelledCell, PayRange, SourceEntry } from './cell';
import type { Basis, Fact, FactOf, Missing, Percentiles } from './fact';
import { getLeast, isOver, payText } from './pay';
import { payMarks, rangeOn, type Scale } from './pay-scale';
import type { PlaceId } from './places';
import type { RoleProfile } from './profile';
import type { RowDefinition, RowId } from './rows';
import type { Site, Text } from './site';
import { capitalise, fill } from './template';
import { getWord } from './words';

/**
 * A role's value in a row, from its file or, by occupation code, from a table.
 *
 * @param place the place for pay and jobs. Rows without figures by place use the whole US.
 * @throws Error if the role's file has no entry for the row, which the content check rules out
 */
export function rowValue(
  row: RowDefinition & { readonly id: RowId },
  {
    role,
    site,
    place = 'us',
  }: { readonly role: RoleProfile; readonly site: Pick<Site, 'tables'>; readonly place?: PlaceId },
): Fact | Missing {
  if (row.from !== 'profile') return row.from(site.tables, role.occupation.code, place);
  const value = role.facts[row.id];
  if (value === undefined)
    throw new Error(`${role.id} has neither a value nor a reason: ${row.id}`);
  return value;
}

/** A value's basis. A stated absence has none. */
export const getBasis = (value: Fact | Missing): Basis | undefined =>
  value.kind === 'missing' ? undefined : value;

/** The part of a basis that labels show. Two values may share only the place or only the period. */
export type SharedBasis = {
  readonly place?: PlaceId | undefined;
  readonly period?: string | undefined;
};

/** The place and period of a value: `US, May 2025`. */
export const basisText = (
  { place, period = 'undated' }: SharedBasis,
  { words, format }: Text,
): string =>
  [place === undefined ? '' : getWord(words.places, place), format.period(period)]
    .filter(Boolean)
    .join(', ');

/** A duration as text: `1 to 12 months`, `12 months`, or the word for none. */
export function durationText(
  { low, high, unit }: FactOf<'duration'>,
  { words, format }: Text,
): string {
  if (high === 0) return words.none;
  const end = format.duration(high, unit);
  return low === high ? end : `${format.number(low, 0)} ${words.to} ${end}`;
}

/** The five percentiles as text. */
const getMoney = ({ p10, p25, median, p75, p90 }: Percentiles, { words, format }: Text) => {
  const [low, quarter, middle, three, high] = [p10, p25, median, p75, p90].map((pay) =>
    payText(pay, { words, format }),
  ) as [string, string, string, string, string];
  return { p10: low, p25: quarter, median: middle, p75: three, p90: high };
};

/** The text alternative of a pay chart, with every value. */
export function drawingText(
  range: Percentiles,
  { role, basis }: { readonly role: Pick<RoleProfile, 'plural'>; readonly basis: string },
  { words, format }: Text,
): string {
  return fill(words.pay.drawing, {
    role: role.plural,
    basis,
    ...getMoney(range, { words, format }),
    // The template says that the top tenth earns over this, so the bound itself fits.
    p90: format.money(getLeast(range.p90)),
  });
}

function payRange(
  fact: FactOf<'distribution'>,
  { scale, role }: { readonly scale: Scale; readonly role: CellInput['role'] },
  { words, format }: Text,
): PayRange {
  const money = getMoney(fact, { words, format });
  return {
    at: rangeOn(scale, fact),
    ...(isOver(fact.p90) && { open: true }),
    ticks: payMarks(scale, format),
    description: drawingText(
      fact,
      { role, basis: basisText(fact, { words, format }) },
      { words, format },
    ),
    half: fill(words.pay.half, { low: money.p25, high: money.p75 }),
    tenths: fill(words.pay.tenths, { low: money.p10, high: money.p90 }),
  };
}

type Content = Cell extends infer Member
  ? Member extends Cell
    ? Omit<Member, 'note' | 'source'>
    : never
  : never;

type CellInput = {
  readonly row: Pick<RowDefinition, 'id' | 'decimals' | 'signed'>;
  readonly role: Pick<RoleProfile, 'plural' | 'occupation'>;
  readonly value: Fact | Missing;
  /** The items in both roles' lists. */
  readonly shared?: readonly string[];
  /** The scale of the pay chart. Required if the value is a distribution. */
  readonly scale: Scale | undefined;
};

function cellContent(input: CellInput, { words, format }: Text): Content {
  const { row, role, value, shared = [], scale } = input;
  switch (value.kind) {
    case 'missing': {
      const kind = getWord<string>(words.missing, value.why);
      const { reason } = value;
      return {
        kind: 'missing',
        text: reason === undefined ? kind : fill(words.missing.pattern, { kind, reason }),
      };
    }
    case 'text':
      return { kind: 'text', text: value.text };
    case 'list': {
      const isShared = new Set(shared.map((item) => item.toLocaleLowerCase('en')));
      const items = value.items.map((text) => ({
        text,
        shared: isShared.has(text.toLocaleLowerCase('en')),
      }));
      return { kind: 'list', items };
    }
    case 'answer':
      return {
        kind: 'answer',
        answer: capitalise(words.answers[value.answer]),
        reason: value.reason,
      };
    case 'level':
      return { kind: 'figure', text: capitalise(getWord(words.levels, value.level)) };
    case 'duration':
      return { kind: 'figure', text: capitalise(durationText(value, { words, format })) };
    case 'count':
      return { kind: 'figure', text: format.count(value.count, { signed: row.signed ?? false }) };
    case 'percent': {
      const options = { decimals: row.decimals ?? 0, signed: row.signed ?? false };
      return { kind: 'figure', text: format.percent(value.percent, options) };
    }
    case 'money':
      return { kind: 'money', text: payText(value.amount, { words, format }, row.decimals) };
    case 'range': {
      const [low, high] = [value.low, value.high].map((end) => format.money(end, row.decimals));
      return { kind: 'money', text: low === high ? `${low}` : `${low} ${words.to} ${high}` };
    }
    case 'distribution': {
      if (scale === undefined) throw new Error(`Row ${row.id} has no scale to draw on`);
      return {
        kind: 'pay',
        text: payText(value.median, { words, format }),
        range: payRange(value, { scale, role }, { words, format }),
      };
    }
  }
}

/** The source of a value as text, or `undefined` for an absence without sources. */
function cellSource(
  value: Fact | Missing,
  role: CellInput['role'],
  site: Pick<Site, 'words' | 'sources' | 'format'>,
): CellSource | undefined {
  const { format } = site;
  const { words, sources } = site;
  const entries = value.sources.flatMap((id) => sources.get(id) ?? []);
  if (entries.length === 0) return undefined;
  const basis = getBasis(value);
  const period = basis === undefined ? '' : format.period(basis.period);
  const [mostImportant] = entries;
  const occupation = fill(words.sources.occupation, role.occupation);
  const grain =
    basis === undefined
      ? occupation
      : [basisText(basis, { words, format }), basis.who, occupation].filter(Boolean).join('. ');
  return {
    short: [mostImportant?.short, period].filter(Boolean).join(', '),
    grain: `${grain}.`,
    who: basis?.who,
    entries: entries.map(({ id, short }) => ({ id, short })),
  };
}

/** A location quotient closer to 1 than this means “about as common”. */
const alike = 0.1;

/** How common a job is in a place, in words, or `undefined` without a location quotient. */
export function quotientText(value: Fact | Missing, { words, format }: Text): string | undefined {
  if (value.kind !== 'count' || value.quotient === undefined) return undefined;
  const { quotient } = value;
  const { 'as-common': same, 'more-common': more, 'less-common': less } = words.pay;
  const isAlike = Math.abs(quotient - 1) < alike;
  return fill(isAlike ? same : quotient > 1 ? more : less, { times: format.number(quotient, 2) });
}

/** The note for pay above the survey's top code, whether the value itself or its 90th percentile. */
function topText({ row, value }: CellInput, { words, format }: Text): string | undefined {
  const pay =
    value.kind === 'money' ? value.amount : value.kind === 'distribution' ? value.p90 : undefined;
  return isOver(pay)
    ? fill(words.pay.top, { amount: format.money(pay.over, row.decimals) })
    : undefined;
}

/** Builds the cell of one role in one row. */
export function buildCell(
  input: CellInput,
  site: Pick<Site, 'words' | 'sources' | 'format'>,
): Cell {
  const { format } = site;
  return {
    ...cellContent(input, { words: site.words, format }),
    note:
      getBasis(input.value)?.note ??
      quotientText(input.value, { words: site.words, format }) ??
      topText(input, { words: site.words, format }),
    source: cellSource(input.value, input.role, site),
  };
}

/** A cell as one line: only the value, without range, reason or source. */
export function getBrief(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
    case 'figure':
    case 'money':
    case 'pay':
    case 'missing':
      return cell.text;
    case 'answer':
      return cell.answer;
    case 'list':
      return cell.items.map((item) => item.text).join(', ');
  }
}

/** Separates the measure from the basis in a row's detail. */
export const detailSeparator = '; ';

/** A row's detail: measure, place and period. */
export const detailText = (
  measure: string | undefined,
  basis: SharedBasis | undefined,
  { words, format }: Text,
): string =>
  [measure, basis === undefined ? undefined : basisText(basis, { words, format })]
    .filter(Boolean)
    .join(detailSeparator);

/** Builds the labeled cells of one role, for pages that show it alone. */
export function buildRoleCells(
  role: RoleProfile,
  {
    rows,
    site,
    getScale,
    place = 'us',
  }: {
    readonly rows: readonly (RowDefinition & { readonly id: RowId })[];
    readonly site: Pick<Site, 'words' | 'sources' | 'tables' | 'format'>;
    readonly getScale: (row: RowDefinition & { readonly id: RowId }) => Scale | undefined;
    readonly place?: PlaceId;
  },
): readonly LabelledCell[] {
  const { format } = site;
  return rows.map((row) => {
    const value = rowValue(row, { role, site, place });
    const rowWords = getWord(site.words.rows, row.id);
    return {
      id: row.id,
      label: rowWords.label,
      detail: detailText(rowWords.measure, getBasis(value), { words: site.words, format }),
      meaning: rowWords.meaning,
      cell: buildCell({ row, role, value, scale: getScale(row) }, site),
    };
  });
}

/** Builds the list entries of sources, one for each distinct id. Unknown ids are skipped. */
export function buildSourceEntries(
  ids: Iterable<string>,
  site: Pick<Site, 'words' | 'sources' | 'format'>,
): readonly SourceEntry[] {
  const { format } = site;
  const { sources: words } = site.words;
  return [...new Set(ids)].flatMap((id) => {
    const source = site.sources.get(id);
    if (source === undefined) return [];
    const { short, title, note, attribution } = source;
    const isLink = source.address.startsWith('https:');
    const about = [
      source.publisher === 'unknown' ? words.unknown : source.publisher,
      source.shown === 'none'
        ? words['shown-none']
        : fill(words.shown, { date: format.period(source.shown) }),
      fill(words.read, { date: format.period(source.read) }),
      words.confidence[source.confidence],
    ];
    return {
      id,
      short,
      title,
      about: `${about.join('. ')}.`,
      href: isLink ? source.address : undefined,
      plainAddress: isLink || source.address === 'none' ? undefined : source.address,
      note,
      attribution,
    };
  });
}
