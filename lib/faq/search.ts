import { distance } from 'fastest-levenshtein';
import MiniSearch from 'minisearch';

/** A question in the search index. `also` holds other words that people use for it. */
export type SearchEntry = {
  readonly id: string;
  readonly ask: string;
  readonly answer: string;
  readonly also: string;
};

/** Stop words and synonyms of a language, from content/<language>/faq.md. */
export type SearchWords = {
  /** Stop words. */
  readonly ignore: readonly string[];
  /**
   * A word of the questions, with the phrases that people type for it. A query matches a phrase that has its words in
   * this order, with any words between them.
   */
  readonly means: Readonly<Record<string, readonly string[]>>;
  /** Words that no question is about, with the ids of the nearest questions. */
  readonly near: readonly {
    readonly words: readonly string[];
    readonly questions: readonly string[];
  }[];
};

export type Found = {
  /** The ids of the matching questions, best first. */
  readonly ids: readonly string[];
  /** The matched words in them, folded. */
  readonly terms: readonly string[];
  /** Whether some word of the query matches no question, so the results are only close. */
  readonly isNear: boolean;
};

export type FaqIndex = { readonly find: (query: string) => Found };

/** Longer queries are cut off, in characters. */
const longestQuery = 100;
/** Hits below this share of the best score are noise. Show `mostHits` at most. */
const weakest = 0.15;
const mostHits = 7;
/** A word in more than this share of the questions says little. */
const mostQuestions = 0.45;

/** Folds a word for comparison: lower case, no accents, no plural ending (`exams`). */
export function foldWord(word: string): string {
  const plain = word.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (plain.length < 4 || !plain.endsWith('s') || plain.endsWith('ss')) return plain;
  return plain.endsWith('ies') ? `${plain.slice(0, -3)}y` : plain.slice(0, -1);
}

/** The words of a text, folded. Letters with periods between them are one word (`J.D.`). */
const getWords = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replaceAll(/(?<=\p{N}),(?=\p{N})|['’]s?(?!\p{L})/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(foldWord)
    .filter((word) => word !== '');

/** Corrections of a misspelled word: two neighboring letters swapped, or else the fewest edits. */
function getCorrections(word: string, vocabulary: ReadonlySet<string>): readonly string[] {
  if (word.length < 4) return [];
  const swaps = Array.from(
    { length: word.length - 1 },
    (_, at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
  ).filter((swap) => vocabulary.has(swap));
  if (swaps.length > 0) return swaps;
  const [once, twice]: [string[], string[]] = [[], []];
  for (const other of vocabulary) {
    if (other.length < 3 || Math.abs(other.length - word.length) > 2) continue;
    const edits = distance(word, other);
    if (edits === 1) once.push(other);
    // With two typos, the first letter is still right.
    if (edits === 2 && word.length > 5 && other[0] === word[0]) twice.push(other);
  }
  return once.length > 0 ? once : twice;
}

/** The positions of a phrase's words in a text, in this order. Empty if one is missing. */
function positionsIn(words: readonly string[], phrase: readonly string[]): readonly number[] {
  const positions: number[] = [];
  for (const [at, word] of words.entries()) {
    if (word === phrase[positions.length]) positions.push(at);
  }
  return positions.length === phrase.length ? positions : [];
}

function createIndex(entries: readonly SearchEntry[], ignored: ReadonlySet<string>) {
  const index = new MiniSearch<SearchEntry>({
    fields: ['ask', 'also', 'answer'],
    tokenize: (text) => [...getWords(text)],
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

/** The number of questions that contain each word. */
function countWords(entries: readonly SearchEntry[], ignored: ReadonlySet<string>) {
  const counts = new Map<string, number>();
  for (const { ask, also, answer } of entries) {
    for (const word of new Set(getWords(`${ask} ${also} ${answer}`))) {
      if (!ignored.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** Sorts ids by score, best first. Scores can be infinite, so they cannot be subtracted. */
const byScore = (ids: readonly string[], getScore: (id: string) => number): readonly string[] =>
  [...ids].sort((one, other) =>
    getScore(other) > getScore(one) ? 1 : getScore(other) < getScore(one) ? -1 : 0,
  );

/** The corrections of an unknown word, or the word as it is. */
function correct(
  word: string,
  vocabulary: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): readonly string[] {
  if (vocabulary.has(word)) return [word];
  if ([...counts.keys()].some((known) => known.startsWith(word))) return [word];
  const corrections = getCorrections(word, vocabulary);
  return corrections.length === 0 ? [word] : corrections;
}

/**
 * An index of the questions. A word matches by its beginning, by a synonym and with a typo. Every word of a query
 * counts, and matches in the question itself count most. `find` never throws.
 */
export function createFaqIndex(entries: readonly SearchEntry[], language: SearchWords): FaqIndex {
  const ignored = new Set(language.ignore.flatMap(getWords));
  const index = createIndex(entries, ignored);
  const counts = countWords(entries, ignored);
  const meanings = Object.entries(language.means).flatMap(([word, typed]) =>
    typed.map((phrase) => ({ phrase: getWords(phrase), means: getWords(word) })),
  );
  const near = language.near.map(({ words, questions }) => ({
    words: words.map(getWords),
    questions,
  }));
  const vocabulary = new Set([
    ...counts.keys(),
    ...meanings.flatMap(({ phrase }) => phrase),
    ...near.flatMap(({ words }) => words.flat()),
  ]);
  // The names of the roles are nearly everywhere and say little.
  const getSize = (word: string) =>
    (counts.get(word) ?? 0) > entries.length * mostQuestions ? 0.1 : 1;

  const fixed = (word: string) => (ignored.has(word) ? [word] : correct(word, vocabulary, counts));
  const asked = new Map(entries.map(({ id, ask }) => [getWords(ask).join(' '), id]));

  return {
    find: (query) => {
      const typed = getWords(query.slice(0, longestQuery)).flatMap(fixed);
      /** The synonyms in the query, with the positions of their words. */
      const synonyms = meanings.flatMap(({ phrase, means }) => {
        const places = positionsIn(typed, phrase);
        return places.length === 0 ? [] : [{ means, places }];
      });
      const replaced = new Set(synonyms.flatMap((each) => each.places));
      const plain = typed.filter((word, at) => !ignored.has(word) && !replaced.has(at));
      const words = new Set([...synonyms.flatMap(({ means }) => means), ...typed]);
      for (const word of ignored) words.delete(word);
      if (words.size === 0) return { ids: [], terms: [], isNear: false };
      const hits = index.search([...words].join(' '), {
        prefix: (word) => word.length > 2,
        boostTerm: getSize,
      });
      const whole = asked.get(getWords(query).join(' '));
      const scores = new Map(hits.map(({ id, score }) => [String(id), score]));
      const getScore = (id: string) =>
        id === whole ? Number.POSITIVE_INFINITY : (scores.get(id) ?? 0);
      const nearest = near.flatMap(({ words: names, questions }) =>
        names.some((name) => positionsIn(typed, name).length > 0) ? questions : [],
      );
      const least = (hits[0]?.score ?? 0) * weakest;
      const kept = hits.filter(({ score }) => score >= least);
      const keptIds = kept.map(({ id }) => String(id));
      const ids = new Set([...byScore(nearest, getScore), ...byScore(keptIds, getScore)]);
      const isMet = (word: string) => hits.some((hit) => hit.queryTerms.includes(word));
      return {
        ids: [...ids].slice(0, mostHits),
        terms: [...new Set(kept.flatMap((hit) => hit.terms))],
        isNear: nearest.length > 0 || !plain.every(isMet),
      };
    },
  };
}
