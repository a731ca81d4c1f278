import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Advantage,
  getAdvantage,
  getUsualAdvantage,
  ruleText,
  wordAdvantage,
} from '@/lib/domain/advantage';
import { buildComparison } from '@/lib/domain/build-comparison';
import { compareFacts } from '@/lib/domain/difference';
import type { Fact, Missing } from '@/lib/domain/fact';
import { type RowDefinition, type RowId, rowDefinitions } from '@/lib/domain/rows';
import { basis, format, readFrozenSite, sampleRoles, sampleRow } from './sample';

const site = readFrozenSite();
const roles = sampleRoles(site);

const money = (amount: number): Fact => ({ kind: 'money', amount, ...basis });
const percent = (value: number): Fact => ({ kind: 'percent', percent: value, ...basis });
const range = (low: number, high: number): Fact => ({ kind: 'range', low, high, ...basis });
const answer = (value: 'yes' | 'no'): Fact => ({
  kind: 'answer',
  answer: value,
  reason: 'Because.',
  ...basis,
});
const level = (id: string): Fact => ({ kind: 'level', level: id, ...basis });
const missing = (why: Missing['why']): Missing => ({ kind: 'missing', why, sources: [] });

const advantage = (row: RowDefinition, first: Fact | Missing, second: Fact | Missing): Advantage =>
  getAdvantage({ row, values: [first, second], difference: compareFacts(row, first, second) });

const toFirst: Advantage = { kind: 'side', side: 0 };
const toSecond: Advantage = { kind: 'side', side: 1 };
const same: Advantage = { kind: 'same' };
const depends: Advantage = { kind: 'depends' };
const unknown: Advantage = { kind: 'unknown' };

describe('the advantage in a row', () => {
  const more = sampleRow('money', { favors: { toward: 'more', from: { relative: 0.05 } } });
  const less = sampleRow('money', { favors: { toward: 'less', from: { relative: 0.05 } } });

  it('goes to the role with more or with less, by the rule of the row', () => {
    expect(advantage(more, money(120), money(100))).toEqual(toFirst);
    expect(advantage(more, money(100), money(120))).toEqual(toSecond);
    expect(advantage(less, money(120), money(100))).toEqual(toSecond);
  });

  it('goes to neither role up to the threshold, and to one just above it', () => {
    expect(advantage(more, money(105), money(100))).toEqual(same);
    expect(advantage(more, money(106), money(100))).toEqual(toFirst);
    const points = sampleRow('percent', { favors: { toward: 'more', from: { absolute: 5 } } });
    expect(advantage(points, percent(2), percent(7))).toEqual(same);
    expect(advantage(points, percent(2), percent(7.1))).toEqual(toSecond);
  });

  it('uses the tolerance of the row if the rule has no threshold', () => {
    const row = sampleRow('money', {
      tolerance: { absolute: 10 },
      favors: { toward: 'more' },
    });
    expect(advantage(row, money(110), money(100))).toEqual(same);
    expect(advantage(row, money(111), money(100))).toEqual(toFirst);
  });

  it('depends on the reader if the row has no rule', () => {
    expect(advantage(sampleRow('money'), money(200), money(100))).toEqual(depends);
    expect(advantage(sampleRow('answer'), answer('yes'), answer('no'))).toEqual(depends);
    const scale = sampleRow('level', { levels: [{ id: 'low' }, { id: 'high' }] });
    expect(advantage(scale, level('low'), level('high'))).toEqual(depends);
    expect(advantage(sampleRow('range'), range(1, 2), range(9, 10))).toEqual(depends);
  });

  it('follows the larger gap of two ranges, and goes to neither if one is inside the other', () => {
    const row = sampleRow('range', {
      tolerance: { absolute: 1 },
      favors: { toward: 'less', from: { absolute: 50 } },
    });
    expect(advantage(row, range(100, 200), range(110, 260))).toEqual(toFirst);
    expect(advantage(row, range(100, 200), range(110, 250))).toEqual(same);
    expect(advantage(row, range(100, 200), range(50, 300))).toEqual(depends);
  });

  it('needs no threshold for levels and answers', () => {
    const scale = sampleRow('level', {
      levels: [{ id: 'low' }, { id: 'high' }],
      favors: { toward: 'less' },
    });
    expect(advantage(scale, level('low'), level('high'))).toEqual(toFirst);
    expect(
      advantage(sampleRow('answer', { favors: { toward: 'yes' } }), answer('yes'), answer('no')),
    ).toEqual(toFirst);
    expect(
      advantage(sampleRow('answer', { favors: { toward: 'no' } }), answer('yes'), answer('no')),
    ).toEqual(toSecond);
  });

  it('never goes to a role if a value is unknown', () => {
    expect(advantage(more, money(200), missing('not-collected'))).toEqual(unknown);
    expect(advantage(more, missing('varies'), missing('not-in-table'))).toEqual(unknown);
  });

  it('depends on the reader if the row applies to one role, and is the same if to neither', () => {
    expect(advantage(more, money(200), missing('not-applicable'))).toEqual(depends);
    expect(advantage(more, missing('not-applicable'), missing('not-applicable'))).toEqual(same);
  });

  it('is mirrored when the roles are swapped', () => {
    const mirrored = (found: Advantage): Advantage =>
      found.kind === 'side' ? { kind: 'side', side: found.side === 0 ? 1 : 0 } : found;
    const values = fc.oneof(
      fc.integer({ min: 0, max: 1000 }).map(money),
      fc.constantFrom(missing('not-applicable'), missing('not-collected')),
    );
    fc.assert(
      fc.property(values, values, fc.constantFrom(more, less), (first, second, row) => {
        expect(advantage(row, second, first)).toEqual(mirrored(advantage(row, first, second)));
      }),
    );
  });
});

describe('an advantage in words', () => {
  const pay = rowDefinitions.find((row) => row.id === 'pay-low') as RowDefinition & {
    readonly id: RowId;
  };
  const say = (first: Fact | Missing, second: Fact | Missing, row = pay) =>
    wordAdvantage(
      {
        row,
        roles,
        values: [first, second],
        difference: compareFacts(row, first, second),
        text: { rest: 'We have no figure for teachers.' },
      },
      { words: site.words, format },
    );

  it('names the role, the gap and the threshold of the rule', () => {
    expect(say(money(50_000), money(40_000))).toEqual({
      kind: 'first',
      label: 'leans nurse',
      reason: 'At the low end nurses earn $10,000 a year more; 5% or more leans.',
    });
    expect(say(money(40_000), money(50_000))).toMatchObject({
      kind: 'second',
      label: 'leans teacher',
    });
  });

  it('names the gap that would decide if the gap is too small', () => {
    expect(say(money(41_000), money(40_000))).toEqual({
      kind: 'same',
      label: 'about the same',
      reason: 'The gap of $1,000 is too small to lean: 5% would do.',
    });
    expect(say(money(40_000), money(40_000)).reason).toBe('Both have the same value.');
  });

  it('names the unknown value, or the role that the row applies to', () => {
    expect(say(money(40_000), missing('not-collected'))).toEqual({
      kind: 'unknown',
      label: 'not known',
      reason: 'We have no figure for teachers.',
    });
    expect(say(money(40_000), missing('not-applicable')).reason).toBe(
      'The row has a meaning for nurses only.',
    );
    expect(say(missing('not-applicable'), missing('not-applicable')).reason).toBe(
      site.words.differences.neither,
    );
  });

  it('leaves the decision to the reader if no rule can make it', () => {
    const row = rowDefinitions.find(({ id }) => id === 'rate') as typeof pay;
    expect(say(money(200), money(100), row)).toEqual({
      kind: 'depends',
      label: 'depends on you',
      reason: site.words.favors['depends-why'],
    });
  });

  it('is one sentence in every row, mirrored in the comparison of the other order', () => {
    const [one, two] = site.roles;
    if (one === undefined || two === undefined) throw new Error('The site has no two roles');
    const getRows = (pair: readonly [typeof one, typeof one]) =>
      buildComparison(pair, site).groups.flatMap((group) => group.rows);
    const other = new Map(
      getRows([two, one]).map((row) => [row.id, row.advantage ?? getUsualAdvantage(site.words)]),
    );
    const mirror = { first: 'second', second: 'first' } as const;
    for (const { id, advantage: found = getUsualAdvantage(site.words) } of getRows([one, two])) {
      expect(found.reason.match(/[.!?](?:\s|$)/g), id).toHaveLength(1);
      const kind =
        found.kind === 'first' || found.kind === 'second' ? mirror[found.kind] : found.kind;
      expect(other.get(id)).toEqual({ ...found, kind });
    }
  });
});

describe('the rule of a row on the sources page', () => {
  const say = (row: RowDefinition) => ruleText(row, { words: site.words, format });

  it('names the direction and the required gap', () => {
    const from = { relative: 0.05 };
    expect(say(sampleRow('money', { favors: { toward: 'more', from } }))).toBe(
      'leans to more, from 5% on',
    );
    expect(say(sampleRow('money', { favors: { toward: 'less', from: { absolute: 50 } } }))).toBe(
      'leans to less, from $50 on',
    );
    expect(
      say(sampleRow('percent', { tolerance: { absolute: 2 }, favors: { toward: 'more' } })),
    ).toBe('leans to more, from 2 percentage points on');
  });

  it('names an answer or a level, which have no gap', () => {
    expect(say(sampleRow('answer', { favors: { toward: 'no' } }))).toBe('leans to no');
    expect(say(sampleRow('answer', { favors: { toward: 'yes' } }))).toBe('leans to yes');
    expect(say(sampleRow('level', { favors: { toward: 'less' } }))).toBe('leans to a lower step');
    expect(say(sampleRow('level', { favors: { toward: 'more' } }))).toBe('leans to a higher step');
  });

  it('says that there is none', () => {
    expect(say(sampleRow('money'))).toBe('never leans: it depends on you');
  });
});
