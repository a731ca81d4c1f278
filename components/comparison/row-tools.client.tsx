'use client';

import { fill } from '@/lib/domain/template';
import type { RowParts } from './comparison-rows';
import type { Steering } from './steering';

const panelId = (row: RowParts) => `tools-${row.id}`;

type ButtonProps = {
  readonly row: RowParts;
  readonly steering: Steering;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

/** Opens and closes what can be done with a row. Its sign is drawn by the style: it is no word. */
export function RowToolButton({ row, steering, isOpen, onToggle }: ButtonProps) {
  return (
    <button
      type="button"
      className="more"
      data-script=""
      aria-label={fill(steering.words.tools, { row: row.label })}
      aria-expanded={isOpen}
      aria-controls={isOpen ? panelId(row) : undefined}
      onClick={onToggle}
    />
  );
}

type PanelProps = {
  readonly row: RowParts;
  readonly steering: Steering;
  /** Picks the row; left out where it is picked. */
  readonly onPick: ((button: HTMLButtonElement) => void) | undefined;
};

/** What can be done with a row: it comes with the first use. */
export function RowToolPanel({ row, steering, onPick }: PanelProps) {
  return (
    <div className="row-tools" id={panelId(row)}>
      {onPick !== undefined && (
        <button type="button" onClick={(event) => onPick(event.currentTarget)}>
          {fill(steering.words.pick, { row: row.label })}
        </button>
      )}
    </div>
  );
}
