import type { KnownIds } from '@/lib/domain/comparison';
import { viewScript } from '@/lib/share/view-script';

/** The controls that the view script finds on a page, in a test document. */
export function layOutPage({ groups, places }: KnownIds): void {
  const root = document.documentElement;
  delete root.dataset.pending;
  delete root.dataset.viewApplied;
  document.body.innerHTML = `<a class="site-name" href="/en/"></a>
    <p data-back hidden><a href="/"></a></p>
    <div data-shared hidden></div>
    <input type="checkbox" name="d" value="1" data-view>
    ${groups.map((id) => `<input type="checkbox" name="g" value="${id}" checked data-view>`).join('')}
    <select name="place">${places.map((id) => `<option value="${id}">`).join('')}</select>`;
}

const boxes = (name: string) => [
  ...document.querySelectorAll<HTMLInputElement>(`[name="${name}"]`),
];

/** Runs the script for a URL and returns what the controls show. */
export function showAddress(address: string) {
  for (const box of boxes('d')) box.checked = false;
  for (const box of boxes('g')) box.checked = true;
  const chooser = document.querySelector('select');
  if (chooser !== null) chooser.selectedIndex = 0;
  // Normalizes the URL as a visit in the browser would.
  window.history.replaceState(null, '', new URL(address, 'http://localhost:3000/en/x/').href);
  new Function(viewScript)();
  const groups = boxes('g').filter((box) => box.checked);
  return {
    differencesOnly: boxes('d')[0]?.checked,
    groups: groups.map(({ value }) => value),
    place: chooser?.value,
  };
}
