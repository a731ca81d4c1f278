import { z } from 'zod';
import { sourceKinds } from '@/lib/domain/source';
import { tableNames } from '@/lib/domain/table-rows';
import { each, line, template } from './template';

/** Texts of the sources page. */
export const sourceWords = {
  sources: z.strictObject({
    unknown: line,
    shown: template('date'),
    'shown-none': line,
    read: template('date'),
    confidence: z.strictObject({ high: line, medium: line, low: line }),
    occupation: template('code', 'title'),
    all: line.describe("The link from a page's own list to the page of all sources."),
    kinds: each(sourceKinds, line),
    credit: line.describe("The licence's own words follow."),
    rests: line,
    'in-rows': template('role').describe(
      'What rests on a source in one role: rows of the comparison, sections of its page.',
    ),
    'in-sections': template('role'),
    here: line.describe('The sources page itself.'),
    'copied-table': line,
    tables: each(tableNames, line),
    same: z
      .strictObject({
        heading: line,
        caption: line,
        'column-same': line,
        exact: line,
        within: template('gap'),
        ends: template('gap').describe('A range and a span of time: both of their ends.'),
        share: template('percent'),
        'favors-more': template('least').describe(
          'Which of two values a row favors, for someone to whom it matters.',
        ),
        'favors-less': template('least'),
        'favors-step-up': line,
        'favors-step-down': line,
        'favors-answer': template('answer'),
        'favors-none': line,
      })
      .describe('How far apart two values of a row may lie and still count as the same.'),
  }),
};
