import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FrontMatterKind, frontMatterSchemas } from '@/lib/content/front-matter-schemas';
import { getJsonSchema, schemaFolder } from '@/lib/content/json-schema';
import { ROOT } from './install.mjs';

/**
 * `npm run schema` writes the JSON Schema of each kind of content file from the reader's schemas. A test
 * fails if the written files are out of date.
 */
export function main(): void {
  const folder = join(ROOT, schemaFolder);
  mkdirSync(folder, { recursive: true });
  for (const kind of Object.keys(frontMatterSchemas) as FrontMatterKind[]) {
    const file = join(folder, `${kind}.schema.json`);
    writeFileSync(file, getJsonSchema(kind));
    console.log(file);
  }
}
