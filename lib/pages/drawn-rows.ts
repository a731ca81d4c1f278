import type { Cell } from '@/lib/domain/cell';
import type { Comparison, ComparisonRow, LeanText } from '@/lib/domain/comparison';
import type { GroupId } from '@/lib/domain/rows';
import { groupAnchor } from '@/lib/i18n/paths';

/** A row as it is drawn. */
export type RowParts = Omit<ComparisonRow, 'lean' | 'differs' | 'meaning' | 'mixed'> &
  Partial<Pick<ComparisonRow, 'lean' | 'meaning' | 'mixed'>>;

export type GroupParts = {
  readonly id: GroupId;
  /** The group's place on the page. */
  readonly anchor: string;
  readonly label: string;
  readonly rows: readonly RowParts[];
};

/** A cell without what it has not: what is left out would be sent as being left out, row by row. */
const withoutGaps = (cell: Cell): Cell => JSON.parse(JSON.stringify(cell)) as Cell;

/**
 * The groups of a comparison as they are drawn.
 *
 * @param usualLean what most rows say; a row that says the same carries nothing of it
 */
export const drawGroups = (
  { groups }: Comparison,
  usualLean: LeanText | undefined,
): readonly GroupParts[] =>
  groups.map((group) => ({
    id: group.id,
    anchor: groupAnchor(group.id),
    label: group.label,
    rows: group.rows.map(({ id, label, detail, difference, meaning, mixed, lean, cells }) => ({
      id,
      label,
      detail,
      difference,
      ...(meaning !== undefined && { meaning }),
      ...(mixed !== undefined && { mixed }),
      ...(usualLean !== undefined && lean.reason !== usualLean.reason && { lean }),
      cells: [withoutGaps(cells[0]), withoutGaps(cells[1])],
    })),
  }));
