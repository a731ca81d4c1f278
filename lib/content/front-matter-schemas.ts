import { z } from 'zod';
import { idSchema } from '@/lib/domain/fact';
import { faqSchema } from '@/lib/domain/faq';
import { profileSchema } from '@/lib/domain/profile';
import { sourcesSchema } from '@/lib/domain/source';
import { wordsSchema } from '@/lib/domain/words';
import { valueSchema } from '@/lib/history/value';
import { type ContentKind, contentFile, contentPages } from '@/lib/pages/registry';

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
          'The name of the picture in `public/guide/<language>/`, without `.webp`. `npm run screenshots` takes it.',
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

const changeSchema = z.strictObject({
  role: idSchema.describe('The id of the role, as its file is called.'),
  row: idSchema.describe('The id of the row, as it was on this day.'),
  was: valueSchema.optional().describe('The value before; left out where the row is new.'),
  is: valueSchema.optional().describe('The value since; left out where the row is gone.'),
  sources: z.array(idSchema).max(4).describe('The ids of its sources, the weightiest first.'),
});

/** The front matter of a file in `content/history/`: the values that changed on the day of its name. */
export const historySchema = z.strictObject({
  changes: z
    .array(changeSchema)
    .min(1)
    .describe('One entry for each role and row. `npm run history` writes them.'),
});

/** The files of the pages that are read in one way, as the registry of pages has them. */
const getFiles = (kind: ContentKind) =>
  contentPages.flatMap((page) => (page.kind === kind ? contentFile(page.id, '<language>') : []));

/**
 * The schema of each kind of content file, which the reader and the editors' JSON Schema share, and what a JSON
 * Schema cannot say, so that nobody takes a file without underlines for one in order.
 */
export const frontMatterSchemas = {
  role: {
    schema: profileSchema,
    files: ['content/<language>/roles/<role>.md'],
    limits:
      'that `high` is not below `low`, that a day is on the calendar, that each row has a value or a reason and not both, and that each source exists',
  },
  site: {
    schema: wordsSchema,
    files: ['content/<language>/site.md'],
    limits:
      'that a text holds no other places in braces than its title names, and that the roles of `home.pair` exist',
  },
  sources: {
    schema: sourcesFileSchema,
    files: getFiles('sources'),
    limits: 'that a day is on the calendar, and that something rests on each source',
  },
  faq: {
    schema: faqSchema,
    files: getFiles('faq'),
    limits: 'that each question is in one group and has its answer, and that roles and rows exist',
  },
  article: {
    schema: articleSchema,
    files: getFiles('article'),
    limits: 'that the page has text under headings',
  },
  pay: {
    schema: articleSchema,
    files: getFiles('pay'),
    limits: 'that the text has one section for each part of the page',
  },
  'state-pay': {
    schema: articleSchema,
    files: ['content/<language>/pay/<state>.md'],
    limits: 'that the page has text under headings, and that the file has the name of a state',
  },
  counselors: {
    schema: counselorsSchema,
    files: getFiles('counselors'),
    limits: 'that the page has text under headings, and that each picture and its heading exist',
  },
  history: {
    schema: historySchema,
    files: ['content/history/<day>.md'],
    limits:
      'that each `was` is what stood before, and that the last `is` of a row is its value in the content',
  },
} as const satisfies Record<
  string,
  { schema: z.ZodType; files: readonly string[]; limits: string }
>;

/** A kind of content file, and the name of its JSON Schema: `content/schema/role.schema.json`. */
export type FrontMatterKind = keyof typeof frontMatterSchemas;
