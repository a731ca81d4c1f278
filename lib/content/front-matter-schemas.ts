import { z } from 'zod';
import { idSchema } from '@/lib/domain/fact';
import { faqSchema } from '@/lib/domain/faq';
import { profileSchema } from '@/lib/domain/profile';
import { sourcesSchema } from '@/lib/domain/source';
import { wordsSchema } from '@/lib/domain/words';

/** The front matter of a plain page of prose, such as `content/<language>/about.md`. */
export const articleSchema = z.strictObject({
  title: z.string().min(1).max(80).describe('The heading of the page.'),
  description: z
    .string()
    .min(1)
    .max(200)
    .describe('What the page is about, for search engines and previews of links.'),
  lead: z.string().min(1).max(240).describe('The sentences under the heading.'),
});

/** The front matter of `content/<language>/counselors.md`: the head of the page, and its pictures. */
export const counselorsSchema = articleSchema.extend({
  pictures: z
    .array(
      z.strictObject({
        file: idSchema.describe(
          'The name of the picture in `public/guide/<language>/`, without `.webp`. `npm run pictures` takes it.',
        ),
        under: z.string().min(1).max(80).describe('The heading of the section that it ends.'),
        alt: z
          .string()
          .min(20)
          .max(300)
          .describe('What the picture shows, for people who do not see it.'),
      }),
    )
    .max(6)
    .describe('Pictures of the pages of this site.'),
});

/** The front matter of `content/<language>/sources.md`: the head of the page, and its sources. */
export const sourcesFileSchema = sourcesSchema.extend(articleSchema.shape);

/** A value as text. The longest that a row can have is a list of twenty items. */
const valueSchema = z.string().min(1).max(2500);

const changeSchema = z.strictObject({
  role: idSchema.describe('The id of the role, as its file is called.'),
  row: idSchema.describe('The id of the row, as it was on this day.'),
  label: z.string().min(1).max(60).describe('The name of the row, for when it is gone.'),
  was: valueSchema.optional().describe('The value before; left out where the row is new.'),
  is: valueSchema.optional().describe('The value since; left out where the row is gone.'),
  sources: z
    .record(idSchema, z.string().min(1).max(40))
    .describe('The short names of its sources by their ids, the weightiest first.'),
});

/** The front matter of a file in `content/history/`: the values that changed on the day of its name. */
export const historySchema = z.strictObject({
  changes: z
    .array(changeSchema)
    .min(1)
    .describe('One entry for each role and row. `npm run history` writes them.'),
});

/** The schema of each kind of content file: the reader and the editors' JSON Schema share it. */
export const frontMatterSchemas = {
  role: { schema: profileSchema, files: 'content/<language>/roles/<role>.md' },
  site: { schema: wordsSchema, files: 'content/<language>/site.md' },
  sources: { schema: sourcesFileSchema, files: 'content/<language>/sources.md' },
  faq: { schema: faqSchema, files: 'content/<language>/faq.md' },
  article: { schema: articleSchema, files: 'content/<language>/about.md' },
  pay: { schema: articleSchema, files: 'content/<language>/pay.md' },
  'state-pay': { schema: articleSchema, files: 'content/<language>/pay/<state>.md' },
  counselors: { schema: counselorsSchema, files: 'content/<language>/counselors.md' },
  history: { schema: historySchema, files: 'content/history/<day>.md' },
} as const satisfies Record<string, { schema: z.ZodType; files: string }>;

/** A kind of content file, and the name of its JSON Schema: `content/schema/role.schema.json`. */
export type FrontMatterKind = keyof typeof frontMatterSchemas;
