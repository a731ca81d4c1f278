'use client';

import type { ComparisonRow } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { ComparisonData } from '@/lib/pages/comparison-data';

/** The id of a row's tool panel. */
export const toolPanelId = (row: Pick<ComparisonRow, 'id'>) => `tools-${row.id}`;

type Props = {
  readonly row: ComparisonRow;
  readonly data: ComparisonData;
  readonly isOpen: boolean;
  readonly onToggle: (id: ComparisonRow['id']) => void;
};

/** Opens and closes the tools of a row. The style sheet draws its icon, which is not text. */
export function RowToolButton({ row, data, isOpen, onToggle }: Props) {
  return (
    <button
      type="button"
      className="more"
      data-js-only=""
      aria-label={fill(data.words.tools, { row: row.label })}
      aria-expanded={isOpen}
      aria-controls={isOpen ? toolPanelId(row) : undefined}
      onClick={() => onToggle(row.id)}
    />
  );
}
