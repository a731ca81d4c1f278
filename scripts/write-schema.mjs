import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

/**
 * `npm run schema`: writes the JSON Schema of each kind of content file from the schemas that the
 * reader uses. A test fails while the written files are older than those.
 */
const root = new URL('../', import.meta.url);
const jiti = createJiti(import.meta.url, { tsconfigPaths: true });
const { frontMatterSchemas } = await jiti.import('../lib/content/front-matter-schemas.ts');
const { jsonSchemaOf, schemaFolder } = await jiti.import('../lib/content/json-schema.ts');

const folder = new URL(`${schemaFolder}/`, root);
mkdirSync(folder, { recursive: true });
for (const kind of Object.keys(frontMatterSchemas)) {
  const file = new URL(`${kind}.schema.json`, folder);
  writeFileSync(file, jsonSchemaOf(kind));
  console.log(fileURLToPath(file));
}
