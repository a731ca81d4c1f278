import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatDiagnostic } from '@/lib/content/diagnostic';
import { parseFrontMatter, positionsIn } from '@/lib/content/front-matter';
import type { Document } from '@/lib/content/read-document';
import { type Remark, validate } from '@/lib/content/validate';
import { yearOr } from '@/lib/domain/fact';

/** A file of these lines of front matter; they begin on line 2. */
function getDocument(lines: string): Document {
  const { data, places } = parseFrontMatter(`\n${lines}`);
  return {
    file: 'x',
    id: 'x',
    data,
    body: { type: 'root', children: [] },
    ...positionsIn('x', places),
  };
}

/** Each message to the author: line, column and words. */
const getMessages = (schema: z.ZodType, lines: string, remark?: Remark) =>
  validate(getDocument(lines), schema, remark).problems.map((problem) =>
    formatDiagnostic(problem).slice('x:'.length),
  );

const word = z.string().min(1).max(9);

describe('front matter that fits its schema', () => {
  it('is given as the schema reads it', () => {
    const schema = z.strictObject({ name: word, none: word.default('some') });
    expect(validate(getDocument('name: Nurse'), schema)).toEqual({
      value: { name: 'Nurse', none: 'some' },
      problems: [],
    });
  });
});

describe('an unknown key', () => {
  const schema = z.strictObject({
    name: word,
    plural: word,
    facts: z.strictObject({ pay: word.optional(), tasks: word.optional() }).optional(),
    list: z.array(z.strictObject({ one: word, two: word.optional() })).optional(),
    free: z.record(z.string().regex(/^[a-z]+$/, 'id'), z.strictObject({ deep: word })).optional(),
  });
  const sound = 'name: a\nplural: b';

  it('is named with the one that was meant, or with all that are known', () => {
    expect(getMessages(schema, `${sound}\nfacts:\n  pey: c\n  other: d`)).toEqual([
      '5:3: Unknown key `facts.pey`, did you mean `pay`? [E_SCHEMA_UNKNOWN]',
      '6:3: Unknown key `facts.other`, expected one of `pay`, `tasks` [E_SCHEMA_UNKNOWN]',
    ]);
    expect(getMessages(schema, `${sound}\nlist:\n  - one: c\n    tvo: d`)).toEqual([
      '6:5: Unknown key `list[0].tvo`, did you mean `two`? [E_SCHEMA_UNKNOWN]',
    ]);
    expect(getMessages(schema, `${sound}\nfree:\n  a:\n    deep: c\n    abyss: d`)).toEqual([
      '7:5: Unknown key `free.a.abyss`, expected one of `deep` [E_SCHEMA_UNKNOWN]',
    ]);
  });

  it('is not a missing one as well, where it is the same misspelt', () => {
    expect(getMessages(schema, 'nane: a\nplurel: b')).toEqual([
      '2:1: Unknown key `nane`, did you mean `name`? [E_SCHEMA_UNKNOWN]',
      '3:1: Unknown key `plurel`, did you mean `plural`? [E_SCHEMA_UNKNOWN]',
    ]);
  });

  it('is the missing one with another name, where there is one of each in a group', () => {
    expect(getMessages(schema, 'name: a\nseveral: b')).toEqual([
      '3:1: Unknown key `several`, expected `plural`, which is missing here [E_SCHEMA_UNKNOWN]',
    ]);
    expect(getMessages(schema, `${sound}\nlist:\n  - first: c`)).toEqual([
      '5:5: Unknown key `list[0].first`, expected `one`, which is missing here [E_SCHEMA_UNKNOWN]',
    ]);
  });

  it('is not that, where there are more of either, or one is elsewhere', () => {
    const known = ', expected one of `name`, `plural`, `facts`, `list`, `free` [E_SCHEMA_UNKNOWN]';
    expect(getMessages(schema, 'several: b')).toEqual([
      '1:1: Missing `name`, expected text [E_SCHEMA_REQUIRED]',
      '1:1: Missing `plural`, expected text [E_SCHEMA_REQUIRED]',
      `2:1: Unknown key \`several\`${known}`,
    ]);
    expect(getMessages(schema, 'name: a\nseveral: b\nothers: c')).toEqual([
      '1:1: Missing `plural`, expected text [E_SCHEMA_REQUIRED]',
      `3:1: Unknown key \`several\`${known}`,
      `4:1: Unknown key \`others\`${known}`,
    ]);
    expect(getMessages(schema, 'name: a\nfacts:\n  several: b')).toEqual([
      '1:1: Missing `plural`, expected text [E_SCHEMA_REQUIRED]',
      '4:3: Unknown key `facts.several`, expected one of `pay`, `tasks` [E_SCHEMA_UNKNOWN]',
    ]);
    expect(getMessages(schema, 'name: 5\nplural: b\nseveral: c')).toEqual([
      '2:7: Unexpected `5` for `name`, expected text; put it in double quotes [E_SCHEMA_VALUE]',
      `4:1: Unknown key \`several\`${known}`,
    ]);
  });

  it('may be of any name in a list of entries, by a rule for names', () => {
    expect(getMessages(schema, `${sound}\nfree:\n  A 1:\n    deep: c`)).toEqual([
      '5:3: Unexpected key `free.A 1`, expected an id of lower-case letters, digits and single hyphens, such as `florida-bar`; an id has no spaces, and a comma stands between two [E_SCHEMA_VALUE]',
    ]);
  });

  it('is listed a hundred times, and the rest counted', () => {
    const keys = (count: number) =>
      Array.from({ length: count }, (_, index) => `unknown-${index}: x`).join('\n');
    expect(getMessages(schema, `${sound}\n${keys(100)}`)).toHaveLength(100);
    const messages = getMessages(schema, `name: 5\nplural: b\n${keys(102)}`);
    expect(messages).toHaveLength(101);
    expect(messages[0]).toBe(
      '2:7: Unexpected `5` for `name`, expected text; put it in double quotes [E_SCHEMA_VALUE]',
    );
    expect(messages[99]).toBe(
      '102:1: Unknown key `unknown-98`, expected one of `name`, `plural`, `facts`, `list`, `free` [E_SCHEMA_UNKNOWN]',
    );
    expect(messages[100]).toBe(
      '1:1: From here on 3 more problems of this kind; mend those before first [E_SCHEMA_VALUE]',
    );
  });
});

describe('a remark on an unknown key', () => {
  const schema = z.strictObject({
    facts: z.record(z.string(), z.strictObject({ text: word })),
    missing: z.record(z.string(), z.strictObject({ why: word })).optional(),
  });
  const remark: Remark = ([group, row, key], beside) =>
    key === 'why' && group === 'facts'
      ? { path: ['facts', row ?? ''], message: `Move it, with ${beside.join(' and ')}` }
      : undefined;

  it('stands in place of all that is said of what it covers', () => {
    const lines = 'facts:\n  a:\n    why: b\n    reason: c\n  d:\n    why: e\n  f:\n    text: g';
    expect(getMessages(schema, lines, remark)).toEqual([
      '3:3: Move it, with why and reason [E_SCHEMA_UNKNOWN]',
      '6:3: Move it, with why [E_SCHEMA_UNKNOWN]',
    ]);
  });

  it('leaves what is said of the others', () => {
    const lines =
      'facts:\n  a:\n    why: b\n  d:\n    text: e\n    f: g\nmissing:\n  a:\n    why: 5';
    expect(getMessages(schema, lines, remark)).toEqual([
      '3:3: Move it, with why [E_SCHEMA_UNKNOWN]',
      '7:5: Unknown key `facts.d.f`, expected one of `text` [E_SCHEMA_UNKNOWN]',
      '10:10: Unexpected `5` for `missing.a.why`, expected text; put it in double quotes [E_SCHEMA_VALUE]',
    ]);
  });

  it('may concern one of two unknown keys, and leave the other', () => {
    const one: Remark = (path) =>
      path[0] === 'x' ? { path, message: 'Unexpected `x` here' } : undefined;
    expect(getMessages(schema, 'facts: {}\nx: a\ny: b', one)).toEqual([
      '3:1: Unexpected `x` here [E_SCHEMA_UNKNOWN]',
      '4:1: Unknown key `y`, expected one of `facts`, `missing` [E_SCHEMA_UNKNOWN]',
    ]);
  });
});

describe('a value that does not fit', () => {
  it('is shown with what was expected, at its place; one message each', () => {
    const schema = z.strictObject({
      code: z.string().max(3).regex(/^\d+$/, 'soc'),
      list: z.array(word),
    });
    expect(getMessages(schema, 'code: abcd\nlist: [a, 5]')).toEqual([
      '2:7: Unexpected `"abcd"` for `code`, expected at most 3 characters, found 4 [E_SCHEMA_VALUE]',
      '3:11: Unexpected `5` for `list[1]`, expected text; put it in double quotes [E_SCHEMA_VALUE]',
    ]);
  });

  it('is missing at the nearest group that is there', () => {
    const schema = z.strictObject({
      facts: z.strictObject({ pay: z.strictObject({ text: word }) }),
      list: z.array(z.strictObject({ one: word })),
    });
    expect(getMessages(schema, 'facts:\n  pay: {}\nlist:\n  - {}')).toEqual([
      '3:3: Missing `facts.pay.text`, expected text [E_SCHEMA_REQUIRED]',
      '4:1: Missing `list[0].one`, expected text [E_SCHEMA_REQUIRED]',
    ]);
    expect(getMessages(schema, 'list: []')).toEqual([
      '1:1: Missing `facts`, expected a group of `key: value` lines [E_SCHEMA_REQUIRED]',
    ]);
  });

  it('is checked as text, where digits replace a text', () => {
    const day = z.iso.date();
    const dated =
      '2:4: Unexpected `2026` for `a`, expected a day of the calendar as year-month-day, such as 2026-11-23 [E_SCHEMA_VALUE]';
    expect(getMessages(z.strictObject({ a: day }), 'a: 2026')).toEqual([dated]);
    expect(getMessages(z.strictObject({ a: day.optional() }), 'a: 2026')).toEqual([dated]);
    expect(
      getMessages(z.strictObject({ a: day.readonly().default('2026-01-01') }), 'a: 2026'),
    ).toEqual([dated]);
    expect(getMessages(z.strictObject({ a: day.transform((text) => text) }), 'a: 2026')).toEqual([
      dated,
    ]);
    expect(getMessages(z.strictObject({ a: word.max(3) }), 'a: 2026')).toEqual([
      '2:4: Unexpected `2026` for `a`, expected at most 3 characters, found 4 [E_SCHEMA_VALUE]',
    ]);
    expect(getMessages(z.strictObject({ a: z.array(day) }), 'a: [2026]')).toEqual([
      dated.replace('2:4', '2:5').replace('`a`', '`a[0]`'),
    ]);
    expect(
      getMessages(z.strictObject({ a: yearOr(z.string().regex(/^\d{4}$/, 'read')) }), 'a: 2024.5'),
    ).toEqual([
      '2:4: Unexpected `2024.5` for `a`, expected a year 2024, a month 2025-05 or a day 2024-05-30 [E_SCHEMA_VALUE]',
    ]);
  });

  it('has a hint, where it is a number that is too large or a text that is too long', () => {
    const schema = z.strictObject({ a: z.number().max(5), b: z.int() });
    expect(getMessages(schema, 'a: 6\nb: 6.5')).toEqual([
      '2:4: Unexpected `6` for `a`, expected 5 or less [E_SCHEMA_VALUE]',
      '3:4: Unexpected `6.5` for `b`, expected a whole number; write it without cents or other decimals, and with nothing between thousands [E_SCHEMA_VALUE]',
    ]);
  });
});

describe('a value that is not there', () => {
  const valueKeys = [
    'amount',
    'brief',
    'count',
    'high',
    'items',
    'level',
    'low',
    'percent',
    'reason',
    'text',
  ];
  const schema = z.strictObject({
    facts: z.strictObject({ row: z.record(z.string(), word) }).optional(),
    other: z.strictObject({ row: z.record(z.string(), word) }).optional(),
    list: z.array(word).optional(),
    name: word.optional(),
  });
  const empty = (line: number, column: number, name: string, hint = '') =>
    `${line}:${column}: Unexpected empty value for \`${name}\`, expected text${hint} [E_SCHEMA_VALUE]`;
  const underMissing = '; a row without a value stands under `missing`, with the reason';

  it.each(valueKeys)('stands under `missing` in place of a fact: %s', (key) => {
    expect(getMessages(schema, `facts:\n  row:\n    ${key}: ~`)).toEqual([
      empty(4, key.length + 7, `facts.row.${key}`, underMissing),
    ]);
  });

  it('is no absence of a fact elsewhere', () => {
    expect(
      getMessages(schema, 'facts:\n  row:\n    who: ~\nother:\n  row:\n    text: ~\nname: ~'),
    ).toEqual([empty(4, 10, 'facts.row.who'), empty(7, 11, 'other.row.text'), empty(8, 7, 'name')]);
  });

  it.each([
    ['N/A', '"N/A"', underMissing],
    ['six thousand', '"six thousand"', '; write it in digits'],
    ['true', 'true', ''],
  ])('is written as a word that says so, or not: %s', (value, shown, hint) => {
    const amounts = z.strictObject({
      facts: z.strictObject({ row: z.strictObject({ amount: z.number() }) }),
    });
    expect(getMessages(amounts, `facts:\n  row:\n    amount: ${value}`)).toEqual([
      `4:13: Unexpected \`${shown}\` for \`facts.row.amount\`, expected a number${hint} [E_SCHEMA_VALUE]`,
    ]);
  });

  it('is said once to stand under `missing`', () => {
    const words = z.strictObject({
      facts: z.strictObject({ row: z.strictObject({ text: word.refine(() => false, 'words') }) }),
    });
    expect(getMessages(words, 'facts:\n  row:\n    text: none')).toEqual([
      '4:11: Unexpected `"none"` for `facts.row.text`, expected words for the reader; a row without a value stands under `missing`, with the reason [E_SCHEMA_VALUE]',
    ]);
  });

  it('is a comment by mistake, where a number sign stands in its place', () => {
    expect(getMessages(schema, 'name: # 1 in the state')).toEqual([
      empty(
        2,
        7,
        'name',
        '; after a space, `#` begins a comment, so put a text with `#` in double quotes',
      ),
    ]);
  });

  it('is an entry that was not written', () => {
    expect(getMessages(schema, 'list:\n  - a\n  -\n  - 5')).toEqual([
      empty(4, 4, 'list[1]', '; write the entry, or delete its `-`'),
      '5:5: Unexpected `5` for `list[2]`, expected text; put it in double quotes [E_SCHEMA_VALUE]',
    ]);
  });
});
