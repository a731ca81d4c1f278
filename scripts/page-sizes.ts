import { readFileSync } from 'node:fs';
import { filesOverBudget, overBudget, sizeTable } from '@/lib/export/budgets';
import type { FinalizeReport } from '@/lib/export/finalize-export';
import { REPORT } from './finalize-export';
import { PlainError } from './install.mjs';

function readReport(): FinalizeReport {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    throw new PlainError('No weights have been measured: run "npm run build" first.');
  }
}

/**
 * Prints the compressed size of each page of the last build on a first visit, as a table with its share of
 * the budget.
 *
 * @returns a sentence for each page over budget
 * @throws PlainError if no build has measured the pages
 */
export function reportWeights(): readonly string[] {
  const report = readReport();
  console.log(sizeTable(report));
  const { worker, core, addresses } = report.offline;
  console.log(
    `The service worker: ${worker} bytes. It stores ${addresses} addresses, ${core} bytes.`,
  );
  return [...report.pages.flatMap(overBudget), ...filesOverBudget(report)];
}

/**
 * `node scripts/run.mjs page-sizes` prints the sizes of the last build, and fails if a page is over budget.
 */
export function main(): void {
  const found = reportWeights();
  if (found.length > 0) throw new PlainError(found.join('\n'));
}
