import { z } from 'zod';
import type { Pay } from './pay';
import { type PlaceId, placeIds } from './places';

/** Lowercase letters, digits and single hyphens: safe in addresses, file names and anchors. */
export const idSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'id');

/** Whether a text in the form of a day, 2024-05-30, is a real date. Other texts pass. */
export const isOnCalendar = (text: string): boolean =>
  !/^\d{4}-\d\d-\d\d$/.test(text) || z.iso.date().safeParse(text).success;

/**
 * Accepts a bare year, which YAML parses as a number, as text. The `meta` tells the JSON Schema for
 * editors, which cannot express the conversion.
 */
export const yearOr = <Schema extends z.ZodType<string, string>>(schema: Schema) =>
  z
    .preprocess((value) => (Number.isInteger(value) ? String(value) : value), schema)
    .meta({ type: ['string', 'integer'], minimum: 1900, maximum: 2099 });

/** Whether a span of years, 2024/2034 or 2024/25, ends after it begins. Other texts pass. */
function endsLater(text: string): boolean {
  const [first = '', last] = text.split('/');
  if (last === undefined) return true;
  // 1999/00 ends in the next century.
  const end = last.length === 4 || last !== '00' ? first.slice(0, -last.length) + last : '2000';
  return Number(end) > Number(first);
}

/** Whether a text is only a filler, such as `N/A`, `none` or a dash. Absences belong under `missing`. */
export const isEmptyWord = (text: string): boolean =>
  /^(?:none|nothing|nil|null|unknown|n ?\/ ?a|n\. ?a\.?|not (?:applicable|available|known)|no data|varies|see above|see below|ditto|yes|no|[-–—_.…?*]+)\.?$/i.test(
    text.trim(),
  );

/** Text for readers: no filler such as `N/A`, and no web address. */
const wordsSchema = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !isEmptyWord(text), 'words')
    .refine((text) => !/https?:\/\/|\bwww\./i.test(text), 'no-address');

/**
 * When a figure or rule applied: a year `2024`, a month `2025-05`, a day `2024-05-30`, a span of years
 * `2024/2034` or `2024/25` (a school year), or `undated` if the source shows no date.
 */
export const periodSchema = yearOr(
  z
    .string()
    .regex(
      /^(?:undated|(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|\/(?:(?:19|20)?\d\d))?)$/,
      'period',
    )
    .refine(isOnCalendar, 'period')
    .refine(endsLater, 'span-order'),
);

/** Where, when, for whom and by which sources a fact is true. */
const basisShape = {
  place: z.enum(placeIds).describe('The place the fact speaks of.'),
  period: periodSchema.describe('The year, month or span it holds for, or `undated`.'),
  who: z
    .string()
    .min(1)
    .max(80)
    .optional()
    .describe(
      "The people or firms that were counted, where the row's label does not say it already.",
    ),
  sources: z
    .array(idSchema)
    .min(1)
    .max(4)
    .readonly()
    .describe('Ids from sources.md, the weightiest first.'),
  note: z.string().min(1).max(120).optional().describe('One short remark, shown under the value.'),
};

const wholeDollars = z.int().min(0).max(2_000_000);

const textFact = z
  .strictObject({
    text: wordsSchema(300).describe('What holds for this role, in one or two plain sentences.'),
    brief: wordsSchema(90).describe(
      'The same in a few words that follow the role\'s plural name: "work on the case".',
    ),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'text' as const, ...value }));

const listFact = z
  .strictObject({
    items: z
      .array(wordsSchema(90).refine((text) => !text.includes(';'), 'item'))
      .min(1)
      .max(20)
      .readonly()
      .describe(
        'Short items; the same item is written alike in both roles, so that overlap can be seen.',
      ),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'list' as const, ...value }));

const answerFact = z
  .strictObject({
    answer: z.enum(['yes', 'no']).describe('`yes` or `no`.'),
    reason: wordsSchema(240).describe('Why, in one sentence.'),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'answer' as const, ...value }));

const moneyFact = z
  .strictObject({
    amount: wholeDollars.describe('US dollars, digits only: 6660.'),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'money' as const, ...value }));

const rangeFact = z
  .strictObject({
    low: wholeDollars.describe('US dollars at the lower end, digits only.'),
    high: wholeDollars.describe('US dollars at the upper end, not below `low`.'),
    ...basisShape,
  })
  .refine((value) => value.low <= value.high, { path: ['high'], message: 'order' })
  .transform((value) => ({ kind: 'range' as const, ...value }));

const countFact = z
  .strictObject({
    count: z
      .int()
      .min(-1_000_000_000)
      .max(1_000_000_000)
      .describe('A whole number; a change may be negative.'),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'count' as const, ...value }));

const percentFact = z
  .strictObject({
    percent: z.number().min(-100).max(1000).describe('Percent, digits only: 5.8 stands for 5.8 %.'),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'percent' as const, ...value }));

const durationFact = z
  .strictObject({
    low: z.number().min(0).max(600).describe('The shortest usual time, in `unit`; 0 for none.'),
    high: z
      .number()
      .min(0)
      .max(600)
      .describe('The longest usual time, in `unit`; the same as `low` where there is one figure.'),
    unit: z.enum(['weeks', 'months', 'years']),
    ...basisShape,
  })
  .refine((value) => value.low <= value.high, { path: ['high'], message: 'order' })
  .transform((value) => ({ kind: 'duration' as const, ...value }));

const levelFact = (levels: readonly [string, ...string[]]) =>
  z
    .strictObject({
      level: z.enum(levels).describe("One of the row's levels."),
      ...basisShape,
    })
    .transform((value) => ({ kind: 'level' as const, ...value }));

/** The basis of a fact. T3 compares `place`, `period` and `who`. */
export type Basis = {
  readonly place: PlaceId;
  readonly period: string;
  readonly who?: string | undefined;
  readonly sources: readonly string[];
  readonly note?: string | undefined;
};

/** The five pay percentiles of a job that a survey publishes. */
export type Percentiles = {
  readonly p10: Pay;
  readonly p25: Pay;
  readonly median: Pay;
  readonly p75: Pay;
  readonly p90: Pay;
};

/**
 * Yearly pay in US dollars: 10th, 25th, 50th, 75th and 90th percentile.
 * Always read from a table, never written in a role file.
 */
export type DistributionFact = {
  readonly kind: 'distribution';
} & Percentiles &
  Basis;

/** An amount of money. Only amounts from a table can be above the top code. */
type MoneyFact = Readonly<Omit<z.output<typeof moneyFact>, 'amount'>> & { readonly amount: Pay };

/** A count. For jobs in a state, a table also tells how common the job is there. */
type CountFact = Readonly<z.output<typeof countFact>> & {
  /** The location quotient: the job's share of all jobs in the place ÷ its share in the whole US. */
  readonly quotient?: number | undefined;
};

export type Fact =
  | Readonly<z.output<typeof textFact>>
  | Readonly<z.output<typeof listFact>>
  | Readonly<z.output<typeof answerFact>>
  | MoneyFact
  | Readonly<z.output<typeof rangeFact>>
  | CountFact
  | Readonly<z.output<typeof percentFact>>
  | Readonly<z.output<typeof durationFact>>
  | (Readonly<Omit<z.output<ReturnType<typeof levelFact>>, 'level'>> & { readonly level: string })
  | DistributionFact;

export type FactKind = Fact['kind'];
export type FactOf<Kind extends FactKind> = Extract<Fact, { kind: Kind }>;

/**
 * Why there is no value. Code sets the last five: an official table has no row for the occupation, its publisher
 * withholds the figure, our copy lacks it, or pay is given by the year or by the hour only.
 */
export const missingReasons = [
  'not-applicable',
  'not-collected',
  'varies',
  'not-in-table',
  'not-released',
  'not-in-source',
  'year-only',
  'hour-only',
] as const;

/** A stated absence: why a role has no value for a row. */
export type Missing = {
  readonly kind: 'missing';
  readonly why: (typeof missingReasons)[number];
  readonly reason?: string | undefined;
  readonly sources: readonly string[];
};

/** A row's entry under `missing` in a role file. */
export const missingSchema = z
  .strictObject({
    why: z
      .enum(['not-applicable', 'not-collected', 'varies'])
      .describe(
        '`not-applicable`: the question has no meaning here; `not-collected`: nobody publishes it; `varies`: it depends, and `reason` says on what.',
      ),
    reason: wordsSchema(240).describe('The reason, in one sentence, for the reader.'),
    sources: z
      .array(idSchema)
      .max(4)
      .readonly()
      .default([])
      .describe('Ids from sources.md, where a source says so.'),
  })
  .transform((value) => ({ kind: 'missing' as const, ...value }));

/** The kinds that authors can write. A distribution always comes from a table. */
export type AuthoredKind = Exclude<FactKind, 'distribution'>;

/** The front-matter schema of one authored fact. Only kind `level` uses `levels`. */
export function factSchema(kind: AuthoredKind, levels: readonly [string, ...string[]]) {
  switch (kind) {
    case 'text':
      return textFact;
    case 'list':
      return listFact;
    case 'answer':
      return answerFact;
    case 'money':
      return moneyFact;
    case 'range':
      return rangeFact;
    case 'count':
      return countFact;
    case 'percent':
      return percentFact;
    case 'duration':
      return durationFact;
    case 'level':
      return levelFact(levels);
  }
}
