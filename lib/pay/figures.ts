import type { Side } from '@/lib/domain/difference';
import type { Missing, Percentiles } from '@/lib/domain/fact';
import type { Format } from '@/lib/domain/format';
import type { Pair } from '@/lib/domain/pairs';
import { getLeast, isOver, mapPay, type Pay } from '@/lib/domain/pay';
import { getCode, type PlaceId, type StateId } from '@/lib/domain/places';
import type { RoleProfile } from '@/lib/domain/profile';
import type { Text } from '@/lib/domain/site';
import type { TableRow, Tables } from '@/lib/domain/table-rows';
import {
  getNewest,
  getPercentiles,
  newestOews,
  payIn,
  stateRow,
  whyNoJobs,
  whyNoPay,
  whyNoRange,
} from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { getWord } from '@/lib/domain/words';

/** The reason for a missing figure, as an id of the site's words. */
type Why = Missing['why'];

/** The pay figures of a role in a place. */
export type RoleFigures = {
  readonly percentiles: Percentiles | undefined;
  /** A place can have a median without a range. */
  readonly median: Pay | undefined;
  readonly mean: Pay | undefined;
  readonly employment: number | undefined;
  /** The reasons for a missing median, range or number of employees. Only valid for those. */
  readonly why: { readonly median: Why; readonly range: Why; readonly employment: Why };
  /** The May that the figures are from, or undefined if the table has no row. */
  readonly period: string | undefined;
};

type PayRow = TableRow<'oewsNational'> | TableRow<'oewsState'> | TableRow<'oewsArea'>;

/** Returns the figures of a row of any pay table, or of a missing row. */
export function getFigures(tables: Tables, row: PayRow | undefined): RoleFigures {
  return {
    percentiles: row && getPercentiles(tables, row),
    median: row && payIn(tables, row, 'annual_median_usd'),
    mean: row && payIn(tables, row, 'annual_mean_usd'),
    employment: typeof row?.employment === 'number' ? row.employment : undefined,
    why: {
      median: whyNoPay(tables, row, 'annual_median_usd'),
      range: whyNoRange(tables, row),
      employment: whyNoJobs(row),
    },
    period: row?.reference_period,
  };
}

/** Returns the figures of two roles in a place. */
export function placeFigures(
  tables: Tables,
  pair: Pair<RoleProfile>,
  place: PlaceId,
): Pair<RoleFigures> {
  const of = ({ occupation: { code } }: RoleProfile) =>
    getFigures(tables, place === 'us' ? newestOews(tables, code) : stateRow(tables, code, place));
  return [of(pair[0]), of(pair[1])];
}

/** Returns the months of some figures, in the order of the figures: `May 2025`. */
export const getMonths = (figures: readonly RoleFigures[], format: Format): readonly string[] => [
  ...new Set(figures.flatMap(({ period }) => (period === undefined ? [] : format.period(period)))),
];

/**
 * Returns the place and months of some figures: `US, May 2025`. Two surveys keep both months, because one
 * month would present an older figure as new.
 */
export const basisOfFigures = (
  figures: readonly RoleFigures[],
  place: PlaceId | undefined,
  { words, format }: Text,
): string =>
  [place === undefined ? '' : getWord(words.places, place), format.list(getMonths(figures, format))]
    .filter(Boolean)
    .join(', ');

/** Tells that two figures are from different surveys, for a sentence that compares them. */
export function datesDiffer(
  figures: Pair<RoleFigures>,
  { words, format }: Text,
): string | undefined {
  const [first, second] = getMonths(figures, format);
  return first === undefined || second === undefined
    ? undefined
    : fill(words.mixed.period, { first, second });
}

/** An area of a state with the figures of two roles. */
export type AreaFigures = {
  readonly code: string;
  readonly name: string;
  readonly kind: TableRow<'oewsArea'>['area_kind'];
  /** The codes of the states that it extends into. */
  readonly states: readonly string[];
  readonly figures: Pair<RoleFigures>;
};

/** Returns the areas of a state by name, metropolitan areas first. */
export function getAreas(
  tables: Tables,
  pair: Pair<RoleProfile>,
  state: StateId,
): readonly AreaFigures[] {
  const code = getCode(state);
  const rows = tables.oewsArea.filter((row) => row.states.split('|').includes(code));
  const names = new Map(rows.map((row) => [row.area_code, row]));
  return [...names.values()]
    .sort(
      (one, two) =>
        one.area_kind.localeCompare(two.area_kind, 'en') ||
        one.area_name.localeCompare(two.area_name, 'en'),
    )
    .map(({ area_code, area_name, area_kind, states }) => {
      const of = (role: RoleProfile) =>
        getFigures(
          tables,
          getNewest(
            rows.filter((row) => row.area_code === area_code && row.soc === role.occupation.code),
          ),
        );
      return {
        code: area_code,
        name: area_name,
        kind: area_kind,
        states: states.split('|'),
        figures: [of(pair[0]), of(pair[1])],
      };
    });
}

/** The gap between two medians, and which is higher. */
export type Gap =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'same' }
  | {
      readonly kind: 'gap';
      readonly higher: Side;
      readonly by: number;
      /** Set if the higher amount is above the highest published value, so the gap is `by` or more. */
      readonly open?: true;
    };

/** Returns the gap between two amounts, unknown if one of them is, or if both may be above a bound. */
export function getGap([first, second]: Pair<Pay | undefined>): Gap {
  if (first === undefined || second === undefined) return { kind: 'unknown' };
  if (!isOver(first) && first === second) return { kind: 'same' };
  const [one, two] = [getLeast(first), getLeast(second)];
  const higher = one > two ? 0 : 1;
  const [high, low] = higher === 0 ? [first, second] : [second, first];
  if (isOver(low) || one === two) return { kind: 'unknown' };
  return { kind: 'gap', higher, by: Math.abs(one - two), ...(isOver(high) && { open: true }) };
}

/** Returns the gap between two medians. */
export const medianGap = ([first, second]: Pair<RoleFigures>): Gap =>
  getGap([first.median, second.median]);

/** Describes a gap with its sign as a word: `paralegals $7,320 more`. */
export function payGapText(gap: Gap, pair: Pair<RoleProfile>, { words, format }: Text): string {
  const messages = words['pay-page'];
  if (gap.kind === 'unknown') return messages['gap-unknown'];
  if (gap.kind === 'same') return messages['gap-same'];
  return fill(gap.open ? messages['gap-over'] : messages.gap, {
    higher: pair[gap.higher].plural,
    gap: format.money(gap.by),
  });
}

/** Converts an amount to US price levels, rounded to tens of dollars like the survey. */
export const atUsPrices = (pay: Pay, level: number): Pay =>
  mapPay(pay, (amount) => Math.round((amount * 100) / level / 10) * 10);
