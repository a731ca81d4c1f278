/** The languages of the site. To add one, add a line here and its folder under content/. */
export const languages = [{ id: 'en', locale: 'en-US', name: 'English' }] as const;

export type Language = (typeof languages)[number]['id'];

/** The language that `/` shows. */
export const defaultLanguage: Language = languages[0].id;

/** The locale of a language, for `Intl`. */
export const getLocale = (language: Language): string =>
  languages.find(({ id }) => id === language)?.locale ?? languages[0].locale;
