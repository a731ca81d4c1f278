import { z } from 'zod';

/** The places a fact can speak of; their names are words of the site, in `places`. */
export const placeIds = ['us', 'us-fl', 'us-ca'] as const;
export type PlaceId = (typeof placeIds)[number];

/** Lower-case letters, digits and single hyphens: safe in an address, a file name and an anchor. */
export const idSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'id');

/** Whether a text that has the form of a day, 2024-05-30, is one; other texts pass. */
export const isOnCalendar = (text: string): boolean =>
  !/^\d{4}-\d\d-\d\d$/.test(text) || z.iso.date().safeParse(text).success;

/** A bare year is a number to YAML and a date to an author: it is taken as the author means it. */
export const yearOr = <Schema extends z.ZodType<string, string>>(schema: Schema) =>
  z.preprocess((value) => (Number.isInteger(value) ? String(value) : value), schema);

/**
 * When a figure or rule held: a year `2024`, a month `2025-05`, a day `2024-05-30`, a span of years
 * `2024/2034` or `2024/25` (a school year), or `undated` where the source shows no date.
 */
const periodSchema = yearOr(
  z
    .string()
    .regex(
      /^(?:undated|(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|\/(?:(?:19|20)?\d\d))?)$/,
      'period',
    )
    .refine(isOnCalendar, 'period'),
);

/** Where, when, for whom and by whose word a fact holds. Two facts are compared only on one basis. */
const basisShape = {
  /** The place the fact speaks of. */
  place: z.enum(placeIds),
  /** The year, month or span it holds for, or `undated`. */
  period: periodSchema,
  /** The people or firms that were counted, where the row's label does not say it already. */
  who: z.string().min(1).max(80).optional(),
  /** Ids from sources.md, the weightiest first. */
  sources: z.array(idSchema).min(1).max(4).readonly(),
  /** One short remark, shown under the value. */
  note: z.string().min(1).max(120).optional(),
};

const wholeDollars = z.number().min(0).max(2_000_000);

const textFact = z
  .strictObject({
    /** What holds for this role, in one or two plain sentences. */
    text: z.string().min(1).max(300),
    /** The same in a few words that follow the role's plural name: "work on the case". */
    brief: z.string().min(1).max(90),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'text' as const, ...value }));

const listFact = z
  .strictObject({
    /** Short items; the same item is written alike in both roles, so that overlap can be seen. */
    items: z.array(z.string().min(1).max(90)).min(1).max(20).readonly(),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'list' as const, ...value }));

const answerFact = z
  .strictObject({
    /** `yes` or `no`. */
    answer: z.enum(['yes', 'no']),
    /** Why, in one sentence. */
    reason: z.string().min(1).max(240),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'answer' as const, ...value }));

const moneyFact = z
  .strictObject({
    /** US dollars, digits only: 6660. */
    amount: wholeDollars,
    ...basisShape,
  })
  .transform((value) => ({ kind: 'money' as const, ...value }));

const rangeFact = z
  .strictObject({
    /** US dollars at the lower end, digits only. */
    low: wholeDollars,
    /** US dollars at the upper end, not below `low`. */
    high: wholeDollars,
    ...basisShape,
  })
  .refine((value) => value.low <= value.high, { path: ['high'], message: 'order' })
  .transform((value) => ({ kind: 'range' as const, ...value }));

const countFact = z
  .strictObject({
    /** A whole number; a change may be negative. */
    count: z.int().min(-1_000_000_000).max(1_000_000_000),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'count' as const, ...value }));

const percentFact = z
  .strictObject({
    /** Percent, digits only: 5.8 stands for 5.8 %. */
    percent: z.number().min(-100).max(1000),
    ...basisShape,
  })
  .transform((value) => ({ kind: 'percent' as const, ...value }));

const durationFact = z
  .strictObject({
    /** The shortest usual time, in `unit`; 0 for none. */
    low: z.number().min(0).max(600),
    /** The longest usual time, in `unit`; the same as `low` where there is one figure. */
    high: z.number().min(0).max(600),
    unit: z.enum(['weeks', 'months', 'years']),
    ...basisShape,
  })
  .refine((value) => value.low <= value.high, { path: ['high'], message: 'order' })
  .transform((value) => ({ kind: 'duration' as const, ...value }));

const levelFact = (levels: readonly [string, ...string[]]) =>
  z
    .strictObject({
      /** One of the row's levels. */
      level: z.enum(levels),
      ...basisShape,
    })
    .transform((value) => ({ kind: 'level' as const, ...value }));

/** The basis of a fact, as data. `place` and `period` name the grain that T3 compares. */
export type Basis = {
  readonly place: PlaceId;
  readonly period: string;
  readonly who?: string | undefined;
  readonly sources: readonly string[];
  readonly note?: string | undefined;
};

/**
 * Yearly or hourly pay in US dollars: 10th, 25th, 50th, 75th and 90th percentile.
 * Only read from a table, never typed into a role file.
 */
export type DistributionFact = {
  readonly kind: 'distribution';
  readonly p10: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
} & Basis;

export type Fact =
  | Readonly<z.output<typeof textFact>>
  | Readonly<z.output<typeof listFact>>
  | Readonly<z.output<typeof answerFact>>
  | Readonly<z.output<typeof moneyFact>>
  | Readonly<z.output<typeof rangeFact>>
  | Readonly<z.output<typeof countFact>>
  | Readonly<z.output<typeof percentFact>>
  | Readonly<z.output<typeof durationFact>>
  | (Readonly<Omit<z.output<ReturnType<typeof levelFact>>, 'level'>> & { readonly level: string })
  | DistributionFact;

export type FactKind = Fact['kind'];
export type FactOf<Kind extends FactKind> = Extract<Fact, { kind: Kind }>;

/** A stated absence: why a role has no value for a row. */
export type Missing = {
  readonly kind: 'missing';
  /** `not-in-table` is ours: the occupation code has no row, or no figure, in an official table. */
  readonly why: 'not-applicable' | 'not-collected' | 'varies' | 'not-in-table';
  readonly reason?: string | undefined;
  readonly sources: readonly string[];
};

/** The `missing` entry of a row in a role file. */
export const missingSchema = z
  .strictObject({
    /** `not-applicable`: the question has no meaning here; `not-collected`: nobody publishes it;
     * `varies`: it depends, and `reason` says on what. */
    why: z.enum(['not-applicable', 'not-collected', 'varies']),
    /** The reason, in one sentence, for the reader. */
    reason: z.string().min(1).max(240),
    /** Ids from sources.md, where a source says so. */
    sources: z.array(idSchema).max(4).readonly().default([]),
  })
  .transform((value) => ({ kind: 'missing' as const, ...value }));

/** The kinds an author can write; a distribution comes from a table only. */
export type AuthoredKind = Exclude<FactKind, 'distribution'>;

/** The front-matter schema of one authored fact. `levels` is needed for kind `level` only. */
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
