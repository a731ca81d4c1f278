/**
 * The sections of a role page, in order. A role file has one `##` heading for each, worded as in site.md
 * under `sections`. `areas` and `offices` are alternatives: a role has exactly one.
 */
export const sectionIds = [
  'work',
  'day',
  'duties',
  'areas',
  'offices',
  'skills',
  'education',
  'credentials',
  'conditions',
  'outlook',
  'people',
  'limits',
  'ladder',
  'across',
  'law-school',
] as const;
export type SectionId = (typeof sectionIds)[number];

/** A role has exactly one of these sections. */
export const alternativeSections = ['areas', 'offices'] as const satisfies readonly SectionId[];
