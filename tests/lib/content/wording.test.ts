import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  didYouMean,
  expectation,
  expectedOneOf,
  nearest,
  pathName,
  quoted,
  shown,
} from '@/lib/content/wording';

/** What a message says was expected, where a value does not fit a schema. */
function expected(schema: z.ZodType, value: unknown): string {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue === undefined ? 'nothing else' : expectation(issue, value);
}

describe('a value in a message', () => {
  it('stands as it does in a file', () => {
    expect(shown('a "b"')).toBe('`"a \\"b\\""`');
    expect(shown(6660.5)).toBe('`6660.5`');
    expect(shown(['a', 1])).toBe('`["a",1]`');
    expect(shown(null)).toBe('empty value');
  });

  it('is cut where it is longer than 60 characters', () => {
    expect(quoted('a'.repeat(60))).toBe(`\`${'a'.repeat(60)}\``);
    expect(quoted('a'.repeat(61))).toBe(`\`${'a'.repeat(57)}…\``);
  });

  it('is named by the way to it', () => {
    expect(pathName([])).toBe('');
    expect(pathName(['facts', 'tasks', 'items', 0, 'a'])).toBe('facts.tasks.items[0].a');
    expect(pathName([2, 'a'])).toBe('[2].a');
  });
});

describe('the word that was meant', () => {
  it('has one letter more, less or another, in short words', () => {
    expect(nearest('pey', ['tax', 'pay'])).toBe('pay');
    expect(nearest('pxy', ['abc', 'tax'])).toBeUndefined();
    expect(nearest('pax', ['bay'])).toBeUndefined();
  });

  it('has up to two others in words of four letters or more, and a third of long ones', () => {
    expect(nearest('tosl', ['tool'])).toBe('tool');
    expect(nearest('loot', ['tool'])).toBe('tool');
    expect(nearest('xxxl', ['tool'])).toBeUndefined();
    expect(nearest('calendxx', ['calendar'])).toBe('calendar');
    expect(nearest('calenxxx', ['calendar'])).toBeUndefined();
    expect(nearest('xxxerence', ['reference'])).toBe('reference');
    expect(nearest('xxxxrence', ['reference'])).toBeUndefined();
  });

  it('may be in capitals, and is given as it should be', () => {
    expect(nearest('PAY', ['pay'])).toBe('pay');
    expect(nearest('paralegal', ['Paralegal'])).toBe('Paralegal');
  });

  it('may be one word of a longer one, if there is no second of that kind', () => {
    expect(nearest('FL', ['us', 'us-fl', 'us-ca'])).toBe('us-fl');
    expect(nearest('fee', ['exam-fee', 'pay-fee', 'unlike'])).toBeUndefined();
    expect(nearest('legal', ['paralegal-or-so', 'Legal-aid'])).toBe('Legal-aid');
  });

  it('is none where no word is known', () => {
    expect(nearest('a', [])).toBeUndefined();
  });

  it('is asked for, or not mentioned', () => {
    expect(didYouMean('pey', ['pay'])).toBe(', did you mean `pay`?');
    expect(didYouMean('outlook', ['pay'])).toBe('');
  });
});

describe('a list of words that are expected', () => {
  it('names sixteen at most', () => {
    const words = Array.from({ length: 17 }, (_, index) => `w${index}`);
    const sixteen = words
      .slice(0, 16)
      .map((word) => `\`${word}\``)
      .join(', ');
    expect(expectedOneOf(['a'])).toBe(', expected one of `a`');
    expect(expectedOneOf(words.slice(0, 16))).toBe(`, expected one of ${sixteen}`);
    expect(expectedOneOf(words)).toBe(`, expected one of ${sixteen} and 1 more`);
  });
});

describe('what is expected in place of another kind of value', () => {
  const inQuotes = 'text; put it in double quotes';
  it.each([
    [5, inQuotes],
    [true, inQuotes],
    [null, 'text'],
    [['a'], 'text'],
    [{ a: 'b' }, 'text; put a text that holds a colon in double quotes'],
  ])('text, not %j', (value, message) => {
    expect(expected(z.string(), value)).toBe(message);
  });

  const digits = 'a number; write digits only, without quotes, words, spaces, $, % or commas';
  it.each([
    ['62,890', digits],
    ['about 5', digits],
    ['six thousand', 'a number; write it in digits'],
    ['Forty-two', 'a number; write it in digits'],
    ['four', 'a number; write it in digits'],
    ['six', 'a number'],
    ['-four', 'a number'],
    ['four!', 'a number'],
    ['none', 'a number'],
    [null, 'a number'],
    [true, 'a number'],
  ])('a number, not %j', (value, message) => {
    expect(expected(z.number(), value)).toBe(message);
  });

  it('a whole number', () => {
    expect(expected(z.int(), 62.89)).toBe(
      'a whole number; write it without cents or other decimals, and with nothing between thousands',
    );
    expect(expected(z.int(), '62k')).toBe(digits);
  });

  const brackets = 'a list in square brackets with commas: `[one, two]`';
  const dashes = 'a list, each entry on a line of its own that begins with `- `';
  it.each([
    ['one, two', brackets],
    ['one - two', brackets],
    ['one 1. two', brackets],
    ['2 items', brackets],
    [-5, brackets],
    [null, brackets],
    ['-one', dashes],
    ['• one', dashes],
    ['1. one', dashes],
    ['12) one', dashes],
  ])('a list, not %j', (value, message) => {
    expect(expected(z.array(z.string()), value)).toBe(message);
  });

  it('a group', () => {
    const group = 'a group of `key: value` lines';
    expect(expected(z.strictObject({ a: z.string() }), 'b')).toBe(group);
    expect(expected(z.record(z.string(), z.string()), 'b')).toBe(group);
    expect(expected(z.tuple([z.string(), z.string()]), 'b')).toBe('a list');
  });

  it('what the schema calls it, where that is the only word', () => {
    expect(expected(z.bigint(), 'b')).toBe('bigint');
    expect(expected(z.union([z.string(), z.number()]), [])).toBe('Invalid input');
  });
});

describe('what is expected in place of another value', () => {
  it('one of some words, and the nearest', () => {
    expect(expected(z.enum(['full', 'half']), 'ful')).toBe(
      'one of `full`, `half`, did you mean `full`?',
    );
    expect(expected(z.enum(['full', 'half']), 'none at all')).toBe('one of `full`, `half`');
    expect(expected(z.enum(['2024', '2025']), 2026)).toBe(
      'one of `2024`, `2025`, did you mean `2024`?',
    );
    expect(expected(z.enum(['full', 'half']), null)).toBe('one of `full`, `half`');
    expect(expected(z.literal('full'), 'ful')).toBe('`full`');
  });

  it('some text, and not too much', () => {
    expect(expected(z.string().min(1), '')).toBe('some text');
    expect(expected(z.string().max(3), 'four')).toBe('at most 3 characters, found 4');
  });

  it('entries, and not too many', () => {
    expect(expected(z.array(z.string()).min(1), [])).toBe('at least 1 entry');
    expect(expected(z.array(z.string()).min(2), ['a'])).toBe('at least 2 entries');
    expect(expected(z.array(z.string()).max(1), ['a', 'b'])).toBe('at most 1 entries');
  });

  it('a number between limits', () => {
    expect(expected(z.number().min(0), -1)).toBe('0 or more');
    expect(expected(z.number().max(5), 6)).toBe('5 or less');
    expect(expected(z.number().multipleOf(10), 6)).toBe('a multiple of 10');
  });

  it('a day', () => {
    expect(expected(z.iso.date(), '2026-02-30')).toBe(
      'a day of the calendar as year-month-day, such as 2026-11-23',
    );
  });

  const id = 'an id of lower-case letters, digits and single hyphens, such as `florida-bar`';
  it.each([
    ['A', id],
    ['a b', `${id}; an id has no spaces, and a comma stands between two`],
    ['a,b', `${id}; an id has no spaces, and a comma stands between two`],
    ['a;b', `${id}; an id has no spaces, and a comma stands between two`],
  ])('an id, not %j', (value, message) => {
    expect(expected(z.string().regex(/^[a-z]+$/, 'id'), value)).toBe(message);
  });

  it.each([
    ['period', 'a year 2024, a month 2025-05, a day 2024-05-30, a span 2024/2034, or `undated`'],
    ['span-order', 'a span that ends after it begins, such as 2024/2034'],
    ['no-address', 'words for the reader; an address belongs into sources.md'],
    [
      'words',
      'words for the reader; a row without a value stands under `missing`, with the reason',
    ],
    [
      'item',
      'one entry; put a comma between two, in square brackets, or begin a line with `- ` for each',
    ],
    ['soc', 'an occupation code such as 23-2011'],
    ['shown', 'a year 2024, a month 2025-05, a day 2024-05-30, or `none`'],
    ['read', 'a year 2024, a month 2025-05 or a day 2024-05-30'],
    ['may', 'the month of a May survey, such as 2025-05'],
    ['span', 'a span such as 2024-34'],
    ['question', 'a question that ends in `?`'],
    ['table-text', 'text that does not begin with a space, an apostrophe, `=`, `+`, `-` or `@`'],
    ['order', 'a value not below `low`'],
    ['some rule', 'some rule'],
  ])('what a rule asks for: %s', (rule, message) => {
    expect(
      expected(
        z.string().refine(() => false, rule),
        'a b',
      ),
    ).toBe(message);
    if (rule === 'order') return;
    expect(expected(z.string().regex(/^x/, rule), 'a b')).toBe(message);
  });

  it('the places that a sentence of the site has', () => {
    const sentence = (places: readonly string[] | undefined, name: string) =>
      expected(
        z.string().superRefine((_text, context) => {
          context.addIssue({ code: 'custom', message: 'place', params: { places, name } });
        }),
        'a',
      );
    expect(sentence(['first', 'second'], 'frist')).toBe(
      'only the places {first}, {second} in braces, found {frist}, did you mean `first`?',
    );
    expect(sentence([], 'first')).toBe('no place in braces, found {first}');
    expect(sentence(undefined, 'first')).toBe('no place in braces, found {first}');
  });
});
