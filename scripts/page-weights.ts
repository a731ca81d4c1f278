import { readFileSync } from 'node:fs';
import { excesses, fileExcesses, weightTable } from '@/lib/export/budgets';
import type { QuietReport } from '@/lib/export/quiet-export';
import { PlainError } from './install.mjs';
import { REPORT } from './quiet-export';

function readReport(): QuietReport {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    throw new PlainError('No weights have been measured: run "npm run build" first.');
  }
}

/**
 * Prints what each page of the last build weighs on a first visit, as a table, with its share of its budget.
 *
 * @returns a sentence for each budget that is exceeded
 * @throws PlainError where no build has measured them
 */
export function reportWeights(): readonly string[] {
  const report = readReport();
  console.log(weightTable(report));
  const { worker, core, addresses } = report.offline;
  console.log(
    `The service worker: ${worker} bytes. It stores ${addresses} addresses, ${core} bytes.`,
  );
  return [...report.pages.flatMap(excesses), ...fileExcesses(report)];
}

/** `node scripts/run.mjs page-weights`: the weights of the last build; fails where a budget is exceeded. */
export function main(): void {
  const found = reportWeights();
  if (found.length > 0) throw new PlainError(found.join('\n'));
}
