import { getGrade, type LeftOut } from './reading-level';

/** Prose rules specific to one language. */
export type LanguageRules = {
  /** Placeholder words (such as TODO) with no other meaning in this language. */
  readonly placeholders?: RegExp;
  /** Words of a link that do not say where it leads. */
  readonly emptyLinkWords?: RegExp;
  /** A letter that word processors use as a bullet and that cannot start a continued sentence. */
  readonly letterBullet?: RegExp;
  /** Whether special spaces only appear in pasted text. */
  readonly plainSpaces?: true;
  /** Whether `“` and `”` pair up in a paragraph, as in English but not in German. */
  readonly pairsQuotes?: true;
  /** Superscript letters used in ordinals and abbreviations, such as `1ᵉʳ`. */
  readonly raisedLetters?: string;
  /** The school grade of a text by formulas for this language, or `undefined` if the text is too short. */
  readonly grade?: (sentences: readonly string[], leftOut: LeftOut) => number | undefined;
};

/** Rules by language id. A language without an entry gets only the general rules. */
const rules: Readonly<Record<string, LanguageRules>> = {
  en: {
    // `todo` is "all" in Spanish and Portuguese; XXX is the number thirty in Chapter XXX.
    placeholders:
      /(?<![\p{L}\p{M}\p{N}_])(?:todo|(?<!(?:article|book|chapter|part|section|title|volume) )xxx)(?![\p{L}\p{M}\p{N}_])|\[(?:add|check|fill|insert|your)(?![\p{L}\p{M}])/giu,
    emptyLinkWords: /^(?:click here|here|this|this link|link|read more|more)$/i,
    letterBullet: /^o (?=\p{Lu})/mu,
    plainSpaces: true,
    pairsQuotes: true,
    grade: getGrade,
  },
  fr: { raisedLetters: 'ᵈᵉˡᵐⁿᵒʳˢ' },
};

/** The language of a content file, by its folder. Files elsewhere are in English. */
export const languageIn = (file: string): string =>
  /^content\/([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)\//.exec(file)?.[1] ?? 'en';

/** The rules of a language and of its variants: `en-GB` has those of `en`. */
export const getRules = (language: string): LanguageRules =>
  rules[language.split('-', 1)[0] ?? ''] ?? {};

/** The script of a language, such as `Latn`. */
export const getScript = (language: string): string =>
  new Intl.Locale(language).maximize().script ?? 'Latn';
