import { z } from 'zod';
import { sectorIds } from '@/lib/domain/sectors';
import { beside, each, line, template } from './template';

/** Texts of the parts of the pay page that have their own key in site.md. */
export const payPartWords = {
  'pay-years': z.strictObject({
    choice: line.describe('The name of the two buttons that choose which dollars are shown.'),
    nominal: line,
    constant: template('now').describe('`{now}` is the newest May: `May 2025`.'),
    caption: template('dollars').describe('`{dollars}` is one of the two lines above.'),
    'column-year': line,
    scale: line,
    computed: template('now').describe('How the dollars of the newest May are worked out.'),
    'left-out': template('years').describe('Years with pay, and without a price index.'),
    'no-index': template('now').describe('The newest May itself has no price index.'),
    'no-figure': line.describe('In place of a figure in a cell.'),
    'no-price': line,
    drawing: template('dollars', 'lines', 'letters').describe(
      'The name of the drawing for people who do not see it: `{lines}` are some of the next, `{letters}` the notes on breaks.',
    ),
    'drawing-line': template('role', 'from', 'fromPay', 'to', 'toPay'),
    gap: template('years').describe('Years without a figure, as the note of a letter.'),
    'gap-one': template('years', 'role'),
    'gap-over': template('years', 'role'),
    breaks: z
      .strictObject({ codes: template('from'), method: template('from') })
      .describe('Why the line breaks before a May; each is the note of a letter.'),
    renamed: template('before', 'role', 'title').describe(
      'After `breaks`, where the official title of a job was another one before.',
    ),
    since: template('from', 'role', 'change', 'prices', 'now', 'result').describe(
      'How a median moved since the last break. The parts of the sentence follow.',
    ),
    'since-alone': template('from', 'role', 'change').describe('Without a price index.'),
    'no-earlier': template('role', 'now').describe('The newest year stands right after a break.'),
    rose: template('gap', 'percent'),
    fell: template('gap', 'percent'),
    stayed: line,
    'prices-rose': template('percent'),
    'prices-fell': template('percent'),
    more: template('percent', 'from').describe('What the newest pay buys, beside that of then.'),
    less: template('percent', 'from'),
    alike: template('from'),
  }),
  'pay-outlook': z.strictObject({
    caption: template('span'),
    column: line,
    jobs: line.describe('Over the first rows; the next two are rows.'),
    'jobs-in': template('year'),
    change: template('year'),
    openings: line.describe('Over the other rows, which follow.'),
    all: line,
    exits: line.describe('Openings in place of people who leave the workforce.'),
    transfers: line.describe('Openings in place of people who go to another occupation.'),
    growth: line.describe('The change in jobs, spread over the years of the projection.'),
    rounded: line,
    grow: template('openings', 'role', 'replace', 'exits', 'transfers', 'new').describe(
      'Why there are more openings than new jobs: where jobs are gained, lost, or stay.',
    ),
    shrink: template('openings', 'role', 'replace', 'exits', 'transfers', 'lost'),
    level: template('openings', 'role', 'replace', 'exits', 'transfers'),
    'rates-caption': template('span'),
    'rates-column': line,
    'rate-exits': line,
    'rate-transfers': line,
    'rate-all': line,
    yardstick: line.describe('The head of the row for all occupations.'),
    'exits-more': template(...beside),
    'exits-same': template('first', 'second', 'value'),
    'transfers-more': template(...beside),
    'transfers-same': template('first', 'second', 'value'),
    'in-all': template('all').describe('After one of the four: the rate in all occupations.'),
  }),
  'pay-employers': z.strictObject({
    caption: template('period'),
    column: line,
    'not-published': line.describe('In place of a figure in a cell.'),
    others: line.describe('The sectors that are small for both roles, as one row.'),
    'others-note': template('least'),
    unpublished: template('role', 'sectors'),
    sectors: each(sectorIds, line).describe('The sectors of NAICS by their codes, in plain words.'),
    'sector-notes': z
      .strictObject({ '54': line, '99': line })
      .describe('What a reader must know of a sector; shown under its name.'),
    'pay-caption': template('role', 'period'),
    'pay-column': line,
    'pay-median': line,
    'pay-year': template('period', 'other').describe('Where pay is of another month than jobs.'),
    'pay-none': template('role'),
  }),
};
