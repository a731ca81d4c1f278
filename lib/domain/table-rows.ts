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

/**
 * What BLS prints in its survey of pay (OEWS) in place of a figure, copied as it stands. `*` and `**`: the
 * bureau does not release it. `#`: pay at or above the most that the release prints, see `topCodesRow`.
 */
export const withheldMarks = ['*', '**'] as const;
export const topMark = '#';
const countMarks = z.enum(withheldMarks);
const payMarks = z.enum([topMark, ...withheldMarks]);
/** Pay in the survey. A cell is empty where its row says why, by a status or by its other unit. */
const surveyPay = z.union([dollars, payMarks]).nullable();
/** A cell of pay in the survey, as its file has it. */
export type PayCell = z.output<typeof surveyPay>;

/** Whether a cell of the survey says that the bureau holds its figure back. */
export const isWithheld = (cell: unknown): cell is (typeof withheldMarks)[number] =>
  cell === '*' || cell === '**';
/** Whether a cell of the survey says how much: by a figure, or by the mark of pay above all figures. */
const isPublished = (cell: unknown): boolean => cell !== null && !isWithheld(cell);

/**
 * Median pay as BLS prints it in its handbook and in its projections: `>=$239,200` where it is at or above
 * that, `—` where there is none.
 */
const handbookPay = z.union([dollars, z.string().regex(/^(?:>=\$\d{3},\d{3}|—)$/, 'handbook-pay')]);
export type HandbookPay = z.output<typeof handbookPay>;

type Context = z.core.$RefinementCtx;

/**
 * Reports percentiles that fall. A cell without a figure is passed over: it says itself why, or its status
 * does. `#` is above every figure of its release.
 */
function checkOrder(
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  context: Context,
): void {
  const filled = columns.filter((column) => isPublished(row[column]));
  const sizeOf = (column: string | undefined) =>
    column === undefined
      ? 0
      : row[column] === topMark
        ? Number.POSITIVE_INFINITY
        : Number(row[column]);
  const at = filled.findIndex((column, index) => sizeOf(filled[index - 1]) > sizeOf(column));
  const [before, column] = [filled[at - 1], filled[at]];
  if (before === undefined || column === undefined) return;
  const message =
    row[before] === topMark
      ? `\`${column}\` has a figure, and \`${before}\` before it is \`#\`, pay above all that the release prints`
      : `\`${column}\` is lower than the percentile before it`;
  context.addIssue({ code: 'custom', path: [column], message });
}

/** Why a cell of a release can be empty; `published` cells hold a figure. */
export const cellStatuses = ['published', 'not_released', 'not_in_source', 'no_figure'] as const;
export type CellStatus = (typeof cellStatuses)[number];
const status = z.enum(cellStatuses);

/** The columns that each status column of a table speaks of. */
type Statuses = Readonly<Record<string, readonly string[]>>;

/**
 * Reports a figure that its status does not announce, and a status whose figure is not there. `*` and `**`
 * say themselves what they are: their status may say the same, or speak of the figures beside them.
 */
function checkStatuses(
  row: Readonly<Record<string, unknown>>,
  statuses: Statuses,
  context: Context,
): void {
  for (const [statusColumn, columns] of Object.entries(statuses)) {
    const said = String(row[statusColumn]);
    for (const column of columns) {
      const cell = row[column];
      const isThere = cell !== null;
      if (isThere === (said === 'published')) continue;
      if (isWithheld(cell) && said === 'not_released') continue;
      const message = isThere
        ? `\`${column}\` ${typeof cell === 'string' ? `is \`${cell}\`` : 'has a figure'}, and \`${statusColumn}\` says \`${said}\``
        : `\`${column}\` is empty, and \`${statusColumn}\` says \`published\`, expected a figure, or the reason why there is none`;
      context.addIssue({ code: 'custom', path: [column], message, params: { about: 'status' } });
    }
  }
}

/** The points of a range of pay, as the columns of the survey name them. */
export const payPoints = ['p10', 'p25', 'median', 'p75', 'p90'] as const;
const hourlyColumns = payPoints.map((name) => `hourly_${name}_usd` as const);
const annualColumns = payPoints.map((name) => `annual_${name}_usd` as const);
/** The columns of pay of the national table, by what the pay is for: an hour or a year. */
export const payUnits = {
  hourly: [...hourlyColumns, 'hourly_mean_usd'],
  annual: [...annualColumns, 'annual_mean_usd'],
} as const;
export type PayUnit = keyof typeof payUnits;

/**
 * Whether a national row has pay in one unit only: BLS gives teachers, pilots and athletes by the year,
 * since a year of theirs is not 2,080 hours, and actors, dancers and musicians by the hour. In its file the
 * other cells are `*`; they may be left empty too.
 */
export function paidOnlyBy(row: Readonly<Record<string, unknown>>, unit: PayUnit): boolean {
  const has = (one: PayUnit) => payUnits[one].some((column) => isPublished(row[column]));
  return has(unit) && !has(unit === 'hourly' ? 'annual' : 'hourly');
}

/** What an empty cell of pay means in the national table. */
const otherUnit: Readonly<Record<string, EmptyReason>> = Object.fromEntries(
  Object.values(payUnits).flatMap((columns) => columns.map((column) => [column, 'other-unit'])),
);

/** Reports the first empty cell of a unit; they may be empty together where the other unit has the pay. */
function checkUnits(row: Readonly<Record<string, unknown>>, context: Context): void {
  for (const [unit, other] of [
    ['hourly', 'annual'],
    ['annual', 'hourly'],
  ] as const) {
    const column = payUnits[unit].find((name) => row[name] === null);
    if (column === undefined || paidOnlyBy(row, other)) continue;
    const message = 'survey-pay';
    context.addIssue({ code: 'custom', path: [column], message });
    // A row without any pay is one fault.
    if (!payUnits[other].some((name) => row[name] !== null)) return;
  }
}

/** BLS Occupational Employment and Wage Statistics, national, one row an occupation and May. */
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
      // Nine in ten earn the 10th percentile or more. There is no such bound above: a few can earn a lot.
      if (typeof mean !== 'number' || typeof least !== 'number' || mean >= 0.9 * least) continue;
      const message = `\`${column}\` is lower than the 10th percentile allows`;
      context.addIssue({ code: 'custom', path: [column], message });
    }
  });

/**
 * The most that a release of the survey of pay prints, by its own notes: from here on a cell is `#`. The
 * bureau raises the two bounds now and then, and yearly pay is 2,080 hours of hourly pay.
 */
const topCodesRow = z.strictObject({
  reference_period: z.string().regex(/^20\d\d-05$/, 'may'),
  hourly_usd: dollars,
  annual_usd: dollars,
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

/** The first and the last year of a projection, as its publisher prints them: `2024-34`. */
const span = z.string().refine((period) => {
  const { from, to } = projectionYears(period);
  return /^20\d\d-\d\d$/.test(period) && from < to;
}, 'span');

/**
 * BLS Employment Projections, one row an occupation; counts of jobs, the self-employed included. The base, the
 * share of the self-employed and the wage are of the first year of the span, what is projected of its last.
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
/** How much larger the job's share of all jobs is here than in the whole US: 1 means the same. */
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

/** The year of a price level of BEA. */
const priceYear = z.int().min(2008).max(2099);

/** BLS Occupational Employment and Wage Statistics by metropolitan or other area, with BEA's price level. */
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
    rpp_all_items: z.number().min(1).nullable(),
    rpp_year: priceYear,
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
    share_of_occupation_pct: z.union([share, countMarks]).nullable(),
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
  annual_median_usd: handbookPay,
  reference_period: may,
});

/** BLS Employment Projections, why jobs open. Rates are a share of all jobs a year, in percent. */
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

/** What BLS names as the driver of a projection, in its words; pages say it in ours. */
const driverRow = z.strictObject({
  soc,
  occupation: text,
  industry: text,
  projection_period: span,
  factor: text,
});

/** Projections of the states; only rows that a page quotes, since their license is not stated. */
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

/** BEA regional price parities by state, all items and parts; the US is 100. The last is of the year before. */
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

/** Why a cell is empty where the file has no column that says so. */
export const emptyReasons = [
  'no-price-level',
  'not-for-sums',
  'other-unit',
  'year-not-over',
] as const;
export type EmptyReason = (typeof emptyReasons)[number];

export type TableName = keyof typeof tableFiles;
export const tableNames = Object.keys(tableFiles) as readonly TableName[];

/** A row of a table, as its file has it. */
export type TableRow<Name extends TableName> = Readonly<z.output<(typeof tableFiles)[Name]['row']>>;

/** Every official table of the site. A later table is one more entry, read by the same reader. */
export type Tables = { readonly [Name in TableName]: readonly TableRow<Name>[] };

/** The first and the last year of a projection, which its publisher prints as `2024-34`. */
export const projectionYears = (period: string) => ({
  from: Number(period.slice(0, 4)),
  to: Number(`${period.slice(0, 2)}${period.slice(5)}`),
});
