import type { Cell } from '@/lib/domain/cell';
import {
  type Comparison,
  getPlaceIds,
  isDifferent,
  type RoleColumn,
} from '@/lib/domain/comparison';
import {
  type Handout,
  type HandoutAnswer,
  type HandoutColumn,
  type HandoutRow,
  unique,
} from '@/lib/domain/handout';
import { getBrief } from '@/lib/domain/role-cells';
import { type RowId, rowDefinitions } from '@/lib/domain/rows';
import { capitalise } from '@/lib/domain/template';
import { getWord, type Words } from '@/lib/domain/words';

/** The rows of the default sheet. */
const usual: ReadonlySet<RowId> = new Set(
  rowDefinitions.filter(({ group, handout }) => group === 'glance' || handout).map(({ id }) => id),
);

function getAnswer(cell: Cell): HandoutAnswer {
  const range = cell.kind === 'pay' ? cell.range : undefined;
  return {
    brief: capitalise(getBrief(cell)),
    range: range?.half,
    more: unique([cell.kind === 'answer' ? cell.reason : undefined, range?.tenths, cell.note]),
  };
}

/** Builds the handout of a comparison. */
export function buildHandout(comparison: Comparison, words: Words): Handout {
  const groups = comparison.groups.map(({ id, label }) => ({ id, label }));
  const column = ({ id, name, accent }: RoleColumn): HandoutColumn => ({ id, name, accent });
  const rows = comparison.groups.flatMap((group) =>
    group.rows.map((row): HandoutRow => {
      const sources = row.cells.flatMap(({ source }) => source ?? []);
      const named = sources.flatMap(({ entries }) => entries.map(({ id }) => id));
      return {
        id: row.id,
        group: group.id,
        question: getWord(words.rows, row.id).question,
        detail: row.detail,
        mixed: row.mixed,
        isDifferent: isDifferent(row),
        isUsual: usual.has(row.id),
        answers: [getAnswer(row.cells[0]), getAnswer(row.cells[1])],
        sources: unique(
          sources.flatMap(({ short, entries: [, ...others] }) => [
            short,
            ...others.map((entry) => entry.short),
          ]),
        ),
        credits: unique(
          comparison.sources
            .filter(({ id }) => named.includes(id))
            .map(({ attribution }) => attribution),
        ),
      };
    }),
  );
  return {
    roles: [column(comparison.roles[0]), column(comparison.roles[1])],
    rows,
    groups,
    places: comparison.places,
    known: {
      groups: groups.map(({ id }) => id),
      rows: rows.map(({ id }) => id),
      places: getPlaceIds(comparison.places),
    },
  };
}
