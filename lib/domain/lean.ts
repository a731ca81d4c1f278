import type { DifferenceText, LeanText } from './comparison';
import { type Difference, other, type Side, within } from './difference';
import type { Fact, Missing } from './fact';
import type { Format } from './format';
import { isOver, type Pay } from './pay';
import type { RoleProfile } from './profile';
import type { RowDefinition, RowId, Tolerance } from './rows';
import { fill } from './template';
import { gapText } from './word-difference';
import { type RowWords, type Words, wordOf } from './words';

/**
 * Which way a row points for someone to whom it matters, from its two values and the rule that its
 * definition states (`leans` in rows.ts). There is no sum over rows: what weighs more is the reader's.
 * Swapping the roles mirrors the answer.
 */
export type Lean =
  | { readonly kind: 'side'; readonly side: Side }
  /** Equal, or closer together than the rule asks for. */
  | { readonly kind: 'same' }
  /** No rule could say for everyone which of the two is better. */
  | { readonly kind: 'depends' }
  /** A value is not known: that never leans. */
  | { readonly kind: 'unknown' };

const depends: Lean = { kind: 'depends' };

/** The number that a rule weighs; none for kinds that have no single one. */
function numberOf(value: Fact | Missing): number | undefined {
  const amount = amountOf(value);
  return isOver(amount) ? undefined : amount;
}

function amountOf(value: Fact | Missing): Pay | undefined {
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

/** The least gap that leans: the rule's own, or the row's tolerance. */
export const thresholdOf = ({ leans, tolerance }: RowDefinition): Tolerance =>
  leans?.from ?? tolerance;

/** The two values of a row and what they say about each other. */
type Compared = {
  readonly row: RowDefinition;
  readonly values: readonly [Fact | Missing, Fact | Missing];
  readonly difference: Difference;
};

/** The lean of a row. Total: every difference has one. */
export function leanOf({ row, values, difference }: Compared): Lean {
  const rule = row.leans?.toward;
  const toward = (higher: Side): Lean => ({
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
      const lower = numberOf(values[other(difference.higher)]) ?? 0;
      return within(difference.gap, lower, thresholdOf(row))
        ? { kind: 'same' }
        : toward(difference.higher);
    }
    case 'at-least': {
      if (rule === undefined) return depends;
      const lower = numberOf(values[other(difference.higher)]) ?? 0;
      // What is at least a small gap may be a large one.
      return within(difference.gap, lower, thresholdOf(row))
        ? { kind: 'unknown' }
        : toward(difference.higher);
    }
    case 'range': {
      if (rule === undefined) return depends;
      // Both ends point the same way; the end that is further apart must be far enough.
      const gap = Math.max(difference.lowGap, difference.highGap);
      return within(gap, 0, thresholdOf(row)) ? { kind: 'same' } : toward(difference.higher);
    }
    case 'level':
      return rule === undefined ? depends : toward(difference.higher);
    case 'answer':
      if (rule === undefined) return depends;
      return { kind: 'side', side: rule === 'yes' ? difference.yes : other(difference.yes) };
  }
}

/** The gap of a number as the reason names it; empty for steps and answers, which have none. */
function gapOf({ row, difference }: Compared, words: Words, format: Format): string {
  switch (difference.kind) {
    case 'number':
    case 'close':
      return gapText(row, difference.gap, words, format);
    case 'at-least':
      return fill(words.pay.over, { amount: gapText(row, difference.gap, words, format) });
    case 'range':
      return gapText(row, Math.max(difference.lowGap, difference.highGap), words, format);
    default:
      return '';
  }
}

/** A threshold in the unit of its row: `3%`, `$50`, `2 percentage points`. */
function thresholdText(row: RowDefinition, words: Words, format: Format): string {
  const threshold = thresholdOf(row);
  return 'relative' in threshold
    ? format.percent(threshold.relative * 100)
    : gapText(row, threshold.absolute, words, format);
}

/** The rule of a row, as the page of sources lists it. */
export function ruleText(row: RowDefinition, words: Words, format: Format): string {
  const { same } = words.sources;
  if (row.leans === undefined) return same['leans-none'];
  const { toward } = row.leans;
  if (toward === 'yes' || toward === 'no') {
    return fill(same['leans-answer'], { answer: words.answers[toward] });
  }
  if (row.kind === 'level')
    return toward === 'more' ? same['leans-step-up'] : same['leans-step-down'];
  const least = thresholdText(row, words, format);
  return fill(toward === 'more' ? same['leans-more'] : same['leans-less'], { least });
}

type Roles = readonly [
  Pick<RoleProfile, 'singular' | 'plural'>,
  Pick<RoleProfile, 'singular' | 'plural'>,
];

function dependsText(
  { difference, roles }: Compared & { readonly roles: Roles },
  { leans }: Words,
): string {
  switch (difference.kind) {
    case 'one-sided':
      return fill(leans['depends-one'], { one: roles[difference.side].plural });
    case 'nested':
      return leans['depends-nested'];
    default:
      return leans['depends-why'];
  }
}

/** What a row without a rule says, where the two differ: most rows do. */
export const usualLeanOf = ({ leans }: Words): LeanText => ({
  kind: 'depends',
  label: leans.depends,
  reason: leans['depends-why'],
});

/** A lean in words: what it is, and why in one sentence that names the rule's threshold. */
export function wordLean(
  compared: Compared & {
    readonly row: { readonly id: RowId };
    readonly roles: Roles;
    /** The difference as the row shows it: what is not known stands there. */
    readonly text: Pick<DifferenceText, 'rest'>;
  },
  words: Words,
  format: Format,
): LeanText {
  const { row, roles, difference, text } = compared;
  const lean = leanOf(compared);
  const { leans } = words;
  switch (lean.kind) {
    case 'unknown':
      return { kind: 'unknown', label: leans.unknown, reason: text.rest };
    case 'depends':
      return { kind: 'depends', label: leans.depends, reason: dependsText(compared, words) };
    case 'same': {
      const gap = gapOf(compared, words, format);
      const least = thresholdText(row, words, format);
      const same = difference.kind === 'neither' ? words.differences.neither : leans['same-why'];
      const reason = gap === '' ? same : fill(leans.under, { gap, least });
      return { kind: 'same', label: leans.same, reason };
    }
    case 'side': {
      const role = roles[lean.side];
      const rule = wordOf<RowWords>(words.rows, row.id).lean;
      if (rule === undefined) throw new Error(`Row ${row.id} has a rule without words`);
      return {
        kind: lean.side === 0 ? 'first' : 'second',
        label: fill(leans.toward, { role: role.singular }),
        reason: fill(rule, {
          side: role.plural,
          other: roles[other(lean.side)].plural,
          gap: gapOf(compared, words, format),
          least: thresholdText(row, words, format),
        }),
      };
    }
  }
}
