import type { Format } from './format';
import { fill } from './template';

/**
 * Pay above what its publisher prints: `over` dollars or more, and how much more nobody outside knows. It is
 * no number, so that nothing can add it up, and no gap either.
 */
export type Over = { readonly over: number };

/** A printed amount of pay, in dollars. */
export type Pay = number | Over;

export const isOver = (pay: Pay | undefined): pay is Over => typeof pay === 'object';

/** The least that pay can be: the amount itself, or the bound that it is above. */
export const leastOf = (pay: Pay): number => (isOver(pay) ? pay.over : pay);

/** The lower of two amounts. What is above a bound may be lower than a figure that is above it too. */
export const lowerOf = (one: Pay, two: Pay): Pay => {
  const least = Math.min(leastOf(one), leastOf(two));
  return one === least || two === least ? least : { over: least };
};

/** The higher of two amounts: above a bound, where one of them is. */
export const higherOf = (one: Pay, two: Pay): Pay => {
  const most = Math.max(leastOf(one), leastOf(two));
  return isOver(one) || isOver(two) ? { over: most } : most;
};

/** The same sum with an amount, or with the bound that it is above. */
export const mapPay = (pay: Pay, sum: (amount: number) => number): Pay =>
  isOver(pay) ? { over: sum(pay.over) } : sum(pay);

/** `$99,320`, or `over $239,200`. */
export const payText = (
  pay: Pay,
  words: { readonly pay: { readonly over: string } },
  format: Format,
  decimals = 0,
): string =>
  isOver(pay)
    ? fill(words.pay.over, { amount: format.money(pay.over, decimals) })
    : format.money(pay, decimals);
