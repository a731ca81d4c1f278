/**
 * `npm run weights`: what each built page weighs on a first visit, as a table, and whether it keeps its
 * budget. The figures are those that the last build measured.
 */
import { readFileSync } from 'node:fs';
import { createJiti } from 'jiti';
import { PlainError, runMain } from './install.mjs';
import { REPORT } from './quiet-export.mjs';

/** @returns {import('../lib/export/quiet-export').QuietReport} */
function readReport() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    throw new PlainError('No weights have been measured: run "npm run build" first.');
  }
}

await runMain(async () => {
  const jiti = createJiti(import.meta.url, { tsconfigPaths: true });
  const { excesses, fileExcesses, weightTable } = await jiti.import('../lib/export/budgets.ts');
  const report = readReport();
  console.log(weightTable(report));
  const { worker, core, addresses } = report.offline;
  console.log(
    `The service worker: ${worker} bytes. It stores ${addresses} addresses, ${core} bytes.`,
  );
  const found = [...report.pages.flatMap(excesses), ...fileExcesses(report)];
  if (found.length > 0) throw new PlainError(found.join('\n'));
});
