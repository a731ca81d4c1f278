import { z } from 'zod';
import { idSchema } from './fact';
import type { Block } from './prose';

const questionSchema = z.strictObject({
  /** The question, as the heading of its answer says it: it ends in a question mark. */
  ask: z.string().min(8).max(120).regex(/\?$/, 'question'),
  /** Ids of the roles on whose pages the question is shown. */
  roles: z.array(idSchema).max(20).readonly(),
  /** Ids of the comparison rows that say more. */
  rows: z.array(idSchema).max(4).readonly().default([]),
  /** Other words by which people look for it: `degree`, `college`. */
  also: z.array(z.string().min(2).max(40)).max(12).readonly().default([]),
});

/** The front matter of `content/<language>/faq.md`; the answers are the body, under the questions. */
export const faqSchema = z.strictObject({
  title: z.string().min(1).max(80),
  description: z.string().min(1).max(200),
  lead: z.string().min(1).max(240),
  /** The groups in their order, each with the ids of its questions. */
  groups: z
    .array(
      z.strictObject({
        id: idSchema,
        heading: z.string().min(1).max(60),
        questions: z.array(idSchema).min(1).max(20).readonly(),
      }),
    )
    .min(1)
    .readonly(),
  /** Every question by its id, which is its anchor: fixed once published, and never reused. */
  questions: z.record(idSchema, questionSchema),
});

/** A question with its answer, checked. */
export type Question = Readonly<z.output<typeof questionSchema>> & {
  readonly id: string;
  readonly answer: readonly Block[];
};

/** The page of questions. */
export type Faq = {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly groups: readonly {
    readonly id: string;
    readonly heading: string;
    readonly questions: readonly Question[];
  }[];
};
