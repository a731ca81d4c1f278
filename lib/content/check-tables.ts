import { createBench, type Remark } from './checks/bench';
import { checkCodes } from './checks/codes';
import { checkOutlook } from './checks/outlook';
import { checkPay } from './checks/pay';
import { checkPrices } from './checks/prices';
import { checkFuture, checkPeriods, checkRowNames } from './checks/releases';
import { checkSourceYears } from './checks/sources';
import { checkTopCodes } from './checks/top-codes';
import type { Diagnostic } from './diagnostic';
import type { ReadRole, ReadSources, ReadTables } from './reader';

/** What the tables are held against, as far as it is known. */
type Known = {
  /** Today as `2026-11-23`; without it, nothing is held against the clock. */
  readonly today?: string | undefined;
  /** All roles; while one could not be read, nobody knows its code. */
  readonly roles?: readonly ReadRole[] | undefined;
  readonly sources?: ReadSources | undefined;
};

/**
 * Judges every figure of the official tables by its size, by those beside it and by what other tables say of the
 * same. A table without rows, or a role that has rows in some tables only, is in order: what is there is judged.
 *
 * @returns what cannot be, and what can be and seldom is
 */
export function checkTables(
  tables: ReadTables,
  { today, roles, sources }: Known,
): { readonly problems: readonly Diagnostic[]; readonly remarks: readonly Remark[] } {
  const bench = createBench(tables);
  // What a row is of comes first: figures of two releases differ, and are both right.
  if (today !== undefined) checkFuture(bench, today);
  const codes = roles === undefined ? [] : checkCodes(bench, roles);
  for (const check of [
    checkPeriods,
    checkPrices,
    checkRowNames,
    checkTopCodes,
    checkPay,
    checkOutlook,
  ])
    check(bench);
  return {
    problems: [
      ...codes,
      ...bench.problems,
      ...(sources === undefined ? [] : checkSourceYears(bench, sources)),
    ],
    remarks: bench.remarks,
  };
}
