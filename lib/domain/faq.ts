import { z } from 'zod';
import { idSchema } from './fact';
import type { Block } from './prose';

const questionSchema = z.strictObject({
  ask: z
    .string()
    .min(8)
    .max(120)
    .regex(/[?？؟\u037e]$/, 'question')
    .describe('The question, as the heading of its answer says it: it ends in a question mark.'),
  roles: z
    .array(idSchema)
    .max(20)
    .readonly()
    .describe('Ids of the roles on whose pages the question is shown.'),
  rows: z
    .array(idSchema)
    .max(4)
    .readonly()
    .default([])
    .describe('Ids of the comparison rows that say more.'),
  also: z
    .array(z.string().min(2).max(40))
    .max(12)
    .readonly()
    .default([])
    .describe('Other words by which people look for it: `degree`, `college`.'),
});

const words = z.array(z.string().min(1).max(40)).max(200).readonly();

const searchSchema = z.strictObject({
  ignore: words
    .default([])
    .describe('Words that tell nothing of what is asked, such as `the` and `how`.'),
  means: z
    .record(z.string().min(1).max(40), words)
    .default({})
    .describe(
      'A word of the questions, with the words that people type for it: `pay: [make, earn]`. Several words, such as `how much get`, stand for it where they come in that order, whatever stands between.',
    ),
  near: z
    .array(z.strictObject({ words, questions: z.array(idSchema).min(1).max(5).readonly() }))
    .readonly()
    .default([])
    .describe(
      'Words that no question is about, with the ids of the questions that come nearest, best first.',
    ),
});

/** The front matter of `content/<language>/faq.md`. The body has the answers, under their questions. */
export const faqSchema = z.strictObject({
  title: z.string().min(1).max(80),
  description: z.string().min(1).max(200),
  lead: z.string().min(1).max(240),
  search: searchSchema
    .default({ ignore: [], means: {}, near: [] })
    .describe('What the words that people type are to the search.'),
  groups: z
    .array(
      z.strictObject({
        id: idSchema,
        heading: z.string().min(1).max(60),
        questions: z.array(idSchema).min(1).max(20).readonly(),
      }),
    )
    .min(1)
    .readonly()
    .describe('The groups in their order, each with the ids of its questions.'),
  questions: z
    .record(idSchema, questionSchema)
    .describe(
      'Every question by its id, which is its anchor: fixed once published, and never reused.',
    ),
});

/** A checked question with its answer. */
export type Question = Readonly<z.output<typeof questionSchema>> & {
  readonly id: string;
  readonly answer: readonly Block[];
};

/** The checked content of the questions page. */
export type Faq = {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly search: Readonly<z.output<typeof searchSchema>>;
  readonly groups: readonly {
    readonly id: string;
    readonly heading: string;
    readonly questions: readonly Question[];
  }[];
};

/**
 * A value in an answer, so that authors never copy a figure: `{paralegal.pay}` is the value on the role's
 * page, `{difference.pay}` the difference between the home page's pair.
 */
export const valuePlace = /\{([a-z][a-z-]*)\.([a-z][a-z-]*)\}/g;
