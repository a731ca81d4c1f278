import { place } from '@/lib/domain/template';
import type { ProblemCode } from './problem';

type Rule = {
  readonly name: string;
  /** What to do about it, where that is not to delete it. */
  readonly mend?: string;
};

/**
 * Characters that have no business in a content file: they are invisible, they reorder what is read,
 * or they end lines for some readers and not for others. Zero-width joiners stay: emoji need them.
 */
const forbidden: readonly (Rule & { readonly test: (code: number) => boolean })[] = [
  { test: (c) => c < 0x20 || (c >= 0x7f && c <= 0x9f), name: 'control character' },
  { test: (c) => c === 0xad, name: 'soft hyphen' },
  // Word and web pages bring these. They look like an ordinary space or hyphen and compare as another.
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
/** Bold, wide or circled letters of their own code: they look like letters, and are found as none. */
const isDressed = (letter: string) => letter.normalize('NFKC') !== letter.normalize('NFC');

/**
 * What fonts leave blank, by its nature or because nothing is there: fillers of Korean, the empty
 * pattern of Braille, marks of layout, characters that do not exist or that everyone may define.
 */
const invisible =
  /[\u2800\ufff9-\ufffb]|(?![\u200d\ufe0f])\p{Default_Ignorable_Code_Point}|\p{Cn}|\p{Co}/u;

/** A joiner, and the sign for a coloured picture: at home in an emoji, and nowhere else. */
const inEmoji = [0x200d, 0xfe0f];
const endsInEmoji = /(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\d#*]|\ufe0f)$/u;

/** More marks on one letter than a language needs; they would reach over the lines around it. */
const stack = /^\p{M}{3}/u;

/** `U+202E` */
const codePointName = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

export type CharacterFault = {
  readonly offset: number;
  readonly found: string;
  readonly mend: string;
};

/** What is wrong with a character because of those beside it. */
function ruleInContext(text: string, index: number, code: number): Rule | undefined {
  if (inEmoji.includes(code) && !endsInEmoji.test(text.slice(Math.max(0, index - 2), index))) {
    return { name: 'zero-width character' };
  }
  return stack.test(text.slice(index, index + 6))
    ? { name: 'stack of accents on one letter,' }
    : undefined;
}

/** What needs a closer look: a long text is quickly found to be in order. */
const uncommon = /[^ -~\n\t]/gu;

/** The first forbidden character of a text. */
export function findForbidden(text: string): CharacterFault | undefined {
  for (const { 0: character, index: offset } of text.matchAll(uncommon)) {
    const code = character.codePointAt(0) ?? 0;
    const rule = forbidden.find(({ test }) => test(code)) ?? ruleInContext(text, offset, code);
    if (rule === undefined) continue;
    const { name, mend = 'delete it' } = rule;
    return { offset, found: `${name} ${codePointName(code)}`, mend };
  }
  return undefined;
}

export type TextFault = {
  readonly code: ProblemCode;
  readonly message: string;
  /** Where in the text it begins. */
  readonly offset: number;
};

/** Words that stand for words still to come, in small letters: without their case, a proof takes long. */
const placeholders =
  /\b(?:todo|tb[cd]|fixme|xxx|lorem ipsum)\b|\?{2,}|\[(?:add|check|fill|insert|your) ?[^\][]*\]/;
/** A Latin letter beside one of another alphabet: the two often look alike. */
const mixedLetters =
  /\p{Script=Latin}(?!\p{Script=Latin})\p{L}|(?!\p{Script=Latin})\p{L}\p{Script=Latin}/u;
/** The longest word of a text: a longer one would be broken anywhere, to fit a narrow page. */
const longestWord = 60;
const wordParts = /[^\s/–—._?=&%-]+/g;

/** Where a text differs from its composed form, if it does: a letter and its accent are two characters. */
export function decomposedAt(text: string): number | undefined {
  const composed = text.normalize('NFC');
  if (composed === text) return undefined;
  let offset = 0;
  while (text[offset] === composed[offset]) offset += 1;
  return offset;
}

/** What to say of a brace where there are no places to fill in. */
const noPlaces = 'only the sentences of site.md have places in braces, each one word: {first}';

/**
 * What is wrong with words that a reader will see, wherever they stand, or nothing.
 *
 * @param bracesHint what an author can do about a brace that is left over
 */
export function wordFault(text: string, bracesHint = noPlaces): TextFault | undefined {
  const character = findForbidden(text);
  if (character !== undefined) {
    const { offset, found, mend } = character;
    return { code: 'E_TEXT', message: `Unexpected ${found} in this text; ${mend}`, offset };
  }
  const decomposed = decomposedAt(text);
  if (decomposed !== undefined) {
    const message = 'Unexpected letter and accent as two characters; type it again';
    return { code: 'E_TEXT', message, offset: decomposed };
  }
  // Letters of other alphabets may have another length in small: places must stay true.
  const placeholder = placeholders.exec(text.replaceAll(/[A-Z]/g, (sign) => sign.toLowerCase()));
  if (placeholder !== null) {
    const { index } = placeholder;
    const found = text.slice(index, index + placeholder[0].length);
    const message = `Unexpected placeholder \`${found}\`, expected the text itself`;
    return { code: 'E_PLACEHOLDER', message, offset: index };
  }
  const garbled = /â€.|Ã[\u0080-\u00bf]/.exec(text);
  if (garbled !== null) {
    const message = `Unexpected \`${garbled[0]}\`, as of a file that was saved in another encoding; type the character again`;
    return { code: 'E_TEXT', message, offset: garbled.index };
  }
  const long = [...text.matchAll(wordParts)].find(([part]) => part.length > longestWord);
  if (long !== undefined) {
    const message = `Unexpected word of ${long[0].length} characters, expected at most ${longestWord}; put spaces between words`;
    return { code: 'E_TEXT', message, offset: long.index };
  }
  const mixed = mixedLetters.exec(text);
  if (mixed !== null) {
    const message = `Unexpected mix of two alphabets in \`${mixed[0]}\`, where letters only look alike; type the word again`;
    return { code: 'E_TEXT', message, offset: mixed.index };
  }
  const brace = text.search(/[{}]/);
  if (brace >= 0) {
    const message = `Unexpected \`${text[brace]}\`; ${bracesHint}`;
    return { code: 'E_TEXT', message, offset: brace };
  }
  return undefined;
}

/**
 * What is wrong with a text of the front matter, or nothing.
 *
 * @param templates whether `{first}` is a place to fill in: in site.md
 */
export function textFault(text: string, templates: boolean): TextFault | undefined {
  const words = wordFault(templates ? text.replaceAll(place, '-$1-') : text);
  if (words !== undefined) return words;
  const fault = (message: string, offset = 0): TextFault => ({ code: 'E_TEXT', message, offset });
  if (text.trim() === '') return fault('Unexpected spaces, expected some text');
  if (text !== text.trim()) return fault('Unexpected space at the start or the end of this text');
  if (/^(?:[“”„][^“”„]*[“”]|[‘‚][^‘’‚]*[‘’])$/.test(text)) {
    return fault('Unexpected curly quotes around this text, expected straight ones (`"`) or none');
  }
  for (const { pattern, message } of markup) {
    const found = pattern.exec(text);
    if (found !== null) return fault(message(found[0]), found.index);
  }
  return undefined;
}

/** Signs of a page or a document that a text of the front matter would show to readers as they stand. */
const markup: readonly { readonly pattern: RegExp; readonly message: (found: string) => string }[] =
  [
    {
      pattern: /<\/?[a-z!]/i,
      message: (found) =>
        `Unexpected HTML tag, \`${found}…\`, in this text; delete what stands in angle brackets`,
    },
    {
      pattern: /&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i,
      message: (found) => `Unexpected \`${found}\` in this text, expected the character itself`,
    },
    { pattern: /\t/, message: () => 'Unexpected tab in this text, expected a space' },
    {
      pattern: /\*\*|\]\(|`|(?<![\w*])\*[^\s*][^*]{0,80}\*(?!\w)/,
      message: (found) =>
        `Unexpected \`${found === '`' ? 'backtick' : found}\` in this text, which is shown as it stands; write it without Markdown`,
    },
  ];
