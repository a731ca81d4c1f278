'use client';

import type { ReactNode } from 'react';
import type { AdvantageText, ComparisonRow, View } from '@/lib/domain/comparison';
import type { RowId } from '@/lib/domain/rows';
import { capitalise, fill } from '@/lib/domain/template';
import type { ComparisonData } from '@/lib/pages/comparison-data';
import { LineRow, type RowFrame, RowGroup, TableRow } from './comparison-rows';
import { focusNext, letGo, movePick, ordinal, togglePick } from './priorities.client';
import { RowToolButton } from './row-tools.client';

/** The anchor of the picked rows. */
export const mineAnchor = 'mine';

type Priorities = View['priorities'];

/** A selector for one of the buttons of a picked row. */
const getButton = (id: RowId, does: 'up' | 'down' | 'unpick') =>
  `[data-pick="${id}"] [data-does="${does}"]`;
const getTools = (id: RowId) => `[id="${id}"] .more`;
const getWayUp = (id: RowId) => `[data-way-up="${id}"]`;

/** Picks the row that `row` shows, and keeps the line that replaces it at the same height on the screen. */
export function pickRow(data: ComparisonData, id: RowId, row: Element | null): void {
  const before = row?.getBoundingClientRect().top ?? 0;
  togglePick(data, id);
  focusNext(getWayUp(id), getTools(id));
  // The picked row moves above this line and must not push it off the screen.
  setTimeout(() => {
    const here = document.querySelector(getWayUp(id))?.closest('tr');
    if (here) window.scrollBy(0, here.getBoundingClientRect().top - before);
  });
}

/** Removes a row from the picks. The focus goes to its neighbor, or to the list of rows. */
function unpickRow(data: ComparisonData, id: RowId, priorities: Priorities): void {
  const index = priorities.indexOf(id);
  const next = priorities[index + 1] ?? priorities[index - 1];
  letGo();
  togglePick(data, id);
  focusNext(...(next === undefined ? [] : [getButton(next, 'unpick')]), '.mine-pick summary');
}

/** Moves a picked row. At either end only the opposite button remains to take the focus. */
function moveRow(data: ComparisonData, id: RowId, by: -1 | 1): void {
  letGo();
  movePick(data, id, by);
  const [same, back] = by < 0 ? (['up', 'down'] as const) : (['down', 'up'] as const);
  focusNext(getButton(id, same), getButton(id, back));
}

/** A row with the button for its tools. */
export type ToolRowProps = {
  readonly row: ComparisonRow;
  readonly frame: RowFrame;
  readonly data: ComparisonData;
  /** Whether the reader's link leads to this row. */
  readonly isAimedAt: boolean;
  /** Whether its tools are open. They are passed as children. */
  readonly isOpen: boolean;
  readonly onToggle: (id: RowId) => void;
  readonly children: ReactNode;
};

type Props = Pick<ToolRowProps, 'frame' | 'data' | 'onToggle'> & {
  readonly view: View;
  readonly openTools: RowId | undefined;
  /** Returns the tools of a row if they are open. */
  readonly toolPanel: (row: ComparisonRow) => ReactNode;
};

/** The group of the rows that the reader picked, in the reader's order. */
export function PickedRows({ view, openTools, toolPanel, ...shared }: Props) {
  const { rows, words } = shared.data;
  return (
    <RowGroup anchor={mineAnchor} label={words.mine}>
      {view.priorities.map((id) => {
        const row = rows.find((each) => each.id === id);
        if (row === undefined) return null;
        return (
          <PickedRow
            {...shared}
            key={id}
            row={row}
            priorities={view.priorities}
            isAimedAt={view.at === id}
            isOpen={openTools === id}
          >
            {toolPanel(row)}
          </PickedRow>
        );
      })}
    </RowGroup>
  );
}

function PickedRow(props: ToolRowProps & { readonly priorities: Priorities }) {
  const { row, frame, data, priorities, isAimedAt, children, ...tool } = props;
  const nth = ordinal(data, priorities.indexOf(row.id));
  const { advantage = data.usualAdvantage } = row;
  return (
    <TableRow
      row={row}
      frame={frame}
      isAimedAt={isAimedAt}
      tools={<RowToolButton row={row} data={data} {...tool} />}
      under={
        <>
          <span className="yours">{fill(data.words.yours, { nth })}</span>
          {children}
        </>
      }
      after={
        <>
          <Advantage advantage={advantage} frame={frame} />
          <PickButtons row={row} data={data} priorities={priorities} />
        </>
      }
    />
  );
}

/** Which role a row favors for this reader, and why. */
function Advantage({
  advantage: { kind, label, reason },
  frame,
}: {
  advantage: AdvantageText;
  frame: RowFrame;
}) {
  const [first, second] = frame.roles;
  const side = kind === 'first' ? first : kind === 'second' ? second : undefined;
  return (
    <p className="advantage">
      <b className={side && `mark-${side.accent}`}>{capitalise(label)}.</b> {reason}
    </p>
  );
}

type PickButtonsProps = {
  readonly row: ComparisonRow;
  readonly data: ComparisonData;
  readonly priorities: Priorities;
};

function PickButtons({ row: { id, label }, data, priorities }: PickButtonsProps) {
  const { words } = data;
  const named = (name: string) => fill(name, { row: label });
  return (
    <p className="pick-buttons" data-pick={id}>
      {id !== priorities[0] && (
        <button
          type="button"
          data-does="up"
          aria-label={named(words.up)}
          onClick={() => moveRow(data, id, -1)}
        >
          {words['up-short']}
        </button>
      )}
      {id !== priorities.at(-1) && (
        <button
          type="button"
          data-does="down"
          aria-label={named(words.down)}
          onClick={() => moveRow(data, id, 1)}
        >
          {words['down-short']}
        </button>
      )}
      <button
        type="button"
        data-does="unpick"
        aria-label={named(words.unpick)}
        onClick={() => unpickRow(data, id, priorities)}
      >
        {words['unpick-short']}
      </button>
    </p>
  );
}

type WayUpProps = {
  readonly row: ComparisonRow;
  readonly data: ComparisonData;
  readonly index: number;
};

/** Replaces a picked row in its original position, and links to it. */
export function WayUp({ row, data, index }: WayUpProps) {
  const nth = ordinal(data, index);
  return (
    <LineRow>
      <a href={`#${row.id}`} data-way-up={row.id}>
        {fill(data.words['at-top'], { row: row.label, nth })}
      </a>
    </LineRow>
  );
}
