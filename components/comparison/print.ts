/** Prints the page. `all` makes the style sheet print every row, including hidden ones. */
function print(what: string | undefined): void {
  const root = document.documentElement;
  if (what === 'all') root.dataset.print = 'all';
  addEventListener('afterprint', () => delete root.dataset.print, { once: true });
  window.print();
}

/** Makes the page's print buttons work: those with `data-print`. */
export function start(): void {
  for (const button of document.querySelectorAll<HTMLElement>('button[data-print]')) {
    button.addEventListener('click', () => print(button.dataset.print));
  }
}
