import { makeSortable, type SortWords } from './sort-table';

/** Makes the pay page's controls work: the sortable table of states, and the list that opens one. */
export function start({ words }: { readonly words: SortWords }): void {
  const table = document.querySelector<HTMLTableElement>('.state-table');
  if (table !== null) makeSortable(table, words);
  const list = document.querySelector<HTMLSelectElement>('.state-chooser select');
  list?.nextElementSibling?.addEventListener('click', () => location.assign(list.value));
}
