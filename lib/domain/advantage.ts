import type { AdvantageText, DifferenceText } from './comparison';
import { type Difference, other, type Side, within } from './difference';
import type { Fact, Missing } from './fact';
import { isOver, type Pay } from './pay';
import type { RoleProfile } from './profile';
import type { RowDefinition, RowId, Tolerance } from './rows';
import type { Text } from './site';
import { fill } from './template';
import { gapText } from './word-difference';
import { getWord, type RowWords, type Words } from './words';

/**
 * Which role a row favors, by its two values and its rule (`favors` in rows.ts). Rows are never summed:
 * readers decide what matters more. Swapping the roles mirrors the result.
 */
export type Advantage =
  | { readonly kind: 'side'; readonly side: Side }
  /** Equal, or a smaller gap than the rule requires. */
  | { readonly kind: 'same' }
  /** No rule could tell for everyone which value is better. */
  | { readonly kind: 'depends' }
  /** An unknown value never favors a role. */
  | { readonly kind: 'unknown' };

const depends: Advantage = { kind: 'depends' };

/** The number that a rule compares, or `undefined` for kinds without a single number. */
function getNumber(value: Fact | Missing): number | undefined {
  const amount = getAmount(value);
  return isOver(amount) ? undefined : amount;
}

function getAmount(value: Fact | Missing): Pay | undefined {
  switch (value.kind) {
    case 'money':
      return value.amount;
    case 'count':
      return value.count;
    case 'percent':
      return value.percent;
    case 'distribution':
      return value.median;
    default:
      return undefined;
  }
}

/** The gap above which a row favors a role: the rule's threshold, or else the row's tolerance. */
export const getThreshold = ({ favors, tolerance }: RowDefinition): Tolerance =>
  favors?.from ?? tolerance;

/** The two values of a row and their difference. */
type Compared = {
  readonly row: RowDefinition;
  readonly values: readonly [Fact | Missing, Fact | Missing];
  readonly difference: Difference;
};

/** The advantage in a row. Total: defined for every difference. */
export function getAdvantage({ row, values, difference }: Compared): Advantage {
  const rule = row.favors?.toward;
  const toward = (higher: Side): Advantage => ({
    kind: 'side',
    side: rule === 'more' ? higher : other(higher),
  });
  switch (difference.kind) {
    case 'unknown':
    case 'open':
      return { kind: 'unknown' };
    case 'neither':
    case 'same':
    case 'close':
      return { kind: 'same' };
    case 'one-sided':
    case 'nested':
    case 'list':
    case 'text':
      return depends;
    case 'number': {
      if (rule === undefined) return depends;
      const lower = getNumber(values[other(difference.higher)]) ?? 0;
      return within(difference.gap, lower, getThreshold(row))
        ? { kind: 'same' }
        : toward(difference.higher);
    }
    case 'at-least': {
      if (rule === undefined) return depends;
      const lower = getNumber(values[other(difference.higher)]) ?? 0;
      // The real gap may be larger than this lower bound, so a small bound decides nothing.
      return within(difference.gap, lower, getThreshold(row))
        ? { kind: 'unknown' }
        : toward(difference.higher);
    }
    case 'range': {
      if (rule === undefined) return depends;
      // Both ends point the same way, so the larger gap decides.
      const gap = Math.max(difference.lowGap, difference.highGap);
      return within(gap, 0, getThreshold(row)) ? { kind: 'same' } : toward(difference.higher);
    }
    case 'level':
      return rule === undefined ? depends : toward(difference.higher);
    case 'answer':
      if (rule === undefined) return depends;
      return { kind: 'side', side: rule === 'yes' ? difference.yes : other(difference.yes) };
  }
}

/** The gap for the reason, as text. Empty for levels and answers, which have no gap. */
function getGap({ row, difference }: Compared, { words, format }: Text): string {
  switch (difference.kind) {
    case 'number':
    case 'close':
      return gapText(row, difference.gap, { words, format });
    case 'at-least':
      return fill(words.pay.over, { amount: gapText(row, difference.gap, { words, format }) });
    case 'range':
      return gapText(row, Math.max(difference.lowGap, difference.highGap), { words, format });
    default:
      return '';
  }
}

/** The row's threshold in its unit: `3%`, `$50`, `2 percentage points`. */
function thresholdText(row: RowDefinition, { words, format }: Text): string {
  const threshold = getThreshold(row);
  return 'relative' in threshold
    ? format.percent(threshold.relative * 100)
    : gapText(row, threshold.absolute, { words, format });
}

/** The row's rule, in words for the sources page. */
export function ruleText(row: RowDefinition, { words, format }: Text): string {
  const { same } = words.sources;
  if (row.favors === undefined) return same['favors-none'];
  const { toward } = row.favors;
  if (toward === 'yes' || toward === 'no') {
    return fill(same['favors-answer'], { answer: words.answers[toward] });
  }
  if (row.kind === 'level')
    return toward === 'more' ? same['favors-step-up'] : same['favors-step-down'];
  const least = thresholdText(row, { words, format });
  return fill(toward === 'more' ? same['favors-more'] : same['favors-less'], { least });
}

type Roles = readonly [
  Pick<RoleProfile, 'singular' | 'plural'>,
  Pick<RoleProfile, 'singular' | 'plural'>,
];

function dependsText(
  { difference, roles }: Compared & { readonly roles: Roles },
  { favors }: Words,
): string {
  switch (difference.kind) {
    case 'one-sided':
      return fill(favors['depends-one'], { one: roles[difference.side].plural });
    case 'nested':
      return favors['depends-nested'];
    default:
      return favors['depends-why'];
  }
}

/** The text for a row whose values differ but that has no rule, which most rows are. */
export const getUsualAdvantage = ({ favors }: Words): AdvantageText => ({
  kind: 'depends',
  label: favors.depends,
  reason: favors['depends-why'],
});

/** The advantage in words, with a one-sentence reason that names the rule's threshold. */
export function wordAdvantage(
  compared: Compared & {
    readonly row: { readonly id: RowId };
    readonly roles: Roles;
    /** The difference as the row shows it. Its `rest` says which value is unknown. */
    readonly text: Pick<DifferenceText, 'rest'>;
  },
  { words, format }: Text,
): AdvantageText {
  const { row, roles, difference, text } = compared;
  const advantage = getAdvantage(compared);
  const { favors } = words;
  switch (advantage.kind) {
    case 'unknown':
      return { kind: 'unknown', label: favors.unknown, reason: text.rest };
    case 'depends':
      return { kind: 'depends', label: favors.depends, reason: dependsText(compared, words) };
    case 'same': {
      const gap = getGap(compared, { words, format });
      const least = thresholdText(row, { words, format });
      const same = difference.kind === 'neither' ? words.differences.neither : favors['same-why'];
      const reason = gap === '' ? same : fill(favors.under, { gap, least });
      return { kind: 'same', label: favors.same, reason };
    }
    case 'side': {
      const role = roles[advantage.side];
      const rule = getWord<RowWords>(words.rows, row.id).advantage;
      if (rule === undefined) throw new Error(`Row ${row.id} has a rule without words`);
      return {
        kind: advantage.side === 0 ? 'first' : 'second',
        label: fill(favors.toward, { role: role.singular }),
        reason: fill(rule, {
          side: role.plural,
          other: roles[other(advantage.side)].plural,
          gap: getGap(compared, { words, format }),
          least: thresholdText(row, { words, format }),
        }),
      };
    }
  }
}
