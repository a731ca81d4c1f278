import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';

/** A text of the file in a message, shortened. */
export const quoted = (text: string): string =>
  `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;

/** How a value is shown in a message: as in the file, shortened. */
export function shown(value: unknown): string {
  if (value === null) return 'empty value';
  const text =
    typeof value === 'number'
      ? String(value)
      : typeof value === 'bigint'
        ? `${value}`
        : (JSON.stringify(value) ?? String(value));
  return quoted(text);
}

/** `a.b[0]`: a path as an author would say it. */
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

/** The known word nearest to an unknown one, if it is near enough to be a slip. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const candidate = closest(word, [...known]);
  const most = Math.max(2, Math.floor(word.length / 3));
  return distance(word, candidate) <= most ? candidate : undefined;
}

/** `, did you mean \`x\`?`, or nothing. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const candidate = nearest(word, known);
  return candidate === undefined ? '' : `, did you mean \`${candidate}\`?`;
};

/** The most words that a message lists. */
const mostListed = 16;

/** `, expected one of …`, cut where a list would be too long to read. */
export function expectedOneOf(words: readonly string[]): string {
  const listed = words.slice(0, mostListed).map((word) => `\`${word}\``);
  const more = words.length > mostListed ? ` and ${words.length - mostListed} more` : '';
  return `, expected one of ${listed.join(', ')}${more}`;
}

/** What each named pattern of the schemas asks for. */
const patterns: Readonly<Record<string, string>> = {
  id: 'an id of lower-case letters, digits and single hyphens, such as `florida-bar`',
  period: 'a year 2024, a month 2025-05, a day 2024-05-30, a span 2024/2034, or `undated`',
  soc: 'an occupation code such as 23-2011',
  shown: 'a year 2024, a month 2025-05, a day 2024-05-30, or `none`',
  read: 'a year 2024, a month 2025-05 or a day 2024-05-30',
  address: 'an address that begins with `https://`, or `none`',
  may: 'the month of a May survey, such as 2025-05',
  span: 'a span such as 2024-34',
  question: 'a question that ends in `?`',
};

/** What an author can do about a kind of value that is not a plain number. */
const numberHint = (value: unknown): string =>
  typeof value === 'string' && /\d/.test(value)
    ? '; write digits only, without quotes, spaces, $, % or commas'
    : '';

/** What an author can do about a value that YAML does not take for text. */
function textHint(value: unknown): string {
  if (value === null)
    return '; after a space, `#` begins a comment, so put a text with `#` in quotes';
  if (typeof value === 'number' || typeof value === 'boolean') return '; put it in double quotes';
  return Array.isArray(value) || typeof value !== 'object'
    ? ''
    : '; put a text that holds a colon in double quotes';
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  tuple: 'a list',
  object: 'a group of `key: value` lines',
  record: 'a group of `key: value` lines',
};

/** What a schema expected, said to an author. `value` is what was found. */
export function expectation(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = typeNames[issue.expected] ?? issue.expected;
      const numeric = issue.expected === 'number' || issue.expected === 'int';
      const hint = issue.expected === 'string' ? textHint(value) : numeric ? numberHint(value) : '';
      const listed = issue.expected === 'array' && typeof value === 'string';
      return `${expected}${hint}${listed ? ' in square brackets: `[one, two]`' : ''}`;
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const suggestion = typeof value === 'string' ? didYouMean(value, values) : '';
      const listed = values.map((known) => `\`${known}\``).join(', ');
      return values.length === 1 ? listed : `one of ${listed}${suggestion}`;
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
        ? 'a day of the calendar, such as 2026-11-23'
        : (patterns[issue.message] ?? issue.message);
    case 'custom':
      if (issue.message === 'order') return 'a value not below `low`';
      if (issue.message === 'place') {
        const places = (issue.params?.places ?? []) as readonly string[];
        const name = String(issue.params?.name);
        const known = places.map((place) => `{${place}}`).join(', ');
        return `${known === '' ? 'no place' : `only the places ${known}`} in braces, found {${name}}${didYouMean(name, places)}`;
      }
      return patterns[issue.message] ?? issue.message;
    default:
      return issue.message;
  }
}
