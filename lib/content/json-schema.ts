import { z } from 'zod';
import { type FrontMatterKind, frontMatterSchemas } from './front-matter-schemas';

/** The folder of the JSON Schemas, from the project's root. `npm run schema` writes it. */
export const schemaFolder = 'content/schema';

/**
 * What a JSON Schema cannot say, so that nobody takes a file without underlines for one in order.
 * Rules that hold for one kind of file stand with it.
 */
const limits: Readonly<Record<FrontMatterKind, string>> = {
  role: 'that `high` is not below `low`, that a day is on the calendar, that each row has a value or a reason and not both, and that each source exists',
  site: 'that a text holds no other places in braces than its title names, and that the roles of `home.pair` exist',
  sources: 'that a day is on the calendar, and that something rests on each source',
  faq: 'that each question is in one group and has its answer, and that roles and rows exist',
  article: 'that the page has text under headings',
  pay: 'that the text has one section for each part of the page',
  'state-pay': 'that the page has text under headings, and that the file has the name of a state',
  counselors: 'that the page has text under headings, and that each picture and its heading exist',
  history:
    'that each `was` is what stood before, and that the last `is` of a row is its value in the content',
};

/**
 * The JSON Schema of the front matter of one kind of file, as text. Made from the schema that the
 * reader uses; draft 7, which editors of YAML understand.
 */
export function jsonSchemaOf(kind: FrontMatterKind): string {
  const { schema, files } = frontMatterSchemas[kind];
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
    title: `Front matter of ${files}`,
    description: `A first check while you type. \`npm run check:content\` says more: ${limits[kind]}.`,
    $comment: 'Written by `npm run schema`; do not change it by hand.',
    ...rest,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
