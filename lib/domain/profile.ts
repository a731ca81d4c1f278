import { z } from 'zod';
import { type Fact, factSchema, type Missing, missingSchema } from './fact';
import type { Block } from './prose';
import { authoredRows, type RowId } from './rows';
import type { SectionId } from './sections';

/** The line that stands for a role wherever it appears: column head, chart, mark. */
export const accentIds = ['solid', 'double'] as const;
export type Accent = (typeof accentIds)[number];

/** A calendar day, 2026-11-23. */
const daySchema = z.iso.date();

const shortText = (max: number) => z.string().min(1).max(max);

type AuthoredRow = (typeof authoredRows)[number];

const levelsOf = (row: AuthoredRow): readonly [string, ...string[]] => {
  const [first, ...rest] = row.levels ?? [{ id: 'none' }];
  return [first.id, ...rest.map((level) => level.id)];
};

const byRow = <Schema extends z.ZodType>(schema: (row: AuthoredRow) => Schema) =>
  Object.fromEntries(authoredRows.map((row) => [row.id, schema(row).optional()]));

/** The front matter of `content/en/roles/<role>.md`. The file name is the role's id. */
export const profileSchema = z.strictObject({
  /** The role's name as a title: `Legal secretary`. */
  name: shortText(60),
  /** The name in a sentence, one person: `legal secretary`. */
  singular: shortText(60),
  /** The name in a sentence, several people: `legal secretaries`. */
  plural: shortText(60),
  /** What the role is, in one sentence. */
  summary: shortText(240),
  /** The official occupation: its code finds the role's rows in the tables. */
  occupation: z.strictObject({
    /** SOC code, seven characters: 23-2011. */
    code: z.string().regex(/^\d\d-\d{4}$/, 'soc'),
    /** The official title of that code. */
    title: shortText(80),
  }),
  /** Other titles that adverts use for this work. */
  'also-called': z.array(shortText(60)).min(1).max(12),
  /** `solid` or `double`: the line that stands for the role. */
  accent: z.enum(accentIds),
  /** The day on which someone last read the whole file against its sources. */
  reviewed: daySchema,
  /** One entry a row whose value is known. */
  facts: z.strictObject(byRow((row) => factSchema(row.kind, levelsOf(row)))),
  /** One entry a row whose value is not known or does not apply, with the reason. */
  missing: z.strictObject(byRow(() => missingSchema)).default({}),
});

/** One section of a role's prose: checked, ready to render. */
export type Section = {
  readonly id: SectionId;
  readonly heading: string;
  readonly content: readonly Block[];
};

/** A role as the rest of the site sees it: checked front matter, and its prose by section. */
export type RoleProfile = {
  readonly id: string;
  readonly name: string;
  readonly singular: string;
  readonly plural: string;
  readonly summary: string;
  readonly occupation: { readonly code: string; readonly title: string };
  readonly alsoCalled: readonly string[];
  readonly accent: Accent;
  readonly reviewed: string;
  /** Authored facts and stated absences; a row that a table serves is not among them. */
  readonly facts: Readonly<Partial<Record<RowId, Fact | Missing>>>;
  readonly sections: readonly Section[];
};

/** Front matter, section by section prose and the file's id become a role. */
export function buildProfile(
  id: string,
  front: z.output<typeof profileSchema>,
  sections: readonly Section[],
): RoleProfile {
  const { 'also-called': alsoCalled, facts, missing, ...rest } = front;
  return { ...rest, id, alsoCalled, facts: { ...facts, ...missing }, sections };
}
