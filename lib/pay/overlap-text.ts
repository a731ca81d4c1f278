import { other, type Side } from '@/lib/domain/difference';
import { shareAbove, shareText } from '@/lib/domain/overlap';
import type { Pair } from '@/lib/domain/pairs';
import { getLeast, payText } from '@/lib/domain/pay';
import type { RoleProfile } from '@/lib/domain/profile';
import type { Text } from '@/lib/domain/site';
import { fill } from '@/lib/domain/template';
import { getWord } from '@/lib/domain/words';
import { datesDiffer, medianGap, type RoleFigures } from './figures';

/** Two roles in a place, with the words for place and time. */
type Input = {
  readonly pair: Pair<RoleProfile>;
  readonly figures: Pair<RoleFigures>;
  readonly basis: string;
};

/** Returns how many people in the role with the lower median earn more than the other median, if known. */
export function shareOfLower({ figures }: Pick<Input, 'figures'>) {
  const gap = medianGap(figures);
  if (gap.kind !== 'gap') return undefined;
  const subject = other(gap.higher);
  const { percentiles } = figures[subject];
  const amount = figures[gap.higher].median;
  if (percentiles === undefined || amount === undefined) return undefined;
  return { subject, higher: gap.higher, amount, share: shareAbove(percentiles, amount) };
}

/**
 * Returns the sentence on the overlap, and a second one if the figures are from two surveys. Without a
 * figure, it gives the reason and makes no claim.
 */
export function overlapText(input: Input, { words, format }: Text): string {
  const isKnown = input.figures.every(({ median }) => median !== undefined);
  const differ = isKnown ? datesDiffer(input.figures, { words, format }) : undefined;
  return [getSentence(input, { words, format }), differ].filter(Boolean).join(' ');
}

function getSentence(input: Input, { words, format }: Text): string {
  const { pair, figures, basis } = input;
  const messages = words['pay-page'];
  const side = ([0, 1] as const).find((index) => figures[index].median === undefined);
  if (side !== undefined) {
    return fill(messages['overlap-unknown'], {
      role: pair[side].plural,
      reason: getWord<string>(words.missing, figures[side].why.median),
    });
  }
  const gap = medianGap(figures);
  const median = payText(figures[0].median ?? 0, { words, format });
  if (gap.kind === 'same') return fill(messages['overlap-same'], { median, basis });
  // Neither median is missing, but one or both are above the highest published value.
  if (gap.kind === 'unknown') return messages['overlap-open'];
  const found = shareOfLower(input);
  if (found === undefined) {
    const lower = other(gap.higher);
    return fill(messages['overlap-no-range'], {
      role: pair[lower].plural,
      reason: getWord<string>(words.missing, figures[lower].why.range),
    });
  }
  return fill(messages.overlap, {
    share: shareText(found.share, { words, format }),
    subject: pair[found.subject].plural,
    other: pair[found.higher].singular,
    basis,
  });
}

/** Explains the sentence step by step. Returns only the sentence if it needed no interpolation. */
export function overlapSteps(
  input: Input & { readonly getBasis?: (figures: RoleFigures) => string },
  { words, format }: Text,
): readonly string[] {
  const messages = words['pay-page'];
  const sentence = fill(messages['example-so'], {
    sentence: overlapText(input, { words, format }),
  });
  const found = shareOfLower(input);
  if (found?.share.kind !== 'between' || found.share.high === undefined) return [sentence];
  const { low, high, above } = found.share;
  const amount = getLeast(found.amount);
  const name = (side: Side) => input.pair[side];
  const money = (value: number) => format.money(value);
  const way = format.percent((100 * (amount - low.pay)) / (high.pay - low.pay), { decimals: 1 });
  const values = {
    other: name(found.higher).singular,
    subject: name(found.subject).plural,
    basis: input.getBasis?.(input.figures[found.higher]) ?? input.basis,
    amount: money(amount),
    low: money(low.pay),
    high: money(high.pay),
    lowLess: format.count(low.rank),
    highLess: format.count(high.rank),
    step: format.count(high.rank - low.rank),
    whole: money(high.pay - low.pay),
    part: money(amount - low.pay),
    way,
    less: format.number(100 - above, 1),
    above: format.number(above, 1),
  };
  return [
    ...(
      ['example-amount', 'example-points', 'example-way', 'example-less', 'example-above'] as const
    ).map((step) => fill(messages[step], values)),
    sentence,
  ];
}
