import { z } from 'zod';
import { idSchema, isOnCalendar, yearOr } from './fact';

/** The groups of the sources page, in order. */
export const sourceKinds = ['statistics', 'rules', 'credentials', 'schools', 'guides'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** An `https` address, or `http` if the publisher has no other. The latter is shown but not linked. */
const address =
  /^(?:none|https?:\/\/(?:[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*\.)+[a-zA-Z]{2,}(?:[/?#](?:[\w.~!$&'()*+,;=:@%/?#-]*[\w~!$&'()*+=:@%/?#-])?)?)$/;

/**
 * A web address that shows where it leads: a host name in ASCII letters, not an IP address or Punycode
 * (`xn--`), without port or user, and without characters that need escaping.
 */
export const webAddress =
  /^https:\/\/(?:[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*\.)+[a-zA-Z]{2,}(?:[/?#](?:[\w.~!$&'()*+,;=:@%/?#-]*[\w~!$&'()*+=:@%/?#-])?)?$/;

/** A day, month or year, as precise as the source shows it, or `none`. */
const dayOrNone = /^(?:none|(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)$/;
const day = /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

const sourceSchema = z.strictObject({
  kind: z
    .enum(sourceKinds)
    .describe('What it is, for the sources page: who speaks there, not what about.'),
  short: z.string().min(1).max(40).describe('The name under a figure: `BLS pay survey`.'),
  title: z.string().min(1).max(200),
  publisher: z.string().min(1).max(120).describe('Who published it, or the word `unknown`.'),
  address: z.string().max(400).regex(address, 'address').describe('Where it stands, or `none`.'),
  shown: yearOr(z.string().regex(dayOrNone, 'shown').refine(isOnCalendar, 'shown')).describe(
    'The date that the source itself shows, or `none`.',
  ),
  read: yearOr(z.string().regex(day, 'read').refine(isOnCalendar, 'read')).describe(
    'When it was read for this site.',
  ),
  confidence: z
    .enum(['high', 'medium', 'low'])
    .describe(
      '`high`: the body itself says so; `medium`: others agree on it; `low`: one weak page.',
    ),
  note: z
    .string()
    .min(1)
    .max(320)
    .optional()
    .describe('What a reader should know about it, in one or two sentences.'),
  attribution: z
    .string()
    .min(1)
    .max(600)
    .optional()
    .describe(
      'The credit that a licence asks for, word by word; shown wherever the source is used.',
    ),
});

/** The front matter of `content/<language>/sources.md`: the sources by id. */
export const sourcesSchema = z.strictObject({ sources: z.record(idSchema, sourceSchema) });

/** A source, with its id. */
export type Source = Readonly<z.output<typeof sourceSchema>> & { readonly id: string };
