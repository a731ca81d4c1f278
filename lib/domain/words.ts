import { z } from 'zod';
import { comparisonWords } from './words/comparison';
import { pageWords } from './words/pages';
import { payPageWords } from './words/pay-page';
import { payPartWords } from './words/pay-parts';
import { type oneRowWords, rowWords } from './words/rows';
import { sourceWords } from './words/sources';
import { line } from './words/template';
import { valueWords } from './words/values';

/** The front matter of `content/<language>/site.md`: every word of the interface. */
export const wordsSchema = z.strictObject({
  ...pageWords,
  ...comparisonWords,
  ...sourceWords,
  ...valueWords,
  ...payPageWords,
  ...rowWords,
  'not-found': z.strictObject({
    title: line,
    lead: line,
    'did-you-mean': line.describe('Stands before the name of the nearest page.'),
    ways: line,
  }),
  terms: z
    .array(z.string().min(2).max(60))
    .min(1)
    .describe(
      'Legal terms that the reading-level check leaves out: a reader of this site comes to learn them.',
    ),
  ...payPartWords,
});

export type Words = Readonly<z.output<typeof wordsSchema>>;
export type RowWords = Readonly<z.output<typeof oneRowWords>> & { readonly advantage?: string };

/**
 * Gets the text for a registered id.
 *
 * @throws Error without an entry, which the schema rules out
 */
export function getWord<Value>(map: Readonly<Record<string, Value>>, id: string): Value {
  const value = Object.hasOwn(map, id) ? map[id] : undefined;
  if (value === undefined) throw new Error(`No word for “${id}”`);
  return value;
}
