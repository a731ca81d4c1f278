import type { Basis, DistributionFact, Fact, Missing, Percentiles } from './fact';
import type { Pay } from './pay';
import { getCode, type PlaceId, type StateId, stateIds } from './places';
import {
  type CellStatus,
  type entryEducation,
  type HandbookPay,
  isWithheld,
  type onTheJobTraining,
  type PayCell,
  type PayUnit,
  paidOnlyBy,
  type payUnits,
  projectionYears,
  type relatedExperience,
  type TableName,
  type TableRow,
  type Tables,
  topMark,
} from './table-rows';

/** Ids in sources.md of the releases that the tables come from. */
export const tableSources = {
  oewsNational: 'bls-oews',
  topCodes: 'bls-oews',
  oewsState: 'bls-oews-places',
  oewsArea: 'bls-oews-places',
  oewsFlorida: 'bls-oews-places',
  oewsSector: 'bls-oews',
  industryPay: 'ooh-paralegals',
  projections: 'bls-projections',
  separations: 'bls-projections',
  drivers: 'bls-projections',
  stateProjections: 'state-projections',
  prices: 'bea-prices',
  consumerPrices: 'bls-cpi',
} as const satisfies Readonly<Record<TableName, string>>;

/** Looks up a value in the official tables by occupation code and place. */
export type FromTables = (tables: Tables, code: string, place: PlaceId) => Fact | Missing;

const missing = (why: Missing['why'], sources: readonly string[] = []): Missing => ({
  kind: 'missing',
  why,
  sources,
});
const notInTable = missing('not-in-table');

/** The reason that the site shows for each status of an empty cell. */
export const whyMissing: Readonly<Record<Exclude<CellStatus, 'published'>, Missing['why']>> = {
  not_released: 'not-released',
  not_in_source: 'not-in-source',
  no_figure: 'not-released',
};

/** The survey row with the latest period. Of several with the same period, the first. */
export const getNewest = <Row extends { readonly reference_period: string }>(
  rows: readonly Row[],
): Row | undefined =>
  rows.reduce<Row | undefined>(
    (newest, row) =>
      newest === undefined || row.reference_period > newest.reference_period ? row : newest,
    undefined,
  );

/** The newest national row of an occupation. Its release is the one that the site shows. */
export const newestOews = (
  tables: Pick<Tables, 'oewsNational'>,
  code: string,
): TableRow<'oewsNational'> | undefined =>
  getNewest(tables.oewsNational.filter((row) => row.soc === code));

/** The newest row of an occupation in a state. */
export const stateRow = (
  tables: Tables,
  code: string,
  state: StateId,
): TableRow<'oewsState'> | undefined =>
  getNewest(
    tables.oewsState.filter((row) => row.soc === code && row.state_abbr === getCode(state)),
  );

/** The states in the state table, by name. */
export const getStates = ({ oewsState }: Pick<Tables, 'oewsState'>): readonly StateId[] => {
  const listed = new Set(oewsState.map((row) => row.state_abbr));
  return stateIds.filter((state) => listed.has(getCode(state)));
};

/**
 * The places to offer for pay, the whole US first: those where each of these occupations
 * has all five percentiles, or BLS withholds them.
 */
export function payPlaces(
  tables: Tables,
  codes: readonly string[],
): readonly [PlaceId, ...PlaceId[]] {
  const isShown = (state: StateId) =>
    codes.every((code) => {
      const status = stateRow(tables, code, state)?.status_percentiles;
      return status === 'published' || status === 'not_released';
    });
  return ['us', ...stateIds.filter(isShown)];
}

type PayColumn = (typeof payUnits)[PayUnit][number];

/** A row of any table of the pay survey. */
export type PayRow = { readonly soc: string; readonly reference_period: string } & {
  readonly [Column in PayColumn]?: PayCell;
} & { readonly [Column in `status_${string}`]?: CellStatus };

const getUnit = (column: PayColumn): PayUnit => (column.startsWith('hourly') ? 'hourly' : 'annual');

/**
 * Reads a pay cell: a figure, or for `#` an amount above the release's top code. `undefined` without either.
 * The content check rejects a `#` from a release without a top code.
 */
export function payIn(
  { topCodes }: Pick<Tables, 'topCodes'>,
  row: PayRow,
  column: PayColumn,
): Pay | undefined {
  const cell = row[column];
  if (cell !== topMark) return typeof cell === 'number' ? cell : undefined;
  const release = topCodes.find(({ reference_period: period }) => period === row.reference_period);
  return release && { over: release[`${getUnit(column)}_usd`] };
}

/** The status of a pay cell, in a state or area table: why it is empty. */
function getStatus(row: PayRow, column: PayColumn): CellStatus | undefined {
  if (column === 'annual_mean_usd') return row.status_annual_mean;
  return column === 'annual_median_usd' && row.status_annual_median !== undefined
    ? row.status_annual_median
    : row.status_percentiles;
}

/**
 * Why a survey cell has no pay. If the national row has pay in the other unit only, that is the reason,
 * even where a state's cell is withheld.
 */
export function whyNoPay(
  tables: Pick<Tables, 'oewsNational'>,
  row: PayRow | undefined,
  column: PayColumn,
): Missing['why'] {
  if (row === undefined) return 'not-in-table';
  const status = getStatus(row, column);
  const why = isWithheld(row[column])
    ? 'not-released'
    : status === undefined || status === 'published'
      ? 'not-in-table'
      : whyMissing[status];
  // A figure missing from our copy tells nothing about the unit.
  if (why === 'not-in-source') return why;
  const nation = 'hourly_median_usd' in row ? row : newestOews(tables, row.soc);
  if (nation === undefined) return why;
  if (getUnit(column) === 'hourly') return paidOnlyBy(nation, 'annual') ? 'year-only' : why;
  return paidOnlyBy(nation, 'hourly') ? 'hour-only' : why;
}

const annualPoints = [
  'annual_p10_usd',
  'annual_p25_usd',
  'annual_median_usd',
  'annual_p75_usd',
  'annual_p90_usd',
] as const;

/** The five percentiles of a row, or `undefined` if any is missing. */
export function getPercentiles(
  tables: Pick<Tables, 'topCodes'>,
  row: PayRow,
): Percentiles | undefined {
  const [p10, p25, median, p75, p90] = annualPoints.map((column) => payIn(tables, row, column));
  const isWhole =
    p10 !== undefined &&
    p25 !== undefined &&
    median !== undefined &&
    p75 !== undefined &&
    p90 !== undefined;
  return isWhole ? { p10, p25, median, p75, p90 } : undefined;
}

/** Why a row has no pay range: the reason for its first empty percentile. */
export const whyNoRange = (
  tables: Pick<Tables, 'oewsNational' | 'topCodes'>,
  row: PayRow | undefined,
): Missing['why'] =>
  whyNoPay(
    tables,
    row,
    annualPoints.find((column) => row && payIn(tables, row, column) === undefined) ??
      'annual_p10_usd',
  );

/** The newest row for a place, with the basis of its figures. */
function placeRow(tables: Tables, code: string, place: PlaceId) {
  const isNational = place === 'us';
  const row = isNational ? newestOews(tables, code) : stateRow(tables, code, place);
  if (row === undefined) return undefined;
  const sources = [tableSources[isNational ? 'oewsNational' : 'oewsState']];
  const basis: Basis = { place, period: row.reference_period, sources };
  return { row, basis, absent: (why: Missing['why']) => missing(why, sources) };
}

/** Yearly pay of an occupation in a place, as five percentiles from the newest May. */
export function yearlyPay(
  tables: Tables,
  code: string,
  place: PlaceId,
): DistributionFact | Missing {
  const found = placeRow(tables, code, place);
  if (found === undefined) return notInTable;
  const { row, basis, absent } = found;
  const percentiles = getPercentiles(tables, row);
  return percentiles === undefined
    ? absent(whyNoRange(tables, row))
    : { kind: 'distribution', ...percentiles, ...basis };
}

/** One figure of pay in a place, as money. */
function payMoney(
  tables: Tables,
  code: string,
  { place, column }: { readonly place: PlaceId; readonly column: PayColumn },
) {
  const found = placeRow(tables, code, place);
  if (found === undefined) return notInTable;
  const amount = payIn(tables, found.row, column);
  return amount === undefined
    ? found.absent(whyNoPay(tables, found.row, column))
    : ({ kind: 'money', amount, ...found.basis } as const);
}

/** One percentile of yearly pay in a place, as money. */
export function payFigure(column: 'annual_p10_usd' | 'annual_p90_usd'): FromTables {
  return (tables, code, place) => payMoney(tables, code, { place, column });
}

/** Median hourly pay. Always for the whole US, whatever the place. */
export const hourlyPay: FromTables = (tables, code) =>
  payMoney(tables, code, { place: 'us', column: 'hourly_median_usd' });

/** Parses pay as the handbook prints it: a figure, `>=$239,200`, or a dash for none. */
export const payOfHandbook = (cell: HandbookPay): Pay | undefined =>
  typeof cell === 'number'
    ? cell
    : cell.startsWith('>=')
      ? { over: Number(cell.replaceAll(/\D/g, '')) }
      : undefined;

/** Why a survey row has no number of employees. */
export const whyNoJobs = (row: PayCountRow | undefined): Missing['why'] => {
  if (row === undefined) return 'not-in-table';
  if (isWithheld(row.employment)) return 'not-released';
  const { status_employment: status } = row;
  return status === undefined || status === 'published' ? 'not-in-table' : whyMissing[status];
};
type PayCountRow = {
  readonly employment: string | number | null;
  readonly status_employment?: CellStatus;
};

/** Employees in a place. For a state, also how common the job is there. */
export const employees: FromTables = (tables, code, place) => {
  const found = placeRow(tables, code, place);
  if (found === undefined) return notInTable;
  const { row, basis, absent } = found;
  if (typeof row.employment !== 'number') return absent(whyNoJobs(row));
  const quotient = 'location_quotient' in row ? row.location_quotient : null;
  return {
    kind: 'count',
    count: row.employment,
    ...(typeof quotient === 'number' && { quotient }),
    ...basis,
  };
};

type ProjectionsRow = TableRow<'projections'>;

function fromProjections(
  read: (row: ProjectionsRow, basis: { now: Basis; span: Basis }) => Fact | Missing,
): FromTables {
  return (tables, code) => {
    const row = tables.projections.find((candidate) => candidate.soc === code);
    if (row === undefined) return notInTable;
    const shared = { place: 'us', sources: [tableSources.projections] } as const;
    const { from, to } = projectionYears(row.projection_period);
    return read(row, {
      now: { ...shared, period: `${from}` },
      span: { ...shared, period: `${from}/${to}` },
    });
  };
}

/** Jobs in the first year of the projection. */
export const jobsNow = fromProjections((row, { now }) => ({
  kind: 'count',
  count: row.employment_base,
  ...now,
}));

/** Projected change in jobs over the whole span, in percent. */
export const jobsChange = fromProjections((row, { span }) => ({
  kind: 'percent',
  percent: row.change_pct,
  ...span,
}));

/** Projected change in jobs over the whole span, as a count. */
export const jobsChangeNumber = fromProjections((row, { span }) => ({
  kind: 'count',
  count: row.change_number,
  ...span,
}));

/** Average openings a year over the span, from growth and replacement together. */
export const openings = fromProjections((row, { span }) => ({
  kind: 'count',
  count: row.openings_annual_avg,
  ...span,
}));

/** Our level ids for BLS's education categories. */
const educationLevel: Record<(typeof entryEducation)[number], string> = {
  'No formal educational credential': 'none',
  'High school diploma or equivalent': 'high-school',
  'Some college, no degree': 'some-college',
  'Postsecondary nondegree award': 'certificate',
  "Associate's degree": 'associate',
  "Bachelor's degree": 'bachelor',
  "Master's degree": 'master',
  'Doctoral or professional degree': 'doctoral',
};

/** The education that BLS calls typical for entry. */
export const entrySchooling = fromProjections((row, { now }) =>
  row.typical_entry_education === null
    ? notInTable
    : { kind: 'level', level: educationLevel[row.typical_entry_education], ...now },
);

const experienceLevel: Record<(typeof relatedExperience)[number], string> = {
  None: 'none',
  'Less than 5 years': 'under-5-years',
  '5 years or more': 'over-5-years',
};

/** The experience in a related job that BLS calls typical for entry. */
export const relatedExperienceAtEntry = fromProjections((row, { now }) =>
  row.related_work_experience === null
    ? notInTable
    : { kind: 'level', level: experienceLevel[row.related_work_experience], ...now },
);

/**
 * The bounds that BLS gives its training categories, in months. Long-term training has no upper bound,
 * so it has no entry.
 */
const trainingMonths: Partial<
  Record<(typeof onTheJobTraining)[number], readonly [number, number]>
> = {
  None: [0, 0],
  'Short-term on-the-job training': [0, 1],
  'Moderate-term on-the-job training': [1, 12],
};

/** The on-the-job training that BLS calls typical for learning the work. */
export const trainingOnTheJob = fromProjections((row, { now }) => {
  const months =
    row.on_the_job_training === null ? undefined : trainingMonths[row.on_the_job_training];
  return months === undefined
    ? notInTable
    : { kind: 'duration', low: months[0], high: months[1], unit: 'months', ...now };
});
