import type { DifferenceText } from './comparison';
import { type Difference, differs, other, type Side } from './difference';
import type { Fact, FactOf, Missing } from './fact';
import type { Format } from './format';
import { shareAbove, shareText } from './overlap';
import type { Pair } from './pairs';
import { getHigher, getLeast, getLower, isOver, type Pay, payText } from './pay';
import type { RoleProfile } from './profile';
import { durationText } from './role-cells';
import type { RowDefinition } from './rows';
import type { Text } from './site';
import { fill } from './template';
import { getWord, type Words } from './words';

type Named = Pick<RoleProfile, 'plural' | 'singular'>;

/** Two values of a row, with what it takes to put their difference into words. */
type Input = {
  readonly row: RowDefinition;
  readonly roles: readonly [Named, Named];
  readonly values: readonly [Fact | Missing, Fact | Missing];
  readonly difference: Difference;
};

/** The difference of one kind. */
type Of<Kind extends Difference['kind']> = Extract<Difference, { kind: Kind }>;

/** A difference in words, without place, year and remark. */
type Sentence = Pick<DifferenceText, 'lead' | 'rest'>;

/** Narrows the value on a side to a kind of fact that the difference implies. */
function factAt<Kind extends Fact['kind']>(input: Input, side: Side, kind: Kind): FactOf<Kind> {
  const value = input.values[side];
  const isKind = (fact: Fact | Missing): fact is FactOf<Kind> => fact.kind === kind;
  if (!isKind(value)) throw new Error(`Expected ${kind}, found ${value.kind}`);
  return value;
}

/** A gap in the row's unit: dollars, jobs, percentage points or months. */
export function gapText(
  { kind, decimals }: Pick<RowDefinition, 'kind' | 'decimals'>,
  gap: number,
  { words, format }: Text,
): string {
  switch (kind) {
    case 'money':
    case 'range':
    case 'distribution':
      return format.money(gap, decimals);
    case 'percent': {
      const number = format.number(gap, decimals ?? 0);
      const { point, points } = words.differences;
      return fill(number === '1' ? point : points, { number });
    }
    case 'duration':
      return format.duration(gap, 'months');
    default:
      return format.count(gap);
  }
}

/** Months of study as people say them: in years if they come out even. */
const studyText = (months: number, format: Format): string =>
  months % 12 === 0 ? format.duration(months / 12, 'years') : format.duration(months, 'months');

/** A change and its direction in words. Within the tolerance of zero, there is no change. */
function changeText(input: Input, side: Side, { words, format }: Text): string {
  const { row } = input;
  const fact = input.values[side];
  const [value, size] =
    fact.kind === 'percent'
      ? [fact.percent, format.percent(Math.abs(fact.percent), { decimals: row.decimals ?? 0 })]
      : [
          factAt(input, side, 'count').count,
          format.count(Math.abs(factAt(input, side, 'count').count)),
        ];
  const level = 'absolute' in row.tolerance ? row.tolerance.absolute : 0;
  const sentences = words.differences;
  if (Math.abs(value) <= level) return sentences['change-level'];
  return fill(value > 0 ? sentences['change-up'] : sentences['change-down'], { value: size });
}

/** How the middle halves of two pay ranges overlap, or that they do not. Empty if that is unknown. */
export function halvesText(
  [one, two]: Pair<{ readonly p25: Pay; readonly p75: Pay }>,
  { words, format }: Text,
): string {
  const sentences = words.differences;
  const [from, until] = [getHigher(one.p25, two.p25), getLower(one.p75, two.p75)];
  if (getLeast(from) >= getLeast(until)) return isOver(until) ? '' : sentences['halves-apart'];
  // Pay above a top code may be above the other half too.
  if (isOver(from)) return '';
  const high = payText(until, { words, format });
  return fill(sentences['halves-overlap'], { low: format.money(from), high });
}

/** Compares pay at the median, then says how the middle halves and the ranges overlap. */
function wordMedian(
  input: Input,
  difference: Of<'number' | 'at-least'>,
  { words, format }: Text,
): Sentence {
  const sentences = words.differences;
  const high = factAt(input, difference.higher, 'distribution');
  const low = factAt(input, other(difference.higher), 'distribution');
  const isOpen = difference.kind === 'at-least';
  const percent = (difference.gap / getLeast(low.median)) * 100;
  return {
    lead: fill(isOpen ? sentences['median-over'] : sentences.median, {
      ...orderedNames(input, difference.higher),
      value: format.money(getLeast(high.median)),
      gap: format.money(difference.gap),
      // The gap is a lower bound, so its percentage is rounded down.
      percent: format.percent(isOpen ? Math.floor(percent) : percent),
    }),
    rest: [
      halvesText([high, low], { words, format }),
      fill(sentences.overlap, {
        share: shareText(shareAbove(low, high.median), { words, format }),
        subject: input.roles[other(difference.higher)].plural,
        other: input.roles[difference.higher].singular,
      }),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

const getPlurals = ({ roles: [first, second] }: Input): Pair<string> => [
  first.plural,
  second.plural,
];

const orderedNames = ({ roles }: Input, higher: Side) => ({
  higher: roles[higher].plural,
  lower: roles[other(higher)].plural,
});

function wordNumber(input: Input, difference: Of<'number'>, { words, format }: Text): Sentence {
  const sentences = words.differences;
  const { higher, gap, ratio } = difference;
  const [first, second] = getPlurals(input);
  if (input.row.signed) {
    const firstChange = changeText(input, 0, { words, format });
    const secondChange = changeText(input, 1, { words, format });
    const isPercent = input.values[0].kind === 'percent';
    return {
      lead: fill(sentences.change, { first, second, firstChange, secondChange }),
      rest: isPercent
        ? fill(sentences['change-gap'], { gap: gapText(input.row, gap, { words, format }) })
        : '',
    };
  }
  const names = { ...orderedNames(input, higher), gap: gapText(input.row, gap, { words, format }) };
  switch (input.values[higher].kind) {
    case 'distribution':
      return wordMedian(input, difference, { words, format });
    case 'money': {
      // There is no percentage above zero dollars.
      if (ratio === undefined) return { lead: fill(sentences['range-one'], names), rest: '' };
      const percent = format.percent((ratio - 1) * 100);
      return { lead: fill(sentences.money, { ...names, percent }), rest: '' };
    }
    case 'percent':
      return { lead: fill(sentences.percent, names), rest: '' };
    default: {
      const rest =
        ratio !== undefined && ratio >= 1.5
          ? fill(sentences.times, { times: format.number(ratio, 1) })
          : '';
      return { lead: fill(sentences.count, names), rest };
    }
  }
}

function wordSame(input: Input, { words, format }: Text): Sentence {
  const sentences = words.differences;
  const [first] = input.values;
  const sameValue = (value: string) => fill(sentences['same-value'], { value });
  switch (first.kind) {
    case 'text':
      return {
        lead: sentences.same,
        rest: fill(sentences['same-text'], { brief: first.brief }),
      };
    case 'answer':
      return { lead: sentences.same, rest: sameValue(words.answers[first.answer]) };
    case 'level':
      return { lead: sentences.same, rest: sameValue(getWord(words.levels, first.level)) };
    case 'duration':
      return { lead: sentences.same, rest: sameValue(durationText(first, { words, format })) };
    default:
      return { lead: sentences.same, rest: '' };
  }
}

/** The top code that a value of the row is above. */
function boundText({ row, values }: Input, { words, format }: Text): string {
  const bounds = values.flatMap((value) => {
    const amount =
      value.kind === 'money' ? value.amount : value.kind === 'distribution' ? value.median : 0;
    return isOver(amount) ? [amount.over] : [];
  });
  return gapText(row, Math.max(...bounds), { words, format });
}

function wordUnknown({ roles }: Input, { sides }: Of<'unknown'>, words: Words): Sentence {
  const sentences = words.differences;
  const [side] = sides;
  const rest =
    sides.length === 1 && side !== undefined
      ? fill(sentences['unknown-one'], { one: roles[side].plural })
      : sentences['unknown-both'];
  return { lead: sentences.unknown, rest };
}

function wordAtLeast(input: Input, difference: Of<'at-least'>, { words, format }: Text): Sentence {
  const { higher } = difference;
  if (input.values[higher].kind === 'distribution') {
    return wordMedian(input, difference, { words, format });
  }
  const gap = gapText(input.row, difference.gap, { words, format });
  return {
    lead: fill(words.differences['money-over'], { ...orderedNames(input, higher), gap }),
    rest: fill(words.differences['over-why'], { bound: boundText(input, { words, format }) }),
  };
}

function wordRange(
  input: Input,
  { higher, lowGap, highGap }: Of<'range'>,
  { words, format }: Text,
): Sentence {
  const names = orderedNames(input, higher);
  const high = gapText(input.row, Math.max(lowGap, highGap), { words, format });
  if (lowGap === highGap) {
    return { lead: fill(words.differences['range-one'], { ...names, gap: high }), rest: '' };
  }
  // The smaller gap comes first, at whichever end: people say “2 to 9 more”.
  const least = Math.min(lowGap, highGap);
  const isTime = input.values[higher].kind === 'duration';
  const low = isTime ? format.number(least, 0) : gapText(input.row, least, { words, format });
  return { lead: fill(words.differences.range, { ...names, low, high }), rest: '' };
}

function wordList(
  [first, second]: Pair<string>,
  { shared, only }: Of<'list'>,
  { words, format }: Text,
): Sentence {
  const { list, 'list-none': none, 'list-only': rest } = words.differences;
  const [firstCount, secondCount] = [format.count(only[0].length), format.count(only[1].length)];
  return {
    lead: shared.length === 0 ? none : fill(list, { shared: format.list(shared) }),
    rest: fill(rest, { first, second, firstCount, secondCount }),
  };
}

function wordLevel(
  input: Input,
  { higher, months = 0 }: Of<'level'>,
  { words, format }: Text,
): Sentence {
  const { study, level } = words.differences;
  if (months > 0) {
    const names = { ...orderedNames(input, higher), gap: studyText(months, format) };
    return { lead: fill(study, names), rest: '' };
  }
  const [first, second] = getPlurals(input);
  const levelAt = (side: Side) => getWord(words.levels, factAt(input, side, 'level').level);
  const levels = { firstLevel: levelAt(0), secondLevel: levelAt(1) };
  return { lead: fill(level, { first, second, ...levels }), rest: '' };
}

function wordKind(input: Input, { words, format }: Text): Sentence {
  const { difference, roles } = input;
  const sentences = words.differences;
  const [first, second] = getPlurals(input);
  switch (difference.kind) {
    case 'unknown':
      return wordUnknown(input, difference, words);
    case 'one-sided': {
      const { side } = difference;
      const names = { one: roles[side].plural, other: roles[other(side)].plural };
      return { lead: fill(sentences['one-sided'], names), rest: '' };
    }
    case 'neither':
      return { lead: sentences.same, rest: sentences.neither };
    case 'same':
      return wordSame(input, { words, format });
    case 'close': {
      const gap = gapText(input.row, difference.gap, { words, format });
      const names = orderedNames(input, difference.higher);
      return { lead: fill(sentences.close, { ...names, gap }), rest: '' };
    }
    case 'number':
      return wordNumber(input, difference, { words, format });
    case 'at-least':
      return wordAtLeast(input, difference, { words, format });
    case 'open': {
      const bound = boundText(input, { words, format });
      return { lead: sentences.unknown, rest: fill(sentences.open, { bound }) };
    }
    case 'range':
      return wordRange(input, difference, { words, format });
    case 'nested': {
      const { wider } = difference;
      const names = { wider: roles[wider].plural, narrower: roles[other(wider)].plural };
      return { lead: fill(sentences.nested, names), rest: '' };
    }
    case 'list':
      return wordList([first, second], difference, { words, format });
    case 'answer': {
      const yes = roles[difference.yes].plural;
      const no = roles[other(difference.yes)].plural;
      return { lead: fill(sentences.answer, { yes, no }), rest: '' };
    }
    case 'level':
      return wordLevel(input, difference, { words, format });
    case 'text': {
      const firstBrief = factAt(input, 0, 'text').brief;
      const secondBrief = factAt(input, 1, 'text').brief;
      return { lead: '', rest: fill(sentences.text, { first, second, firstBrief, secondBrief }) };
    }
  }
}

/**
 * Puts the difference of a row into words, from typed values only: direction, size and date (T16).
 * `basis` is the place and year that both values share.
 */
export function wordDifference(
  input: Input & { readonly basis: string | undefined; readonly remark: string | undefined },
  { words, format }: Text,
): DifferenceText {
  const { lead, rest } = wordKind(input, { words, format });
  const { difference, basis, remark } = input;
  const isMeasured =
    difference.kind === 'number' ||
    difference.kind === 'at-least' ||
    difference.kind === 'close' ||
    difference.kind === 'range' ||
    difference.kind === 'nested';
  const parts = [isMeasured && basis ? `${basis}.` : '', rest, remark ?? ''];
  const tone =
    difference.kind === 'unknown' || difference.kind === 'open'
      ? 'unknown'
      : differs(difference)
        ? 'different'
        : 'same';
  return { lead, rest: parts.filter(Boolean).join(' '), tone };
}
