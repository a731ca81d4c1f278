import type { Language } from './languages';

/** Addresses inside the site. All end in a slash: some servers lose the query on the redirect. */
export const homePath = (language: Language) => `/${language}/` as const;
export const rolesPath = (language: Language) => `/${language}/roles/` as const;
export const rolePath = (language: Language, role: string) =>
  `/${language}/roles/${role}/` as const;
export const comparePath = (language: Language) => `/${language}/compare/` as const;
export const aboutPath = (language: Language) => `/${language}/about/` as const;

/** What stands between two role ids in the address of their comparison. */
export const between = '-vs-';

/** The id of an ordered pair of roles; the order is the order of the columns. */
export const pairId = (first: string, second: string) => `${first}${between}${second}` as const;

export const pairPath = (language: Language, first: string, second: string) =>
  `/${language}/compare/${pairId(first, second)}/` as const;

/** The anchor of a group of rows on a comparison page. */
export const groupAnchor = (group: string) => `group-${group}` as const;

/** The anchor of a source in a page's own list of sources. */
export const sourceAnchor = (source: string) => `source-${source}` as const;
