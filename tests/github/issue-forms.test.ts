import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const folder = '.github/ISSUE_TEMPLATE';
const words = z.string().trim().min(3);

/** A form as GitHub wants it: anything else hides the form, without a word to anyone. */
const form = z
  .strictObject({
    name: words,
    description: words,
    title: words.optional(),
    labels: z.array(words),
    body: z.array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('markdown'),
          attributes: z.strictObject({ value: words }),
        }),
        z.strictObject({
          type: z.enum(['input', 'textarea']),
          id: z.string().regex(/^[\w-]+$/),
          attributes: z.strictObject({
            label: words,
            description: words.optional(),
            placeholder: words.optional(),
          }),
          validations: z.strictObject({ required: z.boolean() }).optional(),
        }),
      ]),
    ),
  })
  .refine(({ body }) => body.some((field) => field.type !== 'markdown'), 'asks for nothing')
  .refine(
    ({ body }) =>
      [
        body.flatMap((field) => ('id' in field ? [field.id] : [])),
        body.flatMap((field) => ('id' in field ? [field.attributes.label] : [])),
      ].every((list) => new Set(list).size === list.length),
    'two fields share an id or a label',
  );

const forms = readdirSync(folder).filter((file) => file !== 'config.yml');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** What a form asks for, and whether it has to be filled in. */
const getFields = (file: string) =>
  form
    .parse(parse(read(file)))
    .body.flatMap((field) =>
      field.type === 'markdown'
        ? []
        : [{ id: field.id, required: field.validations?.required ?? false }],
    );

describe('the forms for reports', () => {
  it('are three: a fact, a problem, an idea', () => {
    expect(forms).toEqual(['idea.yml', 'problem.yml', 'wrong-fact.yml']);
    expect(new Set(forms.map((file) => form.parse(parse(read(file))).name)).size).toBe(3);
  });

  it('ask of a wrong fact the page and what it says, and for a source', () => {
    expect(getFields('wrong-fact.yml')).toEqual([
      { id: 'page', required: true },
      { id: 'says', required: true },
      { id: 'should', required: false },
      { id: 'source', required: false },
    ]);
  });

  it('lead a weakness to SECURITY.md, which is there, and leave a blank one open', () => {
    expect(read('problem.yml')).toContain('[SECURITY.md](../security/policy)');
    expect(existsSync('.github/SECURITY.md')).toBe(true);
    expect(parse(read('config.yml'))).toEqual({ blank_issues_enabled: true });
  });

  it('name the tools of a row as the site does', () => {
    const site = readFileSync('tests/fixtures/site/content/en/site.md', 'utf8');
    for (const label of ['Report an error in this row', 'Copy a link to this row']) {
      expect(read('wrong-fact.yml')).toContain(`*${label}*`);
      expect(site).toContain(`-short: ${label}\n`);
    }
  });

  it.each([
    ['without a name', /^name: .*$/m, ''],
    ['with a key that GitHub does not know', /^labels: /m, 'label: '],
    ['with a field of no known type', /type: textarea/, 'type: text'],
    ['with two fields of one id', /id: should/, 'id: says'],
    ['with a field without words', /label: What does it say\?/, "label: ''"],
  ])('would be refused %s', (_, from, to) => {
    const sound = read('wrong-fact.yml');
    const faulty = sound.replace(from, to);
    expect(faulty).not.toBe(sound);
    expect(form.safeParse(parse(faulty)).success).toBe(false);
  });
});
