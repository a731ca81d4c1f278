import { automatedReadability } from 'automated-readability';
import { fleschKincaid } from 'flesch-kincaid';
import { smogFormula } from 'smog-formula';
import { syllable } from 'syllable';

/** The highest US grade allowed for a section (T25). */
export const highestGrade = 8;

/** Texts with fewer sentences are too short to grade. */
const fewestSentences = 5;

/** Words that the check ignores: names, role titles and listed legal terms. */
export type LeftOut = readonly string[];

const escapePattern = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Patterns by list: one list is used for every section of the site. */
const patterns = new WeakMap<LeftOut, RegExp>();

/** The listed words, longest first. */
function getPattern(leftOut: LeftOut): RegExp {
  const pattern = patterns.get(leftOut) ?? writePattern(leftOut);
  patterns.set(leftOut, pattern);
  return pattern;
}

function writePattern(leftOut: LeftOut): RegExp {
  const listed = [...leftOut].sort((one, two) => two.length - one.length).map(escapePattern);
  return new RegExp(`\\b(?:${listed.join('|')})s?\\b`, 'gi');
}

/** Removes the listed words, then names: capitalized words inside a sentence. */
function strip(sentence: string, listed: RegExp): string {
  const withoutTerms = sentence.replaceAll(listed, ' ');
  const [first = '', ...rest] = withoutTerms.trim().split(/\s+/);
  const plain = rest.filter((word) => !/^["“(]?[A-Z]/.test(word));
  return [first, ...plain].join(' ');
}

const getWords = (sentence: string) => sentence.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];

/** Splits text into sentences; the period of an abbreviation does not end one. */
export const getSentences = (text: string): readonly string[] =>
  text
    .replaceAll(/\b(?:e\.g|i\.e|U\.S|No|Mr|Ms|Dr)\./g, (match) => match.replaceAll('.', ''))
    // No text contains NUL. A lookbehind instead could not be proven linear.
    .replaceAll(/([.!?])["”)]?\s+/g, '$1\0')
    .split('\0')
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[A-Za-z]/.test(sentence));

/**
 * The US school grade of a text: the median of Flesch-Kincaid, the Automated Readability Index and
 * SMOG. Nothing for a text of fewer than five sentences.
 */
export function getGrade(sentences: readonly string[], leftOut: LeftOut): number | undefined {
  if (sentences.length < fewestSentences) return undefined;
  const listed = getPattern(leftOut);
  const words = sentences.flatMap((sentence) => getWords(strip(sentence, listed)));
  const syllables = words.map((word) => syllable(word));
  const counts = {
    sentence: sentences.length,
    word: words.length,
    syllable: syllables.reduce((sum, count) => sum + count, 0),
    character: words.reduce((sum, word) => sum + word.length, 0),
    polysillabicWord: syllables.filter((count) => count >= 3).length,
  };
  if (counts.word === 0) return undefined;
  const grades = [fleschKincaid(counts), automatedReadability(counts), smogFormula(counts)];
  return grades.sort((one, two) => one - two)[1];
}
