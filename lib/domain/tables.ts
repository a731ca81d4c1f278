import type { Basis, DistributionFact, Fact, Missing, Percentiles } from './fact';
import type { Pay } from './pay';
import { codeOf, type PlaceId, type StateId, stateIds } from './places';
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

/** A value that the official tables hold for an occupation code in a place. */
export type FromTables = (tables: Tables, code: string, place: PlaceId) => Fact | Missing;

const missing = (why: Missing['why'], sources: readonly string[] = []): Missing => ({
  kind: 'missing',
  why,
  sources,
});
const notInTable = missing('not-in-table');

/** A stated absence as the site says it. */
export const whyMissing: Readonly<Record<Exclude<CellStatus, 'published'>, Missing['why']>> = {
  not_released: 'not-released',
  not_in_source: 'not-in-source',
  no_figure: 'not-released',
};

/** The newest of some rows of surveys; several of one month are several places. */
export const newestOf = <Row extends { readonly reference_period: string }>(
  rows: readonly Row[],
): Row | undefined =>
  rows.reduce<Row | undefined>(
    (newest, row) =>
      newest === undefined || row.reference_period > newest.reference_period ? row : newest,
    undefined,
  );

/** The newest national row of an occupation: the release that every pay figure of the site shows. */
export const newestOews = (
  tables: Pick<Tables, 'oewsNational'>,
  code: string,
): TableRow<'oewsNational'> | undefined =>
  newestOf(tables.oewsNational.filter((row) => row.soc === code));

/** The newest row of an occupation in a state. */
export const stateRow = (
  tables: Tables,
  code: string,
  state: StateId,
): TableRow<'oewsState'> | undefined =>
  newestOf(tables.oewsState.filter((row) => row.soc === code && row.state_abbr === codeOf(state)));

/** The states that the table of states has, in the order of their names. */
export const statesOf = ({ oewsState }: Pick<Tables, 'oewsState'>): readonly StateId[] => {
  const listed = new Set(oewsState.map((row) => row.state_abbr));
  return stateIds.filter((state) => listed.has(codeOf(state)));
};

/**
 * The places that pay can be shown for, the whole US first: those where every one of these occupations
 * has the five percentiles, or has none since the bureau does not release them.
 */
export function payPlaces(
  tables: Tables,
  codes: readonly string[],
): readonly [PlaceId, ...PlaceId[]] {
  const isShown = (state: StateId) =>
    codes.every((code) => {
      const said = stateRow(tables, code, state)?.status_percentiles;
      return said === 'published' || said === 'not_released';
    });
  return ['us', ...stateIds.filter(isShown)];
}

type PayColumn = (typeof payUnits)[PayUnit][number];

/** A row of any table of the survey of pay. */
export type PayRow = { readonly soc: string; readonly reference_period: string } & {
  readonly [Column in PayColumn]?: PayCell;
} & { readonly [Column in `status_${string}`]?: CellStatus };

const unitOf = (column: PayColumn): PayUnit => (column.startsWith('hourly') ? 'hourly' : 'annual');

/**
 * The pay in a cell of the survey: its figure, or above the bound of its release; nothing where there is none.
 * The content check refuses a `#` of a release whose bound nobody put in.
 */
export function payIn(
  { topCodes }: Pick<Tables, 'topCodes'>,
  row: PayRow,
  column: PayColumn,
): Pay | undefined {
  const cell = row[column];
  if (cell !== topMark) return typeof cell === 'number' ? cell : undefined;
  const release = topCodes.find(({ reference_period: period }) => period === row.reference_period);
  return release && { over: release[`${unitOf(column)}_usd`] };
}

/** The column of a state or an area that says why one of these cells is empty. */
function statusOf(row: PayRow, column: PayColumn): CellStatus | undefined {
  if (column === 'annual_mean_usd') return row.status_annual_mean;
  return column === 'annual_median_usd' && row.status_annual_median !== undefined
    ? row.status_annual_median
    : row.status_percentiles;
}

/**
 * Why a cell of the survey has no pay. What the bureau holds back of a job in a place it may have for another
 * unit: the national row of the job shows that.
 */
export function whyNoPay(
  tables: Pick<Tables, 'oewsNational'>,
  row: PayRow | undefined,
  column: PayColumn,
): Missing['why'] {
  if (row === undefined) return 'not-in-table';
  const status = statusOf(row, column);
  const why = isWithheld(row[column])
    ? 'not-released'
    : status === undefined || status === 'published'
      ? 'not-in-table'
      : whyMissing[status];
  // A copy that lacks a figure says nothing of the unit.
  if (why === 'not-in-source') return why;
  const nation = 'hourly_median_usd' in row ? row : newestOews(tables, row.soc);
  if (nation === undefined) return why;
  if (unitOf(column) === 'hourly') return paidOnlyBy(nation, 'annual') ? 'year-only' : why;
  return paidOnlyBy(nation, 'hourly') ? 'hour-only' : why;
}

const annualPoints = [
  'annual_p10_usd',
  'annual_p25_usd',
  'annual_median_usd',
  'annual_p75_usd',
  'annual_p90_usd',
] as const;

/** The five percentiles of a row, or nothing where one of them is not there. */
export function percentilesOf(
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

/** Why a row has no range of pay: what its first empty point says. */
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

/** The row of a place, and on what its figures rest. */
function placeRow(tables: Tables, code: string, place: PlaceId) {
  const isNational = place === 'us';
  const row = isNational ? newestOews(tables, code) : stateRow(tables, code, place);
  if (row === undefined) return undefined;
  const sources = [tableSources[isNational ? 'oewsNational' : 'oewsState']];
  const basis: Basis = { place, period: row.reference_period, sources };
  return { row, basis, absent: (why: Missing['why']) => missing(why, sources) };
}

/** Yearly pay of an occupation in a place, newest May: five percentiles. */
export function yearlyPay(
  tables: Tables,
  code: string,
  place: PlaceId,
): DistributionFact | Missing {
  const found = placeRow(tables, code, place);
  if (found === undefined) return notInTable;
  const { row, basis, absent } = found;
  const percentiles = percentilesOf(tables, row);
  return percentiles === undefined
    ? absent(whyNoRange(tables, row))
    : { kind: 'distribution', ...percentiles, ...basis };
}

/** One figure of pay in a place, as money. */
function payMoney(tables: Tables, code: string, place: PlaceId, column: PayColumn) {
  const found = placeRow(tables, code, place);
  if (found === undefined) return notInTable;
  const amount = payIn(tables, found.row, column);
  return amount === undefined
    ? found.absent(whyNoPay(tables, found.row, column))
    : ({ kind: 'money', amount, ...found.basis } as const);
}

/** One percentile of yearly pay in a place, as money. */
export function payFigure(column: 'annual_p10_usd' | 'annual_p90_usd'): FromTables {
  return (tables, code, place) => payMoney(tables, code, place, column);
}

/** Median pay by the hour: for the US only, whatever the place. */
export const hourlyPay: FromTables = (tables, code) =>
  payMoney(tables, code, 'us', 'hourly_median_usd');

/** Pay as the handbook prints it: a figure, `>=$239,200`, or nothing. */
export const payOfHandbook = (cell: HandbookPay): Pay | undefined =>
  typeof cell === 'number'
    ? cell
    : cell.startsWith('>=')
      ? { over: Number(cell.replaceAll(/\D/g, '')) }
      : undefined;

/** Why a row of the survey has no number of employees. */
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

/** Employees in a place, and in a state how common the job is there. */
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

/** Projected change in jobs over the span, in percent. */
export const jobsChange = fromProjections((row, { span }) => ({
  kind: 'percent',
  percent: row.change_pct,
  ...span,
}));

/** Projected change in jobs over the span, in jobs. */
export const jobsChangeNumber = fromProjections((row, { span }) => ({
  kind: 'count',
  count: row.change_number,
  ...span,
}));

/** Openings a year, the average over the span: growth and replacement together. */
export const openings = fromProjections((row, { span }) => ({
  kind: 'count',
  count: row.openings_annual_avg,
  ...span,
}));

/** Our level ids for BLS's education categories, with the usual months of study after high school. */
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

/** The schooling that BLS gives as typical at entry. */
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

/** Experience in a related job that BLS gives as typical at entry. */
export const relatedExperienceAtEntry = fromProjections((row, { now }) =>
  row.related_work_experience === null
    ? notInTable
    : { kind: 'level', level: experienceLevel[row.related_work_experience], ...now },
);

/**
 * BLS's own bounds of its training categories, in months: short-term is up to one month,
 * moderate-term over one and up to twelve, long-term over twelve (no upper bound is given).
 */
const trainingMonths: Partial<
  Record<(typeof onTheJobTraining)[number], readonly [number, number]>
> = {
  None: [0, 0],
  'Short-term on-the-job training': [0, 1],
  'Moderate-term on-the-job training': [1, 12],
};

/** Training on the job that BLS gives as typical to learn the work. */
export const trainingOnTheJob = fromProjections((row, { now }) => {
  const months =
    row.on_the_job_training === null ? undefined : trainingMonths[row.on_the_job_training];
  return months === undefined
    ? notInTable
    : { kind: 'duration', low: months[0], high: months[1], unit: 'months', ...now };
});
