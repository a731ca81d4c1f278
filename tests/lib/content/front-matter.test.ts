import { describe, expect, it } from 'vitest';
import { Diagnostic, formatDiagnostic } from '@/lib/content/diagnostic';
import { parseFrontMatter } from '@/lib/content/front-matter';

/** The front matter of these lines; the first `---` stands above them, so they begin on line 2. */
const parse = (lines: string, options = { hasPlaceholders: false }) =>
  parseFrontMatter(`\n${lines}`, options);

const said = (found: Diagnostic) => formatDiagnostic(found).slice(':'.length);

/** Each message to the author: line, column and words. */
function getMessages(lines: string, options = { hasPlaceholders: false }): readonly string[] {
  try {
    return parse(lines, options).faults.map(said);
  } catch (error) {
    if (error instanceof Diagnostic) return [said(error)];
    throw error;
  }
}

const inQuotes = 'put the text in double quotes if it belongs to it [E_YAML_SYNTAX]';
const openQuote = 'Missing closing quote; it belongs to the one that opens here [E_YAML_SYNTAX]';
const openBracket =
  'Missing closing bracket; it belongs to the one that opens here [E_YAML_SYNTAX]';
const noSpaceAfterDash = 'Missing space after the `-` of a list entry [E_YAML_SYNTAX]';
const afterQuote =
  'Unexpected text after a closing quote; put double quotes around the whole text, and use “ ” or ’ inside it [E_YAML_SYNTAX]';
const missingColon =
  'Missing colon and space, expected `key: value`; a line that goes on with the text above has two spaces more [E_YAML_SYNTAX]';
const missingComma =
  'Missing comma, or colon and space, expected `key: value` or `[one, two]` [E_YAML_SYNTAX]';
const colonInBrackets =
  'Missing closing bracket, or double quotes around a text with a colon [E_YAML_SYNTAX]';
const colonInText =
  'Unexpected colon; put the text in double quotes if the colon belongs to it [E_YAML_SYNTAX]';
const backslash =
  'Unexpected backslash in double quotes; write it twice, or leave the quotes out [E_YAML_SYNTAX]';
const spacesHere =
  'Unexpected number of spaces at the start of this line or of one above, expected two more than before the line it belongs to [E_YAML_SYNTAX]';
const spacesBelow =
  'Unexpected number of spaces before the next line, as if it went on with this value; begin the two lines with the same number [E_YAML_SYNTAX]';
const listAsKey = 'Unexpected list or group as a key, expected a word [E_YAML_SYNTAX]';
const loneEntry =
  'Unexpected `- `, expected an entry of a list only below a line that ends in a colon, such as `key:` [E_YAML_SYNTAX]';
const dashInText =
  'Unexpected `- ` inside a text; begin each entry of a list below the one above [E_YAML_SYNTAX]';
const commaAlone = 'Unexpected `,` without an entry before it; delete it [E_YAML_SYNTAX]';
const comment =
  'Unexpected `#` after a value, where a comment begins that no page shows; put a text with `#` in double quotes, or delete the comment [E_TEXT]';
const anchor = 'Unexpected `&` before a value; put a text in double quotes [E_YAML_ALIAS]';
const alias = 'Unexpected `*` before a value; put a text in double quotes [E_YAML_ALIAS]';
const asterisk = 'Unexpected `*`, expected `- ` before each entry of a list [E_YAML_ALIAS]';
const tag = 'Unexpected `!` before a value; put a text in double quotes [E_YAML_TAG]';
const noLines = 'Unexpected front matter, expected lines of `key: value` [E_YAML_ROOT]';
const tab = 'Unexpected tab at the start of a line, expected two spaces a level [E_YAML_SYNTAX]';
const row = 'Unexpected row of `-` or `?`, expected one at the start of a line [E_YAML_DEPTH]';
const tooManyBrackets = 'Unexpected bracket, expected at most 24 inside one another [E_YAML_DEPTH]';
const tooDeep = 'Unexpected group inside so many others [E_YAML_DEPTH]';
const htmlTag =
  'Unexpected HTML tag, `<b…`, in this text; delete what stands in angle brackets, or write `\\<` where the sign is meant [E_TEXT]';
const plainDigits = (found: string) =>
  `Unexpected \`${found}\`, expected a number of plain digits, such as 6660 or 5.8 [E_SCHEMA_VALUE]`;
const noSpaceAfter = (key: string) => `Missing space after the colon of \`${key}\` [E_YAML_SYNTAX]`;
const second = (key: string, hint = '') =>
  `Unexpected second \`${key}\` in this group; keep one${hint} [E_YAML_SYNTAX]`;
const newEntry = ', or put `- ` before it, if it begins a new entry';
const ownGroup = (key: string) =>
  `, or put two spaces less before \`${key}\`, if it begins a group of its own`;
const unexpected = (found: string) => `Unexpected \`${found}\`; ${inQuotes}`;

/** Lines, and each message that they bring. */
type Slips = Readonly<Record<string, readonly string[]>>;

const slips: Readonly<Record<string, Slips>> = {
  'a quote that is not closed, at the quote': {
    'a: "b': [`2:4: ${openQuote}`],
    "a: 'b\nc: d": [`2:4: ${openQuote}`],
    'a: b\nc: ["d, e]\nf: g': [`3:5: ${openQuote}`],
    'a: ["b", "c]': [`2:10: ${openQuote}`],
    'a: {b: "c}\nd: e': [`2:8: ${openQuote}`],
    '"a: b': [`2:1: ${openQuote}`],
  },
  'a bracket that is not closed, at the innermost that is open': {
    'a: [b\nc: d': [`2:4: ${openBracket}`],
    'a: {b: c\nd: e': [`2:4: ${openBracket}`],
    'a: [b}': [`2:4: ${openBracket}`],
    'a: {b: [c}': [`2:8: ${openBracket}`],
    'a: [b, {c: d]\ne: f': [`2:8: ${openBracket}`],
    'a: [b, [c, d]\ne: f': [`2:4: ${openBracket}`],
    'a: [[b], [c], {d: e}': [`2:4: ${openBracket}`],
    'a: {b: {c: d}\ne: f': [`2:4: ${openBracket}`],
    'a: [[[b]': [`2:5: ${openBracket}`],
    'a: [b, "c"\nd: e': [`2:4: ${openBracket}`],
    'a: [b, c: d\ne: f': [`2:4: ${openBracket}`],
    'a: [b,\nc: d': [`2:4: ${openBracket}`],
    'a: [\n- b\n]': [`2:4: ${openBracket}`],
    '[a, b': [`2:1: ${openBracket}`],
  },
  'a bracket too many, at the bracket': {
    'a: }': [`2:4: ${unexpected('}')}`],
    'a: [b]]': [`2:7: ${unexpected(']')}`],
    'a: b\n]': [`3:1: ${unexpected(']')}`],
  },
  'a comma or colon that is missing between brackets': {
    'a: ["b" "c"]': [`2:9: ${missingComma}`],
    'a: {"b"c}': [`2:8: ${missingComma}`],
    'a: {b: c d: e}': [`2:8: ${colonInBrackets}`],
    'a: [b, The law: what: it says]': [`2:17: ${colonInBrackets}`],
  },
  'a comma too many': {
    'a: [,b]': [`2:5: ${commaAlone}`],
    'a: [b, , c]': [`2:8: ${commaAlone}`],
    'a: {,b: c}': [`2:5: ${commaAlone}`],
  },
  'a line without a colon': {
    'a: b\nc': [`3:1: ${missingComma}`],
    'c d\ne: f': [`2:1: ${missingColon}`],
    'c::d\ne: f': [`2:1: ${missingColon}`],
    'a b:c\nd: e': [`2:1: ${missingColon}`],
  },
  'a colon without a space after it, with the key': {
    'a:b\nc: d': [`2:1: ${noSpaceAfter('a')}`],
    'a: b\nfirst-2:d\ne: f': [`3:1: ${noSpaceAfter('first-2')}`],
    'a: b\nc：d': [`3:1: ${noSpaceAfter('c')}`],
    'a: b\nc:"d"': [`3:1: ${noSpaceAfter('c')}`],
    'a:\n  b: c\n  d:e': [`4:3: ${noSpaceAfter('d')}`],
    'a:\n  - b:c\n    d: e': [`3:5: ${noSpaceAfter('b')}`],
  },
  'a list entry without a space after its dash': {
    'a:\n  - b\n  -c': [`4:3: ${noSpaceAfterDash}`],
    'a:\n  - b\n  -é': [`4:3: ${noSpaceAfterDash}`],
    'a:\n  - b\n  -1': [`4:3: ${noSpaceAfterDash}`],
    'a:\n  - b\n  -"c"': [`4:3: ${noSpaceAfterDash}`],
    "a:\n  - b\n  -'c'": [`4:3: ${noSpaceAfterDash}`],
    'a:\n  -b\n  - c': [`3:3: ${noSpaceAfterDash}`],
    '-b\nc: d': [`2:1: ${noSpaceAfterDash}`],
  },
  'a list entry that stands deeper than the one above, and so inside its text': {
    'a:\n  - b\n    - c': [`4:5: ${dashInText}`],
    'a: b\n- c\n': [`3:1: ${loneEntry}`],
    'a: b\n\n- c: d': [`4:1: ${loneEntry}`],
    'a:\n  - b\n\n    - c\n    - d': [`5:5: ${dashInText}`],
    'a: b\n- c\nd: e\nf:\n  - g\n    - h': [`3:1: ${loneEntry}`],
  },
  'text after a closing quote': {
    'a: "b" c': [`2:8: ${afterQuote}`],
    "a:   'b' c": [`2:10: ${afterQuote}`],
    "a: 'it's'": [`2:8: ${afterQuote}`],
    'a: "b"c': [`2:7: ${afterQuote}`],
    'a:\n  - "b" c': [`3:9: ${afterQuote}`],
    'a: [b] "c"': [`2:8: ${unexpected('"c"')}`],
    '"a" b': [`2:5: ${unexpected('b')}`],
  },
  'a backslash in double quotes, before a letter that has no meaning there': {
    'a: "\\w"': [`2:5: ${backslash}`],
    'a: "b \\w c"': [`2:7: ${backslash}`],
  },
  'a colon in a text': {
    'a: b: c': [`2:4: ${colonInText}`],
    'a: b:': [`2:4: ${colonInText}`],
    'a: b "c" d: e': [`2:4: ${colonInText}`],
  },
  'a line with another number of spaces than the one above': {
    'a:\n  b: c\n d: e': [`4:2: ${spacesHere}`],
    'a:\n    b: c\n  d: e': [`4:3: ${spacesHere}`],
    'a:\n  - b\n - c': [`4:2: ${spacesHere}`],
    'a:\n  b: c\n   d: e': [`3:6: ${spacesBelow}`],
    'a: b\n  c:d\n e: f': [`2:4: ${spacesBelow}`],
  },
  'a list or a group in place of a key': {
    '? [a, b]\n: c': [`2:3: ${listAsKey}`],
    '{a: b}: c': [`2:1: ${listAsKey}`],
  },
  'a mark that cannot begin a text': {
    'a: @b c': [`2:4: ${unexpected('@b')}`],
    'a: @a-very-long-word-that-goes-on': [`2:4: ${unexpected('@a-very-long-word-th')}`],
    'a: `b`': [`2:4: Unexpected backtick; ${inQuotes}`],
    'a: - b': [`2:4: ${unexpected('-')}`],
    'a: ?': [`2:4: ${unexpected('?')}`],
    'a: ? b': [`2:4: ${unexpected('?')}`],
    'a: b\n%c: d': [`3:1: ${unexpected('%c:')}`],
    '%a': [`2:1: ${unexpected('%a')}`],
  },
  'a sign for more than, or a bar, before words on the same line': {
    'a: >b': [`2:5: ${unexpected('>')}`],
    'a:  |b': [`2:6: ${unexpected('|')}`],
    'a: > b': [`2:6: ${unexpected('>')}`],
    'a: >-  b': [`2:8: ${unexpected('>')}`],
    'a: >-2x': [`2:7: ${unexpected('>')}`],
    'a:\n  - >b c': [`3:6: ${unexpected('>')}`],
  },
  'an ampersand, where its word begins': {
    'a: &b c': [`2:4: ${anchor}`],
    'a: &b': [`2:4: ${anchor}`],
    'a: [&b c, d]': [`2:5: ${anchor}`],
    'a: {&b c: d}': [`2:5: ${anchor}`],
    'a: [b,&c d]': [`2:7: ${anchor}`],
    'a: &b\n  c: &d e': [`2:4: ${anchor}`],
    'x: y z\n&a b: c': [`3:1: ${anchor}`],
  },
  'an exclamation mark, where its word begins': {
    'a: !b c': [`2:4: ${tag}`],
    'a: !!str b': [`2:4: ${tag}`],
    'a: [!b c, d]': [`2:5: ${tag}`],
    'a: !b [!c, d]': [`2:4: ${tag}`],
    'x: y z\n!a b: c': [`3:1: ${tag}`],
    '!!map\na: b': [`2:1: ${tag}`],
  },
  'an asterisk before a value, or in place of the dashes of a list': {
    'a: *b': [`2:4: ${alias}`],
    'a: [*b, c, *d]': [`2:5: ${alias}`, `2:12: ${alias}`],
    'a:\n  * b\n  * c': [`3:3: ${asterisk}`],
    'a: * b': [`2:4: ${asterisk}`],
  },
  'one slip of each line that has such a mark, and the first of the others': {
    'a: !b c\nd: [e': [`2:4: ${tag}`],
    'a: &b c\nd: [e': [`2:4: ${anchor}`, `3:4: ${openBracket}`],
    'a: [&b c, [d': [`2:5: ${anchor}`],
    'a: [b\nc: "d': [`2:4: ${openBracket}`],
  },
  'a key that stands twice in its group': {
    'a: b\na: c\na: d': [`3:1: ${second('a')}`],
    'a: b\nc: d\na: e': [`4:1: ${second('a')}`],
    'a:\n  b: c\n  b: d\ne: f\ne: g': [`6:1: ${second('e')}`, `4:3: ${second('b')}`],
    'a: {b: c, b: d}': [`2:11: ${second('b')}`],
    'a:\na: b': [`3:1: ${second('a')}`],
    '1: a\n1: b': [`3:1: ${second('1')}`],
    'a: b\na: c\nd: [e': [`3:1: ${second('a')}`, `4:4: ${openBracket}`],
    'a: b\na: &c d': [`3:1: ${second('a')}`, `3:4: ${anchor}`],
  },
  'a group whose keys went into the group above': {
    'a:\n  b: c\n  d:\n  b: e': [`5:3: ${second('b', ownGroup('d'))}`],
    'a:\n  b: c\n  d:\n  e:\n  b: f': [`6:3: ${second('b', ownGroup('e'))}`],
    'a:\n  b: c\n  d: e\n  b:\n  f:': [`5:3: ${second('b')}`],
    'a:\n  d:\n  b: c\n  b: e': [`5:3: ${second('b')}`],
    'a:\n  b: c\n  d: ""\n  b: e': [`5:3: ${second('b')}`],
  },
  'an entry of a list that lost its dash': {
    'a:\n  - b: c\n    d: e\n    b: f\n    d: g': [`5:5: ${second('b', newEntry)}`],
    'a:\n  - b: c\n    d: e\n    d: g': [`5:5: ${second('d')}`],
  },
  'what is no group of lines': {
    '': [`2:1: ${noLines}`],
    Paralegal: [`2:1: ${noLines}`],
    '- a': [`2:1: ${noLines}`],
    '[a]': [`2:1: ${noLines}`],
    '# a': [`2:1: ${noLines}`],
    '- <b>': [`2:3: ${htmlTag}`],
  },
  'a number that is not of plain digits': {
    'a: 1e3': [`2:4: ${plainDigits('1e3')}`],
    'a: 5.': [`2:4: ${plainDigits('5.')}`],
    'a: .5': [`2:4: ${plainDigits('.5')}`],
    'a: -.inf': [`2:4: ${plainDigits('-.inf')}`],
    'a: -0.0': [`2:4: ${plainDigits('-0.0')}`],
    'a: [0x1, 0o7, 8]': [`2:5: ${plainDigits('0x1')}`, `2:10: ${plainDigits('0o7')}`],
  },
  'a comment after a value': {
    'a: b # c': [`2:6: ${comment}`],
    'a: b#c # d': [`2:8: ${comment}`],
    'a: "b # c" # d': [`2:12: ${comment}`],
    'a: [b, # c\n  d]': [`2:8: ${comment}`],
    'a:\n  - b # c\n  - d # e': [`3:7: ${comment}`, `4:7: ${comment}`],
    'a: >- # c\n  b\nd: e # f': [`2:7: ${comment}`, `4:6: ${comment}`],
    'a: <b> # c': [`2:8: ${comment}`],
  },
  'a character or a word that no text may hold, at its place': {
    'a: b <b>': [`2:6: ${htmlTag}`],
    'a: "c <b>"': [`2:4: ${htmlTag}`],
    'a: c\n  d <b>': [`2:4: ${htmlTag}`],
    'a: >-\n  c <b>': [`2:4: ${htmlTag}`],
    'a: [c, <b>]\n<b>: c': [`2:8: ${htmlTag}`, `3:1: ${htmlTag}`],
    'a: <b>\nc: [d': [`3:4: ${openBracket}`],
    'a: c\td': ['2:5: Unexpected tab in this text, expected a space [E_TEXT]'],
  },
  'a key of a name that every object knows': {
    'a:\n  __proto__: <b>': ['3:3: Unknown key `__proto__` [E_SCHEMA_UNKNOWN]', `3:14: ${htmlTag}`],
  },
  'a tab at the start of a line': {
    'a: b\n\tc: d': [`3:1: ${tab}`],
    'a:\n  b: c\n  \td: e\n\tf: g': [`4:3: ${tab}`],
  },
  'a row of dashes or question marks': {
    '- - - a': [`2:1: ${row}`],
    'a:\n  -  -  - b': [`3:1: ${row}`],
    'a:\n  ? ? - b': [`3:1: ${row}`],
  },
};

/** Lines, and what is read from them. */
const accepted: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'plain values': {
    'a: b': { a: 'b' },
    'a: ""': { a: '' },
    'a: no': { a: 'no' },
    'a: 2026-11-23': { a: '2026-11-23' },
    'a: [b, {c: d}]': { a: ['b', { c: 'd' }] },
    'a: [b, c,]': { a: ['b', 'c'] },
    'a:\n  - b\n  - c: d\n    e: f': { a: ['b', { c: 'd', e: 'f' }] },
    'a: b\n  c': { a: 'b c' },
    'a: >-\n  b\n  c': { a: 'b c' },
    'a:\nb: ~': { a: null, b: null },
  },
  'numbers of plain digits': {
    'a: 6660': { a: 6660 },
    'a: -5': { a: -5 },
    'a: +5': { a: 5 },
    'a: 05': { a: 5 },
    'a: 0': { a: 0 },
    'a: 12.58': { a: 12.58 },
  },
  'marks that stand inside a text': {
    'a: b - c - d - - - e': { a: 'b - c - d - - - e' },
    'a: b & c! d * e, f? - g': { a: 'b & c! d * e, f? - g' },
    'a: b#c': { a: 'b#c' },
    'a: "b # c"': { a: 'b # c' },
    'a: "b\n  - c"': { a: 'b - c' },
    'a: >-\n  b\n  - c # d': { a: 'b - c # d' },
    'a: (b] and c)': { a: '(b] and c)' },
    'a: __proto__': { a: '__proto__' },
    'a:\n  - -b': { a: ['-b'] },
    'a:\n  - - b': { a: [['b']] },
    'a: b\n  -c': { a: 'b -c' },
  },
  'comments on lines of their own, or where no value is': {
    '# a\nb: c\n# d\n\n# e': { b: 'c' },
    'a: # b': { a: null },
    'a: [b,\n  # c\n  d]': { a: ['b', 'd'] },
    'a: b\n\n# c': { a: 'b' },
  },
  'the same key in two groups': {
    'a:\n  b: c\nb: d': { a: { b: 'c' }, b: 'd' },
    'a:\n  - b: c\n  - b: d': { a: [{ b: 'c' }, { b: 'd' }] },
  },
};

/** What each of some lines brings. */
const each = <Value>(
  group: Slips | Readonly<Record<string, unknown>>,
  of: (lines: string) => Value,
) => Object.fromEntries(Object.keys(group).map((lines) => [lines, of(lines)]));

describe('the reader of front matter reports', () => {
  it.each(Object.entries(slips))('%s', (_title, group) => {
    expect(each(group, getMessages)).toEqual(group);
  });

  it('and gives no data then', () => {
    const [group = {}] = Object.values(slips);
    expect(each(group, (lines) => parse(lines).data)).toEqual(each(group, () => undefined));
  });
});

describe('the reader of front matter takes', () => {
  it.each(Object.entries(accepted))('%s', (_title, group) => {
    expect(each(group, getMessages)).toEqual(each(group, () => []));
    expect(each(group, (lines) => parse(lines).data)).toEqual(group);
  });
});

/** Groups inside one another, each one space deeper. */
const steps = (count: number) =>
  `${Array.from({ length: count }, (_, level) => `${' '.repeat(level)}a:`).join('\n')} b`;

describe('the limits of front matter', () => {
  it('takes 4000 marks, and no more', () => {
    const marks = (count: number) => `a: b\n# ${'[]{},:?*&!'.repeat(400).slice(0, count - 1)}`;
    expect(getMessages(marks(4000))).toEqual([]);
    expect(getMessages(marks(4001))).toEqual([
      '1:1: The front matter has 4001 marks such as `:` and `,`, expected at most 4000 [E_YAML_DEPTH]',
    ]);
  });

  it('takes 21 lists inside one another in brackets, and no more', () => {
    const lists = (count: number) => `a: ${'['.repeat(count)}b${']'.repeat(count)}`;
    expect(getMessages(lists(21))).toEqual([]);
    expect(getMessages(lists(22))).toEqual([`2:26: ${tooDeep}`]);
    expect(getMessages(lists(24))).toEqual([`2:26: ${tooDeep}`]);
    expect(getMessages(lists(25))).toEqual([`2:28: ${tooManyBrackets}`]);
  });

  it('counts braces as it counts brackets, from those that are open', () => {
    expect(getMessages(`a: ${'{b: '.repeat(25)}`)).toEqual([`2:100: ${tooManyBrackets}`]);
    const many = `a: [${'[b], {c: d}, '.repeat(30)}]`;
    expect(getMessages(many)).toEqual([]);
    expect(getMessages(`a: b]}]}\nc: ${'['.repeat(25)}`)).toEqual([`3:28: ${tooManyBrackets}`]);
  });

  it('takes 11 groups inside one another, and names the place of a twelfth', () => {
    expect(getMessages(steps(11))).toEqual([]);
    expect(getMessages(steps(12))).toEqual([`13:12: ${tooDeep}`]);
    expect(getMessages(`x: <b>\n${steps(13)}\ny: <b>`)).toEqual([
      `2:4: ${htmlTag}`,
      `14:12: ${tooDeep}`,
    ]);
  });

  it('says nothing of depth while the lines are misread', () => {
    expect(getMessages(`${steps(13)}\nc: [d`)).toEqual([`15:4: ${openBracket}`]);
  });

  it('lists a hundred problems, and how many follow', () => {
    const messages = getMessages(`a: [${'<b>, '.repeat(102)}]`);
    expect(messages).toHaveLength(101);
    expect(messages.at(-1)).toBe(
      '2:505: From here on 2 more problems of this kind; mend those before first [E_TEXT]',
    );
  });
});

describe('places in braces', () => {
  it('belong in the sentences of site.md only', () => {
    expect(getMessages('a: b {first} c', { hasPlaceholders: true })).toEqual([]);
    expect(getMessages('a: b {first} c')).toEqual([
      '2:6: Unexpected `{`; only the sentences of site.md have places in braces, each one word: {first} [E_TEXT]',
    ]);
  });
});

describe('the places of front matter', () => {
  const { places } = parse(
    'a: b\nc:\n  d: [e, f]\n  g:\n    - h: i\n  k:\nl: # m\nn: [{o: p}, [q]]\n5: r',
  );

  it('are those of values; of the key, where the value is a list or a group', () => {
    expect(places.getPosition(['a'])).toEqual({ line: 2, column: 4 });
    expect(places.getPosition(['c', 'd', 1])).toEqual({ line: 4, column: 10 });
    expect(places.getPosition(['c', 'd'])).toEqual({ line: 4, column: 3 });
    expect(places.getPosition(['c'])).toEqual({ line: 3, column: 1 });
    expect(places.getPosition(['c', 'g', 0])).toEqual({ line: 6, column: 7 });
    expect(places.getPosition(['n', 0])).toEqual({ line: 9, column: 5 });
    expect(places.getPosition(['n', 1])).toEqual({ line: 9, column: 13 });
  });

  it('are those of keys, for what concerns a key', () => {
    expect(places.getKeyPosition(['a'])).toEqual({ line: 2, column: 1 });
    expect(places.getKeyPosition(['c', 'g', 0, 'h'])).toEqual({ line: 6, column: 7 });
    expect(places.getKeyPosition(['c', 'd', 1])).toEqual({ line: 4, column: 3 });
  });

  it('are those of the nearest group, for what is not there', () => {
    expect(places.getPosition(['c', 'x'])).toEqual({ line: 3, column: 1 });
    expect(places.getPosition(['c', 'x', 'y'])).toEqual({ line: 3, column: 1 });
    expect(places.getPosition(['a', 'x'])).toEqual({ line: 2, column: 1 });
    expect(places.getPosition(['x'])).toEqual({ line: 1, column: 1 });
    expect(places.getKeyPosition(['c', 'g', 0, 'x'])).toEqual({ line: 5, column: 3 });
  });

  it('are the first of the file, for the whole', () => {
    expect(places.getPosition([])).toEqual({ line: 1, column: 1 });
    expect(places.getKeyPosition([])).toEqual({ line: 1, column: 1 });
  });

  it('are known where a comment stands in place of a value', () => {
    expect(places.hasComment(['l'])).toBe(true);
    expect(places.hasComment(['c', 'k'])).toBe(false);
    expect(places.hasComment(['a'])).toBe(false);
    expect(places.hasComment(['x', 'y'])).toBe(false);
  });
});
