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

/** What the tables are compared with, as far as available. */
type Known = {
  /** Today as `2026-11-23`. Without it nothing is compared with the clock, so builds are reproducible. */
  readonly today?: string | undefined;
  /** All roles, or `undefined` if one could not be read. */
  readonly roles?: readonly ReadRole[] | undefined;
  readonly sources?: ReadSources | undefined;
};

/**
 * Checks every figure of the official tables by size, against its neighbors and against other tables. Tables
 * may be empty, and roles may be missing from some: only existing rows are checked.
 *
 * @returns what cannot be, and what can be and seldom is
 */
export function checkTables(
  tables: ReadTables,
  { today, roles, sources }: Known,
): { readonly problems: readonly Diagnostic[]; readonly remarks: readonly Remark[] } {
  const bench = createBench(tables);
  // Check periods first: figures of two releases differ, and both are right.
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
