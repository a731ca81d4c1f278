import type { ReadRole } from '@/lib/content/check-profile';
import { didYouMean, listed } from '@/lib/content/wording';
import { tableFiles, tableNames } from '@/lib/domain/table-rows';
import { type Bench, groupBy } from './bench';

/**
 * Rows of an occupation that no role has: a slip in the table or in a role, by which a figure that is
 * published would show as one that is not. One message says it of all the rows of a table.
 */
export function judgeCodes(bench: Bench, roles: readonly ReadRole[]): void {
  const known = [...new Set(roles.map(({ role }) => role.occupation.code))];
  for (const table of tableNames) {
    const file = tableFiles[table];
    const strange = bench
      .rows(table)
      .filter(
        (row) =>
          'soc' in row &&
          !known.includes(String(row.soc)) &&
          !('isSummary' in file && file.isSummary(row)),
      );
    for (const [code, rows] of groupBy(strange, (row) => String(row.soc))) {
      const suggestion = didYouMean(code, known);
      const correct = suggestion === '' ? '; correct' : `${suggestion} Correct`;
      bench.refuse(
        { table, rows },
        'soc',
        `Unexpected occupation code \`${code}\`, expected the code of a role: ${listed(known)}${correct} it here or in the role's file, or delete the row`,
        'E_ORPHAN',
      );
    }
  }
}
