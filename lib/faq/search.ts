import MiniSearch from 'minisearch';

/** A question as it is searched: what it asks, what it answers, and other words people use for it. */
export type SearchEntry = {
  readonly id: string;
  readonly ask: string;
  readonly answer: string;
  readonly also: string;
};

export type FaqIndex = {
  /** The ids of the questions that fit, best first; and the words of theirs that were met. */
  readonly find: (query: string) => {
    readonly ids: readonly string[];
    readonly terms: readonly string[];
  };
};

/** A query longer than this is no question. */
const longestQuery = 100;
/** Hits this much weaker than the best one are noise. */
const weakest = 0.2;

/** Words that stand in nearly every question and tell nothing. */
const stopWords = new Set(
  'a an and are as at be by can do does for from have how i in is it me my of on or that the to what when which who will with'.split(
    ' ',
  ),
);

/**
 * An index over the questions. A word is met by its beginning and with a slip in it; each word of a
 * query counts, and questions that meet more of them come first. Total: any text is a query.
 */
export function createFaqIndex(entries: readonly SearchEntry[]): FaqIndex {
  const index = new MiniSearch<SearchEntry>({
    fields: ['ask', 'also', 'answer'],
    processTerm: (term) => {
      const folded = term.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
      return stopWords.has(folded) || folded === '' ? null : folded;
    },
    searchOptions: {
      boost: { ask: 3, also: 3 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
      weights: { fuzzy: 0.3, prefix: 0.6 },
    },
  });
  index.addAll(entries);
  return {
    find: (query) => {
      const hits = index.search(query.slice(0, longestQuery));
      const least = (hits[0]?.score ?? 0) * weakest;
      const kept = hits.filter((hit) => hit.score >= least);
      return {
        ids: kept.map((hit) => String(hit.id)),
        terms: [...new Set(kept.flatMap((hit) => hit.terms))],
      };
    },
  };
}
