import { z } from 'zod';
import { placesIn } from '@/lib/domain/template';

/** A sentence whose placeholders in braces must all be among `places`. Editors show these as a title. */
export const template = (...places: readonly string[]) =>
  z
    .string()
    .min(1)
    .max(300)
    .superRefine((text, context) => {
      for (const name of placesIn(text)) {
        if (!places.includes(name)) {
          context.addIssue({ code: 'custom', message: 'place', params: { name, places } });
        }
      }
    })
    .meta(places.length === 0 ? {} : { title: places.map((name) => `{${name}}`).join(' ') });

/** One line of interface text without placeholders. */
export const line = template();

/** One entry for each id of a registry. Missing and unknown ids are both reported. */
export const each = <Schema extends z.ZodType>(ids: readonly string[], schema: Schema) =>
  z.strictObject(Object.fromEntries(ids.map((id) => [id, schema])) as Record<string, Schema>);

export const both = ['first', 'second'] as const;
export const ordered = ['higher', 'lower', 'gap'] as const;
/** The placeholders for two roles ordered by their rates. */
export const beside = ['higher', 'high', 'lower', 'low'] as const;
