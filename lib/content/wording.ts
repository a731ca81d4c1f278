import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { isEmptyWord } from '@/lib/domain/fact';
import { expectedAddress } from './address';

/** A text of the file in a message, shortened. */
export const quoted = (text: string): string =>
  `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;

/** A value as shown in a message: as in the file, shortened. */
export function shown(value: unknown): string {
  if (value === null) return 'empty value';
  return quoted(JSON.stringify(value));
}

/** A path as authors read it: `a.b[0]`. */
export const pathName = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, step) =>
      typeof step === 'number'
        ? `${name}[${step}]`
        : name === ''
          ? String(step)
          : `${name}.${String(step)}`,
    '',
  );

/** The known word nearest to an unknown one, if close enough to be a typo. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const plain = word.toLowerCase();
  const folded = known.map((entry) => entry.toLowerCase());
  const [part, other] = known.filter((_, index) => folded[index]?.split('-').includes(plain));
  const candidate = closest(plain, folded);
  const most = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  if (distance(plain, candidate) <= most) return known[folded.indexOf(candidate)];
  // One word of a longer id, as `fl` is of `us-fl`.
  return other === undefined ? part : undefined;
}

/** `, did you mean \`x\`?`, or nothing. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const candidate = nearest(word, known);
  return candidate === undefined ? '' : `, did you mean \`${candidate}\`?`;
};

/** The most words that a message lists. */
const mostListed = 16;

/** Joins words to a list, cut to a readable length. */
export function listed(words: readonly string[]): string {
  const shownWords = words.slice(0, mostListed).map((word) => `\`${word}\``);
  const more = words.length > mostListed ? ` and ${words.length - mostListed} more` : '';
  return `${shownWords.join(', ')}${more}`;
}

/** `, expected one of …` */
export const expectedOneOf = (words: readonly string[]): string =>
  `, expected one of ${listed(words)}`;

/** Descriptions of the named patterns of the schemas. */
const patterns: Readonly<Record<string, string>> = {
  id: 'an id of lower-case letters, digits and single hyphens, such as `florida-bar`',
  period: 'a year 2024, a month 2025-05, a day 2024-05-30, a span 2024/2034, or `undated`',
  'span-order': 'a span that ends after it begins, such as 2024/2034',
  'no-address': 'words for the reader; an address belongs into sources.md',
  words: 'words for the reader; a row without a value stands under `missing`, with the reason',
  item: 'one entry; put a comma between two, in square brackets, or begin a line with `- ` for each',
  soc: 'an occupation code such as 23-2011',
  shown: 'a year 2024, a month 2025-05, a day 2024-05-30, or `none`',
  read: 'a year 2024, a month 2025-05 or a day 2024-05-30',
  'survey-pay':
    'a number, or the mark that the release has there: `#` for pay above all that it prints, `*` or `**` for a figure that the bureau does not release',
  'handbook-pay': 'a number, `>=$239,200` for pay above what is printed, or `—`',
  may: 'the month of a May survey, such as 2025-05',
  span: 'a span such as 2024-34',
  question: 'a question that ends in `?`',
  state: 'the code of a state, such as FL',
  states: 'the codes of states, such as FL, or GA|SC where an area lies in several',
  fips: 'a number of two digits, such as 12',
  'area-code': 'the number of an area, such as 45300',
  sector: 'the number of a sector, such as 54 or 31-33',
  'table-text': 'text that does not begin with a space, an apostrophe, `=`, `+`, `-` or `@`',
};

/** A hint for a value that is not a plain number. */
function numberHint(value: unknown): string {
  // YAML turns `62.890` into 62.89, so thousands and cents look the same.
  if (typeof value === 'number') {
    return '; write it without cents or other decimals, and with nothing between thousands';
  }
  if (typeof value !== 'string') return '';
  if (/\d/.test(value)) return '; write digits only, without quotes, words, spaces, $, % or commas';
  return /^[a-z][a-z -]{3,}$/i.test(value) && !isEmptyWord(value) ? '; write it in digits' : '';
}

/** A hint for a value that YAML does not read as text. */
function textHint(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return '; put it in double quotes';
  return value === null || Array.isArray(value) || typeof value !== 'object'
    ? ''
    : '; put a text that holds a colon in double quotes';
}

/** A hint for writing a list, by what was written instead. */
function listHint(value: unknown): string {
  return typeof value === 'string' && /^(?:[-*•–—·]|\d+[.)])/.test(value)
    ? ', each entry on a line of its own that begins with `- `'
    : ' in square brackets with commas: `[one, two]`';
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  tuple: 'a list',
  object: 'a group of `key: value` lines',
  record: 'a group of `key: value` lines',
};

/** Whether a schema's message is the name of a pattern, not a sentence. */
export const isPattern = (message: string): boolean =>
  message === 'address' || Object.hasOwn(patterns, message);

/** What a schema expected, in words for authors. `value` is what was found. */
export function expectation(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = typeNames[issue.expected] ?? issue.expected;
      const numeric = issue.expected === 'number' || issue.expected === 'int';
      const hint = issue.expected === 'string' ? textHint(value) : numeric ? numberHint(value) : '';
      return `${expected}${hint}${issue.expected === 'array' ? listHint(value) : ''}`;
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const written = typeof value === 'string' || typeof value === 'number';
      const suggestion = written ? didYouMean(String(value), values) : '';
      return values.length === 1 ? listed(values) : `one of ${listed(values)}${suggestion}`;
    }
    case 'too_small':
      return issue.origin === 'string'
        ? 'some text'
        : issue.origin === 'array'
          ? `at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`
          : `${issue.minimum} or more`;
    case 'too_big':
      return issue.origin === 'string'
        ? `at most ${issue.maximum} characters, found ${String(value).length}`
        : issue.origin === 'array'
          ? `at most ${issue.maximum} entries`
          : `${issue.maximum} or less`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return issue.format === 'date'
        ? 'a day of the calendar as year-month-day, such as 2026-11-23'
        : issue.message === 'address'
          ? expectedAddress(String(value))
          : `${patterns[issue.message] ?? issue.message}${issue.message === 'id' && /[\s,;]/.test(String(value)) ? '; an id has no spaces, and a comma stands between two' : ''}`;
    case 'custom':
      if (issue.message === 'order') return 'a value not below `low`';
      if (issue.message === 'place') {
        const places = (issue.params?.places ?? []) as readonly string[];
        const name = String(issue.params?.name);
        const placeholders = places.map((place) => `{${place}}`).join(', ');
        return `${placeholders === '' ? 'no place' : `only the places ${placeholders}`} in braces, found {${name}}${didYouMean(name, places)}`;
      }
      return patterns[issue.message] ?? issue.message;
    default:
      return issue.message;
  }
}
