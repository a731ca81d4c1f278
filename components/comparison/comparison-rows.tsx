import type { ReactNode } from 'react';
import type { ComparisonRow, RoleColumn } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Language } from '@/lib/i18n/languages';
import { withBasePath } from '@/lib/site-path';
import { CellView, type CellWords } from './cell-view';

/**
 * The rows of the table, static or interactive. The browser also renders interactive rows, so their data
 * stays small.
 */

/** What all rows of a table share. */
export type RowFrame = {
  readonly roles: readonly [Column, Column];
  /** The accessible name of a row's permalink, with the placeholder `{row}`. */
  readonly rowLink: string;
  /** The page that permalinks lead to: this page if empty, or the full comparison. */
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
  /** Shown beside the row's permalink. */
  readonly tools?: ReactNode;
  /** Shown under the label. */
  readonly under?: ReactNode;
  /** Shown under the difference. */
  readonly after?: ReactNode;
};

/**
 * A row of the table. It sets ARIA roles, because narrow layouts change `display`, which would otherwise
 * remove the table's semantics.
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
          href={withBasePath(`${frame.rowPage}#${id}`)}
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

/** The sentence of a difference, with a bold lead. */
export const DifferenceText = ({ lead, rest }: ComparisonRow['difference']) => (
  <p>
    {lead !== '' && <b>{lead}</b>}
    {lead === '' ? rest : ` ${rest}`}
  </p>
);

/** A row without a comparison: one line across all columns. */
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
  /** Omitted if the table has a single group that the page already names. */
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
