import { scaleFor } from './build-comparison';
import type { Cell } from './cell';
import type { Fact, Missing } from './fact';
import type { Format } from './format';
import type { ValueText } from './history';
import { basisOf, basisText, briefOf, buildCell, rowValue } from './role-cells';
import { rowDefinitions } from './rows';
import type { Site } from './site';
import { type Words, wordOf } from './words';

/** What tells a value from any other of its row: all figures of it, place, period and who was counted. */
function textOf(cell: Cell, value: Fact | Missing, words: Words, format: Format): string {
  const { text, range } = cell.kind === 'pay' ? cell : { text: briefOf(cell), range: undefined };
  const said = range === undefined ? text : `${text}. ${range.half}. ${range.tenths}.`;
  const basis = basisOf(value);
  if (basis === undefined) return said;
  return `${said} (${[basisText(basis, words, format), basis.who].filter(Boolean).join(', ')})`;
}

/**
 * Every value of every role as one text, as the history keeps it, in the order of the roles and rows. Why
 * a value is what it is (the reason of an answer, a note) is no part of it.
 */
export function rowValues(
  site: Pick<Site, 'roles' | 'sources' | 'tables' | 'words'>,
  format: Format,
): readonly (ValueText & { readonly is: string })[] {
  const { roles, sources, words } = site;
  return roles.flatMap((role) =>
    rowDefinitions.map((row) => {
      const value = rowValue(row, role, site);
      const cell = buildCell({ row, role, value, scale: scaleFor([value]) }, site, format);
      return {
        role: role.id,
        row: row.id,
        label: wordOf(words.rows, row.id).label,
        is: textOf(cell, value, words, format),
        sources: Object.fromEntries(
          value.sources.map((id) => [id, sources.get(id)?.short ?? id] as const),
        ),
      };
    }),
  );
}
