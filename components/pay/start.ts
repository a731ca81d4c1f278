import { makeSortable, type SortWords } from './sort-table';

/** Makes the controls of the page about pay work: the table of states, and the list that leads to one. */
export function start({ words }: { readonly words: SortWords }): void {
  const table = document.querySelector<HTMLTableElement>('.state-table');
  if (table !== null) makeSortable(table, words);
  const list = document.querySelector<HTMLSelectElement>('.state-chooser select');
  list?.nextElementSibling?.addEventListener('click', () => location.assign(list.value));
}
