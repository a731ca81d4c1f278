import type { Fact, FactOf, Missing } from './fact';
import { getLeast, isOver, type Pay } from './pay';
import type { RowDefinition, Tolerance } from './rows';

/** One of the two columns of a comparison. */
export type Side = 0 | 1;

/** The opposite side. */
export const other = (side: Side): Side => (side === 0 ? 1 : 0);

/**
 * The difference between two values of a row, as data. Swapping the roles swaps the sides and the two
 * `only` lists. Everything else stays the same.
 */
export type Difference =
  /** A value is unknown on one side or both. Never counts as a difference. */
  | { readonly kind: 'unknown'; readonly sides: readonly Side[] }
  /** The row applies to one role only. */
  | { readonly kind: 'one-sided'; readonly side: Side }
  /** The row applies to neither role. */
  | { readonly kind: 'neither' }
  /** Exactly equal. */
  | { readonly kind: 'same' }
  /** Numbers within the row's tolerance. */
  | { readonly kind: 'close'; readonly higher: Side; readonly gap: number }
  /** Two numbers. `gap` is in the row's unit. `ratio` is higher ÷ lower, if the lower is positive. */
  | {
      readonly kind: 'number';
      readonly higher: Side;
      readonly gap: number;
      readonly ratio: number | undefined;
    }
  /** An amount above the top code and a known lower one. They differ by `gap` dollars or more. */
  | { readonly kind: 'at-least'; readonly higher: Side; readonly gap: number }
  /** One or both amounts are above the top code, so the gap is unknown. */
  | { readonly kind: 'open' }
  /** Two ranges, one of them higher at both ends. The gaps are between the ends. */
  | {
      readonly kind: 'range';
      readonly higher: Side;
      readonly lowGap: number;
      readonly highGap: number;
    }
  /** Two ranges, one of them inside the other. */
  | { readonly kind: 'nested'; readonly wider: Side }
  | {
      readonly kind: 'list';
      readonly shared: readonly string[];
      readonly only: readonly [readonly string[], readonly string[]];
    }
  | { readonly kind: 'answer'; readonly yes: Side }
  /** Two levels of a scale. `months` is the difference in usual study, if both levels have one. */
  | { readonly kind: 'level'; readonly higher: Side; readonly months: number | undefined }
  | { readonly kind: 'text' };

/** Whether a row counts as different (T5): beyond the tolerance, or in words. */
export function differs(difference: Difference): boolean {
  switch (difference.kind) {
    case 'unknown':
    case 'open':
    case 'neither':
    case 'same':
    case 'close':
      return false;
    case 'one-sided':
    case 'number':
    case 'at-least':
    case 'range':
    case 'nested':
    case 'list':
    case 'answer':
    case 'level':
    case 'text':
      return true;
  }
}

/** Whether a gap is within a tolerance. `lower` is the lower of the two values. */
export const within = (gap: number, lower: number, tolerance: Tolerance): boolean =>
  'relative' in tolerance ? gap <= tolerance.relative * Math.abs(lower) : gap <= tolerance.absolute;

/** Removes floating-point noise from differences of decimals (0.2 − −5.8). Six digits are plenty. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

function compareNumbers(first: number, second: number, tolerance: Tolerance): Difference {
  if (first === second) return { kind: 'same' };
  const [higher, high, low]: readonly [Side, number, number] =
    first > second ? [0, first, second] : [1, second, first];
  const gap = tidy(high - low);
  if (within(gap, low, tolerance)) return { kind: 'close', higher, gap };
  return { kind: 'number', higher, gap, ratio: low > 0 ? high / low : undefined };
}

/** Compares amounts. One above the top code is known to be higher if the other is well below the bound. */
function comparePay(first: Pay, second: Pay, tolerance: Tolerance): Difference {
  if (!isOver(first) && !isOver(second)) return compareNumbers(first, second, tolerance);
  if (isOver(first) && isOver(second)) return { kind: 'open' };
  const [higher, high, low]: readonly [Side, number, number] = isOver(first)
    ? [0, first.over, getLeast(second)]
    : [1, getLeast(second), getLeast(first)];
  const gap = tidy(high - low);
  return gap <= 0 || within(gap, low, tolerance)
    ? { kind: 'open' }
    : { kind: 'at-least', higher, gap };
}

type Ends = { readonly low: number; readonly high: number };

function compareRanges(first: Ends, second: Ends, tolerance: Tolerance): Difference {
  const lowGap = tidy(first.low - second.low);
  const highGap = tidy(first.high - second.high);
  if (lowGap === 0 && highGap === 0) return { kind: 'same' };
  // If the two gaps cancel out, the upper end decides, so that the result does not depend on the order.
  const higher: Side = (tidy(lowGap + highGap) || highGap) > 0 ? 0 : 1;
  const lowNear = within(Math.abs(lowGap), Math.min(first.low, second.low), tolerance);
  const highNear = within(Math.abs(highGap), Math.min(first.high, second.high), tolerance);
  if (lowNear && highNear) {
    return { kind: 'close', higher, gap: Math.max(Math.abs(lowGap), Math.abs(highGap)) };
  }
  if (lowGap * highGap < 0) return { kind: 'nested', wider: highGap > 0 ? 0 : 1 };
  return { kind: 'range', higher, lowGap: Math.abs(lowGap), highGap: Math.abs(highGap) };
}

/** Compares items regardless of case and order. */
function compareLists(first: readonly string[], second: readonly string[]): Difference {
  const fold = (item: string) => item.toLocaleLowerCase('en');
  const inFirst = new Set(first.map(fold));
  const inSecond = new Set(second.map(fold));
  const only: [string[], string[]] = [
    first.filter((item) => !inSecond.has(fold(item))),
    second.filter((item) => !inFirst.has(fold(item))),
  ];
  if (only[0].length === 0 && only[1].length === 0) return { kind: 'same' };
  return { kind: 'list', shared: first.filter((item) => inSecond.has(fold(item))), only };
}

/** A level's index on the row's scale, and its usual months of study. */
function getStep(row: RowDefinition, id: string): { index: number; months: number | undefined } {
  const levels = row.levels ?? [];
  const index = levels.findIndex((level) => level.id === id);
  const level = levels[index];
  if (level === undefined) throw new Error(`Row ${row.id} has no level “${id}”`);
  return { index, months: level.months };
}

function compareLevels(row: RowDefinition, first: string, second: string): Difference {
  if (first === second) return { kind: 'same' };
  const [one, two] = [getStep(row, first), getStep(row, second)];
  return {
    kind: 'level',
    higher: one.index > two.index ? 0 : 1,
    months:
      one.months === undefined || two.months === undefined
        ? undefined
        : Math.abs(one.months - two.months),
  };
}

/** Months in each unit. A week counts as 12/52 of a month. */
const monthsIn = { weeks: 12 / 52, months: 1, years: 12 } as const;

/** The two ends of a duration in months. */
const inMonths = ({ low, high, unit }: FactOf<'duration'>): Ends => ({
  low: tidy(low * monthsIn[unit]),
  high: tidy(high * monthsIn[unit]),
});

const sameBrief = (one: string, two: string) =>
  one.toLocaleLowerCase('en') === two.toLocaleLowerCase('en');

/** Narrows two facts to one kind. The schema ensures that facts of a row share it. */
function getPair<Kind extends Fact['kind']>(
  kind: Kind,
  first: Fact,
  second: Fact,
): readonly [FactOf<Kind>, FactOf<Kind>] {
  const isKind = (fact: Fact): fact is FactOf<Kind> => fact.kind === kind;
  if (!isKind(first) || !isKind(second)) {
    throw new Error(`Cannot compare ${first.kind} with ${second.kind}`);
  }
  return [first, second];
}

function compareValues(row: RowDefinition, first: Fact, second: Fact): Difference {
  switch (first.kind) {
    case 'text': {
      const [one, two] = getPair('text', first, second);
      return sameBrief(one.brief, two.brief) ? { kind: 'same' } : { kind: 'text' };
    }
    case 'list': {
      const [one, two] = getPair('list', first, second);
      return compareLists(one.items, two.items);
    }
    case 'answer': {
      const [one, two] = getPair('answer', first, second);
      if (one.answer === two.answer) return { kind: 'same' };
      return { kind: 'answer', yes: one.answer === 'yes' ? 0 : 1 };
    }
    case 'level': {
      const [one, two] = getPair('level', first, second);
      return compareLevels(row, one.level, two.level);
    }
    case 'money': {
      const [one, two] = getPair('money', first, second);
      return comparePay(one.amount, two.amount, row.tolerance);
    }
    case 'count': {
      const [one, two] = getPair('count', first, second);
      return compareNumbers(one.count, two.count, row.tolerance);
    }
    case 'percent': {
      const [one, two] = getPair('percent', first, second);
      return compareNumbers(one.percent, two.percent, row.tolerance);
    }
    case 'distribution': {
      const [one, two] = getPair('distribution', first, second);
      return comparePay(one.median, two.median, row.tolerance);
    }
    case 'range': {
      const [one, two] = getPair('range', first, second);
      return compareRanges(one, two, row.tolerance);
    }
    case 'duration': {
      const [one, two] = getPair('duration', first, second);
      return compareRanges(inMonths(one), inMonths(two), row.tolerance);
    }
  }
}

const applies = (value: Fact | Missing) =>
  !(value.kind === 'missing' && value.why === 'not-applicable');

/** Compares the two values of a row. Total: defined for every pair of values of the row's kind. */
export function compareFacts(
  row: RowDefinition,
  first: Fact | Missing,
  second: Fact | Missing,
): Difference {
  if (!applies(first) && !applies(second)) return { kind: 'neither' };
  const unknown = ([0, 1] as const).filter((side) => {
    const value = side === 0 ? first : second;
    return value.kind === 'missing' && applies(value);
  });
  if (unknown.length > 0) return { kind: 'unknown', sides: unknown };
  if (first.kind === 'missing') return { kind: 'one-sided', side: 1 };
  if (second.kind === 'missing') return { kind: 'one-sided', side: 0 };
  return compareValues(row, first, second);
}
