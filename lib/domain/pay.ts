import type { Format } from './format';
import { fill } from './template';

/**
 * Pay above the publisher's top code: `over` dollars or more, but not how much more. It is not a number, so
 * that nothing can do arithmetic with it by mistake.
 */
export type Over = { readonly over: number };

/** A published amount of pay, in dollars. */
export type Pay = number | Over;

export const isOver = (pay: Pay | undefined): pay is Over => typeof pay === 'object';

/** The least that pay can be: the amount itself, or its bound. */
export const getLeast = (pay: Pay): number => (isOver(pay) ? pay.over : pay);

/** The lower of two amounts. Pay above a bound may still be the lower one, so the result may be a bound. */
export const getLower = (one: Pay, two: Pay): Pay => {
  const least = Math.min(getLeast(one), getLeast(two));
  return one === least || two === least ? least : { over: least };
};

/** The higher of two amounts. It is a bound if either amount is. */
export const getHigher = (one: Pay, two: Pay): Pay => {
  const most = Math.max(getLeast(one), getLeast(two));
  return isOver(one) || isOver(two) ? { over: most } : most;
};

/** Applies a calculation to an amount, or to its bound. */
export const mapPay = (pay: Pay, sum: (amount: number) => number): Pay =>
  isOver(pay) ? { over: sum(pay.over) } : sum(pay);

/** Pay as text: `$99,320` or `over $239,200`. */
export const payText = (
  pay: Pay,
  {
    words,
    format,
  }: { readonly words: { readonly pay: { readonly over: string } }; readonly format: Format },
  decimals = 0,
): string =>
  isOver(pay)
    ? fill(words.pay.over, { amount: format.money(pay.over, decimals) })
    : format.money(pay, decimals);
