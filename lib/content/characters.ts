import { place } from '@/lib/domain/template';
import type { ProblemCode } from './problem';

/**
 * Characters that have no business in a content file: they are invisible, they reorder what is read,
 * or they end lines for some readers and not for others. Zero-width joiners stay: emoji need them.
 */
const forbidden: readonly { readonly test: (code: number) => boolean; readonly name: string }[] = [
  { test: (c) => c < 0x20 && c !== 0x0a && c !== 0x09, name: 'control character' },
  { test: (c) => c >= 0x7f && c <= 0x9f, name: 'control character' },
  { test: (c) => c === 0xad, name: 'soft hyphen' },
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
];

/** `U+202E` */
const codePointName = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

export type CharacterFault = { readonly offset: number; readonly found: string };

/** The forbidden characters of a text, at most one a line, with their offsets. */
export function findForbidden(text: string): readonly CharacterFault[] {
  const faults: CharacterFault[] = [];
  let lineHasFault = false;
  let offset = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x0a) lineHasFault = false;
    else if (!lineHasFault) {
      const rule = forbidden.find(({ test }) => test(code));
      if (rule !== undefined) {
        faults.push({ offset, found: `${rule.name} ${codePointName(code)}` });
        lineHasFault = true;
      }
    }
    offset += character.length;
  }
  return faults;
}

export type TextFault = {
  readonly code: ProblemCode;
  readonly message: string;
  /** Where in the text it begins. */
  readonly offset: number;
};

/** Words that stand for words still to come. */
const placeholders = /\b(?:todo|tbd|fixme|xxx|lorem ipsum)\b/i;
/** A Latin letter beside one of another alphabet: the two often look alike. */
const mixedLetters =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u;

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
  const [character] = findForbidden(text.replaceAll('\n', ' '));
  if (character !== undefined) {
    const { offset, found } = character;
    return { code: 'E_TEXT', message: `Unexpected ${found} in this text; delete it`, offset };
  }
  const decomposed = decomposedAt(text);
  if (decomposed !== undefined) {
    const message = 'Unexpected letter and accent as two characters; type it again';
    return { code: 'E_TEXT', message, offset: decomposed };
  }
  const placeholder = placeholders.exec(text);
  if (placeholder !== null) {
    const message = `Unexpected placeholder \`${placeholder[0]}\`, expected the text itself`;
    return { code: 'E_PLACEHOLDER', message, offset: placeholder.index };
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
  const fault = (message: string): TextFault => ({ code: 'E_TEXT', message, offset: 0 });
  if (text.trim() === '') return fault('Unexpected spaces, expected some text');
  if (text !== text.trim()) return fault('Unexpected space at the start or the end of this text');
  if (/^[“”„][^“”„]*[“”]$/.test(text)) {
    return fault('Unexpected curly quotes around this text, expected straight ones (`"`) or none');
  }
  const tag = /<\/?[a-z!]/i.exec(text);
  return tag === null ? undefined : fault(`Unexpected HTML tag, \`${tag[0]}…\`, in this text`);
}
