import { fill } from '@/lib/domain/template';

/** The texts for the sort order. */
export type SortWords = {
  /** The sort order for the caption and screen readers, with `{column}` and `{order}`. */
  readonly sorted: string;
  readonly up: string;
  readonly down: string;
  readonly names: string;
  readonly namesBack: string;
};

type Order = { readonly column: number; readonly isUp: boolean };

const getName = (row: HTMLTableRowElement) => row.cells[0]?.textContent ?? '';

/** The number of a row in a column, or undefined if its figure is missing. */
function getNumber(row: HTMLTableRowElement, column: number): number | undefined {
  const text = (row.dataset.values ?? '').split(' ')[column - 1] ?? '';
  return text === '' ? undefined : Number(text);
}

/** Sorts the rows. Rows without a figure come last in both directions. Equal rows keep alphabetical order. */
function sorted(rows: readonly HTMLTableRowElement[], { column, isUp }: Order) {
  const byName = [...rows].sort((one, two) => getName(one).localeCompare(getName(two)));
  if (column === 0) return isUp ? byName : byName.reverse();
  return byName.sort((one, two) => {
    const [first, second] = [getNumber(one, column), getNumber(two, column)];
    if (first === undefined || second === undefined) {
      return Number(first === undefined) - Number(second === undefined);
    }
    return isUp ? first - second : second - first;
  });
}

/** Makes the buttons in a table's headings sort it. The caption and `aria-sort` tell the order. */
export function makeSortable(table: HTMLTableElement, words: SortWords): void {
  const [body] = table.tBodies;
  const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
  const caption = table.querySelector('caption span');
  const status = table.nextElementSibling;
  if (body === undefined || caption === null || status === null) return;
  let order: Order | undefined;

  const orderText = ({ column, isUp }: Order) => {
    if (column === 0) return isUp ? words.names : words.namesBack;
    return isUp ? words.up : words.down;
  };

  const sortBy = (column: number) => {
    // The first click sorts names from A and numbers from the highest, as most readers want.
    const isUp = order?.column === column ? !order.isUp : column === 0;
    order = { column, isUp };
    body.append(...sorted([...body.rows], order));
    for (const [index, head] of heads.entries()) {
      if (index === column) head.ariaSort = isUp ? 'ascending' : 'descending';
      else head.removeAttribute('aria-sort');
    }
    const text = fill(words.sorted, {
      column: heads[column]?.querySelector('span')?.textContent ?? '',
      order: orderText(order),
    });
    caption.textContent = text;
    status.textContent = text;
  };

  for (const [column, head] of heads.entries()) {
    head.querySelector('button')?.addEventListener('click', () => sortBy(column));
  }
}
