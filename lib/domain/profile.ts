import { z } from 'zod';
import { type Fact, factSchema, idSchema, type Missing, missingSchema } from './fact';
import type { Block } from './prose';
import { authoredRows, type RowId } from './rows';
import type { SectionId } from './sections';

/** The line styles that mark a role in column heads and charts. */
export const accentIds = ['solid', 'double'] as const;
export type Accent = (typeof accentIds)[number];

/** A calendar day, 2026-11-23. */
const daySchema = z.iso.date();

const shortText = (max: number) => z.string().min(1).max(max);

type AuthoredRow = (typeof authoredRows)[number];

const getLevels = (row: AuthoredRow): readonly [string, ...string[]] => {
  const [first, ...rest] = row.levels ?? [{ id: 'none' }];
  return [first.id, ...rest.map((level) => level.id)];
};

const byRow = <Schema extends z.ZodType>(schema: (row: AuthoredRow) => Schema) =>
  Object.fromEntries(authoredRows.map((row) => [row.id, schema(row).optional()]));

/**
 * The front matter of `content/en/roles/<role>.md`. The file name is the role's id. Editors show the
 * descriptions to authors.
 */
export const profileSchema = z.strictObject({
  name: shortText(60).describe("The role's name as a title: `Legal secretary`."),
  singular: shortText(60).describe('The name in a sentence, one person: `legal secretary`.'),
  plural: shortText(60).describe('The name in a sentence, several people: `legal secretaries`.'),
  summary: shortText(240).describe('What the role is, in one sentence.'),
  occupation: z
    .strictObject({
      code: z
        .string()
        .regex(/^\d\d-\d{4}$/, 'soc')
        .describe('SOC code, seven characters: 23-2011.'),
      title: shortText(80).describe('The official title of that code.'),
    })
    .describe("The official occupation: its code finds the role's rows in the tables."),
  'also-called': z
    .array(shortText(60))
    .min(1)
    .max(12)
    .describe('Other titles that adverts use for this work.'),
  accent: z.enum(accentIds).describe('`solid` or `double`: the line that stands for the role.'),
  'compare-with': z
    .array(idSchema)
    .min(1)
    .max(40)
    .optional()
    .describe(
      'Ids of roles to set this one beside; one of the two files is enough. It counts once the site has more than 20 roles: up to there, each two are compared without it.',
    ),
  reviewed: daySchema.describe(
    'The day on which someone last read the whole file against its sources.',
  ),
  facts: z
    .strictObject(byRow((row) => factSchema(row.kind, getLevels(row))))
    .describe('One entry a row whose value is known.'),
  missing: z
    .strictObject(byRow(() => missingSchema))
    .default({})
    .describe('One entry a row whose value is not known or does not apply, with the reason.'),
});

/** A checked section of a role's prose. */
export type Section = {
  readonly id: SectionId;
  readonly heading: string;
  readonly content: readonly Block[];
};

/** A role: its checked front matter, and its prose by section. */
export type RoleProfile = {
  readonly id: string;
  readonly name: string;
  readonly singular: string;
  readonly plural: string;
  readonly summary: string;
  readonly occupation: { readonly code: string; readonly title: string };
  readonly alsoCalled: readonly string[];
  readonly accent: Accent;
  /** The ids of roles that this file asks to be compared with. `getPairs` decides. */
  readonly compareWith: readonly string[];
  readonly reviewed: string;
  /** Authored facts and stated absences, without the rows that come from tables. */
  readonly facts: Readonly<Partial<Record<RowId, Fact | Missing>>>;
  readonly sections: readonly Section[];
};

/** Builds a role from its id, front matter and sections. */
export function buildProfile(
  id: string,
  front: z.output<typeof profileSchema>,
  sections: readonly Section[],
): RoleProfile {
  const { 'also-called': alsoCalled, 'compare-with': compareWith = [], ...others } = front;
  const { facts, missing, ...rest } = others;
  return { ...rest, id, alsoCalled, compareWith, facts: { ...facts, ...missing }, sections };
}
