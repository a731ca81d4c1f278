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

/** What is wrong with a piece of text that a reader will see, or nothing. */
export function textFault(text: string): { code: ProblemCode; found: string } | undefined {
  const [character] = findForbidden(text.replaceAll('\n', ' '));
  if (character !== undefined) return { code: 'E_TEXT', found: character.found };
  if (text.trim() === '') return { code: 'E_TEXT', found: 'an empty text' };
  if (text !== text.trim()) return { code: 'E_TEXT', found: 'a space at the start or the end' };
  if (text !== text.normalize('NFC')) {
    return { code: 'E_TEXT', found: 'a letter and its accent as two characters' };
  }
  if (/<\/?[a-z!]/i.test(text)) return { code: 'E_TEXT', found: 'an HTML tag' };
  return undefined;
}
