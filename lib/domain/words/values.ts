import { z } from 'zod';
import { placeIds } from '@/lib/domain/places';
import { each, line, template } from './template';

/** Texts for values, as every page shows them. */
export const valueWords = {
  missing: z.strictObject({
    'not-applicable': line,
    'not-collected': line,
    varies: line,
    'not-in-table': line,
    'not-released': line,
    'not-in-source': line,
    'year-only': line.describe(
      'The bureau gives the pay of the job by the year, and not by the hour.',
    ),
    'hour-only': line,
    pattern: template('kind', 'reason').describe(
      'How the kind of absence and its reason stand together.',
    ),
  }),
  answers: z.strictObject({ yes: line, no: line }),
  places: each(placeIds, line),
  to: line.describe('The word between two ends of a span or a range: `2024 to 2034`.'),
  none: line,
  pay: z.strictObject({
    'as-common': template('times').describe(
      'How common a job is in a place: about as common as in the US, more, less; `{times}` is the location quotient.',
    ),
    'more-common': template('times'),
    'less-common': template('times'),
    half: template('low', 'high').describe('The numbers of a drawing, as text.'),
    tenths: template('low', 'high'),
    over: template('amount').describe(
      'Pay above what its survey prints, a value in the middle of a sentence too: `over $239,200`.',
    ),
    top: template('amount').describe('The remark under such a value.'),
    drawing: template('role', 'basis', 'p10', 'p25', 'median', 'p75', 'p90').describe(
      'The name of the drawing for people who do not see it.',
    ),
  }),
};
