import type { Diagnostic } from './diagnostic';
import { createBench, type Remark } from './judge/bench';
import { judgeCodes } from './judge/codes';
import { judgeOutlook } from './judge/outlook';
import { judgePay } from './judge/pay';
import { judgePrices } from './judge/prices';
import { judgeFuture, judgeNames, judgePeriods } from './judge/releases';
import { judgeSources } from './judge/sources';
import { judgeTopCodes } from './judge/top-codes';
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
  if (today !== undefined) judgeFuture(bench, today);
  const codes = roles === undefined ? [] : judgeCodes(bench, roles);
  for (const judge of [
    judgePeriods,
    judgePrices,
    judgeNames,
    judgeTopCodes,
    judgePay,
    judgeOutlook,
  ])
    judge(bench);
  return {
    problems: [
      ...codes,
      ...bench.problems,
      ...(sources === undefined ? [] : judgeSources(bench, sources)),
    ],
    remarks: bench.remarks,
  };
}
