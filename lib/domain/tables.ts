import { z } from 'zod';
import type { Basis, DistributionFact, Fact, Missing } from './fact';

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
  return columns.find((column, index) => {
    const before = columns[index - 1];
    return before !== undefined && Number(row[before]) > Number(row[column]);
  });
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
      const column = fallingPercentile(row, columns);
      if (column === undefined) continue;
      const message = `\`${column}\` is lower than the percentile before it`;
      context.addIssue({ code: 'custom', path: [column], message });
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
export type OewsNationalRow = Readonly<z.output<typeof oewsNationalRow>>;

/** The entry-level education categories that BLS assigns, from least to most. */
const entryEducation = [
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
const relatedExperience = ['None', 'Less than 5 years', '5 years or more'] as const;
const onTheJobTraining = [
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
export type ProjectionsRow = Readonly<z.output<typeof projectionsRow>>;

/** Every official table of the site. A later table is one more member, read by the same reader. */
export type Tables = {
  readonly oewsNational: readonly OewsNationalRow[];
  readonly projections: readonly ProjectionsRow[];
};

/**
 * The file and the row schema of each table, the columns that no two rows share, and which rows sum
 * up other occupations: those need no role of their own.
 */
export const tableFiles = {
  oewsNational: {
    file: 'oews_national.csv',
    row: oewsNationalRow,
    key: ['soc', 'reference_period'],
    isSummary: () => false,
  },
  projections: {
    file: 'bls_projections_2024_34.csv',
    row: projectionsRow,
    key: ['soc'],
    isSummary: (row: ProjectionsRow) => row.occupation_type === 'Summary',
  },
} as const satisfies {
  [Name in keyof Tables]: {
    file: string;
    row: z.ZodObject;
    key: readonly string[];
    isSummary: (row: Tables[Name][number]) => boolean;
  };
};

/** Ids in sources.md of the releases that the tables come from. */
export const tableSources = { oews: 'bls-oews', projections: 'bls-projections' } as const;

const notInTable: Missing = { kind: 'missing', why: 'not-in-table', sources: [] };

/** The newest OEWS row of an occupation: the release that every pay figure of the site shows. */
function newestOews(tables: Tables, code: string): OewsNationalRow | undefined {
  return tables.oewsNational
    .filter((row) => row.soc === code)
    .reduce<OewsNationalRow | undefined>(
      (newest, row) =>
        newest === undefined || row.reference_period > newest.reference_period ? row : newest,
      undefined,
    );
}

const payBasis = (row: OewsNationalRow): Basis => ({
  place: 'us',
  period: row.reference_period,
  sources: [tableSources.oews],
});

/** Yearly pay of an occupation, US, newest May: five percentiles. */
export function yearlyPay(tables: Tables, code: string): DistributionFact | Missing {
  const row = newestOews(tables, code);
  if (row === undefined) return notInTable;
  return {
    kind: 'distribution',
    p10: row.annual_p10_usd,
    p25: row.annual_p25_usd,
    median: row.annual_median_usd,
    p75: row.annual_p75_usd,
    p90: row.annual_p90_usd,
    ...payBasis(row),
  };
}

/** One column of the newest OEWS row, as money. */
export function payFigure(
  column: 'annual_p10_usd' | 'annual_p90_usd' | 'hourly_median_usd',
): (tables: Tables, code: string) => Fact | Missing {
  return (tables, code) => {
    const row = newestOews(tables, code);
    return row === undefined
      ? notInTable
      : { kind: 'money', amount: row[column], ...payBasis(row) };
  };
}

/** BLS prints a projection's span as `2024-34`; ours is `2024/2034`. */
const projectionSpan = (row: ProjectionsRow) =>
  `${row.projection_period.slice(0, 4)}/20${row.projection_period.slice(5)}`;

function fromProjections(
  read: (row: ProjectionsRow, basis: { now: Basis; span: Basis }) => Fact | Missing,
): (tables: Tables, code: string) => Fact | Missing {
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
