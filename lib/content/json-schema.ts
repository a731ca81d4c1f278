import { z } from 'zod';
import { type FrontMatterKind, frontMatterSchemas } from './front-matter-schemas';

/** The folder of the JSON Schemas, from the project's root. `npm run schema` writes it. */
export const schemaFolder = 'content/schema';

/**
 * The JSON Schema of the front matter of one kind of file, as text. Made from the schema that the
 * reader uses; draft 7, which editors of YAML understand.
 */
export function getJsonSchema(kind: FrontMatterKind): string {
  const { schema, files, limits } = frontMatterSchemas[kind];
  const written = z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    unrepresentable: 'throw',
    // `readonly()` speaks of our code; to an author it would say that a list must not be changed.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  const { $schema, ...rest } = written;
  const described = {
    $schema,
    title: `Front matter of ${files.join(' and ')}`,
    description: `A first check while you type. \`npm run check:content\` says more: ${limits}.`,
    $comment: 'Written by `npm run schema`; do not change it by hand.',
    ...rest,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
