import { z } from 'zod';
import { isState } from './places';
import { isSector } from './sectors';

/**
 * The rows of the official tables, as published. Columns are `nullable` only if a release leaves cells
 * empty. Dollars are nominal, before tax.
 */

const soc = z.string().regex(/^\d\d-\d{4}$/, 'soc');
const dollars = z.number().min(0);
/** A name or title. Spreadsheets would run a leading formula character and show an apostrophe. */
const text = z.string().regex(/^[^\s=+@'-]/, 'table-text');
/** BLS publishes employment in multiples of ten. */
const employment = z.int().min(0).multipleOf(10);

/**
 * The marks that BLS prints instead of a figure in its pay survey (OEWS), copied unchanged. `*` and `**`:
 * withheld. `#`: pay at or above the release's top code (`topCodesRow`).
 */
export const withheldMarks = ['*', '**'] as const;
export const topMark = '#';
const countMarks = z.enum(withheldMarks);
const payMarks = z.enum([topMark, ...withheldMarks]);
/** Survey pay. A cell may be empty if a status or pay in the other unit explains it. */
const surveyPay = z.union([dollars, payMarks]).nullable();
/** A pay cell of the survey, as in its file. */
export type PayCell = z.output<typeof surveyPay>;

/** Whether a survey cell says that BLS withholds the figure. */
export const isWithheld = (cell: unknown): cell is (typeof withheldMarks)[number] =>
  cell === '*' || cell === '**';
/** Whether a survey cell has a figure or the top-code mark. */
const isPublished = (cell: unknown): boolean => cell !== null && !isWithheld(cell);

/**
 * Median pay as BLS prints it in its handbook and projections. `>=$239,200` means at or above that amount,
 * `—` means none.
 */
const handbookPay = z.union([dollars, z.string().regex(/^(?:>=\$\d{3},\d{3}|—)$/, 'handbook-pay')]);
export type HandbookPay = z.output<typeof handbookPay>;

type Context = z.core.$RefinementCtx;

/**
 * Reports a percentile lower than the one before it. Skips cells without a figure, which the status checks
 * cover. `#` is above every figure of its release.
 */
function checkOrder(
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  context: Context,
): void {
  const filled = columns.filter((column) => isPublished(row[column]));
  const getSize = (column: string | undefined) =>
    column === undefined
      ? 0
      : row[column] === topMark
        ? Number.POSITIVE_INFINITY
        : Number(row[column]);
  const at = filled.findIndex((column, index) => getSize(filled[index - 1]) > getSize(column));
  const [before, column] = [filled[at - 1], filled[at]];
  if (before === undefined || column === undefined) return;
  const message =
    row[before] === topMark
      ? `\`${column}\` has a figure, and \`${before}\` before it is \`#\`, pay above all that the release prints`
      : `\`${column}\` is lower than the percentile before it`;
  context.addIssue({ code: 'custom', path: [column], message });
}

/** Why a cell is empty. A `published` cell has a figure. */
export const cellStatuses = ['published', 'not_released', 'not_in_source', 'no_figure'] as const;
export type CellStatus = (typeof cellStatuses)[number];
const status = z.enum(cellStatuses);

/** The columns that each status column describes. */
type Statuses = Readonly<Record<string, readonly string[]>>;

/**
 * Reports figures and statuses that contradict each other. `*` and `**` explain themselves, so their status
 * may be `not_released` or that of the figures beside them.
 */
function checkStatuses(
  row: Readonly<Record<string, unknown>>,
  statuses: Statuses,
  context: Context,
): void {
  for (const [statusColumn, columns] of Object.entries(statuses)) {
    const cellStatus = String(row[statusColumn]);
    for (const column of columns) {
      const cell = row[column];
      const isFilled = cell !== null;
      if (isFilled === (cellStatus === 'published')) continue;
      if (isWithheld(cell) && cellStatus === 'not_released') continue;
      const message = isFilled
        ? `\`${column}\` ${typeof cell === 'string' ? `is \`${cell}\`` : 'has a figure'}, and \`${statusColumn}\` says \`${cellStatus}\``
        : `\`${column}\` is empty, and \`${statusColumn}\` says \`published\`, expected a figure, or the reason why there is none`;
      context.addIssue({ code: 'custom', path: [column], message, params: { about: 'status' } });
    }
  }
}

/** The pay percentiles, as in the names of the survey's columns. */
export const payPoints = ['p10', 'p25', 'median', 'p75', 'p90'] as const;
const hourlyColumns = payPoints.map((name) => `hourly_${name}_usd` as const);
const annualColumns = payPoints.map((name) => `annual_${name}_usd` as const);
/** The pay columns of the national table, by unit. */
export const payUnits = {
  hourly: [...hourlyColumns, 'hourly_mean_usd'],
  annual: [...annualColumns, 'annual_mean_usd'],
} as const;
export type PayUnit = keyof typeof payUnits;

/**
 * Whether a national row has pay in this unit only. BLS gives teachers and pilots by the year, whose year
 * is not 2,080 hours, and actors and musicians by the hour. The other cells are `*` or empty.
 */
export function paidOnlyBy(row: Readonly<Record<string, unknown>>, unit: PayUnit): boolean {
  const hasPay = (one: PayUnit) => payUnits[one].some((column) => isPublished(row[column]));
  return hasPay(unit) && !hasPay(unit === 'hourly' ? 'annual' : 'hourly');
}

/** The reason for an empty pay cell in the national table. */
const otherUnit: Readonly<Record<string, EmptyReason>> = Object.fromEntries(
  Object.values(payUnits).flatMap((columns) => columns.map((column) => [column, 'other-unit'])),
);

/** Reports the first empty cell of each unit, unless the row has pay in the other unit only. */
function checkUnits(row: Readonly<Record<string, unknown>>, context: Context): void {
  for (const [unit, other] of [
    ['hourly', 'annual'],
    ['annual', 'hourly'],
  ] as const) {
    const column = payUnits[unit].find((name) => row[name] === null);
    if (column === undefined || paidOnlyBy(row, other)) continue;
    const message = 'survey-pay';
    context.addIssue({ code: 'custom', path: [column], message });
    // A row without any pay is reported once.
    if (!payUnits[other].some((name) => row[name] !== null)) return;
  }
}

/** BLS Occupational Employment and Wage Statistics, national: one row for each occupation and May. */
const oewsNationalRow = z
  .strictObject({
    soc,
    occupation: text,
    occ_title_in_release: text,
    reference_period: z.string().regex(/^20\d\d-05$/, 'may'),
    employment: z.union([employment, countMarks]),
    employment_rse_pct: z.union([z.number().min(0), countMarks]),
    hourly_mean_usd: surveyPay,
    annual_mean_usd: surveyPay,
    mean_wage_rse_pct: z.union([z.number().min(0), countMarks]),
    hourly_p10_usd: surveyPay,
    hourly_p25_usd: surveyPay,
    hourly_median_usd: surveyPay,
    hourly_p75_usd: surveyPay,
    hourly_p90_usd: surveyPay,
    annual_p10_usd: surveyPay,
    annual_p25_usd: surveyPay,
    annual_median_usd: surveyPay,
    annual_p75_usd: surveyPay,
    annual_p90_usd: surveyPay,
  })
  .superRefine((row, context) => {
    checkUnits(row, context);
    for (const columns of [hourlyColumns, annualColumns]) {
      checkOrder(row, columns, context);
    }
    for (const [column, first] of [
      ['hourly_mean_usd', 'hourly_p10_usd'],
      ['annual_mean_usd', 'annual_p10_usd'],
    ] as const) {
      const [mean, least] = [row[column], row[first]];
      // Nine in ten earn at least the 10th percentile. There is no upper bound, as a few can earn a lot.
      if (typeof mean !== 'number' || typeof least !== 'number' || mean >= 0.9 * least) continue;
      const message = `\`${column}\` is lower than the 10th percentile allows`;
      context.addIssue({ code: 'custom', path: [column], message });
    }
  });

/**
 * The top codes of a release of the pay survey, from its notes: pay from here on is printed as `#`. BLS
 * raises them now and then. The annual one is 2,080 times the hourly one.
 */
const topCodesRow = z.strictObject({
  reference_period: z.string().regex(/^20\d\d-05$/, 'may'),
  hourly_usd: dollars,
  annual_usd: dollars,
});

/** The categories of entry-level education that BLS assigns, from least to most. */
export const entryEducation = [
  'No formal educational credential',
  'High school diploma or equivalent',
  'Some college, no degree',
  'Postsecondary nondegree award',
  "Associate's degree",
  "Bachelor's degree",
  "Master's degree",
  'Doctoral or professional degree',
] as const;

/** The categories of experience and training that BLS assigns. */
export const relatedExperience = ['None', 'Less than 5 years', '5 years or more'] as const;
export const onTheJobTraining = [
  'None',
  'Short-term on-the-job training',
  'Moderate-term on-the-job training',
  'Long-term on-the-job training',
  'Apprenticeship',
  'Internship/residency',
] as const;

/** The first and last year of a projection, as published: `2024-34`. */
const span = z.string().refine((period) => {
  const { from, to } = projectionYears(period);
  return /^20\d\d-\d\d$/.test(period) && from < to;
}, 'span');

/**
 * BLS Employment Projections: one row for each occupation. Job counts include the self-employed. The base,
 * the self-employed share and the wage are for the first year of the span.
 */
const projectionsRow = z.strictObject({
  soc,
  title: text,
  occupation_type: z.enum(['Summary', 'Line item']),
  projection_period: span,
  employment_base: employment,
  employment_projected: employment,
  change_number: z.int().multipleOf(10),
  change_pct: z.number(),
  self_employed_pct: z.number().min(0).max(100),
  openings_annual_avg: employment,
  median_annual_wage_usd: handbookPay,
  typical_entry_education: z.enum(entryEducation).nullable(),
  related_work_experience: z.enum(relatedExperience).nullable(),
  on_the_job_training: z.enum(onTheJobTraining).nullable(),
});

const may = z.string().regex(/^20\d\d-05$/, 'may');
const share = z.number().min(0).max(100);
const maybeJobs = z.union([employment, countMarks]).nullable();
/** The job's share of all jobs here ÷ its share in the whole US. 1 means equally common. */
const quotient = z.union([z.number().min(0), countMarks]).nullable();
const percentiles = {
  annual_p10_usd: surveyPay,
  annual_p25_usd: surveyPay,
  annual_median_usd: surveyPay,
  annual_p75_usd: surveyPay,
  annual_p90_usd: surveyPay,
};
const stateStatuses: Statuses = {
  status_employment: ['employment'],
  status_location_quotient: ['location_quotient'],
  status_annual_mean: ['annual_mean_usd'],
  status_annual_median: ['annual_median_usd'],
  status_percentiles: annualColumns.filter((column) => column !== 'annual_median_usd'),
};
const areaStatuses: Statuses = {
  status_employment: ['employment', 'location_quotient'],
  status_percentiles: annualColumns,
};
const sectorStatuses: Statuses = { status: ['employment', 'share_of_occupation_pct'] };
const isCode = (code: string) => /^[A-Z]{2}$/.test(code) && isState(code);
const stateCode = z.string().refine(isCode, 'state');

/** BLS Occupational Employment and Wage Statistics by state: one row for each occupation and place. */
const oewsStateRow = z
  .strictObject({
    soc,
    occupation: text,
    state_abbr: stateCode,
    state_fips: z.string().regex(/^\d\d$/, 'fips'),
    state_name: text,
    area_kind: z.enum(['state', 'district', 'territory']),
    reference_period: may,
    employment: maybeJobs,
    location_quotient: quotient,
    annual_mean_usd: surveyPay,
    ...percentiles,
    status_employment: status,
    status_location_quotient: status,
    status_annual_mean: status,
    status_annual_median: status,
    status_percentiles: status,
  })
  .superRefine((row, context) => {
    checkOrder(row, annualColumns, context);
    checkStatuses(row, stateStatuses, context);
  });

const areaKind = z.enum(['metropolitan', 'nonmetropolitan']);
const areaCode = z.string().regex(/^\d{5,7}$/, 'area-code');

/** The year of a BEA price level. */
const priceYear = z.int().min(2008).max(2099);

/** BLS Occupational Employment and Wage Statistics by area, with BEA's price level. */
const oewsAreaRow = z
  .strictObject({
    soc,
    occupation: text,
    area_code: areaCode,
    area_name: text,
    /** The states of the area in the published order: `GA|SC`. */
    states: z.string().refine((states) => states.split('|').every(isCode), 'states'),
    area_kind: areaKind,
    reference_period: may,
    employment: maybeJobs,
    location_quotient: quotient,
    ...percentiles,
    status_employment: status,
    status_percentiles: status,
    rpp_all_items: z.number().min(1).nullable(),
    rpp_year: priceYear,
  })
  .superRefine((row, context) => {
    checkOrder(row, annualColumns, context);
    checkStatuses(row, areaStatuses, context);
  });

/** The areas of Florida in two releases: two separate surveys, not a trend. */
const oewsFloridaRow = z
  .strictObject({
    soc,
    occupation: text,
    area_code: areaCode,
    area_name: text,
    area_kind: areaKind,
    reference_period: may,
    ...percentiles,
    employment: maybeJobs,
    location_quotient: quotient,
    status_employment: status,
    status_percentiles: status,
  })
  .superRefine((row, context) => {
    checkOrder(row, annualColumns, context);
    checkStatuses(row, areaStatuses, context);
  });

/** National BLS employment by sector of the economy. Sectors without published figures have no row. */
const oewsSectorRow = z
  .strictObject({
    soc,
    occupation: text,
    naics_sector: z
      .string()
      .regex(/^\d\d(?:-\d\d)?$/, 'sector')
      .refine(isSector, 'sector'),
    sector: text,
    reference_period: may,
    employment: maybeJobs,
    share_of_occupation_pct: z.union([share, countMarks]).nullable(),
    status,
  })
  .superRefine((row, context) => {
    checkStatuses(row, sectorStatuses, context);
  });

/** Median pay in the largest industries, from the occupation's handbook page. */
const industryPayRow = z.strictObject({
  soc,
  occupation: text,
  industry: text,
  annual_median_usd: handbookPay,
  reference_period: may,
});

/** BLS Employment Projections: why jobs open. Rates are percent of all jobs a year. */
const separationsRow = z.strictObject({
  soc,
  title: text,
  projection_period: span,
  employment_base: employment,
  employment_projected: employment,
  change_number: z.int().multipleOf(10),
  change_pct: z.number(),
  labor_force_exit_rate_annual_pct: share,
  occupational_transfer_rate_annual_pct: share,
  total_separations_rate_annual_pct: share,
  labor_force_exits_annual_avg: employment,
  occupational_transfers_annual_avg: employment,
  total_separations_annual_avg: employment,
  openings_annual_avg: employment,
});

/** The driver that BLS gives for a projection, in its words. Pages use ours. */
const driverRow = z.strictObject({
  soc,
  occupation: text,
  industry: text,
  projection_period: span,
  factor: text,
});

/** State projections. Only the rows that a page quotes, because no license is stated. */
const stateProjectionsRow = z.strictObject({
  soc,
  occupation: text,
  area_abbr: stateCode,
  area_name: text,
  base_year: z.int().min(1990).max(2099),
  projected_year: z.int().min(1990).max(2099),
  employment_base: employment,
  employment_projected: employment,
  change_pct_rounded: z.int(),
  openings_annual_avg: employment,
});

/** BEA regional price parities by state (US = 100), in total and by part. The last is for the year before. */
const pricesRow = z.strictObject({
  state_abbr: z.string().refine((code) => code === 'US' || isCode(code), 'state'),
  state_fips: z.string().regex(/^\d\d$/, 'fips'),
  state_name: text,
  year: priceYear,
  rpp_all_items: z.number().min(1),
  rpp_goods: z.number().min(1),
  rpp_housing: z.number().min(1),
  rpp_utilities: z.number().min(1),
  rpp_other_services: z.number().min(1),
  rpp_all_items_previous_revised: z.number().min(1),
});

/** BLS Consumer Price Index for all urban consumers: all items, US, not seasonally adjusted. */
const consumerPricesRow = z.strictObject({
  series_id: z.literal('CUUR0000SA0'),
  year: z.int().min(1913).max(2099),
  cpi_u_may: z.number().min(1),
  cpi_u_annual_avg: z.number().min(1).nullable(),
  base: z.literal('1982-84=100'),
});

/**
 * The file, row schema and unique key of each table. `isSummary` rows sum up other occupations and need no
 * role. A cell may be empty if `statuses` or the column's `emptyMeans` gives the reason.
 */
export const tableFiles = {
  oewsNational: {
    file: 'oews_national.csv',
    row: oewsNationalRow,
    key: ['soc', 'reference_period'],
    emptyMeans: otherUnit,
  },
  topCodes: { file: 'oews_top_codes.csv', row: topCodesRow, key: ['reference_period'] },
  oewsState: {
    file: 'oews_state.csv',
    row: oewsStateRow,
    key: ['soc', 'state_abbr', 'reference_period'],
    statuses: stateStatuses,
  },
  oewsArea: {
    file: 'oews_area.csv',
    row: oewsAreaRow,
    key: ['soc', 'area_code', 'reference_period'],
    statuses: areaStatuses,
    emptyMeans: { rpp_all_items: 'no-price-level' },
  },
  oewsFlorida: {
    file: 'oews_florida_metro.csv',
    row: oewsFloridaRow,
    key: ['soc', 'area_code', 'reference_period'],
    statuses: areaStatuses,
  },
  oewsSector: {
    file: 'oews_industry_sector.csv',
    row: oewsSectorRow,
    key: ['soc', 'naics_sector', 'reference_period'],
    statuses: sectorStatuses,
  },
  industryPay: {
    file: 'ooh_paralegal_industry_wages.csv',
    row: industryPayRow,
    key: ['soc', 'industry', 'reference_period'],
  },
  projections: {
    file: 'bls_projections.csv',
    row: projectionsRow,
    key: ['soc'],
    isSummary: (row) => row.occupation_type === 'Summary',
    emptyMeans: {
      typical_entry_education: 'not-for-sums',
      related_work_experience: 'not-for-sums',
      on_the_job_training: 'not-for-sums',
    },
  },
  separations: {
    file: 'bls_separations.csv',
    row: separationsRow,
    key: ['soc'],
    isSummary: (row) => row.soc === '00-0000',
  },
  drivers: {
    file: 'bls_utilization_factors.csv',
    row: driverRow,
    key: ['soc', 'industry'],
  },
  stateProjections: {
    file: 'state_projections_paralegal.csv',
    row: stateProjectionsRow,
    key: ['soc', 'area_abbr'],
  },
  prices: { file: 'bea_rpp.csv', row: pricesRow, key: ['state_abbr'] },
  consumerPrices: {
    file: 'cpi_u.csv',
    row: consumerPricesRow,
    key: ['year'],
    emptyMeans: { cpi_u_annual_avg: 'year-not-over' },
  },
} as const satisfies Readonly<Record<string, TableFile>>;

type TableFile = {
  readonly file: string;
  readonly row: z.ZodObject;
  readonly key: readonly string[];
  readonly isSummary?: (row: Readonly<Record<string, unknown>>) => boolean;
  readonly statuses?: Statuses;
  readonly emptyMeans?: Readonly<Record<string, EmptyReason>>;
};

/** Why a cell is empty if the file has no status column for it. */
export const emptyReasons = [
  'no-price-level',
  'not-for-sums',
  'other-unit',
  'year-not-over',
] as const;
export type EmptyReason = (typeof emptyReasons)[number];

export type TableName = keyof typeof tableFiles;
export const tableNames = Object.keys(tableFiles) as readonly TableName[];

/** A parsed row of a table. */
export type TableRow<Name extends TableName> = Readonly<z.output<(typeof tableFiles)[Name]['row']>>;

/** All official tables. A new one needs only an entry in `tableFiles`. */
export type Tables = { readonly [Name in TableName]: readonly TableRow<Name>[] };

/** Parses the first and last year of a projection, published as `2024-34`. */
export const projectionYears = (period: string) => ({
  from: Number(period.slice(0, 4)),
  to: Number(`${period.slice(0, 2)}${period.slice(5)}`),
});
