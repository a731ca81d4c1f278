import { placeholder } from '@/lib/domain/template';
import type { DiagnosticCode } from './diagnostic';
import { getRules, getScript } from './language-rules';
import { inlineSlip } from './slips';

type Rule = {
  readonly name: string;
  /** What to do about it, where that is not to delete it. */
  readonly mend?: string;
};

/**
 * Characters that are invisible, reorder text, or end lines in some programs only. Exceptions for emoji,
 * scripts and languages are in `isAtHome`.
 */
const forbidden: readonly (Rule & { readonly test: (code: number) => boolean })[] = [
  { test: (c) => c < 0x20 || (c >= 0x7f && c <= 0x9f), name: 'control character' },
  { test: (c) => c === 0xad, name: 'soft hyphen' },
  // Pasted from Word or web pages. They look ordinary but compare as different.
  {
    test: (c) =>
      c === 0xa0 || (c >= 0x2000 && c <= 0x200a) || c === 0x202f || c === 0x205f || c === 0x3000,
    name: 'special space',
    mend: 'type an ordinary space',
  },
  {
    test: (c) => c === 0x2010 || c === 0x2011,
    name: 'special hyphen',
    mend: 'type an ordinary hyphen',
  },
  {
    test: (c) => c === 0xfffc || c === 0xfffd || (c >= 0xe000 && c <= 0xf8ff),
    name: 'character that no font can show',
    mend: 'type what should stand here',
  },
  { test: (c) => c === 0x2028 || c === 0x2029, name: 'line separator' },
  {
    test: (c) =>
      c === 0x61c ||
      c === 0x200e ||
      c === 0x200f ||
      (c >= 0x202a && c <= 0x202e) ||
      (c >= 0x2066 && c <= 0x2069),
    name: 'direction mark',
  },
  { test: (c) => c === 0x200b || c === 0x2060 || c === 0xfeff, name: 'zero-width character' },
  { test: (c) => c >= 0xd800 && c <= 0xdfff, name: 'half of a character' },
  { test: (c) => c >= 0xe0000 && c <= 0xe007f, name: 'tag character' },
  {
    test: (c) => invisible.test(String.fromCodePoint(c)),
    name: 'character that nobody can see',
  },
  {
    test: (c) => letters.test(String.fromCodePoint(c)) && isDressed(String.fromCodePoint(c)),
    name: 'letter of a special form',
    mend: 'type an ordinary letter',
  },
  {
    test: (c) => digits.test(String.fromCodePoint(c)),
    name: 'digit of another script',
    mend: 'type 0 to 9',
  },
];

const letters = /\p{Alphabetic}/u;
const digits = /\p{Nd}/u;
/**
 * Compatibility letters (bold, full-width, circled): they look right but do not match in search. Unit signs
 * such as the ohm become letters when composed.
 */
function isDressed(letter: string): boolean {
  const composed = letter.normalize('NFC');
  const isOther = composed !== letter && [...composed].length === 1;
  return isOther || letter.normalize('NFKC') !== composed;
}

/** Characters on keyboards that Unicode calls letter variants: n.º, 2.ª, µg. */
const onKeyboards = 'ºªµ';
/** Direction marks, allowed in text with right-to-left words. */
const directionMarks = '\u061c\u200e\u200f';
const rightToLeft =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** Scripts whose letters take joiners. */
const joined =
  /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}])[\p{L}\p{M}]$/u;
const joiners = '\u200c\u200d';
/** No-break spaces, as before a colon or in a figure in French, and the wide space of Chinese. */
const languageSpaces = '\u00a0\u202f\u3000';
/** Scripts with full-width digits. */
const wideScripts = ['Hans', 'Hant', 'Jpan', 'Kore'];
const beforeSpace = /[\p{L}\p{M}\p{N}.,;!?»«›‹“”„’)%€$£]$/u;

/** Whether a special character is correct in its context. */
function isAtHome({
  character,
  text,
  offset,
  language,
}: {
  readonly character: string;
  readonly text: string;
  readonly offset: number;
  readonly language: string;
}): boolean {
  const before = text.slice(Math.max(0, offset - 2), offset);
  if (onKeyboards.includes(character)) return true;
  if (directionMarks.includes(character)) return rightToLeft.test(text);
  if (joiners.includes(character)) return joined.test(before);
  if (languageSpaces.includes(character)) {
    const isBetween = beforeSpace.test(before) && /\S/.test(text.charAt(offset + 1));
    return isBetween && getRules(language).plainSpaces !== true;
  }
  if (getRules(language).raisedLetters?.includes(character)) return /[\p{L}\p{N}]$/u.test(before);
  if (!digits.test(character)) return false;
  const script = getScript(language);
  return character.normalize('NFKC') === character
    ? script !== 'Latn'
    : /[０-９]/.test(character) && wideScripts.includes(script);
}

/**
 * Characters without a visible glyph: Korean fillers, blank Braille, layout marks, unassigned and private-use
 * characters.
 */
const invisible =
  /[\u2800\ufff9-\ufffb]|(?![\u200d\ufe0f])\p{Default_Ignorable_Code_Point}|\p{Cn}|\p{Co}/u;

/** The zero-width joiner and the emoji variation selector, allowed only in emoji. */
const inEmoji = [0x200d, 0xfe0f];
const endsInEmoji = /(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\d#*]|\ufe0f)$/u;

/**
 * More combining marks on a letter than any language needs; they would overlap other lines. Marks of a script
 * do not count: Hindi has three on one letter.
 */
const stack = /^(?:(?=\p{M})\p{Script=Inherited}){3}/u;

/** `U+202E` */
const codePointName = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

export type CharacterFault = {
  readonly offset: number;
  readonly found: string;
  readonly mend: string;
};

/** The rule that a character breaks in its context, if any. */
function ruleInContext(text: string, index: number, code: number): Rule | undefined {
  if (inEmoji.includes(code) && !endsInEmoji.test(text.slice(Math.max(0, index - 2), index))) {
    return { name: 'zero-width character' };
  }
  return stack.test(text.slice(index, index + 6))
    ? { name: 'stack of accents on one letter,' }
    : undefined;
}

/** Fast path: only non-ASCII characters need the full check. */
const uncommon = /[^ -~\n\t]/gu;

/**
 * The first forbidden character of a text.
 *
 * @param language of the text, as a folder of `content/` names it
 */
export function findForbidden(text: string, language = 'en'): CharacterFault | undefined {
  for (const { 0: character, index: offset } of text.matchAll(uncommon)) {
    if (isAtHome({ character, text, offset, language })) continue;
    const code = character.codePointAt(0) ?? 0;
    const rule = forbidden.find(({ test }) => test(code)) ?? ruleInContext(text, offset, code);
    if (rule === undefined) continue;
    const { name, mend = 'delete it' } = rule;
    return { offset, found: `${name} ${codePointName(code)}`, mend };
  }
  return undefined;
}

export type TextFault = {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** Its offset in the text. */
  readonly offset: number;
};

/** Placeholder text in any language. */
const placeholders =
  /(?<![\p{L}\p{M}\p{N}_])(?:tb[cd]|TB[CD]|Tb[cd]|fixme|FIXME|xxx|[Ll]orem [Ii]psum)(?![\p{L}\p{M}\p{N}_])|\?{2,9}/gu;
/** A Latin letter beside a lookalike from another alphabet. */
const mixedLetters =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}]|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}]\p{Script=Latin}/u;
/** The longest allowed word: a longer one would break anywhere on a narrow page. */
const longestWord = 60;
/** Words up to a possible line break, which some scripts allow anywhere. */
const wordParts =
  /[^\s/–—._?=&%\-\u3000-\u303f\uff00-\uff65\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Thai}\p{Script=Tibetan}]+/gu;
/** UTF-8 read in another encoding. Both letters can be adjacent in a word of capitals. */
const garbledLetters = /â€.|(?<!\p{Lu})[ÂÃ][\u0080-\u00bf]/u;

/**
 * The offset of the first letter stored apart from its accent, if any. Letters without a composed form, as in
 * Hindi, are skipped.
 */
export function decomposedAt(text: string): number | undefined {
  if (text.normalize('NFC') === text) return undefined;
  const kept = text.replaceAll(/[^ -\u02ff]/gu, (sign) =>
    sign.normalize('NFC') === sign ? sign : '-'.repeat(sign.length),
  );
  const composed = kept.normalize('NFC');
  if (composed === kept) return undefined;
  let offset = 0;
  while (kept[offset] === composed[offset]) offset += 1;
  return offset;
}

/** Whether an offset is inside a quotation, which is kept verbatim. */
export function isQuoted(text: string, offset: number): boolean {
  const quotations = text.matchAll(/“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|"[^"]*"|‘[^‘’]*’/g);
  return [...quotations].some(
    ({ 0: words, index }) => index < offset && offset < index + words.length,
  );
}

/** Escaped characters are intended: `\\[sic\\]`. Braces of a template are always placeholders. */
const escapes = { words: /\\[!-/:-@[-`{-~]/g, template: /\\[!-/:-@[-`|~]/g } as const;

/** Whether `{first}` is a placeholder in a text, as it is in site.md. */
type Placeholders = { readonly hasPlaceholders?: boolean | undefined };

const getEscapes = ({ hasPlaceholders = false }: Placeholders) =>
  hasPlaceholders ? escapes.template : escapes.words;

/** An address has no words, and its characters have another meaning. */
const isAddress = (text: string): boolean => /^[<({“]?https?:/i.test(text);

/** Removes the backslashes of escaped characters. */
export const withoutEscapes = (text: string, options: Placeholders = {}): string =>
  isAddress(text) ? text : text.replaceAll(getEscapes(options), (sign) => sign.slice(1));

/** Escapes a text for the front matter. */
export const withEscapes = (text: string): string =>
  textFault(text) === undefined && !text.includes('\\')
    ? text
    : text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');

/** A hint for braces outside site.md. */
const noPlaces = 'only the sentences of site.md have places in braces, each one word: {first}';

/** Messages for braces of other programs, by how they begin. */
const foreignBraces: Readonly<Record<string, string>> = {
  '{{': 'a place that other programs fill in; write the text itself',
  '{%': 'a command of other programs; delete it',
  '{:': 'a class or an id of other programs; delete it',
  '{#': 'a class or an id of other programs; delete it',
  '{.': 'a class or an id of other programs; delete it',
  '{/': 'a comment of other programs; delete the comment',
};

/** The context of a text. */
type TextKind = {
  /** Its language, as a folder of `content/` names it. */
  readonly language: string;
  /** A hint for a stray brace. */
  readonly bracesHint?: string | undefined;
};

const english: TextKind = { language: 'en' };

/** The first placeholder, and how to mark it as intended. */
function placeholderFault(text: string, language: string): TextFault | undefined {
  for (const pattern of [placeholders, getRules(language).placeholders]) {
    if (pattern === undefined) continue;
    for (const { 0: start, index: offset } of text.matchAll(pattern)) {
      if (isQuoted(text, offset)) continue;
      const isBracket = start.startsWith('[');
      const end = isBracket ? text.indexOf(']', offset) + 1 : offset + start.length;
      const found = text.slice(offset, end);
      if (found === '' || found.lastIndexOf('[') > 0) continue;
      const wayOut = isBracket
        ? 'where the brackets are meant, write `\\[` and `\\]`'
        : 'where it is meant, put it between quotation marks';
      const message = `Unexpected placeholder \`${found}\`, expected the text itself; ${wayOut}`;
      return { code: 'E_PLACEHOLDER', message, offset };
    }
  }
  return undefined;
}

/** The first problem with the characters of a text, if any. */
function letterFault(text: string, language: string): TextFault | undefined {
  const character = findForbidden(text, language);
  if (character !== undefined) {
    const { offset, found, mend } = character;
    return { code: 'E_TEXT', message: `Unexpected ${found} in this text; ${mend}`, offset };
  }
  const decomposed = decomposedAt(text);
  if (decomposed !== undefined) {
    const message = 'Unexpected letter and accent as two characters; type it again';
    return { code: 'E_TEXT', message, offset: decomposed };
  }
  const garbled = garbledLetters.exec(text);
  if (garbled !== null) {
    const message = `Unexpected \`${garbled[0]}\`, as of a file that was saved in another encoding; type the character again`;
    return { code: 'E_TEXT', message, offset: garbled.index };
  }
  const mixed = mixedLetters.exec(text);
  if (mixed !== null) {
    const message = `Unexpected mix of two alphabets in \`${mixed[0]}\`, where letters only look alike; type the word again`;
    return { code: 'E_TEXT', message, offset: mixed.index };
  }
  return undefined;
}

/** The first problem in words that readers see, if any. */
export function wordFault(
  text: string,
  { language, bracesHint = noPlaces }: TextKind = english,
): TextFault | undefined {
  const letters = letterFault(text, language);
  if (letters !== undefined) return letters;
  const placeholder = placeholderFault(text, language);
  if (placeholder !== undefined) return placeholder;
  const long = [...text.matchAll(wordParts)].find(([part]) => part.length > longestWord);
  if (long !== undefined) {
    const message = `Unexpected word of ${long[0].length} characters, expected at most ${longestWord}; put spaces between words`;
    return { code: 'E_TEXT', message, offset: long.index };
  }
  const brace = /\{(?:[{%:#./]|[+=~<>-]{2})|[{}]/.exec(text);
  // The braces of a command, `\\textbf{words}`, are reported with it.
  if (brace !== null && !/\\[A-Za-z]/.test(text)) {
    const { 0: found, index: offset } = brace;
    const foreign =
      foreignBraces[found] ??
      (found.length > 1 ? 'a mark of other programs; delete it' : undefined);
    const message = `Unexpected \`${found}\`${foreign === undefined ? `; ${bracesHint}` : `, ${foreign}`}`;
    return { code: 'E_TEXT', message, offset };
  }
  return undefined;
}

/**
 * The first problem in a text of the front matter, if any.
 *
 * @param isInQuotes whether the file has straight quotes around it: then it may have curly ones inside
 */
export function textFault(
  written: string,
  {
    hasPlaceholders = false,
    language = 'en',
    isInQuotes = false,
  }: Placeholders & {
    readonly language?: string;
    readonly isInQuotes?: boolean | undefined;
  } = {},
): TextFault | undefined {
  const fault = (message: string, offset = 0): TextFault => ({ code: 'E_TEXT', message, offset });
  // Other problems of addresses are reported elsewhere.
  if (isAddress(written)) return letterFault(written, language);
  const text = written.replaceAll(getEscapes({ hasPlaceholders }), ',,');
  const words = wordFault(hasPlaceholders ? text.replaceAll(placeholder, '-$1-') : text, {
    language,
  });
  if (words !== undefined) return words;
  if (text.trim() === '') return fault('Unexpected spaces, expected some text');
  if (text !== text.trim()) return fault('Unexpected space at the start or the end of this text');
  if (!isInQuotes && /^(?:[“”„][^“”„]*[“”]|[‘‚][^‘’‚]*[‘’])$/.test(text)) {
    return fault(
      'Unexpected curly quotes around this text, expected straight ones (`"`) or none; where readers should see them, put straight ones around them',
    );
  }
  for (const { pattern, message } of markup) {
    const found = pattern.exec(text);
    if (found !== null) return fault(message(found[0]), found.index);
  }
  const slip = inlineSlip(text);
  return slip && fault(slip.message, slip.offset);
}

/** Markup that pages would show literally. */
const markup: readonly { readonly pattern: RegExp; readonly message: (found: string) => string }[] =
  [
    {
      pattern: /<!--/,
      message: () =>
        'Unexpected HTML comment in this text; delete it, or give it a line of its own that begins with `#`',
    },
    {
      pattern: /<\/?[a-z!?]/i,
      message: (found) =>
        `Unexpected HTML tag, \`${found}…\`, in this text; delete what stands in angle brackets, or write \`\\<\` where the sign is meant`,
    },
    {
      pattern: /&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i,
      message: (found) => `Unexpected \`${found}\` in this text, expected the character itself`,
    },
    { pattern: /\t/, message: () => 'Unexpected tab in this text, expected a space' },
    {
      pattern: /\*\*|\]\(|`|(?<![\p{L}\p{N}_*])\*[^\s*][^*]{0,80}\*(?![\p{L}\p{N}_])/u,
      message: (found) =>
        `Unexpected \`${found === '`' ? 'backtick' : found}\` in this text, which is shown as it stands; write it without Markdown, or a backslash before each sign that is meant`,
    },
  ];
