'use client';

import { memo, type ReactNode, useCallback, useEffect, useEffectEvent, useState } from 'react';
import { type LeanText, mostPriorities } from '@/lib/domain/comparison';
import type { RowId } from '@/lib/domain/rows';
import { capitalise, fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { RowParts } from '@/lib/pages/drawn-rows';
import type { SentSteering, Steering } from '@/lib/pages/steering';
import { LineRow, type RowFrame, RowGroup, TableRow } from './comparison-rows';
import { focusNext, letGo, movePick, ordinal, togglePick } from './priorities.client';
import { RowToolPanel } from './row-tool-panel.client';
import { RowToolButton } from './row-tools.client';
import { useSteering } from './steering-from.client';
import { TableFoot, type TableHeads, TableTop } from './table-frame';
import { readView, writeView } from './view-address.client';

type Props = {
  readonly heads: TableHeads;
  readonly frame: RowFrame;
  readonly steering: SentSteering;
  readonly toolWords: Words['row-tools'];
};

/** The anchor of the picked rows. */
export const mineAnchor = 'mine';

/** A selector for one of the buttons of a picked row. */
const buttonOf = (id: RowId, does: 'up' | 'down' | 'unpick') =>
  `[data-pick="${id}"] [data-does="${does}"]`;
const toolsOf = (id: RowId) => `[id="${id}"] .more`;
const wayUpOf = (id: RowId) => `[data-way-up="${id}"]`;

/**
 * The table of a comparison with its rows as the reader wants them: what matters to them first, and everything
 * else in its place. The page begins with the table as it is; a view is applied when the island is awake.
 */
export function SteeredTable({ heads, frame, steering: sent, toolWords }: Props) {
  const { steering, view } = useSteering(sent);
  const { groups } = steering;
  const [openTools, setOpenTools] = useState<RowId>();
  useRowsInPlace(steering);
  const { priorities } = view;
  const partsOf = new Map(groups.flatMap(({ rows }) => rows.map((row) => [row.id, row] as const)));

  const pick = (id: RowId, row: Element | null) => {
    const before = row?.getBoundingClientRect().top ?? 0;
    setOpenTools(undefined);
    togglePick(steering, id);
    focusNext(wayUpOf(id), toolsOf(id));
    // Rows that move above must not push away what the reader looks at.
    setTimeout(() => {
      const here = document.querySelector(wayUpOf(id))?.closest('tr');
      if (here) window.scrollBy(0, here.getBoundingClientRect().top - before);
    });
  };

  const unpick = (id: RowId) => {
    const index = priorities.indexOf(id);
    const next = priorities[index + 1] ?? priorities[index - 1];
    letGo();
    togglePick(steering, id);
    focusNext(...(next === undefined ? [] : [buttonOf(next, 'unpick')]), '.mine-pick summary');
  };

  const move = (id: RowId, by: -1 | 1) => {
    letGo();
    movePick(steering, id, by);
    const [same, back] = by < 0 ? (['up', 'down'] as const) : (['down', 'up'] as const);
    focusNext(buttonOf(id, same), buttonOf(id, back));
  };

  const toggleTools = useCallback(
    (id: RowId) => setOpenTools((open) => (open === id ? undefined : id)),
    [],
  );
  const toolPanel = (row: RowParts) =>
    openTools === row.id && (
      <RowToolPanel
        row={row}
        steering={steering}
        toolWords={toolWords}
        isFull={priorities.length >= mostPriorities}
        onPick={
          priorities.includes(row.id) ? undefined : (button) => pick(row.id, button.closest('tr'))
        }
      />
    );

  return (
    <>
      <TableTop heads={heads} language={frame.language} />
      {priorities.length > 0 && (
        <RowGroup key={mineAnchor} anchor={mineAnchor} label={steering.words.mine}>
          {priorities.map((id, index) => {
            const row = partsOf.get(id);
            if (row === undefined) return null;
            return (
              <TableRow
                key={id}
                row={row}
                frame={frame}
                isAimedAt={view.at === id}
                tools={
                  <RowToolButton
                    row={row}
                    steering={steering}
                    isOpen={openTools === row.id}
                    onToggle={toggleTools}
                  />
                }
                under={
                  <>
                    <span className="yours">
                      {fill(steering.words.yours, { nth: ordinal(steering, index) })}
                    </span>
                    {toolPanel(row)}
                  </>
                }
                after={
                  <>
                    <Lean
                      lean={
                        steering.rows.find((each) => each.id === id)?.lean ?? steering.usualLean
                      }
                      frame={frame}
                    />
                    <PickButtons
                      row={row}
                      steering={steering}
                      isFirst={index === 0}
                      isLast={index === priorities.length - 1}
                      onMove={(by) => move(id, by)}
                      onUnpick={() => unpick(id)}
                    />
                  </>
                }
              />
            );
          })}
        </RowGroup>
      )}
      {groups.map((group) => (
        <RowGroup key={group.id} anchor={group.anchor} label={group.label}>
          {group.rows.map((row) =>
            priorities.includes(row.id) ? (
              <WayUp
                key={row.id}
                row={row}
                steering={steering}
                index={priorities.indexOf(row.id)}
              />
            ) : (
              <RowInPlace
                key={row.id}
                row={row}
                frame={frame}
                steering={steering}
                isAimedAt={view.at === row.id}
                isOpen={openTools === row.id}
                onToggle={toggleTools}
              >
                {toolPanel(row)}
              </RowInPlace>
            ),
          )}
        </RowGroup>
      ))}
      <TableFoot heads={heads} />
    </>
  );
}

type InPlaceProps = {
  readonly row: RowParts;
  readonly frame: RowFrame;
  readonly steering: Steering;
  readonly isAimedAt: boolean;
  /** Whether its tools are open; they are its children. */
  readonly isOpen: boolean;
  readonly onToggle: (id: RowId) => void;
  readonly children: ReactNode;
};

/** A row in its place. Most rows stay as they are when one is moved, and are not drawn again. */
const RowInPlace = memo(function RowInPlace(props: InPlaceProps) {
  const { row, frame, steering, isAimedAt, children, ...tool } = props;
  return (
    <TableRow
      row={row}
      frame={frame}
      isAimedAt={isAimedAt}
      tools={<RowToolButton row={row} steering={steering} {...tool} />}
      under={children}
    />
  );
});

/** Which way a row points for this reader, and why. */
function Lean({ lean: { kind, label, reason }, frame }: { lean: LeanText; frame: RowFrame }) {
  const [first, second] = frame.roles;
  const side = kind === 'first' ? first : kind === 'second' ? second : undefined;
  return (
    <p className="lean">
      <b className={side && `mark-${side.accent}`}>{capitalise(label)}.</b> {reason}
    </p>
  );
}

type PickButtonsProps = {
  readonly row: RowParts;
  readonly steering: Steering;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onUnpick: () => void;
};

function PickButtons({ row, steering, isFirst, isLast, onMove, onUnpick }: PickButtonsProps) {
  const { words } = steering;
  const named = (name: string) => fill(name, { row: row.label });
  return (
    <p className="pick-buttons" data-pick={row.id}>
      {!isFirst && (
        <button
          type="button"
          data-does="up"
          aria-label={named(words.up)}
          onClick={() => onMove(-1)}
        >
          {words['up-short']}
        </button>
      )}
      {!isLast && (
        <button
          type="button"
          data-does="down"
          aria-label={named(words.down)}
          onClick={() => onMove(1)}
        >
          {words['down-short']}
        </button>
      )}
      <button
        type="button"
        data-does="unpick"
        aria-label={named(words.unpick)}
        onClick={() => onUnpick()}
      >
        {words['unpick-short']}
      </button>
    </p>
  );
}

/** Stands where a picked row was, and leads up to it. */
function WayUp({ row, steering, index }: { row: RowParts; steering: Steering; index: number }) {
  const nth = ordinal(steering, index);
  return (
    <LineRow>
      <a href={`#${row.id}`} data-way-up={row.id}>
        {fill(steering.words['at-top'], { row: row.label, nth })}
      </a>
    </LineRow>
  );
}

/** Goes to a row or another place of the page, and lets the keyboard go on from there. */
function goTo(id: string): void {
  const target = document.getElementById(id);
  if (target === null) return;
  if (!target.matches('a, button, input, [tabindex]')) target.tabIndex = -1;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}

/**
 * Goes to the row that the address names when the rows stand where it wants them, and leads links inside the page past the
 * fragment that holds the reader's picks.
 */
function useRowsInPlace({ known }: Steering): void {
  const settle = useEffectEvent(() => {
    const { view } = readView(known);
    // The browser finds no anchor in a fragment that holds picks.
    if (view.priorities.length > 0 && view.at !== undefined) goTo(view.at);
  });
  const follow = useEffectEvent((event: MouseEvent) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    if (!isPlain || link === null) return;
    const { view } = readView(known);
    // Without picks the fragment is free, and the browser does all of this by itself.
    if (view.priorities.length === 0) return;
    event.preventDefault();
    const id = link.hash.slice(1);
    const at = known.rows.find((row) => row === id);
    if (at !== undefined) writeView({ ...view, at }, known);
    goTo(id);
  });
  useEffect(() => {
    // The first rendering knows no address; the one with the reader's view comes before this.
    const timer = setTimeout(settle);
    document.addEventListener('click', follow);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('click', follow);
    };
  }, []);
}
