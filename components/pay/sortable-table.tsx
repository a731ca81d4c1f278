import type { ReactNode } from 'react';
import { RunningHead } from '@/components/shell/running-head';
import type { Accent } from '@/lib/domain/profile';
import { fill } from '@/lib/domain/template';

type Props = {
  readonly caption: string;
  /** The order in which the rows come, as a sentence of the caption. */
  readonly firstOrder: string;
  /** The first column holds names, the others numbers. */
  readonly columns: readonly { readonly name: string; readonly accent?: Accent | undefined }[];
  /** The name of a button; `{column}` is the place of the column's name. */
  readonly sort: string;
  /** Rows of a table; each carries the numbers that it is sorted by in `data-values`. */
  readonly children: ReactNode;
};

const markOf = (accent: Accent | undefined) => accent && `mark-${accent}`;

/**
 * A table that can be sorted by a column. Its rows come in their first order; the buttons in the heads are shown
 * only where script runs, and `sort-table.ts` makes them work.
 */
export function SortableTable({ caption, firstOrder, columns, sort, children }: Props) {
  return (
    <>
      {/* The roles are written out, since the layout of a phone takes them away in some browsers. */}
      <table className="part-table digits stacks state-table" role="table">
        <caption>
          {caption} <span>{firstOrder}</span>
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ name, accent }) => (
              <th key={name} scope="col" role="columnheader">
                <span className={markOf(accent)}>{name}</span>
                <button
                  type="button"
                  className={markOf(accent)}
                  data-script=""
                  title={fill(sort, { column: name })}
                >
                  {name}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">{children}</tbody>
        <RunningHead>
          {columns.map(({ name, accent }) => (
            <td key={name} className={markOf(accent)}>
              {name}
            </td>
          ))}
        </RunningHead>
      </table>
      <p className="sr-only" role="status" />
    </>
  );
}
