import type { AuthoredKind, FactKind } from './fact';
import type { SectionId } from './sections';
import {
  employees,
  entrySchooling,
  type FromTables,
  hourlyPay,
  jobsChange,
  jobsChangeNumber,
  jobsNow,
  openings,
  payFigure,
  relatedExperienceAtEntry,
  trainingOnTheJob,
  yearlyPay,
} from './tables';

/** The groups of the comparison, in the order that role pages and print also use. */
export const groupIds = ['glance', 'work', 'entry', 'pay', 'people', 'limits', 'next'] as const;
export type GroupId = (typeof groupIds)[number];

/**
 * How far apart two values may be and still count as the same (T5). `relative` is a share of the lower
 * value. `absolute` is in the row's unit (percentage points, months, jobs, dollars).
 */
export type Tolerance = { readonly relative: number } | { readonly absolute: number };

const exact: Tolerance = { absolute: 0 };
/** BLS prints relative standard errors of up to 3.1% with its pay and job counts (see the tables). */
const surveyNoise: Tolerance = { relative: 0.03 };

/** A pay gap that favors a role must exceed this, which is beyond survey noise. */
const clearPay: Tolerance = { relative: 0.05 };

/** One level of an ordered scale. `months` is the usual study after high school. */
export type Level = { readonly id: string; readonly months?: number };

/**
 * The definition of a comparison row. Its texts are in site.md (`rows.<id>`). Its values come from role
 * files or from an official table.
 */
export type RowDefinition = {
  /** Short, permanent and never reused: the row's anchor and a part of shared links. */
  readonly id: string;
  readonly group: GroupId;
  readonly kind: FactKind;
  /** The section of a role page that shows the row. */
  readonly section: SectionId;
  /** Where values come from: the role's file, or a table by occupation code and place. */
  readonly from: 'profile' | FromTables;
  readonly tolerance: Tolerance;
  /**
   * Which value favors a role, and above which gap (`from`, by default the row's tolerance). Only rows where
   * nearly everyone would agree have a rule. Its text is `rows.<id>.advantage` in site.md.
   */
  readonly favors?: { readonly toward: 'more' | 'less' | 'yes' | 'no'; readonly from?: Tolerance };
  /** The scale of a row of kind `level`, least first. */
  readonly levels?: readonly [Level, ...Level[]];
  /** Decimals of money and percentages, the same in the whole row (T15). */
  readonly decimals?: number;
  /** Shows percentages and counts with a sign, for changes. */
  readonly signed?: boolean;
  /** Shows the row among the key facts at the top of a role page. */
  readonly keyFact?: boolean;
  /** Shows the difference before the table of the comparison. */
  readonly opens?: boolean;
  /** Adds the row to the default handout, beside the `glance` group: short answers for a decision. */
  readonly handout?: boolean;
};

type Choices = Partial<Pick<RowDefinition, 'from' | 'tolerance'>>;

/** Defines a row. By default its values come from role files and have no tolerance. */
const defineRow = <const Id extends string>(
  row: Omit<RowDefinition, 'id' | keyof Choices> & Choices & { readonly id: Id },
): RowDefinition & { readonly id: Id } => ({ from: 'profile', tolerance: exact, ...row });

/** The rating of a task on an occupation's official task list. */
const taskLevels = [{ id: 'not-listed' }, { id: 'extra' }, { id: 'core' }] as const;

/** Education levels, with months of study after high school where a length is usual. */
const schoolingLevels = [
  { id: 'none', months: 0 },
  { id: 'high-school', months: 0 },
  { id: 'some-college' },
  { id: 'certificate', months: 12 },
  { id: 'associate', months: 24 },
  { id: 'bachelor', months: 48 },
  { id: 'master' },
  { id: 'doctoral' },
] as const;

/**
 * Every row of the comparison, in order. To add one, define it here, add its texts to site.md and a value or
 * a reason to each role file. `npm run check:content` lists what is missing.
 */
export const rows = [
  defineRow({ id: 'in-short', group: 'glance', kind: 'text', section: 'work', opens: true }),
  defineRow({
    id: 'school',
    group: 'glance',
    kind: 'level',
    section: 'education',
    from: entrySchooling,
    levels: schoolingLevels,
    keyFact: true,
    favors: { toward: 'less' },
  }),
  defineRow({
    id: 'pay',
    group: 'glance',
    kind: 'distribution',
    section: 'outlook',
    from: yearlyPay,
    tolerance: surveyNoise,
    keyFact: true,
    opens: true,
    favors: { toward: 'more', from: clearPay },
  }),
  defineRow({
    id: 'outlook',
    group: 'glance',
    kind: 'percent',
    section: 'outlook',
    from: jobsChange,
    tolerance: { absolute: 0.5 },
    decimals: 1,
    signed: true,
    keyFact: true,
    favors: { toward: 'more', from: { absolute: 2 } },
  }),
  defineRow({
    id: 'openings',
    group: 'glance',
    kind: 'count',
    section: 'outlook',
    from: openings,
    tolerance: surveyNoise,
    keyFact: true,
    favors: { toward: 'more', from: { relative: 0.1 } },
  }),
  defineRow({ id: 'clients', group: 'glance', kind: 'text', section: 'people' }),
  defineRow({
    id: 'license',
    group: 'glance',
    kind: 'answer',
    section: 'limits',
    favors: { toward: 'no' },
  }),

  defineRow({ id: 'tasks', group: 'work', kind: 'list', section: 'duties' }),
  defineRow({
    id: 'research',
    group: 'work',
    kind: 'level',
    section: 'duties',
    levels: taskLevels,
  }),
  defineRow({ id: 'papers', group: 'work', kind: 'text', section: 'duties' }),
  defineRow({ id: 'trial', group: 'work', kind: 'level', section: 'duties', levels: taskLevels }),
  defineRow({
    id: 'calendar',
    group: 'work',
    kind: 'level',
    section: 'duties',
    levels: taskLevels,
  }),
  defineRow({
    id: 'invoices',
    group: 'work',
    kind: 'level',
    section: 'duties',
    levels: taskLevels,
  }),
  defineRow({ id: 'billed', group: 'work', kind: 'answer', section: 'conditions' }),
  defineRow({
    id: 'rate',
    group: 'work',
    kind: 'money',
    section: 'conditions',
    tolerance: { relative: 0.05 },
    decimals: 0,
  }),
  defineRow({ id: 'tools', group: 'work', kind: 'list', section: 'skills' }),

  defineRow({
    id: 'study-cost',
    group: 'entry',
    kind: 'money',
    section: 'education',
    handout: true,
    tolerance: { relative: 0.05 },
    decimals: 0,
    favors: { toward: 'less', from: { relative: 0.1 } },
  }),
  defineRow({
    id: 'training',
    group: 'entry',
    kind: 'duration',
    section: 'education',
    handout: true,
    from: trainingOnTheJob,
    tolerance: { absolute: 1 },
    keyFact: true,
  }),
  defineRow({
    id: 'experience',
    group: 'entry',
    kind: 'level',
    section: 'education',
    from: relatedExperienceAtEntry,
    levels: [{ id: 'none' }, { id: 'under-5-years' }, { id: 'over-5-years' }],
    favors: { toward: 'less' },
  }),
  defineRow({
    id: 'zone',
    group: 'entry',
    kind: 'level',
    section: 'education',
    levels: [
      { id: 'zone-1' },
      { id: 'zone-2' },
      { id: 'zone-3' },
      { id: 'zone-4' },
      { id: 'zone-5' },
    ],
  }),
  defineRow({
    id: 'law-degree',
    group: 'entry',
    kind: 'answer',
    section: 'education',
    favors: { toward: 'no' },
  }),
  defineRow({ id: 'exams', group: 'entry', kind: 'list', section: 'credentials' }),
  defineRow({
    id: 'exam-fee',
    group: 'entry',
    kind: 'range',
    section: 'credentials',
    tolerance: { absolute: 10 },
    decimals: 0,
    favors: { toward: 'less', from: { absolute: 50 } },
  }),
  defineRow({
    id: 'upkeep',
    group: 'entry',
    kind: 'count',
    section: 'credentials',
    tolerance: { absolute: 5 },
    favors: { toward: 'less', from: { absolute: 10 } },
  }),

  defineRow({
    id: 'pay-low',
    group: 'pay',
    kind: 'money',
    section: 'outlook',
    from: payFigure('annual_p10_usd'),
    tolerance: surveyNoise,
    decimals: 0,
    favors: { toward: 'more', from: clearPay },
  }),
  defineRow({
    id: 'pay-high',
    group: 'pay',
    kind: 'money',
    section: 'outlook',
    from: payFigure('annual_p90_usd'),
    tolerance: surveyNoise,
    decimals: 0,
    favors: { toward: 'more', from: clearPay },
  }),
  defineRow({
    id: 'pay-hour',
    group: 'pay',
    kind: 'money',
    section: 'outlook',
    from: hourlyPay,
    tolerance: surveyNoise,
    decimals: 2,
    favors: { toward: 'more', from: clearPay },
  }),
  defineRow({
    id: 'employed',
    group: 'pay',
    kind: 'count',
    section: 'outlook',
    from: employees,
    tolerance: surveyNoise,
    favors: { toward: 'more', from: { relative: 0.1 } },
  }),
  defineRow({
    id: 'jobs',
    group: 'pay',
    kind: 'count',
    section: 'outlook',
    from: jobsNow,
    tolerance: surveyNoise,
    keyFact: true,
    favors: { toward: 'more', from: { relative: 0.1 } },
  }),
  defineRow({
    id: 'job-change',
    group: 'pay',
    kind: 'count',
    section: 'outlook',
    from: jobsChangeNumber,
    tolerance: { absolute: 1000 },
    signed: true,
    favors: { toward: 'more', from: { absolute: 5000 } },
  }),
  defineRow({
    id: 'overtime',
    group: 'pay',
    kind: 'answer',
    section: 'conditions',
    handout: true,
    favors: { toward: 'yes' },
  }),
  defineRow({ id: 'hours', group: 'pay', kind: 'text', section: 'conditions', handout: true }),

  defineRow({ id: 'first-voice', group: 'people', kind: 'answer', section: 'people' }),
  defineRow({ id: 'team', group: 'people', kind: 'text', section: 'people' }),
  defineRow({ id: 'meetings', group: 'people', kind: 'text', section: 'people' }),
  defineRow({ id: 'secrets', group: 'people', kind: 'answer', section: 'people' }),
  defineRow({
    id: 'remote',
    group: 'people',
    kind: 'percent',
    section: 'conditions',
    tolerance: { absolute: 5 },
    decimals: 0,
    favors: { toward: 'more', from: { absolute: 10 } },
  }),

  defineRow({ id: 'advice', group: 'limits', kind: 'answer', section: 'limits' }),
  defineRow({ id: 'court', group: 'limits', kind: 'answer', section: 'limits' }),
  defineRow({ id: 'supervision', group: 'limits', kind: 'answer', section: 'limits' }),
  defineRow({ id: 'title', group: 'limits', kind: 'answer', section: 'limits' }),
  defineRow({ id: 'register', group: 'limits', kind: 'answer', section: 'limits' }),

  defineRow({ id: 'ladder', group: 'next', kind: 'list', section: 'ladder', handout: true }),
  defineRow({ id: 'across', group: 'next', kind: 'text', section: 'across' }),
  defineRow({ id: 'related', group: 'next', kind: 'list', section: 'across' }),
] as const;

export type RowId = (typeof rows)[number]['id'];

/** The rows without their literal types, for code that treats all rows alike. */
export const rowDefinitions: readonly (RowDefinition & { readonly id: RowId })[] = rows;

/** The rows whose values come from role files. */
export const authoredRows = rowDefinitions.filter(
  (row): row is RowDefinition & { readonly id: RowId; readonly kind: AuthoredKind } =>
    row.from === 'profile' && row.kind !== 'distribution',
);

/** The distinct level ids of all rows, for the texts that name them. */
export const levelIds: readonly string[] = [
  ...new Set(rowDefinitions.flatMap((row) => row.levels?.map((level) => level.id) ?? [])),
];
