import type { Language } from './languages';

/** Addresses inside the site. All end in a slash: some servers lose the query on the redirect. */
export const homePath = (language: Language) => `/${language}/` as const;
export const rolesPath = (language: Language) => `/${language}/roles/` as const;
export const rolePath = (language: Language, role: string) =>
  `/${language}/roles/${role}/` as const;
export const comparePath = (language: Language) => `/${language}/compare/` as const;
export const payPath = (language: Language) => `/${language}/pay/` as const;
/** Pay in one state, by its word in addresses (`slugOf`). */
export const statePayPath = (language: Language, slug: string) =>
  `/${language}/pay/${slug}/` as const;
export const faqPath = (language: Language) => `/${language}/faq/` as const;
export const sourcesPath = (language: Language) => `/${language}/sources/` as const;

/** What stands between two role ids in the address of their comparison. */
export const between = '-vs-';

/** The id of an ordered pair of roles; the order is the order of the columns. */
export const pairId = (first: string, second: string) => `${first}${between}${second}` as const;

export const pairPath = (language: Language, first: string, second: string) =>
  `/${language}/compare/${pairId(first, second)}/` as const;

/** A comparison as one file, to keep or to send. */
export const filePath = (language: Language, first: string, second: string) =>
  `/files/${language}/${pairId(first, second)}.html` as const;

/** A picture of a page of the site, taken by `npm run pictures`. */
export const guidePicturePath = (language: Language, name: string) =>
  `/guide/${language}/${name}.webp` as const;
/** The sheet of a comparison to print and talk over. */
export const handoutPath = (language: Language, first: string, second: string) =>
  `${pairPath(language, first, second)}handout/` as const;

/** What a place changes of the comparison at `path`, as data. */
export const placeRowsPath = (path: string, place: string) => `${path}${place}.json` as const;

/** The anchor of a group of rows on a comparison page. */
export const groupAnchor = (group: string) => `group-${group}` as const;

/** The anchor of a source, in a page's own list and on the page of all sources. */
export const sourceAnchor = (source: string) => `source-${source}` as const;

/** The anchor of a kind of source on the page of all sources. */
export const kindAnchor = (kind: string) => `kind-${kind}` as const;

/** The anchor of the table of tolerances on the page of all sources. */
export const toleranceAnchor = 'tolerances';

/** The picture of pages that have none of their own. No id of a role begins like this. */
export const sitePicture = '_site';

/** The picture of a role, by its id, of a pair, by its id, or of the site. */
export const picturePath = (language: Language, name: string) =>
  `/pictures/${language}/${name}.png` as const;

/** The size that previews of a link are made for. */
export const pictureSize = { width: 1200, height: 630 } as const;

export const iconPath = (name: string) => `/icons/${name}.png` as const;
