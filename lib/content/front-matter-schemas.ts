import { z } from 'zod';
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

/** The front matter of `content/<language>/sources.md`: the head of the page, and its sources. */
export const sourcesFileSchema = sourcesSchema.extend(articleSchema.shape);

/** The schema of each kind of content file: the reader and the editors' JSON Schema share it. */
export const frontMatterSchemas = {
  role: { schema: profileSchema, files: 'content/<language>/roles/<role>.md' },
  site: { schema: wordsSchema, files: 'content/<language>/site.md' },
  sources: { schema: sourcesFileSchema, files: 'content/<language>/sources.md' },
  faq: { schema: faqSchema, files: 'content/<language>/faq.md' },
  article: { schema: articleSchema, files: 'content/<language>/about.md' },
} as const satisfies Record<string, { schema: z.ZodType; files: string }>;

/** A kind of content file, and the name of its JSON Schema: `content/schema/role.schema.json`. */
export type FrontMatterKind = keyof typeof frontMatterSchemas;
