import { defaultLanguage, type Language } from './languages';

/** Page paths all end in a slash: some servers drop the query when they redirect to add it. */
export const homePath = (language: Language) => `/${language}/` as const;
export const rolesPath = (language: Language) => `/${language}/roles/` as const;
export const rolePath = (language: Language, role: string) =>
  `/${language}/roles/${role}/` as const;
export const comparePath = (language: Language) => `/${language}/compare/` as const;
export const payPath = (language: Language) => `/${language}/pay/` as const;
/** Pay in one state, by its slug (`getSlug`). */
export const statePayPath = (language: Language, slug: string) =>
  `/${language}/pay/${slug}/` as const;
export const faqPath = (language: Language) => `/${language}/faq/` as const;
export const sourcesPath = (language: Language) => `/${language}/sources/` as const;

/** Separates two role ids in the path of their comparison. */
export const between = '-vs-';

/** The id of an ordered pair of roles. The order is the order of the columns. */
export const pairId = (first: string, second: string) => `${first}${between}${second}` as const;

export const pairPath = (language: Language, first: string, second: string) =>
  `/${language}/compare/${pairId(first, second)}/` as const;

/** A comparison as one file, to keep or to send. */
export const filePath = (language: Language, first: string, second: string) =>
  `/files/${language}/${pairId(first, second)}.html` as const;

/** A screenshot of a page of the site, taken by `npm run screenshots`. */
export const guidePicturePath = (language: Language, name: string) =>
  `/guide/${language}/${name}.webp` as const;
/** The sheet of a comparison to print and talk over. */
export const handoutPath = (language: Language, first: string, second: string) =>
  `${pairPath(language, first, second)}handout/` as const;

/** The JSON with the rows that a place changes in the comparison at `path`. */
export const placeRowsPath = (path: string, place: string) => `${path}${place}.json` as const;

/** What has changed, as data, in the words of a language: that of a document, by its `lang`. */
export const historyPath = (language: string) =>
  language === defaultLanguage
    ? ('/data/history.json' as const)
    : (`/data/history.${language}.json` as const);

/** The anchor of a group of rows on a comparison page. */
export const groupAnchor = (group: string) => `group-${group}` as const;

/** The anchor of a source, in a page's list and on the sources page. */
export const sourceAnchor = (source: string) => `source-${source}` as const;

/** The anchor of a kind of source on the sources page. */
export const kindAnchor = (kind: string) => `kind-${kind}` as const;

/** The anchor of the table of tolerances on the sources page. */
export const toleranceAnchor = 'tolerances';

/** The preview picture of pages without a specific one. No role id starts with `_`. */
export const sitePicture = '_site';

/** The preview picture of a role or a pair, by its id, or of the site. */
export const picturePath = (language: Language, name: string) =>
  `/pictures/${language}/${name}.png` as const;

/** The size that link previews expect, in pixels. */
export const pictureSize = { width: 1200, height: 630 } as const;

export const iconPath = (name: string) => `/icons/${name}.png` as const;
