import type { Side } from '@/lib/domain/difference';
import type { Missing, Percentiles } from '@/lib/domain/fact';
import type { Format } from '@/lib/domain/format';
import type { Pair } from '@/lib/domain/pairs';
import { isOver, leastOf, mapPay, type Pay } from '@/lib/domain/pay';
import { codeOf, type PlaceId, type StateId } from '@/lib/domain/places';
import type { RoleProfile } from '@/lib/domain/profile';
import type { TableRow, Tables } from '@/lib/domain/table-rows';
import {
  newestOews,
  newestOf,
  payIn,
  percentilesOf,
  stateRow,
  whyNoJobs,
  whyNoPay,
  whyNoRange,
} from '@/lib/domain/tables';
import { fill } from '@/lib/domain/template';
import { type Words, wordOf } from '@/lib/domain/words';

/** Why a figure is not there, by the word of the site. */
type Why = Missing['why'];

/** What is known of the pay of a role in a place. */
export type RoleFigures = {
  readonly percentiles: Percentiles | undefined;
  /** A place can have a median and no range. */
  readonly median: Pay | undefined;
  readonly mean: Pay | undefined;
  readonly employment: number | undefined;
  /** Why there is no median, no range, and no number of employees, where that is so. */
  readonly why: { readonly median: Why; readonly range: Why; readonly employment: Why };
  /** The May that the figures are of; nothing where the table has no row. */
  readonly period: string | undefined;
};

type PayRow = TableRow<'oewsNational'> | TableRow<'oewsState'> | TableRow<'oewsArea'>;

/** The figures of a row of any of the three tables of pay, or of none. */
export function figuresOf(tables: Tables, row: PayRow | undefined): RoleFigures {
  return {
    percentiles: row && percentilesOf(tables, row),
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

/** The figures of two roles in a place. */
export function placeFigures(
  tables: Tables,
  pair: Pair<RoleProfile>,
  place: PlaceId,
): Pair<RoleFigures> {
  const of = ({ occupation: { code } }: RoleProfile) =>
    figuresOf(tables, place === 'us' ? newestOews(tables, code) : stateRow(tables, code, place));
  return [of(pair[0]), of(pair[1])];
}

/** The months that some figures are of, in the order of the figures: `May 2025`. */
export const monthsOf = (figures: readonly RoleFigures[], format: Format): readonly string[] => [
  ...new Set(figures.flatMap(({ period }) => (period === undefined ? [] : format.period(period)))),
];

/**
 * `US, May 2025`: on what some figures rest. Figures of two surveys have the months of both, in the order of the
 * figures: one month for both would pass an older figure off as new.
 */
export const basisOfFigures = (
  figures: readonly RoleFigures[],
  place: PlaceId | undefined,
  { words }: { readonly words: Words },
  format: Format,
): string =>
  [place === undefined ? '' : wordOf(words.places, place), format.list(monthsOf(figures, format))]
    .filter(Boolean)
    .join(', ');

/** That two figures are of two surveys, for a sentence that sets them against each other. */
export function datesDiffer(
  figures: Pair<RoleFigures>,
  words: Words,
  format: Format,
): string | undefined {
  const [first, second] = monthsOf(figures, format);
  return first === undefined || second === undefined
    ? undefined
    : fill(words.mixed.period, { first, second });
}

/** An area of a state with the figures of two roles. */
export type AreaFigures = {
  readonly code: string;
  readonly name: string;
  readonly kind: TableRow<'oewsArea'>['area_kind'];
  /** The codes of the states that it lies in. */
  readonly states: readonly string[];
  readonly figures: Pair<RoleFigures>;
};

/** The areas that a state lies in, those around cities first, by name. */
export function areasOf(
  tables: Tables,
  pair: Pair<RoleProfile>,
  state: StateId,
): readonly AreaFigures[] {
  const code = codeOf(state);
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
        figuresOf(
          tables,
          newestOf(
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

/** How far apart two medians are, and which is higher. */
export type Gap =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'same' }
  | {
      readonly kind: 'gap';
      readonly higher: Side;
      readonly by: number;
      /** The higher amount is above what is printed: the gap is `by` or more. */
      readonly open?: true;
    };

/** The gap between two amounts; unknown where one of them is, or where both may be above a bound. */
export function gapOf([first, second]: Pair<Pay | undefined>): Gap {
  if (first === undefined || second === undefined) return { kind: 'unknown' };
  if (!isOver(first) && first === second) return { kind: 'same' };
  const [one, two] = [leastOf(first), leastOf(second)];
  const higher = one > two ? 0 : 1;
  const [high, low] = higher === 0 ? [first, second] : [second, first];
  if (isOver(low) || one === two) return { kind: 'unknown' };
  return { kind: 'gap', higher, by: Math.abs(one - two), ...(isOver(high) && { open: true }) };
}

/** The gap of two medians. */
export const medianGap = ([first, second]: Pair<RoleFigures>): Gap =>
  gapOf([first.median, second.median]);

/** A gap in words, with its sign as a word: `paralegals $7,320 more`. */
export function payGapText(
  gap: Gap,
  pair: Pair<RoleProfile>,
  words: Words,
  format: Format,
  decimals = 0,
): string {
  const own = words['pay-page'];
  if (gap.kind === 'unknown') return own['gap-unknown'];
  if (gap.kind === 'same') return own['gap-same'];
  return fill(gap.open ? own['gap-over'] : own.gap, {
    higher: pair[gap.higher].plural,
    gap: format.money(gap.by, decimals),
  });
}

/** What an amount would buy at the prices of the whole US, in tens of dollars as the survey has them. */
export const atUsPrices = (pay: Pay, level: number): Pay =>
  mapPay(pay, (amount) => Math.round((amount * 100) / level / 10) * 10);
