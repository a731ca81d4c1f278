/**
 * The sections of a role page, in order. A role file has one `##` heading for each; the headings'
 * wording is in site.md, under `sections`. `areas` and `offices` are two names for one place: a role
 * has exactly one of them.
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

/** Sections of which a role has exactly one. */
export const alternativeSections = ['areas', 'offices'] as const satisfies readonly SectionId[];
