import { Diagnostic } from '@/lib/content/diagnostic';
import type { ReadRole } from '@/lib/content/reader';
import { didYouMean, listed } from '@/lib/content/wording';
import { tableFiles, tableNames } from '@/lib/domain/table-rows';
import { type Bench, groupBy } from './bench';

/** The role and the code that two or more tables most likely use for its occupation. */
function slipOfRole(
  bench: Bench,
  roles: readonly ReadRole[],
  known: readonly string[],
): { readonly of: ReadRole; readonly code: string } | undefined {
  const codes = tableNames.map((table) => {
    const file = tableFiles[table];
    const own = bench
      .rows(table)
      .filter((row) => 'soc' in row && !('isSummary' in file && file.isSummary(row)));
    return [...new Set(own.map((row) => String(row.soc)))];
  });
  const [of, ...others] = roles.filter(({ role }) => !codes.flat().includes(role.occupation.code));
  const strange = codes.flat().filter((code) => !known.includes(code));
  const [code] = strange;
  const isOne = strange.length > 1 && strange.every((each) => each === code);
  return of !== undefined && code !== undefined && others.length === 0 && isOne
    ? { of, code }
    : undefined;
}

/**
 * Reports rows of an occupation without a role: because of a typo, a published figure would show as
 * unpublished. One message covers all rows of a table.
 *
 * @returns one message for all tables, where the slip is in the role
 */
export function checkCodes(bench: Bench, roles: readonly ReadRole[]): readonly Diagnostic[] {
  const roleCodes = [...new Set(roles.map(({ role }) => role.occupation.code))];
  const slip = slipOfRole(bench, roles, roleCodes);
  if (slip !== undefined) {
    const { document, role } = slip.of;
    const position = document.getPosition(['occupation', 'code']);
    const message = `Unexpected occupation code \`${role.occupation.code}\`, which no table has, expected \`${slip.code}\`, which tables have and no role; correct it here, or delete those rows`;
    return [new Diagnostic(message, { file: document.file, ...position }, 'E_ORPHAN')];
  }
  for (const table of tableNames) {
    const file = tableFiles[table];
    const strange = bench
      .rows(table)
      .filter(
        (row) =>
          'soc' in row &&
          !roleCodes.includes(String(row.soc)) &&
          !('isSummary' in file && file.isSummary(row)),
      );
    for (const [code, rows] of groupBy(strange, (row) => String(row.soc))) {
      const suggestion = didYouMean(code, roleCodes);
      const correct = suggestion === '' ? '; correct' : `${suggestion} Correct`;
      bench.refuse(
        { table, rows },
        {
          column: 'soc',
          message: `Unexpected occupation code \`${code}\`, expected the code of a role: ${listed(roleCodes)}${correct} it here or in the role's file, or delete the row`,
          code: 'E_ORPHAN',
        },
      );
    }
  }
  return [];
}
