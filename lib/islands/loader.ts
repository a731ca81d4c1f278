/**
 * The hydration loader of an interactive page: it loads the page's entry and JSON when the reader starts to use the
 * page. Every reader of such a page downloads it, so keep it short.
 *
 * - Native controls work before hydration, and an island keeps the state that it finds.
 * - An element with `data-js-only` needs script. The style shows it once the root element has `data-js`. From then
 *   on this script keeps a click on it and repeats it once after hydration. Until then the element is `aria-busy`,
 *   which the style shows if it takes long.
 * - An element with `popovertarget` opens its panel, a dialog, natively or through this script.
 * - The window gets an `hydrated` event when all islands are hydrated.
 * - If loading fails, the page's hidden `data-unloaded` notice appears, and the next click on such a control tries
 *   again.
 */
import type { Entry } from './entry';

const root = document.documentElement;
/** Events that start hydration. The view script sends `view` if the URL has a view. */
const signs = ['pointerover', 'pointerdown', 'keydown', 'focusin', 'view'];
/** Controls clicked before hydration. */
let kept: HTMLElement[] = [];
/** The number of failed attempts. */
let failures = 0;
let state: 'unloaded' | 'coming' | 'hydrated' = 'unloaded';

async function load() {
  // The build writes both into the element of this script.
  const { entry, props = '' } = (document.querySelector('[data-entry]') as HTMLElement).dataset;
  const coming = fetch(props);
  // Avoids an unhandled rejection: the entry awaits it and reports the failure.
  coming.catch(() => {});
  // Browsers cache a failed import by its URL, so each attempt has a new fragment.
  const { default: start } = await import(`${entry}#${failures}`);
  await (start as Entry)(coming);
}

async function hydrate() {
  if (state !== 'unloaded') return;
  state = 'coming';
  try {
    await load();
    state = 'hydrated';
  } catch {
    state = 'unloaded';
    failures += 1;
    delete root.dataset.pending;
  }
  const pressed = kept;
  kept = [];
  for (const control of pressed) control.ariaBusy = null;
  for (const notice of document.querySelectorAll<HTMLElement>('[data-unloaded]')) {
    notice.hidden = state === 'hydrated';
  }
  if (state !== 'hydrated') return;
  dispatchEvent(new Event('hydrated'));
  for (const control of pressed) control.click();
}

addEventListener(
  'click',
  (event) => {
    const control = (event.target as Element).closest<HTMLElement>('[data-js-only]');
    const panel = document.querySelector<HTMLDialogElement>(
      `#${control?.getAttribute('popovertarget')}`,
    );
    if (panel && !panel.showPopover) panel[panel.open ? 'close' : 'showModal']();
    if (!control || state === 'hydrated') return;
    if (!panel) {
      event.preventDefault();
      if (!kept.includes(control)) kept.push(control);
      control.ariaBusy = 'true';
    }
    hydrate();
  },
  true,
);
root.dataset.js = '';

// The view in a URL needs the islands for its notes and rows. Focus shows that the reader was faster than this
// script. A page that is incomplete without script has `data-now`.
for (const sign of signs) addEventListener(sign, () => failures || hydrate(), true);
if (
  root.dataset.viewApplied === '1' ||
  document.activeElement !== document.body ||
  document.querySelector('[data-now]')
) {
  hydrate();
}
