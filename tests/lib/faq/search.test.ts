import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createFaqIndex, type SearchEntry } from '@/lib/faq/search';
import { buildFaqPage } from '@/lib/pages/faq-page';
import { readFrozenQuestions } from '@/tests/lib/domain/sample';

/** The questions of the site, as the page passes them to the search. */
const page = buildFaqPage(readFrozenQuestions());
const entries: readonly SearchEntry[] = page.groups.flatMap((group) =>
  group.questions.map(({ id, ask, also, answer }) => ({
    id,
    ask,
    also: also.join(' '),
    answer: answer.map(({ node }) => textOf(node)).join(' '),
  })),
);
const ids = entries.map(({ id }) => id);
const index = createFaqIndex(entries, page.search);
const firstOf = (query: string, count: number) => index.find(query).ids.slice(0, count);

/** Made-up questions, for cases that the site's questions do not cover. */
const sample = createFaqIndex(
  [
    { id: 'resume', ask: 'What belongs in a résumé?', answer: 'Two pages.', also: '' },
    { id: 'pages', ask: 'How long is it?', answer: 'A resume has two pages.', also: '' },
    { id: 'letter', ask: 'Do I need a letter?', answer: 'One page is enough.', also: 'cover' },
    { id: 'fee', ask: 'What is the fee?', answer: 'It was $61,010 for J.D. holders.', also: '' },
  ],
  {
    ignore: ['do', 'how', 'i', 'is', 'it', 'the'],
    means: { fee: ['price', 'how much cost'] },
    near: [{ words: ['texas', 'new york'], questions: ['letter', 'fee'] }],
  },
);

type Case = {
  readonly query: string;
  readonly first?: readonly string[];
  readonly among?: readonly string[];
  readonly near?: boolean;
  readonly nothing?: boolean;
};
const cases = parse(readFileSync(join(__dirname, 'queries.yaml'), 'utf8')) as readonly Case[];

describe('what people type', () => {
  it('is more than a hundred queries', () => {
    expect(new Set(cases.map(({ query }) => query)).size).toBeGreaterThanOrEqual(100);
  });

  it.each(cases)('finds the right question: $query', (asked) => {
    const { query, first, among = [], near = false, nothing = false } = asked;
    const found = index.find(query);
    if (first !== undefined) expect(first).toContain(found.ids[0]);
    expect(found.ids).toEqual(expect.arrayContaining([...among]));
    expect(found.ids.length === 0).toBe(nothing);
    if (!nothing) expect(found.isNear).toBe(near);
    for (const id of [...(first ?? []), ...among]) expect(ids).toContain(id);
  });

  it('finds each question by at least one query', () => {
    const found = new Set(cases.flatMap(({ query }) => index.find(query).ids));
    expect(ids.filter((id) => !found.has(id))).toEqual([]);
  });
});

describe('the search over the questions', () => {
  it.each([
    { how: 'by the beginning of a word', query: 'degre', found: ['no-degree', 'law-degree'] },
    { how: 'by a word of one question only', query: 'notario', found: ['notario'] },
    { how: 'by another word for it', query: 'college', found: ['no-degree', 'law-degree'] },
    { how: 'by another word for pay', query: 'salary', found: ['more-money', 'overtime'] },
    { how: 'by another word for a lawyer', query: 'attorney', found: ['lawyer'] },
    { how: 'with a wrong letter', query: 'salery', found: ['more-money', 'overtime'] },
    { how: 'with a letter left out', query: 'colege', found: ['no-degree', 'law-degree'] },
    { how: 'with a vowel left out', query: 'overtme', found: ['overtime'] },
    { how: 'in capitals', query: 'OVERTIME', found: ['overtime'] },
    { how: 'as a whole sentence', query: 'am I owed overtime?', found: ['overtime'] },
  ])('finds a question $how: $query', ({ query, found }) => {
    expect(firstOf(query, 3)).toEqual(expect.arrayContaining(found));
  });

  it.each(entries)('ranks a question first for its own words: $ask', ({ id, ask }) => {
    expect(firstOf(ask, 1)).toEqual([id]);
  });

  it('ignores accents in queries and questions', () => {
    const found = ['resume', 'pages'];
    expect(sample.find('resume').ids).toEqual(found);
    expect(sample.find('résumé').ids).toEqual(found);
    expect(sample.find('re\u0301sume\u0301').ids).toEqual(found);
    expect(sample.find('ＲＥＳＵＭＥ').ids).toEqual(found);
  });

  it('ranks a word in a question above one in an answer', () => {
    expect(sample.find('resume').ids).toEqual(['resume', 'pages']);
  });

  it('matches numbers without commas and letters without periods', () => {
    for (const query of ['61010', '61,010', '$61,010', 'JD', 'j.d.']) {
      expect(sample.find(query).ids, query).toEqual(['fee']);
    }
  });

  it('matches a synonym of several words in order, with any words between them', () => {
    expect(sample.find('how much does it cost').ids[0]).toBe('fee');
    expect(sample.find('cost much how').ids).not.toContain('fee');
  });

  it('reports a word that matches no question, with the nearest ones', () => {
    expect(sample.find('Texas')).toMatchObject({ ids: ['letter', 'fee'], isNear: true });
    expect(sample.find('texsa')).toMatchObject({ ids: ['letter', 'fee'], isNear: true });
    expect(sample.find('the New York fee')).toMatchObject({ ids: ['fee', 'letter'], isNear: true });
    expect(sample.find('york new').ids).toEqual([]);
    expect(sample.find('fee')).toMatchObject({ ids: ['fee'], isNear: false });
  });

  it('ranks a question that matches both words above those that match one', () => {
    expect(sample.find('cover page').ids[0]).toBe('letter');
    expect(firstOf('law degree', 1)).toEqual(['law-degree']);
  });

  it('lists the matched words, for the page to highlight', () => {
    expect(index.find('degre').terms).toContain('degree');
    expect(index.find('salery').terms).toContain('salary');
  });

  it.each(['', ' ', '\t\n', 'is the a', '?!', '🙂', 'zzzzzzzz'])(
    'finds nothing for “%s”',
    (query) => {
      expect(index.find(query)).toMatchObject({ ids: [], terms: [] });
    },
  );

  it('finds nothing if there are no questions', () => {
    expect(createFaqIndex([], page.search).find('degree')).toEqual({
      ids: [],
      terms: [],
      isNear: true,
    });
  });
});

/** Pseudorandom numbers from 0 to 1, the same for a seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pieces that break careless code: patterns, markup, lone surrogates, names of object properties. */
const hostile: readonly string[] = [
  '(',
  ')',
  '[a-',
  '\\',
  '.*+?^$|{}',
  '(a+)+$',
  '<img src=x onerror=alert(1)>',
  '</script><script>',
  '&lt;b&gt;',
  '"',
  "'",
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\ud800',
  '\udc00',
  '\udc00\ud800',
  '\u202e',
  '\u2067',
  '\u200f',
  '\ufeff',
  '\u0301',
  '👩‍⚖️',
  '🏳️‍🌈',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'valueOf',
  'undefined',
  'NaN',
  'İ',
  'ß',
  'ﬁ',
  '法律',
  'قانون',
  '%00',
  '../../etc/passwd',
  '{paralegal.pay}',
  '\n',
  '\u2028',
];
const letters = 'abcdefghijklmnopqrstuvwxyz';

function createQuery(random: () => number): string {
  const pick = <Item>(items: ArrayLike<Item>) => items[Math.floor(random() * items.length)] as Item;
  const words = entries.flatMap(({ ask, also }) => `${ask} ${also}`.split(' '));
  const makers = [
    () => pick(hostile),
    () => pick(words),
    () => pick(words).slice(0, 1 + Math.floor(random() * 6)),
    () => Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(letters)).join(''),
    () => String.fromCharCode(Math.floor(random() * 0x1_00_00)),
    () => String.fromCodePoint(Math.floor(random() * 0x11_00_00)),
    () => pick(hostile).repeat(1 + Math.floor(random() * 400)),
  ];
  const count = 1 + Math.floor(random() * 6);
  return Array.from({ length: count }, () => pick(makers)()).join(pick(['', ' ', '-']));
}

describe('a hostile query', () => {
  const seed = Number(process.env.SEARCH_SEED ?? 20_261_123);

  it(`never throws and finds known questions only, each once: 10,000 queries (SEARCH_SEED=${seed})`, () => {
    const random = createRandom(seed);
    let met = 0;
    for (let turn = 0; turn < 10_000; turn += 1) {
      const query = createQuery(random);
      const found = index.find(query).ids;
      const what = `query ${turn} of seed ${seed}: ${JSON.stringify(query)}`;
      // One assertion for all: one for each query would take most of the time.
      if (found.some((id) => !ids.includes(id))) expect.fail(`an unknown question for ${what}`);
      if (new Set(found).size !== found.length) expect.fail(`a question twice for ${what}`);
      if (found.length > 0) met += 1;
    }
    expect(met, 'queries that met something: they are not all noise').toBeGreaterThan(1000);
    expect(met, 'queries that met nothing').toBeLessThan(10_000);
  });

  it.each(hostile)('is answered as text, alone and many times over: %j', (text) => {
    for (const query of [text, text.repeat(5000), `degree ${text}`]) {
      const { ids: found, terms } = index.find(query);
      expect(ids).toEqual(expect.arrayContaining([...found]));
      for (const term of terms) expect(term).not.toMatch(/[<>\p{Cc}]/u);
    }
  });

  it('does not affect the next one', () => {
    const before = index.find('degree');
    index.find('__proto__');
    index.find('constructor');
    expect(index.find('degree')).toEqual(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
