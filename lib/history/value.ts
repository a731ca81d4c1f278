import { z } from 'zod';
import { type Fact, idSchema, type Missing, missingReasons, periodSchema } from '@/lib/domain/fact';
import { placeIds } from '@/lib/domain/places';

/** Dollars, or the bound that pay is above: `{ over: 239200 }`. */
const paySchema = z.union([z.number(), z.strictObject({ over: z.number() })], {
  error: 'a number of dollars, or `{ over: 239200 }`',
});

const basis = {
  place: z.enum(placeIds).meta({ id: 'place' }),
  period: periodSchema,
  who: z.string().min(1).max(80).optional(),
};

const text = z.string().min(1).max(300);

const schemas = [
  z.strictObject({ kind: z.literal('text'), text, ...basis }),
  z.strictObject({ kind: z.literal('list'), items: z.array(text).min(1).max(20), ...basis }),
  z.strictObject({ kind: z.literal('answer'), answer: z.enum(['yes', 'no']), ...basis }),
  z.strictObject({ kind: z.literal('money'), amount: paySchema, ...basis }),
  z.strictObject({ kind: z.literal('range'), low: z.number(), high: z.number(), ...basis }),
  z.strictObject({ kind: z.literal('count'), count: z.number(), ...basis }),
  z.strictObject({ kind: z.literal('percent'), percent: z.number(), ...basis }),
  z.strictObject({
    kind: z.literal('duration'),
    low: z.number(),
    high: z.number(),
    unit: z.enum(['weeks', 'months', 'years']),
    ...basis,
  }),
  z.strictObject({ kind: z.literal('level'), level: idSchema, ...basis }),
  z.strictObject({
    kind: z.literal('distribution'),
    p10: paySchema,
    p25: paySchema,
    median: paySchema,
    p75: paySchema,
    p90: paySchema,
    ...basis,
  }),
  z.strictObject({
    kind: z.literal('missing'),
    why: z.enum(missingReasons),
    reason: z.string().min(1).max(240).optional(),
  }),
] as const;

/**
 * A value as the history stores it: what tells a fact from another of its row. Notes, the reason of an
 * answer and the short form of a text are left out: a clearer sentence is no news.
 */
export const valueSchema = z
  .discriminatedUnion('kind', schemas, {
    error: `one of ${schemas.map(({ shape }) => `\`${shape.kind.value}\``).join(', ')}`,
  })
  .meta({ id: 'value' });

export type StoredValue = Readonly<z.output<typeof valueSchema>>;

/** The part of a fact that the history stores. */
export function storeValue(fact: Fact | Missing): StoredValue {
  const schema = schemas.find(({ shape }) => shape.kind.value === fact.kind);
  return (schema as z.ZodObject).strip().parse(fact) as StoredValue;
}

/** Whether two values are one. Both come from `valueSchema`, which puts their keys in one order. */
export const isSameValue = (one: StoredValue | undefined, two: StoredValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(two);
