import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FrontMatterKind, frontMatterSchemas } from '@/lib/content/front-matter-schemas';
import { getJsonSchema, schemaFolder } from '@/lib/content/json-schema';
import { readDocument } from '@/lib/content/read-document';
import { dayName } from '@/lib/content/read-history';
import { languages } from '@/lib/i18n/languages';

/**
 * The JSON Schemas that editors use. They are read back by zod, as a program that knows nothing of
 * our own schemas reads them; what a JSON Schema cannot say is left to the content check.
 */

// Object.keys forgets the keys' type; the registry above is the only source of them.
const kinds = Object.keys(frontMatterSchemas) as FrontMatterKind[];

const getFile = (kind: FrontMatterKind) => join(schemaFolder, `${kind}.schema.json`);

const writtenSchema = (kind: FrontMatterKind) =>
  z.fromJSONSchema(JSON.parse(readFileSync(getFile(kind), 'utf8')));

/** The frozen site keeps no history; that of the fixture has made-up roles. */
const frozenRoot = (kind: FrontMatterKind) =>
  kind === 'history' ? 'tests/fixtures/history' : 'tests/fixtures/site';

function getFiles(root: string, kind: FrontMatterKind): readonly string[] {
  const files = languages.flatMap(({ id }) =>
    frontMatterSchemas[kind].files.map((file) => file.replace('<language>', id)),
  );
  return files.flatMap((file) => {
    const folder = dirname(file);
    if (!/\/<(?:role|day|state)>\.md$/.test(file)) return [file];
    return readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`);
  });
}

function getData(root: string, file: string, kind: FrontMatterKind): Record<string, unknown> {
  const { document, problems } = readDocument(join(root, file), file, {
    hasPlaceholders: kind === 'site',
    ...(kind === 'history' && { nameRule: dayName }),
  });
  expect(problems).toEqual([]);
  // The reader gives an unchecked value; that it is a mapping is what the lines above make sure of.
  return document?.data as Record<string, unknown>;
}

describe.each(kinds)('the JSON Schema for files of the kind %s', (kind) => {
  it('is the one that the command would write today', () => {
    expect(
      readFileSync(getFile(kind), 'utf8') === getJsonSchema(kind),
      'run `npm run schema`',
    ).toBe(true);
  });

  it('accepts the front matter of the site and of the frozen site', () => {
    const schema = writtenSchema(kind);
    for (const root of ['.', frozenRoot(kind)]) {
      const files = getFiles(root, kind);
      expect(files, root).not.toEqual([]);
      for (const file of files) {
        const { error } = schema.safeParse(getData(root, file, kind));
        expect(error?.issues ?? [], join(root, file)).toEqual([]);
      }
    }
  });

  it('refuses a key that is not known, a missing key and a number for a text', () => {
    const schema = writtenSchema(kind);
    const [file = ''] = getFiles(frozenRoot(kind), kind);
    const data = getData(frozenRoot(kind), file, kind);
    expect(schema.safeParse({ ...data, sumary: 'x' }).success).toBe(false);
    for (const key of Object.keys(data)) {
      const { [key]: _left, ...rest } = data;
      const isOptional = kind === 'role' && key === 'missing';
      expect(schema.safeParse(rest).success, `without ${key}`).toBe(isOptional);
      expect(schema.safeParse({ ...data, [key]: 7 }).success, `a number for ${key}`).toBe(false);
    }
  });

  it('says that the content check says more', () => {
    expect(getJsonSchema(kind)).toContain('`npm run check:content` says more');
  });
});

describe('the JSON Schema of a role', () => {
  const accepts = (row: string, fact: object) => {
    const data = getData('tests/fixtures/site', 'content/en/roles/paralegal.md', 'role');
    return writtenSchema('role').safeParse({ ...data, facts: { [row]: fact } }).success;
  };
  const rate = { amount: 100, place: 'us', period: '2024', sources: ['clio'] };

  it('takes a bare year, which is a number to YAML, as the reader does', () => {
    expect(accepts('rate', rate)).toBe(true);
    expect(accepts('rate', { ...rate, period: 2024 })).toBe(true);
    expect(accepts('rate', { ...rate, period: '2024-13' })).toBe(false);
    expect(accepts('rate', { ...rate, period: 20244 })).toBe(false);
    expect(accepts('rate', { ...rate, period: 2024.5 })).toBe(false);
  });

  it.each([
    ['a text for a number', 'rate', { ...rate, amount: '100' }],
    ['an amount below zero', 'rate', { ...rate, amount: -1 }],
    ['a place that is not known', 'rate', { ...rate, place: 'usa' }],
    ['a source id with a capital', 'rate', { ...rate, sources: ['Clio'] }],
    ['no sources', 'rate', { ...rate, sources: [] }],
    ['a misspelt key', 'rate', { ...rate, amuont: 100 }],
    ['a row that is not known', 'rates', rate],
    ['a level of another row', 'zone', { ...rate, amount: undefined, level: 'core' }],
  ])('refuses %s', (_title, row, fact) => {
    expect(accepts(row, fact)).toBe(false);
  });

  it('describes its keys to the author', () => {
    const written = getJsonSchema('role');
    expect(written).toContain('US dollars, digits only: 6660.');
    expect(written).not.toContain('readOnly');
  });
});
