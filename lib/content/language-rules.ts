import { gradeOf, type LeftOut } from './reading-level';

/** What holds of the prose of one language, and of no other. */
export type LanguageRules = {
  /** Words that stand for a text still to come, and that mean nothing else in this language. */
  readonly placeholders?: RegExp;
  /** Words of a link that do not say where it leads. */
  readonly emptyLinkWords?: RegExp;
  /** A letter that word processors set for a bullet, where no sentence goes on with it. */
  readonly letterBullet?: RegExp;
  /** Whether spaces of a special width are never typed, but only come with what is pasted. */
  readonly plainSpaces?: true;
  /** Whether each “ has its ” in the same paragraph: it closes in German, and opens in English. */
  readonly pairsQuotes?: true;
  /** Small raised letters that belong to figures and to short forms, as in `1ᵉʳ`. */
  readonly raisedLetters?: string;
  /** The school grade of a text, by formulas made for this language; nothing where it is too short. */
  readonly grade?: (sentences: readonly string[], leftOut: LeftOut) => number | undefined;
};

/**
 * The rules of each language, by its id. A language needs no entry: without one, its prose is held to what
 * is a slip in any language.
 */
const rules: Readonly<Record<string, LanguageRules>> = {
  en: {
    // `todo` is "all" in Spanish and Portuguese; XXX is the number thirty in Chapter XXX.
    placeholders:
      /(?<![\p{L}\p{M}\p{N}_])(?:todo|(?<!(?:article|book|chapter|part|section|title|volume) )xxx)(?![\p{L}\p{M}\p{N}_])|\[(?:add|check|fill|insert|your)(?![\p{L}\p{M}])/giu,
    emptyLinkWords: /^(?:click here|here|this|this link|link|read more|more)$/i,
    letterBullet: /^o (?=\p{Lu})/mu,
    plainSpaces: true,
    pairsQuotes: true,
    grade: gradeOf,
  },
  fr: { raisedLetters: 'ᵈᵉˡᵐⁿᵒʳˢ' },
};

/** The language of a content file, by its folder; what stands in no such folder is in English. */
export const languageIn = (file: string): string =>
  /^content\/([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)\//.exec(file)?.[1] ?? 'en';

/** The rules of a language and of its variants: `en-GB` has those of `en`. */
export const rulesOf = (language: string): LanguageRules =>
  rules[language.split('-', 1)[0] ?? ''] ?? {};

/** The script of a language, such as `Latn`. */
export const scriptOf = (language: string): string =>
  new Intl.Locale(language).maximize().script ?? 'Latn';
