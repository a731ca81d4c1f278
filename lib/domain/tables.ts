import type { Basis, DistributionFact, Fact, Missing } from './fact';
import { codeOf, type PlaceId, type StateId, stateIds } from './places';
import type {
  CellStatus,
  entryEducation,
  onTheJobTraining,
  relatedExperience,
  TableName,
  TableRow,
  Tables,
} from './table-rows';

/** Ids in sources.md of the releases that the tables come from. */
export const tableSources = {
  oewsNational: 'bls-oews',
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
export const newestOews = (tables: Tables, code: string): TableRow<'oewsNational'> | undefined =>
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

type PercentileColumns = Readonly<
  Record<
    'annual_p10_usd' | 'annual_p25_usd' | 'annual_median_usd' | 'annual_p75_usd' | 'annual_p90_usd',
    number | null
  >
>;

/** The five percentiles of a row, or nothing where one of them is not there. */
export function percentilesOf(
  row: PercentileColumns,
): Pick<DistributionFact, 'p10' | 'p25' | 'median' | 'p75' | 'p90'> | undefined {
  const { annual_p10_usd: p10, annual_p25_usd: p25, annual_median_usd: median } = row;
  const { annual_p75_usd: p75, annual_p90_usd: p90 } = row;
  const isWhole = p10 !== null && p25 !== null && median !== null && p75 !== null && p90 !== null;
  return isWhole ? { p10, p25, median, p75, p90 } : undefined;
}

/** The row of a place, and on what its figures rest. */
function placeRow(tables: Tables, code: string, place: PlaceId) {
  const isNational = place === 'us';
  const row = isNational ? newestOews(tables, code) : stateRow(tables, code, place);
  if (row === undefined) return undefined;
  const sources = [tableSources[isNational ? 'oewsNational' : 'oewsState']];
  const basis: Basis = { place, period: row.reference_period, sources };
  /** Why a figure of the row is not there. A national row has all its figures. */
  const absence = (column: 'status_percentiles' | 'status_employment'): Missing => {
    const said = 'status_percentiles' in row ? row[column] : 'published';
    return said === 'published' ? notInTable : missing(whyMissing[said], sources);
  };
  return { row, basis, absence };
}

/** Yearly pay of an occupation in a place, newest May: five percentiles. */
export function yearlyPay(
  tables: Tables,
  code: string,
  place: PlaceId,
): DistributionFact | Missing {
  const found = placeRow(tables, code, place);
  if (found === undefined) return notInTable;
  const { row, basis, absence } = found;
  const percentiles = percentilesOf(row);
  return percentiles === undefined
    ? absence('status_percentiles')
    : { kind: 'distribution', ...percentiles, ...basis };
}

/** One percentile of yearly pay in a place, as money. */
export function payFigure(column: 'annual_p10_usd' | 'annual_p90_usd'): FromTables {
  return (tables, code, place) => {
    const found = placeRow(tables, code, place);
    if (found === undefined) return notInTable;
    const amount = found.row[column];
    return amount === null
      ? found.absence('status_percentiles')
      : { kind: 'money', amount, ...found.basis };
  };
}

/** Median pay by the hour: for the US only, whatever the place. */
export const hourlyPay: FromTables = (tables, code) => {
  const row = newestOews(tables, code);
  return row === undefined
    ? notInTable
    : {
        kind: 'money',
        amount: row.hourly_median_usd,
        place: 'us',
        period: row.reference_period,
        sources: [tableSources.oewsNational],
      };
};

/** Employees in a place, and in a state how common the job is there. */
export const employees: FromTables = (tables, code, place) => {
  const found = placeRow(tables, code, place);
  if (found === undefined) return notInTable;
  const { row, basis, absence } = found;
  if (row.employment === null) return absence('status_employment');
  const quotient = 'location_quotient' in row ? row.location_quotient : null;
  return {
    kind: 'count',
    count: row.employment,
    ...(quotient !== null && { quotient }),
    ...basis,
  };
};

type ProjectionsRow = TableRow<'projections'>;

/** BLS prints a projection's span as `2024-34`; ours is `2024/2034`. */
const projectionSpan = (row: ProjectionsRow) =>
  `${row.projection_period.slice(0, 4)}/20${row.projection_period.slice(5)}`;

function fromProjections(
  read: (row: ProjectionsRow, basis: { now: Basis; span: Basis }) => Fact | Missing,
): FromTables {
  return (tables, code) => {
    const row = tables.projections.find((candidate) => candidate.soc === code);
    if (row === undefined) return notInTable;
    const shared = { place: 'us', sources: [tableSources.projections] } as const;
    return read(row, {
      now: { ...shared, period: row.projection_period.slice(0, 4) },
      span: { ...shared, period: projectionSpan(row) },
    });
  };
}

/** Jobs in the first year of the projection. */
export const jobsNow = fromProjections((row, { now }) => ({
  kind: 'count',
  count: row.employment_2024,
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
