import type { Fact, FactOf, Missing } from './fact';
import { isOver, leastOf, type Pay } from './pay';
import type { RowDefinition, Tolerance } from './rows';

/** One of the two columns of a comparison. */
export type Side = 0 | 1;

/** The other role of the pair. */
export const other = (side: Side): Side => (side === 0 ? 1 : 0);

/**
 * What two values of one row say about each other, as data. Swapping the roles swaps `higher`,
 * `yes`, `side` and the two `only` lists, and leaves everything else as it is.
 */
export type Difference =
  /** A value is not known on one side or on both: never counted as a difference. */
  | { readonly kind: 'unknown'; readonly sides: readonly Side[] }
  /** The row has a meaning for one role only. */
  | { readonly kind: 'one-sided'; readonly side: Side }
  /** The row has a meaning for neither role. */
  | { readonly kind: 'neither' }
  /** Equal to the last digit, word or item. */
  | { readonly kind: 'same' }
  /** Numbers that lie closer together than the row's tolerance. */
  | { readonly kind: 'close'; readonly higher: Side; readonly gap: number }
  /** Two numbers; `gap` is in the row's unit, `ratio` is higher ÷ lower, where that has a meaning. */
  | {
      readonly kind: 'number';
      readonly higher: Side;
      readonly gap: number;
      readonly ratio: number | undefined;
    }
  /** An amount above what is printed, and a figure that is lower: by `gap` dollars or more. */
  | { readonly kind: 'at-least'; readonly higher: Side; readonly gap: number }
  /** Amounts of which one or both are above what is printed, so that no one can say how far apart they are. */
  | { readonly kind: 'open' }
  /** Two ranges, one of which lies higher at both ends; the gaps are those of the two ends. */
  | {
      readonly kind: 'range';
      readonly higher: Side;
      readonly lowGap: number;
      readonly highGap: number;
    }
  /** Two ranges of which neither lies higher: one reaches further at both ends. */
  | { readonly kind: 'nested'; readonly wider: Side }
  | {
      readonly kind: 'list';
      readonly shared: readonly string[];
      readonly only: readonly [readonly string[], readonly string[]];
    }
  | { readonly kind: 'answer'; readonly yes: Side }
  /** Two steps of a scale; `months` is the difference in usual study, where both steps have one. */
  | { readonly kind: 'level'; readonly higher: Side; readonly months: number | undefined }
  | { readonly kind: 'text' };

/** Whether a row counts as different (T5): by a typed inequality above the tolerance, or by words. */
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

/** Whether a gap over a lower value lies within a tolerance. */
export const within = (gap: number, lower: number, tolerance: Tolerance): boolean =>
  'relative' in tolerance ? gap <= tolerance.relative * Math.abs(lower) : gap <= tolerance.absolute;

/** Differences of decimal figures carry binary noise (0.2 − −5.8); six digits are plenty. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

function compareNumbers(first: number, second: number, tolerance: Tolerance): Difference {
  if (first === second) return { kind: 'same' };
  const [higher, high, low]: readonly [Side, number, number] =
    first > second ? [0, first, second] : [1, second, first];
  const gap = tidy(high - low);
  if (within(gap, low, tolerance)) return { kind: 'close', higher, gap };
  return { kind: 'number', higher, gap, ratio: low > 0 ? high / low : undefined };
}

/** Two amounts; one above what is printed is known to be higher where the other lies well below the bound. */
function comparePay(first: Pay, second: Pay, tolerance: Tolerance): Difference {
  if (!isOver(first) && !isOver(second)) return compareNumbers(first, second, tolerance);
  if (isOver(first) && isOver(second)) return { kind: 'open' };
  const [higher, high, low]: readonly [Side, number, number] = isOver(first)
    ? [0, first.over, leastOf(second)]
    : [1, leastOf(second), leastOf(first)];
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
  // Where the two gaps cancel out, the upper end decides: the answer must not depend on the order.
  const higher: Side = (tidy(lowGap + highGap) || highGap) > 0 ? 0 : 1;
  const lowNear = within(Math.abs(lowGap), Math.min(first.low, second.low), tolerance);
  const highNear = within(Math.abs(highGap), Math.min(first.high, second.high), tolerance);
  if (lowNear && highNear) {
    return { kind: 'close', higher, gap: Math.max(Math.abs(lowGap), Math.abs(highGap)) };
  }
  if (lowGap * highGap < 0) return { kind: 'nested', wider: highGap > 0 ? 0 : 1 };
  return { kind: 'range', higher, lowGap: Math.abs(lowGap), highGap: Math.abs(highGap) };
}

/** Items are equal when their letters are, whatever their case and order. */
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

/** Where a level stands on the scale of its row, and its usual study. */
function stepOf(row: RowDefinition, id: string): { index: number; months: number | undefined } {
  const levels = row.levels ?? [];
  const index = levels.findIndex((level) => level.id === id);
  const level = levels[index];
  if (level === undefined) throw new Error(`Row ${row.id} has no level “${id}”`);
  return { index, months: level.months };
}

function compareLevels(row: RowDefinition, first: string, second: string): Difference {
  if (first === second) return { kind: 'same' };
  const [one, two] = [stepOf(row, first), stepOf(row, second)];
  return {
    kind: 'level',
    higher: one.index > two.index ? 0 : 1,
    months:
      one.months === undefined || two.months === undefined
        ? undefined
        : Math.abs(one.months - two.months),
  };
}

/** Months in a unit of time. A week is taken as 12/52 of a month. */
const monthsIn = { weeks: 12 / 52, months: 1, years: 12 } as const;

/** A duration's two ends in months, the unit in which durations are compared. */
const inMonths = ({ low, high, unit }: FactOf<'duration'>): Ends => ({
  low: tidy(low * monthsIn[unit]),
  high: tidy(high * monthsIn[unit]),
});

const sameBrief = (one: string, two: string) =>
  one.toLocaleLowerCase('en') === two.toLocaleLowerCase('en');

/** Two facts of one row have one kind: the schema sees to it. This tells the compiler. */
function pairOf<Kind extends Fact['kind']>(
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
      const [one, two] = pairOf('text', first, second);
      return sameBrief(one.brief, two.brief) ? { kind: 'same' } : { kind: 'text' };
    }
    case 'list': {
      const [one, two] = pairOf('list', first, second);
      return compareLists(one.items, two.items);
    }
    case 'answer': {
      const [one, two] = pairOf('answer', first, second);
      if (one.answer === two.answer) return { kind: 'same' };
      return { kind: 'answer', yes: one.answer === 'yes' ? 0 : 1 };
    }
    case 'level': {
      const [one, two] = pairOf('level', first, second);
      return compareLevels(row, one.level, two.level);
    }
    case 'money': {
      const [one, two] = pairOf('money', first, second);
      return comparePay(one.amount, two.amount, row.tolerance);
    }
    case 'count': {
      const [one, two] = pairOf('count', first, second);
      return compareNumbers(one.count, two.count, row.tolerance);
    }
    case 'percent': {
      const [one, two] = pairOf('percent', first, second);
      return compareNumbers(one.percent, two.percent, row.tolerance);
    }
    case 'distribution': {
      const [one, two] = pairOf('distribution', first, second);
      return comparePay(one.median, two.median, row.tolerance);
    }
    case 'range': {
      const [one, two] = pairOf('range', first, second);
      return compareRanges(one, two, row.tolerance);
    }
    case 'duration': {
      const [one, two] = pairOf('duration', first, second);
      return compareRanges(inMonths(one), inMonths(two), row.tolerance);
    }
  }
}

const applies = (value: Fact | Missing) =>
  !(value.kind === 'missing' && value.why === 'not-applicable');

/** Compares the two values of a row. Total: every pair of values of the row's kind has an answer. */
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
