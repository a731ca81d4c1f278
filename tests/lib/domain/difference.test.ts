import { describe, expect, it } from 'vitest';
import { compareFacts, type Difference, differs } from '@/lib/domain/difference';
import type { Fact, Missing } from '@/lib/domain/fact';
import type { RowDefinition } from '@/lib/domain/rows';
import { wordDifference } from '@/lib/domain/word-difference';
import { basis, format, readFrozenSite, sampleRow } from './sample';

const { words } = readFrozenSite();

const roles = [
  { plural: 'nurses', singular: 'nurse' },
  { plural: 'teachers', singular: 'teacher' },
] as const;

const money = (amount: number): Fact => ({ kind: 'money', amount, ...basis });
const count = (value: number): Fact => ({ kind: 'count', count: value, ...basis });
const percent = (value: number): Fact => ({ kind: 'percent', percent: value, ...basis });
const range = (low: number, high: number): Fact => ({ kind: 'range', low, high, ...basis });
const months = (low: number, high: number): Fact => ({
  kind: 'duration',
  low,
  high,
  unit: 'months',
  ...basis,
});
const years = (low: number, high: number): Fact => ({
  kind: 'duration',
  low,
  high,
  unit: 'years',
  ...basis,
});
const list = (...items: string[]): Fact => ({ kind: 'list', items, ...basis });
const answer = (value: 'yes' | 'no'): Fact => ({
  kind: 'answer',
  answer: value,
  reason: 'So it is.',
  ...basis,
});
const level = (value: string): Fact => ({ kind: 'level', level: value, ...basis });
const text = (brief: string): Fact => ({ kind: 'text', text: 'In full.', brief, ...basis });
const pay = (median: number): Fact => ({
  kind: 'distribution',
  p10: median - 20000,
  p25: median - 10000,
  median,
  p75: median + 10000,
  p90: median + 20000,
  ...basis,
});
const unknown: Missing = { kind: 'missing', why: 'not-collected', reason: 'No.', sources: [] };
const varies: Missing = { kind: 'missing', why: 'varies', reason: 'By city.', sources: [] };
const absent: Missing = { kind: 'missing', why: 'not-in-table', sources: [] };
const noMeaning: Missing = { kind: 'missing', why: 'not-applicable', reason: 'No.', sources: [] };

/** The difference of two values in words, with its lead and rest separated. */
function sentence(row: RowDefinition, first: Fact | Missing, second: Fact | Missing) {
  const difference = compareFacts(row, first, second);
  const { lead, rest, tone } = wordDifference(
    {
      row,
      roles,
      values: [first, second],
      difference,
      basis: 'US, May 2025',
      remark: undefined,
    },
    { words, format },
  );
  return { text: [lead, rest].filter(Boolean).join(' | '), tone, differs: differs(difference) };
}

/** The difference to expect when the roles are swapped. */
function mirror(difference: Difference): Difference {
  const swap = (side: 0 | 1) => (side === 0 ? 1 : 0);
  switch (difference.kind) {
    case 'unknown':
      return { ...difference, sides: difference.sides.map(swap).sort() };
    case 'one-sided':
      return { ...difference, side: swap(difference.side) };
    case 'close':
    case 'number':
    case 'range':
    case 'level':
      return { ...difference, higher: swap(difference.higher) };
    case 'nested':
      return { ...difference, wider: swap(difference.wider) };
    case 'answer':
      return { ...difference, yes: swap(difference.yes) };
    case 'list':
      return { ...difference, only: [difference.only[1], difference.only[0]] };
    default:
      return difference;
  }
}

type Case = readonly [
  name: string,
  row: RowDefinition,
  first: Fact | Missing,
  second: Fact | Missing,
  text: string,
];

const moneyRow = sampleRow('money', { decimals: 0 });
const hourRow = sampleRow('money', { decimals: 2 });
const countRow = sampleRow('count');
const changeRow = sampleRow('percent', {
  decimals: 1,
  signed: true,
  tolerance: { absolute: 0.5 },
});
const jobsRow = sampleRow('count', { signed: true, tolerance: { absolute: 1000 } });
const shareRow = sampleRow('percent', { decimals: 0, tolerance: { absolute: 2 } });
const rangeRow = sampleRow('range', { decimals: 0, tolerance: { absolute: 10 } });
const timeRow = sampleRow('duration', { tolerance: { absolute: 1 } });
const listRow = sampleRow('list');
const answerRow = sampleRow('answer');
const taskRow = sampleRow('level', {
  levels: [{ id: 'not-listed' }, { id: 'extra' }, { id: 'core' }],
});
const studyRow = sampleRow('level', {
  levels: [
    { id: 'high-school', months: 0 },
    { id: 'certificate', months: 18 },
    { id: 'associate', months: 24 },
    { id: 'some-college', months: 24 },
    { id: 'master' },
  ],
});
const textRow = sampleRow('text');
const payRow = sampleRow('distribution');

const cases: readonly Case[] = [
  [
    'money, the first higher',
    moneyRow,
    money(50000),
    money(40000),
    'Nurses: $10,000 more (25%). | US, May 2025.',
  ],
  [
    'money, the second higher',
    moneyRow,
    money(40000),
    money(50000),
    'Teachers: $10,000 more (25%). | US, May 2025.',
  ],
  [
    'money with cents',
    hourRow,
    money(30.24),
    money(26.72),
    'Nurses: $3.52 more (13%). | US, May 2025.',
  ],
  ['money, equal', moneyRow, money(40000), money(40000), 'Same.'],
  [
    'money within the tolerance',
    moneyRow,
    money(41200),
    money(40000),
    'About the same: a gap of $1,200. | US, May 2025.',
  ],
  [
    'money just above the tolerance',
    moneyRow,
    money(41201),
    money(40000),
    'Nurses: $1,201 more (3%). | US, May 2025.',
  ],
  [
    'money, one not known',
    moneyRow,
    money(40000),
    unknown,
    'Not known. | We have no figure for teachers.',
  ],
  [
    'money, the other not known',
    moneyRow,
    absent,
    money(40000),
    'Not known. | We have no figure for nurses.',
  ],
  [
    'money, both not known',
    moneyRow,
    unknown,
    varies,
    'Not known. | We have no figure for either role.',
  ],
  ['money that one role does not have', moneyRow, money(40000), noMeaning, 'Only for nurses.'],
  [
    'money that the other role does not have',
    moneyRow,
    noMeaning,
    money(40000),
    'Only for teachers.',
  ],
  [
    'money that neither role has',
    moneyRow,
    noMeaning,
    noMeaning,
    'Same. | It applies to neither role.',
  ],
  [
    'one not known, the other without meaning',
    moneyRow,
    noMeaning,
    unknown,
    'Not known. | We have no figure for teachers.',
  ],
  ['money from nothing', moneyRow, money(100), money(0), 'Nurses: $100 more. | US, May 2025.'],

  [
    'pay, the first higher',
    payRow,
    pay(60000),
    pay(50000),
    'Half of nurses earn $60,000 or more: $10,000, or 20%, above teachers. | US, May 2025. Many earn alike: the middle halves of both share $50,000 to $60,000. About 3 in 10 teachers earn more than the middle nurse.',
  ],
  [
    'pay, the second higher',
    payRow,
    pay(50000),
    pay(60000),
    'Half of teachers earn $60,000 or more: $10,000, or 20%, above nurses. | US, May 2025. Many earn alike: the middle halves of both share $50,000 to $60,000. About 3 in 10 nurses earn more than the middle teacher.',
  ],
  [
    'pay whose middle halves lie apart',
    payRow,
    pay(90000),
    pay(50000),
    'Half of nurses earn $90,000 or more: $40,000, or 80%, above teachers. | US, May 2025. The middle halves do not overlap. Fewer than 1 in 10 teachers earn more than the middle nurse.',
  ],
  ['pay, equal', payRow, pay(50000), pay(50000), 'Same.'],
  [
    'pay within the tolerance',
    payRow,
    pay(50000),
    pay(51000),
    'About the same: a gap of $1,000. | US, May 2025.',
  ],
  [
    'pay, one not in the table',
    payRow,
    pay(50000),
    absent,
    'Not known. | We have no figure for teachers.',
  ],

  [
    'pay whose middle halves only touch',
    payRow,
    pay(70000),
    pay(50000),
    'Half of nurses earn $70,000 or more: $20,000, or 40%, above teachers. | US, May 2025. The middle halves do not overlap. About 1 in 10 teachers earn more than the middle nurse.',
  ],

  [
    'a count, the first higher',
    countRow,
    count(300),
    count(200),
    'Nurses: 100 more. | US, May 2025. That is 1.5 times as many.',
  ],
  [
    'a count, the second higher',
    countRow,
    count(200),
    count(400),
    'Teachers: 200 more. | US, May 2025. That is 2 times as many.',
  ],
  [
    'a count that is a little higher',
    countRow,
    count(110),
    count(100),
    'Nurses: 10 more. | US, May 2025.',
  ],
  ['a count from nothing', countRow, count(3), count(0), 'Nurses: 3 more. | US, May 2025.'],
  ['a count, equal', countRow, count(5), count(5), 'Same.'],
  [
    'a count within the tolerance',
    countRow,
    count(1010),
    count(1000),
    'About the same: a gap of 10. | US, May 2025.',
  ],
  ['a count, not known', countRow, unknown, count(5), 'Not known. | We have no figure for nurses.'],

  [
    'a change that grows and one that falls',
    changeRow,
    percent(4.2),
    percent(-5.8),
    'Nurses: up 4.2%; teachers: down 5.8%. | US, May 2025. The gap is 10 percentage points.',
  ],
  [
    'a change that falls and one that is level',
    changeRow,
    percent(-5.8),
    percent(0.2),
    'Nurses: down 5.8%; teachers: about level. | US, May 2025. The gap is 6 percentage points.',
  ],
  [
    'a change that is just within the tolerance of zero',
    changeRow,
    percent(0.5),
    percent(-0.6),
    'Nurses: about level; teachers: down 0.6%. | US, May 2025. The gap is 1.1 percentage points.',
  ],
  ['changes that are equal', changeRow, percent(0.2), percent(0.2), 'Same.'],
  [
    'changes within the tolerance',
    changeRow,
    percent(0.2),
    percent(-0.3),
    'About the same: a gap of 0.5 percentage points. | US, May 2025.',
  ],
  [
    'a change that is not known',
    changeRow,
    percent(0.2),
    unknown,
    'Not known. | We have no figure for teachers.',
  ],
  [
    'a change in jobs',
    jobsRow,
    count(600),
    count(-9000),
    'Nurses: about level; teachers: down 9,000. | US, May 2025.',
  ],
  [
    'a change in jobs, both growing',
    jobsRow,
    count(12000),
    count(2500),
    'Nurses: up 12,000; teachers: up 2,500. | US, May 2025.',
  ],

  [
    'a share, the first higher',
    shareRow,
    percent(40),
    percent(25),
    'Nurses: 15 percentage points more. | US, May 2025.',
  ],
  [
    'a share, the second higher',
    shareRow,
    percent(25),
    percent(40),
    'Teachers: 15 percentage points more. | US, May 2025.',
  ],
  [
    'a share, a little more than the tolerance',
    sampleRow('percent', { decimals: 0, tolerance: { absolute: 0 } }),
    percent(41),
    percent(40),
    'Nurses: 1 percentage point more. | US, May 2025.',
  ],
  [
    'a share, both not known',
    shareRow,
    unknown,
    unknown,
    'Not known. | We have no figure for either role.',
  ],

  [
    'a range, the first higher',
    rangeRow,
    range(300, 400),
    range(100, 150),
    'Nurses: $200 to $250 more. | US, May 2025.',
  ],
  [
    'a range, the second higher',
    rangeRow,
    range(100, 200),
    range(300, 400),
    'Teachers: $200 more. | US, May 2025.',
  ],
  [
    'a range with the same lower end',
    rangeRow,
    range(100, 200),
    range(100, 400),
    'Teachers: $0 to $200 more. | US, May 2025.',
  ],
  [
    'a range with the same upper end',
    rangeRow,
    range(200, 400),
    range(100, 400),
    'Nurses: $0 to $100 more. | US, May 2025.',
  ],
  [
    'a range that lies a little higher, and reaches as far beyond as it falls short',
    rangeRow,
    range(100, 200),
    range(105, 195),
    'About the same: a gap of $5. | US, May 2025.',
  ],
  [
    'a range whose lower end is just beyond a share of the lower value',
    sampleRow('range', { decimals: 0, tolerance: { relative: 0.1 } }),
    range(100, 200),
    range(111, 211),
    'Teachers: $11 more. | US, May 2025.',
  ],
  [
    'a range whose upper end is just beyond a share of the lower value',
    sampleRow('range', { decimals: 0, tolerance: { relative: 0.1 } }),
    range(100, 200),
    range(105, 221),
    'Teachers: $5 to $21 more. | US, May 2025.',
  ],
  [
    'a range within a share of the lower value at both ends',
    sampleRow('range', { decimals: 0, tolerance: { relative: 0.1 } }),
    range(100, 200),
    range(110, 220),
    'About the same: a gap of $20. | US, May 2025.',
  ],
  ['a range, equal', rangeRow, range(100, 200), range(100, 200), 'Same.'],
  [
    'a range within the tolerance',
    rangeRow,
    range(100, 200),
    range(105, 210),
    'About the same: a gap of $10. | US, May 2025.',
  ],
  [
    'a range inside the other',
    rangeRow,
    range(100, 400),
    range(200, 300),
    'Nurses have the wider range: it reaches further at both ends. | US, May 2025.',
  ],
  [
    'a range around the other',
    rangeRow,
    range(200, 300),
    range(100, 400),
    'Teachers have the wider range: it reaches further at both ends. | US, May 2025.',
  ],
  [
    'a range, not known',
    rangeRow,
    range(100, 200),
    unknown,
    'Not known. | We have no figure for teachers.',
  ],

  [
    'a duration, the first longer',
    timeRow,
    months(3, 12),
    months(1, 3),
    'Nurses: 2 to 9 months more. | US, May 2025.',
  ],
  [
    'a duration, the second longer',
    timeRow,
    months(0, 0),
    months(1, 12),
    'Teachers: 1 to 12 months more. | US, May 2025.',
  ],
  [
    'a duration in two units, equal',
    timeRow,
    months(12, 24),
    years(1, 2),
    'Same. | 12 to 24 months for both.',
  ],
  [
    'a duration within the tolerance',
    timeRow,
    months(6, 6),
    months(6, 7),
    'About the same: a gap of 1 month. | US, May 2025.',
  ],
  [
    'a duration, not known',
    timeRow,
    varies,
    months(6, 7),
    'Not known. | We have no figure for nurses.',
  ],

  [
    'lists that share an item',
    listRow,
    list('a', 'b', 'c'),
    list('b', 'd'),
    'In common: b. | Only for nurses: 2. Only for teachers: 1.',
  ],
  [
    'lists that share nothing',
    listRow,
    list('a'),
    list('b', 'd'),
    'Nothing in common. | Only for nurses: 1. Only for teachers: 2.',
  ],
  [
    'a list that holds all of the other and more',
    listRow,
    list('a', 'b'),
    list('b'),
    'In common: b. | Only for nurses: 1. Only for teachers: 0.',
  ],
  ['equal lists in another order and case', listRow, list('a', 'B'), list('b', 'A'), 'Same.'],
  [
    'a list that is not known',
    listRow,
    list('a'),
    unknown,
    'Not known. | We have no figure for teachers.',
  ],

  ['yes and no', answerRow, answer('yes'), answer('no'), 'Yes for nurses, no for teachers.'],
  ['no and yes', answerRow, answer('no'), answer('yes'), 'Yes for teachers, no for nurses.'],
  ['yes twice', answerRow, answer('yes'), answer('yes'), 'Same. | Yes for both.'],
  ['no twice', answerRow, answer('no'), answer('no'), 'Same. | No for both.'],
  [
    'an answer that is not known',
    answerRow,
    unknown,
    answer('no'),
    'Not known. | We have no figure for nurses.',
  ],

  [
    'levels without a length',
    taskRow,
    level('core'),
    level('extra'),
    'Nurses: core task; teachers: extra task.',
  ],
  ['the same level', taskRow, level('core'), level('core'), 'Same. | Core task for both.'],
  [
    'study, the first longer',
    studyRow,
    level('associate'),
    level('high-school'),
    'Nurses: about 2 years more study.',
  ],
  [
    'study, the second longer',
    studyRow,
    level('high-school'),
    level('associate'),
    'Teachers: about 2 years more study.',
  ],
  [
    'study that does not come out at whole years',
    studyRow,
    level('certificate'),
    level('high-school'),
    'Nurses: about 18 months more study.',
  ],
  [
    'two kinds of study of the same length',
    studyRow,
    level('some-college'),
    level('associate'),
    'Nurses: some college; teachers: associate degree.',
  ],
  [
    'study of no usual length',
    studyRow,
    level('master'),
    level('associate'),
    'Nurses: master’s degree; teachers: associate degree.',
  ],

  ['texts', textRow, text('run'), text('walk'), 'Nurses run; teachers walk.'],
  ['texts that say the same', textRow, text('run'), text('Run'), 'Same. | Both run.'],
];

describe('the difference sentence', () => {
  it.each(cases)('%s', (_name, row, first, second, text) => {
    expect(sentence(row, first, second).text).toBe(text);
  });
});

/** The rest of a difference in words, after its lead. */
const getRest = (
  first: Fact,
  second: Fact,
  more: { readonly basis: string | undefined; readonly remark: string | undefined },
) => {
  const [row, values] = [moneyRow, [first, second] as const];
  const difference = compareFacts(row, first, second);
  const input = { row, roles, values, difference, ...more };
  return wordDifference(input, { words, format }).rest;
};

describe('the end of a difference sentence', () => {
  it('is the remark, after the place and year of a measured difference', () => {
    const more = { basis: 'US, May 2025', remark: 'The years differ.' };
    expect(getRest(money(50000), money(40000), more)).toBe('US, May 2025. The years differ.');
    expect(getRest(money(40000), money(40000), more)).toBe('The years differ.');
  });

  it('is empty without a shared basis and a remark', () => {
    expect(getRest(money(50000), money(40000), { basis: undefined, remark: undefined })).toBe('');
  });

  it('rejects values of another kind, which checked content cannot contain', () => {
    const values = [money(1), money(2)] as const;
    const difference = { kind: 'text' } as const;
    const input = { row: moneyRow, roles, values, difference };
    expect(() =>
      wordDifference({ ...input, basis: undefined, remark: undefined }, { words, format }),
    ).toThrow('Expected text, found money');
  });
});

describe('a difference', () => {
  it.each(cases)('is mirrored when the roles are swapped: %s', (_name, row, first, second) => {
    const forth = compareFacts(row, first, second);
    const back = compareFacts(row, second, first);
    const sorted = (difference: Difference) =>
      difference.kind === 'list'
        ? { ...difference, shared: difference.shared.map((item) => item.toLowerCase()).sort() }
        : difference;
    expect(sorted(back)).toEqual(sorted(mirror(forth)));
  });

  it.each(cases)('counts only if the sentence says so: %s', (_name, row, first, second) => {
    const { tone, differs: isDifferent, text } = sentence(row, first, second);
    const expected = /^Not known\./.test(text)
      ? 'unknown'
      : /^(?:Same\.|About the same)/.test(text)
        ? 'same'
        : 'different';
    expect([tone, isDifferent]).toEqual([expected, expected === 'different']);
  });

  it.each<readonly [string, RowDefinition, Fact, Fact, Difference]>([
    [
      'both gaps of a range',
      rangeRow,
      range(100, 200),
      range(105, 400),
      { kind: 'range', higher: 1, lowGap: 5, highGap: 200 },
    ],
    [
      'the larger gap of two ranges that are close',
      rangeRow,
      range(100, 200),
      range(107, 203),
      { kind: 'close', higher: 1, gap: 7 },
    ],
    [
      'the higher upper end, if the gaps of close ranges cancel out',
      rangeRow,
      range(100, 200),
      range(105, 195),
      { kind: 'close', higher: 0, gap: 5 },
    ],
    [
      'a gap without binary noise',
      changeRow,
      percent(0.2),
      percent(-5.8),
      { kind: 'number', higher: 0, gap: 6, ratio: undefined },
    ],
    [
      'the ratio of two figures',
      countRow,
      count(300),
      count(200),
      { kind: 'number', higher: 0, gap: 100, ratio: 1.5 },
    ],
    [
      'the months between two levels',
      studyRow,
      level('certificate'),
      level('associate'),
      { kind: 'level', higher: 1, months: 6 },
    ],
    [
      'no months if the first level has no usual length',
      studyRow,
      level('master'),
      level('associate'),
      { kind: 'level', higher: 0, months: undefined },
    ],
    [
      'no months if the second level has no usual length',
      studyRow,
      level('associate'),
      level('master'),
      { kind: 'level', higher: 1, months: undefined },
    ],
  ])('is kept as data: %s', (_name, row, first, second, difference) => {
    expect(compareFacts(row, first, second)).toEqual(difference);
  });

  it('rejects values of two kinds, which checked content cannot contain', () => {
    expect(() => compareFacts(moneyRow, money(1), count(1))).toThrow('Cannot compare');
  });

  it.each([
    ['first', taskRow, 'high-school', 'core'],
    ['second', taskRow, 'core', 'high-school'],
    ['first, in a row without a scale', sampleRow('level'), 'high-school', 'core'],
  ])('rejects a level that is not on the scale of its row: the %s', (_name, row, first, second) => {
    expect(() => compareFacts(row, level(first), level(second))).toThrow(
      `Row ${row.id} has no level “high-school”`,
    );
  });
});
