import { describe, expect, it } from 'vitest';
import { decomposedAt, findForbidden, textFault, wordFault } from '@/lib/content/characters';

/** Code points that no content file may hold: the first and the last of each range, and lone ones. */
const forbidden: readonly (readonly [name: string, codes: readonly number[]])[] = [
  ['control character', [0x00, 0x08, 0x0b, 0x0d, 0x1f, 0x7f, 0x85, 0x9f]],
  ['soft hyphen', [0xad]],
  ['special space', [0xa0, 0x2000, 0x2009, 0x200a, 0x202f, 0x205f, 0x3000]],
  ['special hyphen', [0x2010, 0x2011]],
  ['character that no font can show', [0xe000, 0xf8ff, 0xfffc, 0xfffd]],
  ['line separator', [0x2028, 0x2029]],
  ['direction mark', [0x61c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069]],
  ['zero-width character', [0x200b, 0x2060, 0xfeff]],
  ['half of a character', [0xd800, 0xdbff, 0xdc00, 0xdfff]],
  ['tag character', [0xe0000, 0xe0041, 0xe007f]],
  [
    'character that nobody can see',
    [0x115f, 0x2061, 0x206a, 0x2800, 0x3164, 0xfff9, 0xfffb, 0xf0000],
  ],
];

/** Their neighbors, and what people write: tab, line feed, dashes, quotes, emoji. */
const accepted: readonly number[] = [
  0x09, 0x0a, 0x20, 0x7e, 0xa1, 0xac, 0xae, 0xe9, 0x61b, 0x61e, 0x2012, 0x2013, 0x2014, 0x2019,
  0x2027, 0x2030, 0x205e, 0x3001, 0xd7a3, 0xff01, 0x10000, 0x1f600,
];

const pointName = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
const foundIn = (text: string) => {
  const fault = findForbidden(text);
  return fault && `${fault.offset} ${fault.found}`;
};

describe('forbidden characters', () => {
  it.each(
    forbidden.flatMap(([name, codes]) =>
      codes.map((code) => [pointName(code), name, code] as const),
    ),
  )('are found and named: %s, a %s', (point, name, code) => {
    expect(foundIn(`ab${String.fromCodePoint(code)}c`)).toBe(`2 ${name} ${point}`);
  });

  it.each(accepted.map((code) => [pointName(code), code] as const))(
    'do not include %s',
    (_point, code) => {
      expect(foundIn(`ab${String.fromCodePoint(code)}c`)).toBeUndefined();
    },
  );

  it('include a letter that has two codes, under the one that is not typed', () => {
    const [ohm, ideograph] = ['\u2126', '\uf900'];
    expect(foundIn(`5 ${ohm}`)).toBe('2 letter of a special form U+2126');
    expect(foundIn(ideograph)).toBe('0 letter of a special form U+F900');
  });

  it('do not include the ordinal signs of Spanish, nor the sign for a millionth', () => {
    expect(foundIn('1.º, n.º, 2.ª, 5 µg')).toBeUndefined();
  });

  it('do not include the joiners of Hindi and Persian', () => {
    expect(foundIn('क्\u200dष, क्\u200cष, می\u200cخواهم')).toBeUndefined();
    expect(foundIn('Auf\u200clage')).toBe('3 character that nobody can see U+200C');
  });

  it('do not include the marks on a letter that belong to its script', () => {
    expect(foundIn('चीज़ों'.normalize('NFC'))).toBeUndefined();
  });

  it('include marks of direction only where nothing is written from right to left', () => {
    expect(foundIn('שלום\u200f!')).toBeUndefined();
    expect(foundIn('hello\u200f!')).toBe('5 direction mark U+200F');
    expect(foundIn('שלום\u202e!')).toBe('4 direction mark U+202E');
  });

  it('include spaces of a special width in English, and elsewhere where they part no words', () => {
    expect(findForbidden('Prix\u00a0: 10\u202f000', 'fr')).toBeUndefined();
    expect(findForbidden('« oui\u00a0»', 'fr')).toBeUndefined();
    expect(findForbidden('titre:\u00a0Prix', 'fr')?.offset).toBe(6);
    expect(findForbidden('\u00a0titre', 'fr')?.offset).toBe(0);
    expect(findForbidden('Price\u00a0: 10')?.offset).toBe(5);
  });

  it('include digits of another script where the language is written in Latin letters', () => {
    expect(findForbidden('५ काम', 'hi')).toBeUndefined();
    expect(findForbidden('५ trabajos', 'es')?.found).toContain('digit of another script');
    expect(findForbidden('\u{1d7d3}', 'hi')?.found).toContain('digit of another script');
  });

  it('are found at the first of them', () => {
    const [nul, hyphen] = [String.fromCodePoint(0), String.fromCodePoint(0xad)];
    expect(foundIn(`é\nb${hyphen}${nul}`)).toBe('3 soft hyphen U+00AD');
  });

  it('include a joiner and the sign for a coloured picture, but for those in an emoji', () => {
    const [joiner, coloured] = [String.fromCodePoint(0x200d), String.fromCodePoint(0xfe0f)];
    const woman = '\u{1f469}';
    expect(
      foundIn(`a ${woman}${joiner}${woman}, \u2764${coloured}${joiner}${woman}`),
    ).toBeUndefined();
    expect(foundIn(`1${coloured} to 9${coloured}`)).toBeUndefined();
    expect(foundIn(`a${joiner}b`)).toBe('1 zero-width character U+200D');
    expect(foundIn(`${joiner}a`)).toBe('0 zero-width character U+200D');
    expect(foundIn(`${woman} a${coloured}`)).toBe('4 zero-width character U+FE0F');
  });

  it('include the third mark on one letter, and not the second', () => {
    const mark = String.fromCodePoint(0x323);
    expect(foundIn(`q${mark}${mark}`)).toBeUndefined();
    expect(foundIn(`q${mark}${mark}${mark}`)).toBe('1 stack of accents on one letter, U+0323');
  });

  it('are counted in the units of a text, in which an emoji has two', () => {
    expect(foundIn(`\u{1f600}${String.fromCodePoint(0xad)}`)).toBe('2 soft hyphen U+00AD');
  });
});

describe('a letter and its accent', () => {
  it('is found where the two are characters of their own', () => {
    expect(decomposedAt(`caf${'é'.normalize('NFD')} au lait`)).toBe(3);
  });

  it('is in order where it has no form of one character, as in Hindi', () => {
    expect(decomposedAt('क़लम')).toBeUndefined();
    expect(decomposedAt('\u0958\u0932\u092e')).toBeUndefined();
  });

  it('is in order as one character', () => {
    expect(decomposedAt('café')).toBeUndefined();
  });
});

describe('words for readers', () => {
  it.each<readonly [what: string, text: string, code: string, offset: number, said: string]>([
    [
      'an invisible character',
      `a${String.fromCodePoint(0xad)}b`,
      'E_TEXT',
      1,
      'soft hyphen U+00AD',
    ],
    [
      'an invisible character on a second line, as the first fault',
      `a${String.fromCodePoint(0xad)}\n${String.fromCodePoint(0xad)}`,
      'E_TEXT',
      1,
      'soft hyphen',
    ],
    ['an accent of its own', `ol${'é'.normalize('NFD')}`, 'E_TEXT', 2, 'two characters'],
    ['a word to be replaced', 'Pay: TODO.', 'E_PLACEHOLDER', 5, '`TODO`'],
    ['dummy text', 'See lorem ipsum here', 'E_PLACEHOLDER', 4, '`lorem ipsum`'],
    ['Latin before Cyrillic', 'xpа', 'E_TEXT', 1, 'two alphabets in `pа`'],
    ['Greek before Latin', 'a αb', 'E_TEXT', 2, 'two alphabets in `αb`'],
    ['an opening brace', 'pay {x', 'E_TEXT', 4, '`{`'],
    ['a closing brace', 'pay} x', 'E_TEXT', 3, '`}`'],
  ])('are refused for %s, at its very place', (_what, text, code, offset, said) => {
    const fault = wordFault(text);
    expect(fault).toMatchObject({ code, offset });
    expect(fault?.message).toContain(said);
  });

  it.each([
    'See “pay TBD” and "XXX".',
    'Chapter XXX of Title XXX',
    'The BLS的 tables, PDF를, Hawaiʻi',
    'a\\b{c}',
    'A todoist says so.',
    'Methods and fixmes',
    'Ärzte, naïve, 100 %',
    'αβγ and абв, each alone',
    '<b> is checked elsewhere',
  ])('are in order: %s', (text) => {
    expect(wordFault(text)).toBeUndefined();
  });

  it.each([
    'El método es claro.',
    'Casi todo el trabajo es de oficina.',
    'Microsoft Todo',
    'Todo o nada: [add] capítulo XXX',
    'A MANHÃ» e «AMANHû',
  ])('are held to no rule of English in another language: %s', (text) => {
    expect(wordFault(text, { language: 'es' })).toBeUndefined();
    expect(wordFault(text, { language: 'pt-BR' })).toBeUndefined();
  });

  it('are placeholders in any language where they are words of none', () => {
    expect(wordFault('Paga: TBD', { language: 'es' })?.code).toBe('E_PLACEHOLDER');
    expect(wordFault('Paga: ???', { language: 'es' })?.code).toBe('E_PLACEHOLDER');
  });

  it('are whole words to a rule, whatever letters stand beside them', () => {
    expect(wordFault('métodos, étodo')).toBeUndefined();
    expect(wordFault('So: todo.')?.code).toBe('E_PLACEHOLDER');
  });

  it('may run on without spaces in scripts that have none', () => {
    expect(wordFault('工作'.repeat(60), { language: 'zh' })).toBeUndefined();
  });

  it('may be as long as the message of a longer one allows', () => {
    const most = Number(/at most (\d+)/.exec(wordFault('y'.repeat(999))?.message ?? '')?.[1]);
    expect(wordFault(`a ${'y'.repeat(most)}`)).toBeUndefined();
    expect(wordFault(`a ${'y'.repeat(most + 1)}`)).toMatchObject({ code: 'E_TEXT', offset: 2 });
  });

  it('say what the caller knows about a brace', () => {
    expect(wordFault('{x')?.message).toBe(
      'Unexpected `{`; only the sentences of site.md have places in braces, each one word: {first}',
    );
    expect(wordFault('{x', { language: 'en', bracesHint: 'leave it out' })?.message).toBe(
      'Unexpected `{`; leave it out',
    );
  });
});

describe('a text of the front matter', () => {
  it.each([
    ['only spaces', '  ', 'Unexpected spaces, expected some text'],
    ['a space first', ' a', 'Unexpected space at the start or the end of this text'],
    ['a space last', 'a ', 'Unexpected space at the start or the end of this text'],
    ['quotes around it', '“All of it”', 'Unexpected curly quotes'],
    ['low quotes around it', '„All of it“', 'Unexpected curly quotes'],
    ['closing quotes around it', '”All of it”', 'Unexpected curly quotes'],
    ['a tag', 'so <b>bold</b>', 'Unexpected HTML tag, `<b…`'],
    ['a closing tag', 'so </B>', 'Unexpected HTML tag, `</B…`'],
    ['a comment', 'so <!-- -->', 'Unexpected HTML comment'],
  ])('is refused for %s', (_what, text, message) => {
    expect(textFault(text)?.message).toContain(message);
  });

  it.each(['a “word” in quotes', '“One” and “two”', 'less < more, 3 <4', 'one word'])(
    'is in order: %s',
    (text) => {
      expect(textFault(text)).toBeUndefined();
    },
  );

  it('may have places to fill in where it is a sentence of the site', () => {
    expect(textFault('{First} and {second}', { hasPlaceholders: true })).toBeUndefined();
    expect(textFault('{First} and {second}')?.offset).toBe(0);
    expect(textFault('{First} and {', { hasPlaceholders: true })?.message).toContain(
      'Unexpected `{`',
    );
  });

  it('may not have two alphabets in a word, even where a place stands beside it', () => {
    expect(textFault('{first} pа', { hasPlaceholders: true })?.message).toContain('two alphabets');
  });
});
