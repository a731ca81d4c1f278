import { z } from 'zod';
import { isState } from './places';
import { isSector } from './sectors';

/**
 * The official tables, row by row, as their publishers print them. A column that is empty in the
 * release is `nullable`; everything else must hold a value. Dollars are nominal, before tax.
 */

const soc = z.string().regex(/^\d\d-\d{4}$/, 'soc');
const dollars = z.number().min(0);
/** A name or title; a spreadsheet would run one that begins like a formula, and show an apostrophe. */
const text = z.string().regex(/^[^\s=+@'-]/, 'table-text');
/** BLS publishes employment in multiples of ten. */
const employment = z.int().min(0).multipleOf(10);

/** The first percentile that is lower than the one before it, if any. */
function fallingPercentile(
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
): string | undefined {
  const filled = columns.filter((column) => row[column] !== null);
  return filled.find((column, index) => {
    const before = filled[index - 1];
    return before !== undefined && Number(row[before]) > Number(row[column]);
  });
}

type Context = z.core.$RefinementCtx;

/** Reports percentiles that fall. An empty cell is passed over: its status says why it is empty. */
function checkOrder(
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  context: Context,
): void {
  const column = fallingPercentile(row, columns);
  if (column === undefined) return;
  const message = `\`${column}\` is lower than the percentile before it`;
  context.addIssue({ code: 'custom', path: [column], message });
}

/** Why a cell of a release can be empty; `published` cells hold a figure. */
export const cellStatuses = ['published', 'not_released', 'not_in_source', 'no_figure'] as const;
export type CellStatus = (typeof cellStatuses)[number];
const status = z.enum(cellStatuses);

/** The columns that each status column of a table speaks of. */
type Statuses = Readonly<Record<string, readonly string[]>>;

/** Reports a figure that its status does not announce, and a status whose figure is not there. */
function checkStatuses(
  row: Readonly<Record<string, unknown>>,
  statuses: Statuses,
  context: Context,
): void {
  for (const [statusColumn, columns] of Object.entries(statuses)) {
    const said = String(row[statusColumn]);
    for (const column of columns) {
      const isThere = row[column] !== null;
      if (isThere === (said === 'published')) continue;
      const message = isThere
        ? `\`${column}\` has a figure, and \`${statusColumn}\` says \`${said}\``
        : `\`${column}\` is empty, and \`${statusColumn}\` says \`published\`, expected a figure, or the reason why there is none`;
      context.addIssue({ code: 'custom', path: [column], message, params: { about: 'status' } });
    }
  }
}

const hourlyColumns = ['p10', 'p25', 'median', 'p75', 'p90'].map((name) => `hourly_${name}_usd`);
const annualColumns = ['p10', 'p25', 'median', 'p75', 'p90'].map((name) => `annual_${name}_usd`);

/** BLS Occupational Employment and Wage Statistics, national, one row an occupation and May. */
const oewsNationalRow = z
  .strictObject({
    soc,
    occupation: text,
    occ_title_in_release: text,
    reference_period: z.string().regex(/^20\d\d-05$/, 'may'),
    employment,
    employment_rse_pct: z.number().min(0),
    hourly_mean_usd: dollars,
    annual_mean_usd: dollars,
    mean_wage_rse_pct: z.number().min(0),
    hourly_p10_usd: dollars,
    hourly_p25_usd: dollars,
    hourly_median_usd: dollars,
    hourly_p75_usd: dollars,
    hourly_p90_usd: dollars,
    annual_p10_usd: dollars,
    annual_p25_usd: dollars,
    annual_median_usd: dollars,
    annual_p75_usd: dollars,
    annual_p90_usd: dollars,
  })
  .superRefine((row, context) => {
    for (const columns of [hourlyColumns, annualColumns]) {
      checkOrder(row, columns, context);
    }
    for (const [column, columns] of [
      ['hourly_mean_usd', hourlyColumns],
      ['annual_mean_usd', annualColumns],
    ] as const) {
      const [least = 0] = columns.map((name) => Number(row[name as keyof typeof row]));
      // Nine in ten earn the 10th percentile or more. There is no such bound above: a few can earn a lot.
      if (row[column] >= 0.9 * least) continue;
      const message = `\`${column}\` is lower than the 10th percentile allows`;
      context.addIssue({ code: 'custom', path: [column], message });
    }
  });

/** The entry-level education categories that BLS assigns, from least to most. */
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

/** The experience and training categories that BLS assigns. */
export const relatedExperience = ['None', 'Less than 5 years', '5 years or more'] as const;
export const onTheJobTraining = [
  'None',
  'Short-term on-the-job training',
  'Moderate-term on-the-job training',
  'Long-term on-the-job training',
  'Apprenticeship',
  'Internship/residency',
] as const;

/** BLS Employment Projections, one row an occupation; counts of jobs, the self-employed included. */
const projectionsRow = z.strictObject({
  soc,
  title: text,
  occupation_type: z.enum(['Summary', 'Line item']),
  projection_period: z.string().regex(/^20\d\d-\d\d$/, 'span'),
  employment_2024: employment,
  employment_2034: employment,
  change_number: z.int().multipleOf(10),
  change_pct: z.number(),
  self_employed_pct_2024: z.number().min(0).max(100),
  openings_annual_avg: employment,
  median_annual_wage_2024_usd: dollars,
  typical_entry_education: z.enum(entryEducation).nullable(),
  related_work_experience: z.enum(relatedExperience).nullable(),
  on_the_job_training: z.enum(onTheJobTraining).nullable(),
});

const may = z.string().regex(/^20\d\d-05$/, 'may');
const share = z.number().min(0).max(100);
const maybeDollars = dollars.nullable();
const maybeJobs = employment.nullable();
/** How much larger the job's share of all jobs is here than in the whole US: 1 means the same. */
const quotient = z.number().min(0).nullable();
const percentiles = {
  annual_p10_usd: maybeDollars,
  annual_p25_usd: maybeDollars,
  annual_median_usd: maybeDollars,
  annual_p75_usd: maybeDollars,
  annual_p90_usd: maybeDollars,
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

/** BLS Occupational Employment and Wage Statistics by state, one row an occupation and place. */
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
    annual_mean_usd: maybeDollars,
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

/** BLS Occupational Employment and Wage Statistics by metropolitan or other area. */
const oewsAreaRow = z
  .strictObject({
    soc,
    occupation: text,
    area_code: areaCode,
    area_name: text,
    /** The states that the area lies in, `GA|SC`, the first one first. */
    states: z.string().refine((states) => states.split('|').every(isCode), 'states'),
    area_kind: areaKind,
    reference_period: may,
    employment: maybeJobs,
    location_quotient: quotient,
    ...percentiles,
    status_employment: status,
    status_percentiles: status,
    rpp_all_items_2024: z.number().min(1).nullable(),
  })
  .superRefine((row, context) => {
    checkOrder(row, annualColumns, context);
    checkStatuses(row, areaStatuses, context);
  });

/** The areas of Florida in two releases; they are two surveys and no trend. */
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

/** BLS employment by sector of the economy, national; a sector without a cell has none published. */
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
    share_of_occupation_pct: share.nullable(),
    status,
  })
  .superRefine((row, context) => {
    checkStatuses(row, sectorStatuses, context);
  });

/** Median pay in the industries that employ most, as the handbook page of the occupation has it. */
const industryPayRow = z.strictObject({
  soc,
  occupation: text,
  industry: text,
  annual_median_usd: dollars,
  reference_period: may,
});

/** BLS Employment Projections, why jobs open. Rates are a share of all jobs a year, in percent. */
const separationsRow = z.strictObject({
  soc,
  title: text,
  projection_period: z.string().regex(/^20\d\d-\d\d$/, 'span'),
  employment_2024: employment,
  employment_2034: employment,
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

/** What BLS names as the driver of a projection, in its words; pages say it in ours. */
const driverRow = z.strictObject({
  soc,
  occupation: text,
  industry: text,
  projection_period: z.string().regex(/^20\d\d-\d\d$/, 'span'),
  factor: text,
});

/** Projections of the states; only rows that a page quotes, since their licence is not stated. */
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

/** BEA regional price parities by state, all items and parts; the US is 100. */
const pricesRow = z.strictObject({
  state_abbr: z.string().refine((code) => code === 'US' || isCode(code), 'state'),
  state_fips: z.string().regex(/^\d\d$/, 'fips'),
  state_name: text,
  year: z.int().min(2008).max(2099),
  rpp_all_items: z.number().min(1),
  rpp_goods: z.number().min(1),
  rpp_housing: z.number().min(1),
  rpp_utilities: z.number().min(1),
  rpp_other_services: z.number().min(1),
  rpp_all_items_2023_revised: z.number().min(1),
});

/** BLS Consumer Price Index for all urban consumers, all items, US, not seasonally adjusted. */
const consumerPricesRow = z.strictObject({
  series_id: z.literal('CUUR0000SA0'),
  year: z.int().min(1913).max(2099),
  cpi_u_may: z.number().min(1),
  cpi_u_annual_avg: z.number().min(1).nullable(),
  base: z.literal('1982-84=100'),
});

/**
 * The file and the row schema of each table, and the columns that no two rows share. `isSummary` picks
 * the rows that sum up other occupations: those need no role of their own. A cell can be empty where one
 * of `statuses` says why, or for the one reason that `emptyMeans` gives for its column.
 */
export const tableFiles = {
  oewsNational: {
    file: 'oews_national.csv',
    row: oewsNationalRow,
    key: ['soc', 'reference_period'],
  },
  oewsState: {
    file: 'oews_state_2025.csv',
    row: oewsStateRow,
    key: ['soc', 'state_abbr', 'reference_period'],
    statuses: stateStatuses,
  },
  oewsArea: {
    file: 'oews_area_2025.csv',
    row: oewsAreaRow,
    key: ['soc', 'area_code', 'reference_period'],
    statuses: areaStatuses,
    emptyMeans: { rpp_all_items_2024: 'no-price-level' },
  },
  oewsFlorida: {
    file: 'oews_florida_metro.csv',
    row: oewsFloridaRow,
    key: ['soc', 'area_code', 'reference_period'],
    statuses: areaStatuses,
  },
  oewsSector: {
    file: 'oews_industry_sector_2025.csv',
    row: oewsSectorRow,
    key: ['soc', 'naics_sector', 'reference_period'],
    statuses: sectorStatuses,
  },
  industryPay: {
    file: 'ooh_paralegal_industry_wages_2024.csv',
    row: industryPayRow,
    key: ['soc', 'industry', 'reference_period'],
  },
  projections: {
    file: 'bls_projections_2024_34.csv',
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
    file: 'bls_separations_2024_34.csv',
    row: separationsRow,
    key: ['soc'],
    isSummary: (row) => row.soc === '00-0000',
  },
  drivers: {
    file: 'bls_utilization_factors_2024_34.csv',
    row: driverRow,
    key: ['soc', 'industry'],
  },
  stateProjections: {
    file: 'state_projections_paralegal_2022_32.csv',
    row: stateProjectionsRow,
    key: ['soc', 'area_abbr'],
  },
  prices: { file: 'bea_rpp_2024.csv', row: pricesRow, key: ['state_abbr'] },
  consumerPrices: {
    file: 'cpi_u_2012_2026.csv',
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

/** Why a cell is empty where the file has no column that says so. */
export const emptyReasons = ['no-price-level', 'not-for-sums', 'year-not-over'] as const;
export type EmptyReason = (typeof emptyReasons)[number];

export type TableName = keyof typeof tableFiles;
export const tableNames = Object.keys(tableFiles) as readonly TableName[];

/** A row of a table, as its file has it. */
export type TableRow<Name extends TableName> = Readonly<z.output<(typeof tableFiles)[Name]['row']>>;

/** Every official table of the site. A later table is one more entry, read by the same reader. */
export type Tables = { readonly [Name in TableName]: readonly TableRow<Name>[] };
