'use client';

import { memo, useCallback, useState } from 'react';
import { type ComparisonRow, mostPriorities } from '@/lib/domain/comparison';
import type { RowId } from '@/lib/domain/rows';
import type { Words } from '@/lib/domain/words';
import { groupAnchor } from '@/lib/i18n/paths';
import type { ComparisonJson } from '@/lib/pages/comparison-data';
import { useComparisonData } from './comparison-data.client';
import { type RowFrame, RowGroup, TableRow } from './comparison-rows';
import { PickedRows, pickRow, type ToolRowProps, WayUp } from './picked-rows.client';
import { RowToolPanel } from './row-tool-panel.client';
import { RowToolButton } from './row-tools.client';
import { useRowsInPlace } from './rows-in-place.client';
import { TableFoot, type TableHeads, TableTop } from './table-frame';

type Props = {
  readonly heads: TableHeads;
  readonly frame: RowFrame;
  readonly data: ComparisonJson;
  readonly toolWords: Words['row-tools'];
};

/**
 * The table of a comparison with the reader's picked rows first. It starts as built, and applies the reader's
 * view after hydration.
 */
export function InteractiveTable({ heads, frame, data: sent, toolWords }: Props) {
  const { data, view } = useComparisonData(sent);
  const [openTools, setOpenTools] = useState<RowId>();
  useRowsInPlace(data);
  const { priorities } = view;

  const toggleTools = useCallback(
    (id: RowId) => setOpenTools((open) => (open === id ? undefined : id)),
    [],
  );
  const pick = (id: RowId, button: Element) => {
    setOpenTools(undefined);
    pickRow(data, id, button.closest('tr'));
  };
  const toolPanel = (row: ComparisonRow) =>
    openTools === row.id && (
      <RowToolPanel
        row={row}
        data={data}
        toolWords={toolWords}
        isFull={priorities.length >= mostPriorities}
        onPick={priorities.includes(row.id) ? undefined : (button) => pick(row.id, button)}
      />
    );

  const shared = { frame, data, onToggle: toggleTools };
  return (
    <>
      <TableTop heads={heads} language={frame.language} />
      {priorities.length > 0 && (
        <PickedRows {...shared} view={view} openTools={openTools} toolPanel={toolPanel} />
      )}
      {data.groups.map((group) => (
        <RowGroup key={group.id} anchor={groupAnchor(group.id)} label={group.label}>
          {group.rows.map((row) => {
            const { id } = row;
            const index = priorities.indexOf(id);
            return index >= 0 ? (
              <WayUp key={id} row={row} data={data} index={index} />
            ) : (
              <RowInPlace
                {...shared}
                key={id}
                row={row}
                isAimedAt={view.at === id}
                isOpen={openTools === id}
              >
                {toolPanel(row)}
              </RowInPlace>
            );
          })}
        </RowGroup>
      ))}
      <TableFoot heads={heads} />
    </>
  );
}

/** A row in its original position. Memoized, so most rows do not render again when one moves. */
const RowInPlace = memo(function RowInPlace(props: ToolRowProps) {
  const { row, frame, data, isAimedAt, children, ...tool } = props;
  return (
    <TableRow
      row={row}
      frame={frame}
      isAimedAt={isAimedAt}
      tools={<RowToolButton row={row} data={data} {...tool} />}
      under={children}
    />
  );
});
