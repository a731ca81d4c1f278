import type { ReactNode } from 'react';
import type { DifferenceText } from '@/lib/domain/comparison';
import type { GroupId, RowId } from '@/lib/domain/rows';

/**
 * The rows of the table, of parts that the build has drawn. They are the same on a page that stands as it
 * is and on one whose rows a reader moves.
 */

/** A row's drawn parts. */
export type RowParts = {
  readonly id: RowId;
  readonly label: string;
  readonly tone: DifferenceText['tone'];
  /** The row's own link. */
  readonly link: ReactNode;
  readonly head: ReactNode;
  readonly cells: readonly [ReactNode, ReactNode];
  readonly difference: ReactNode;
};

export type GroupParts = {
  readonly id: GroupId;
  /** The group's place on the page. */
  readonly anchor: string;
  readonly label: string;
  readonly rows: readonly RowParts[];
};

type RowProps = {
  readonly row: RowParts;
  /** Whether the reader's link leads to this row. */
  readonly isAimedAt?: boolean;
  /** Stands beside the row's link. */
  readonly tools?: ReactNode;
  /** Stands under the label. */
  readonly under?: ReactNode;
  /** Stands under the difference. */
  readonly after?: ReactNode;
};

/**
 * A row of the table. Its roles are written out, since its layout changes on a narrow screen and `display`
 * would otherwise take its meaning away.
 */
export function TableRow({ row, isAimedAt = false, tools, under, after }: RowProps) {
  return (
    <tr role="row" id={row.id} className={`row ${row.tone}`} data-at={isAimedAt ? '' : undefined}>
      <th scope="row" role="rowheader" className="lab">
        {row.link}
        {tools}
        {row.head}
        {under}
      </th>
      <td role="cell">{row.cells[0]}</td>
      <td role="cell">{row.cells[1]}</td>
      <td role="cell" className="dif">
        {row.difference}
        {after}
      </td>
    </tr>
  );
}

/** A row that compares nothing: a line across all columns. */
export function LineRow({ children }: { children: ReactNode }) {
  return (
    <tr role="row" className="line-row">
      <td role="cell" colSpan={4}>
        {children}
      </td>
    </tr>
  );
}

type GroupProps = {
  readonly anchor: string;
  /** Left out where the table has one group, whose name the page says already. */
  readonly label?: string | undefined;
  readonly children: ReactNode;
};

/** A group of rows under its name. */
export function RowGroup({ anchor, label, children }: GroupProps) {
  return (
    <tbody role="rowgroup" id={label === undefined ? undefined : anchor}>
      {label !== undefined && (
        <tr className="cmp-group" role="row">
          <th colSpan={4} scope="rowgroup" role="rowheader">
            {label}
          </th>
        </tr>
      )}
      {children}
    </tbody>
  );
}
