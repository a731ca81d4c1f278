import type { ReactNode } from 'react';
import type { ComparisonRow, RoleColumn } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Language } from '@/lib/i18n/languages';
import { onHost } from '@/lib/site-path';
import { CellView, type CellWords } from './cell-view';

/**
 * The rows of the table, the same on a page that stands as it is and on one whose rows a reader moves:
 * there they are drawn by the browser too, from as little as possible.
 */

/** What all rows of a table share. */
export type RowFrame = {
  readonly roles: readonly [Column, Column];
  /** The name of a row's own link; `{row}` is the place of its label. */
  readonly rowLink: string;
  /** Where the rows' own links lead: this page, where it is empty, or the full comparison. */
  readonly rowPage: string;
  readonly cells: CellWords;
  readonly language: Language;
};
type Column = Pick<RoleColumn, 'id' | 'name' | 'accent'>;

type RowProps = {
  readonly row: ComparisonRow;
  readonly frame: RowFrame;
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
export function TableRow({ row, frame, isAimedAt = false, tools, under, after }: RowProps) {
  const { id, label, detail, meaning, mixed, difference } = row;
  return (
    <tr
      role="row"
      id={id}
      className={`row ${difference.tone}`}
      data-at={isAimedAt ? '' : undefined}
    >
      <th scope="row" role="rowheader" className="lab">
        <a
          className="perma"
          href={onHost(`${frame.rowPage}#${id}`)}
          aria-label={fill(frame.rowLink, { row: label })}
        >
          §
        </a>
        {tools}
        <span className="label">{label}</span>
        {detail !== '' && <small className="detail">{detail}</small>}
        {meaning !== undefined && <small>{meaning}</small>}
        {mixed !== undefined && <small className="mixed">{mixed}</small>}
        {under}
      </th>
      {([0, 1] as const).map((side) => (
        <td key={frame.roles[side].id} role="cell">
          <span className={`who mark-${frame.roles[side].accent}`} aria-hidden="true">
            {frame.roles[side].name}
          </span>
          <CellView
            cell={row.cells[side]}
            accent={frame.roles[side].accent}
            words={frame.cells}
            language={frame.language}
          />
        </td>
      ))}
      <td role="cell" className="dif">
        <DifferenceText {...difference} />
        {after}
      </td>
    </tr>
  );
}

/** The sentence of a difference, its lead in bold. */
export const DifferenceText = ({ lead, rest }: ComparisonRow['difference']) => (
  <p>
    {lead !== '' && <b>{lead}</b>}
    {lead === '' ? rest : ` ${rest}`}
  </p>
);

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
