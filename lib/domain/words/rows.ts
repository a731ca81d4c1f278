import { z } from 'zod';
import { groupIds, levelIds, type RowId, rowDefinitions } from '@/lib/domain/rows';
import { sectionIds } from '@/lib/domain/sections';
import { both, each, line, ordered, template } from './template';

/** The texts of one row. */
export const oneRowWords = z.strictObject({
  label: z.string().min(1).max(60).describe('What is compared, in a few words.'),
  question: z
    .string()
    .min(1)
    .max(60)
    .describe('The same as a question to the job, as a person asks it; the handout shows it.'),
  measure: z
    .string()
    .min(1)
    .max(90)
    .optional()
    .describe('What is measured, and of whom, where the label does not say it: `median a year`.'),
  meaning: z
    .string()
    .min(1)
    .max(240)
    .optional()
    .describe('What a term in the label means, in one sentence.'),
  remark: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('One sentence that holds for every pair of roles, shown after the difference.'),
});

const advantageRowWords = oneRowWords.extend({
  advantage: template('side', 'other', 'gap', 'least').describe(
    'Why the row favors one role, in one sentence: `{side}` is that role, `{gap}` how far apart the two are, `{least}` the gap that the rule asks for.',
  ),
});

/** Rows with a rule for their advantage must have its text. Other rows must not. */
const rowsWords = z.strictObject(
  Object.fromEntries(
    rowDefinitions.map(({ id, favors }) => [
      id,
      favors === undefined ? oneRowWords : advantageRowWords,
    ]),
  ) as Record<RowId, typeof oneRowWords | typeof advantageRowWords>,
);

/**
 * The sentences of the difference column. `{higher}` and `{lower}` are plural role names ordered by value,
 * `{first}` and `{second}` by column. `**` is not markup: the first sentence is always semibold.
 */
const differenceWords = z.strictObject({
  same: line.describe('Two equal values.'),
  'same-text': template('brief').describe('Two equal texts; `{brief}` is what both do.'),
  'same-value': template('value').describe('Two equal answers or levels; `{value}` is the answer.'),
  close: template('gap', 'higher', 'lower').describe('Numbers within the tolerance.'),
  'one-sided': template('one', 'other').describe('The row applies to one role only.'),
  neither: line.describe('The row applies to neither role.'),
  unknown: line.describe('One value is not known, or both are not.'),
  'unknown-one': template('one'),
  'unknown-both': line,
  median: template(...ordered, 'percent', 'value').describe(
    'Percentile pay: `{value}` is the higher median, `{percent}` its lead over the lower one.',
  ),
  'median-over': template(...ordered, 'percent', 'value').describe(
    'The same where the higher median is above what is printed: above `{value}`, and by `{gap}` or more.',
  ),
  'halves-overlap': template('low', 'high').describe(
    'Whether the middle halves of two pay ranges share some pay, and which.',
  ),
  'halves-apart': line,
  overlap: template('share', 'subject', 'other').describe(
    'How many of the job with the lower median earn more than the other median; `{share}` is one of `pay-page.shares`.',
  ),
  money: template(...ordered, 'percent'),
  'money-over': template(...ordered).describe(
    'Two amounts, the higher one above what is printed, and why nobody can say by how much.',
  ),
  'over-why': template('bound'),
  open: template('bound').describe('The same where it is not known which of the two is higher.'),
  count: template(...ordered),
  times: template('times').describe('How many times the lower count goes into the higher.'),
  percent: template(...ordered),
  change: template(...both, 'firstChange', 'secondChange').describe(
    'Two changes, each said by `change-…`.',
  ),
  'change-gap': template('gap'),
  point: template('number').describe(
    'A gap of one percentage point, and of any other number of them.',
  ),
  points: template('number'),
  'change-up': template('value'),
  'change-down': template('value'),
  'change-level': line,
  range: template('higher', 'lower', 'low', 'high').describe(
    'One range or duration lies higher; `{low}` and `{high}` are the gaps of the two ends.',
  ),
  'range-one': template('higher', 'lower', 'gap'),
  nested: template('wider', 'narrower'),
  list: template('shared'),
  'list-none': line,
  'list-only': template(...both, 'firstCount', 'secondCount'),
  answer: template('yes', 'no'),
  level: template(...both, 'firstLevel', 'secondLevel'),
  study: template('higher', 'lower', 'gap'),
  text: template(...both, 'firstBrief', 'secondBrief'),
});

/** Texts of comparison rows and their differences. */
export const rowWords = {
  mixed: z.strictObject({
    period: template(...both),
    undated: line.describe('One of the two sources shows no date.'),
    place: template(...both),
    who: template(...both),
  }),
  differences: differenceWords,
  groups: each(groupIds, line),
  favors: z.strictObject({
    toward: template('role').describe('Which way a row points for someone to whom it matters.'),
    same: line,
    'same-why': line,
    under: template('gap', 'least').describe('A difference that the rule of the row finds small.'),
    depends: line.describe('No rule could say for everyone which of the two is better.'),
    'depends-why': line,
    'depends-one': template('one'),
    'depends-nested': line,
    unknown: line,
  }),
  rows: rowsWords,
  levels: each(levelIds, line),
  sections: each(sectionIds, line),
};
