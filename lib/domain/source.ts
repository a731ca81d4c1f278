import { z } from 'zod';
import { idSchema, isOnCalendar, yearOr } from './fact';

/** A day, a month or a year, as precise as a source shows it. */
const day = '(?:19|20)\\d\\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?';

/** The groups of the sources page, in their order. */
export const sourceKinds = ['statistics', 'rules', 'credentials', 'schools', 'guides'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Addresses are `https`, or `http` where a publisher has no other: those are shown, not linked. */
const address = 'https?://[a-z0-9.-]+\\.[a-z]{2,}(?:/[\\x21-\\x7e]*)?';

const sourceSchema = z.strictObject({
  /** What it is, for the sources page: who speaks there, not what about. */
  kind: z.enum(sourceKinds),
  /** The name under a figure: `BLS pay survey`. */
  short: z.string().min(1).max(40),
  title: z.string().min(1).max(200),
  /** Who published it, or the word `unknown`. */
  publisher: z.string().min(1).max(120),
  /** Where it stands, or `none`. */
  address: z
    .string()
    .max(400)
    .regex(new RegExp(`^(?:none|${address})$`), 'address'),
  /** The date that the source itself shows, or `none`. */
  shown: yearOr(
    z
      .string()
      .regex(new RegExp(`^(?:none|${day})$`), 'shown')
      .refine(isOnCalendar, 'shown'),
  ),
  /** When it was read for this site. */
  read: yearOr(
    z
      .string()
      .regex(new RegExp(`^${day}$`), 'read')
      .refine(isOnCalendar, 'read'),
  ),
  /** `high`: the body itself says so; `medium`: others agree on it; `low`: one weak page. */
  confidence: z.enum(['high', 'medium', 'low']),
  /** What a reader should know about it, in one or two sentences. */
  note: z.string().min(1).max(320).optional(),
  /** The credit that a licence asks for, word by word; shown wherever the source is used. */
  attribution: z.string().min(1).max(600).optional(),
});

/** The sources, as the front matter of `content/<language>/sources.md` lists them by their ids. */
export const sourcesSchema = z.strictObject({ sources: z.record(idSchema, sourceSchema) });

/** A source of the site. */
export type Source = Readonly<z.output<typeof sourceSchema>> & { readonly id: string };
