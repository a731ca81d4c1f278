'use client';

import { type ReactNode, useRef, useState } from 'react';
import { useAwake } from '@/components/shell/awake.client';
import { RunningHead } from '@/components/shell/running-head';
import type { Accent } from '@/lib/domain/profile';

type Words = {
  /** The name of a button; `{column}` is the place of the column's name. */
  readonly sort: string;
  /** What is announced, and stands in the caption, with `{column}` and `{order}`. */
  readonly sorted: string;
  readonly up: string;
  readonly down: string;
  readonly names: string;
  readonly namesBack: string;
};

type Props = {
  readonly caption: string;
  /** The order in which the rows come, as a sentence of the caption. */
  readonly firstOrder: string;
  /** The first column holds names, the others numbers. */
  readonly columns: readonly { readonly name: string; readonly accent?: Accent | undefined }[];
  readonly words: Words;
  /** Rows of a table; each carries the numbers that it is sorted by in `data-values`. */
  readonly children: ReactNode;
};

type Order = { readonly column: number; readonly isUp: boolean };

const nameOf = (row: HTMLTableRowElement) => row.cells[0]?.textContent ?? '';

/** The number of a row in a column; nothing where its figure is missing. */
function numberOf(row: HTMLTableRowElement, column: number): number | undefined {
  const text = (row.dataset.values ?? '').split(' ')[column - 1] ?? '';
  return text === '' ? undefined : Number(text);
}

/** The rows in an order. What has no figure stands last in either direction; equal rows stand by name. */
function sorted(rows: readonly HTMLTableRowElement[], { column, isUp }: Order) {
  const byName = [...rows].sort((one, two) => nameOf(one).localeCompare(nameOf(two)));
  if (column === 0) return isUp ? byName : byName.reverse();
  return byName.sort((one, two) => {
    const [first, second] = [numberOf(one, column), numberOf(two, column)];
    if (first === undefined || second === undefined) {
      return Number(first === undefined) - Number(second === undefined);
    }
    return isUp ? first - second : second - first;
  });
}

/**
 * A table that can be sorted by a column. Its rows come whole from the server, in their first order; the
 * buttons in the heads are shown only where script runs.
 */
export function SortableTable({ caption, firstOrder, columns, words, children }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [order, setOrder] = useState<Order>();
  useAwake();

  const sortBy = (column: number) => {
    // Names begin at A, numbers at the highest: that is what people look for.
    const isUp = order?.column === column ? !order.isUp : column === 0;
    const next = { column, isUp };
    // The rows never change, so that React does not mind where they stand.
    body.current?.append(...sorted([...body.current.rows], next));
    setOrder(next);
  };

  const orderText = ({ column, isUp }: Order) => {
    if (column === 0) return isUp ? words.names : words.namesBack;
    return isUp ? words.up : words.down;
  };

  const said =
    order &&
    words.sorted
      .replace('{column}', columns[order.column]?.name ?? '')
      .replace('{order}', orderText(order));

  return (
    <>
      {/* The roles are written out, since the layout of a phone takes them away in some browsers. */}
      <table className="part-table digits stacks state-table" role="table">
        <caption>
          {caption} {said ?? firstOrder}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ name, accent }, column) => {
              const isSorted = order?.column === column;
              const mark = accent === undefined ? undefined : `mark-${accent}`;
              return (
                <th
                  key={name}
                  scope="col"
                  role="columnheader"
                  aria-sort={isSorted ? (order.isUp ? 'ascending' : 'descending') : undefined}
                >
                  <span className={mark}>{name}</span>
                  <button
                    type="button"
                    className={mark}
                    data-script=""
                    title={words.sort.replace('{column}', name)}
                    onClick={() => sortBy(column)}
                  >
                    {name}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody ref={body} role="rowgroup">
          {children}
        </tbody>
        <RunningHead>
          {columns.map(({ name, accent }) => (
            <td key={name} className={accent && `mark-${accent}`}>
              {name}
            </td>
          ))}
        </RunningHead>
      </table>
      <p className="sr-only" role="status">
        {said}
      </p>
    </>
  );
}
