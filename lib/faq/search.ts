import { distance } from 'fastest-levenshtein';
import MiniSearch from 'minisearch';

/** A question as it is searched: what it asks, what it answers, and other words people use for it. */
export type SearchEntry = {
  readonly id: string;
  readonly ask: string;
  readonly answer: string;
  readonly also: string;
};

/** What the words of a language are to a search: content/<language>/faq.md says it. */
export type SearchWords = {
  /** Words that tell nothing of what is asked. */
  readonly ignore: readonly string[];
  /**
   * A word of the questions, with the words that people type for it. Several words stand for it where a query has
   * them in their order, whatever stands between.
   */
  readonly means: Readonly<Record<string, readonly string[]>>;
  /** Words that no question is about, and the ids of the questions that come nearest. */
  readonly near: readonly {
    readonly words: readonly string[];
    readonly questions: readonly string[];
  }[];
};

export type Found = {
  /** The ids of the questions that fit, best first. */
  readonly ids: readonly string[];
  /** Their words that were met, folded. */
  readonly terms: readonly string[];
  /** Whether a word of the query is met by no question, so that these only come near. */
  readonly isNear: boolean;
};

export type FaqIndex = { readonly find: (query: string) => Found };

/** A query longer than this is no question. */
const longestQuery = 100;
/** Hits this much weaker than the best one are noise, and nobody reads more than so many. */
const weakest = 0.15;
const mostHits = 7;
/** A word that stands in more than this share of the questions tells little. */
const mostQuestions = 0.45;

/** A word as it is compared: small letters without accents, and one thing for many (`exams`). */
export function foldWord(word: string): string {
  const plain = word.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (plain.length < 4 || !plain.endsWith('s') || plain.endsWith('ss')) return plain;
  return plain.endsWith('ies') ? `${plain.slice(0, -3)}y` : plain.slice(0, -1);
}

/** The words of a text, folded; letters with points between them are one word (`J.D.`). */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replaceAll(/(?<=\p{N}),(?=\p{N})|['’]s?(?!\p{L})/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(foldWord)
    .filter((word) => word !== '');

/** The known words that someone may have meant who typed an unknown one: two neighbors swapped, or fewest slips. */
function meantBy(word: string, known: ReadonlySet<string>): readonly string[] {
  if (word.length < 4) return [];
  const swaps = Array.from(
    { length: word.length - 1 },
    (_, at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
  ).filter((swap) => known.has(swap));
  if (swaps.length > 0) return swaps;
  const [once, twice]: [string[], string[]] = [[], []];
  for (const other of known) {
    if (other.length < 3 || Math.abs(other.length - word.length) > 2) continue;
    const slips = distance(word, other);
    if (slips === 1) once.push(other);
    // Who is wrong twice begins right.
    if (slips === 2 && word.length > 5 && other[0] === word[0]) twice.push(other);
  }
  return once.length > 0 ? once : twice;
}

/** Whether all of some words stand in others, in their order; and where. */
function placesIn(words: readonly string[], wanted: readonly string[]): readonly number[] {
  const places: number[] = [];
  for (const [at, word] of words.entries()) {
    if (word === wanted[places.length]) places.push(at);
  }
  return places.length === wanted.length ? places : [];
}

function createIndex(entries: readonly SearchEntry[], ignored: ReadonlySet<string>) {
  const index = new MiniSearch<SearchEntry>({
    fields: ['ask', 'also', 'answer'],
    tokenize: (text) => [...wordsOf(text)],
    processTerm: (word) => (ignored.has(word) ? null : word),
    searchOptions: {
      boost: { ask: 5, also: 4 },
      weights: { fuzzy: 0, prefix: 0.5 },
      bm25: { k: 1.2, b: 0.3, d: 0.5 },
    },
  });
  index.addAll(entries);
  return index;
}

/** The number of questions that each word stands in. */
function countWords(entries: readonly SearchEntry[], ignored: ReadonlySet<string>) {
  const counts = new Map<string, number>();
  for (const { ask, also, answer } of entries) {
    for (const word of new Set(wordsOf(`${ask} ${also} ${answer}`))) {
      if (!ignored.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** Sorts ids by their scores, which can be infinite, the best first. */
const byScore = (ids: readonly string[], scoreOf: (id: string) => number): readonly string[] =>
  [...ids].sort((one, other) =>
    scoreOf(other) > scoreOf(one) ? 1 : scoreOf(other) < scoreOf(one) ? -1 : 0,
  );

/** The words that were meant, where one was typed that nothing knows. */
function mend(
  word: string,
  vocabulary: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): readonly string[] {
  if (vocabulary.has(word)) return [word];
  if ([...counts.keys()].some((known) => known.startsWith(word))) return [word];
  const meant = meantBy(word, vocabulary);
  return meant.length === 0 ? [word] : meant;
}

/**
 * An index over the questions. A word is met by its beginning, by another word for it and with a slip in it; each
 * word of a query counts, and what a question asks counts most. Total: any text is a query.
 */
export function createFaqIndex(entries: readonly SearchEntry[], language: SearchWords): FaqIndex {
  const ignored = new Set(language.ignore.flatMap(wordsOf));
  const index = createIndex(entries, ignored);
  const counts = countWords(entries, ignored);
  const meanings = Object.entries(language.means).flatMap(([word, typed]) =>
    typed.map((phrase) => ({ phrase: wordsOf(phrase), means: wordsOf(word) })),
  );
  const near = language.near.map(({ words, questions }) => ({
    words: words.map(wordsOf),
    questions,
  }));
  const vocabulary = new Set([
    ...counts.keys(),
    ...meanings.flatMap(({ phrase }) => phrase),
    ...near.flatMap(({ words }) => words.flat()),
  ]);
  // The names of the roles stand nearly everywhere and say little.
  const weightOf = (word: string) =>
    (counts.get(word) ?? 0) > entries.length * mostQuestions ? 0.1 : 1;

  const mended = (word: string) => (ignored.has(word) ? [word] : mend(word, vocabulary, counts));
  const asked = new Map(entries.map(({ id, ask }) => [wordsOf(ask).join(' '), id]));

  return {
    find: (query) => {
      const typed = wordsOf(query.slice(0, longestQuery)).flatMap(mended);
      /** The meanings of phrases in the query, and where the words of each stand. */
      const meant = meanings.flatMap(({ phrase, means }) => {
        const places = placesIn(typed, phrase);
        return places.length === 0 ? [] : [{ means, places }];
      });
      const places = new Set(meant.flatMap((each) => each.places));
      const own = typed.filter((word, at) => !ignored.has(word) && !places.has(at));
      const words = new Set([...meant.flatMap(({ means }) => means), ...typed]);
      for (const word of ignored) words.delete(word);
      if (words.size === 0) return { ids: [], terms: [], isNear: false };
      const hits = index.search([...words].join(' '), {
        prefix: (word) => word.length > 2,
        boostTerm: weightOf,
      });
      const whole = asked.get(wordsOf(query).join(' '));
      const scores = new Map(hits.map(({ id, score }) => [String(id), score]));
      const scoreOf = (id: string) =>
        id === whole ? Number.POSITIVE_INFINITY : (scores.get(id) ?? 0);
      const nearest = near.flatMap(({ words: names, questions }) =>
        names.some((name) => placesIn(typed, name).length > 0) ? questions : [],
      );
      const least = (hits[0]?.score ?? 0) * weakest;
      const kept = hits.filter(({ score }) => score >= least);
      const keptIds = kept.map(({ id }) => String(id));
      const ids = new Set([...byScore(nearest, scoreOf), ...byScore(keptIds, scoreOf)]);
      const isMet = (word: string) => hits.some((hit) => hit.queryTerms.includes(word));
      return {
        ids: [...ids].slice(0, mostHits),
        terms: [...new Set(kept.flatMap((hit) => hit.terms))],
        isNear: nearest.length > 0 || !own.every(isMet),
      };
    },
  };
}
