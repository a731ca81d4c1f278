/**
 * The one script of a page that has controls of script: it loads the page's entry and its JSON when someone
 * begins to use the page, and not before. Every reader of such a page gets it, so it is short.
 *
 * What the page can rely on:
 * - a native control works before that, and an island adopts the state that it finds;
 * - an element with `data-script` is a control that only script can serve: the style shows it when the root
 *   element says `data-live`, and from then on a click on it is kept, and done once when the page is awake. Until
 *   then the control is `aria-busy`, which the style shows where that takes long;
 * - one with `popovertarget` opens its panel, a dialog, by itself in browsers that can, and by this script in
 *   others;
 * - `awake` is sent to the window when every island can be used;
 * - where something cannot be loaded, the hidden `data-asleep` notice of the page is shown, and the next click
 *   on such a control loads it again.
 */
import type { Entry } from './entry';

const root = document.documentElement;
/** The last comes from the view script, where the address asks for a view. */
const signs = ['pointerover', 'pointerdown', 'keydown', 'focusin', 'view'];
/** The controls that were pressed before the page was awake. */
let kept: HTMLElement[] = [];
/** How often the page has been loaded in vain. */
let failures = 0;
let state: 'asleep' | 'coming' | 'awake' = 'asleep';

async function load() {
  // The build has put both into this script's own element.
  const { entry, props = '' } = (document.querySelector('[data-entry]') as HTMLElement).dataset;
  const coming = fetch(props);
  // That it failed is told where it is waited for.
  coming.catch(() => {});
  // Browsers remember a module that did not come, by its address with the fragment.
  const { default: start } = await import(`${entry}#${failures}`);
  await (start as Entry)(coming);
}

async function wake() {
  if (state !== 'asleep') return;
  state = 'coming';
  try {
    await load();
    state = 'awake';
  } catch {
    state = 'asleep';
    failures += 1;
    delete root.dataset.wait;
  }
  const pressed = kept;
  kept = [];
  for (const control of pressed) control.ariaBusy = null;
  for (const notice of document.querySelectorAll<HTMLElement>('[data-asleep]')) {
    notice.hidden = state === 'awake';
  }
  if (state !== 'awake') return;
  dispatchEvent(new Event('awake'));
  for (const control of pressed) control.click();
}

addEventListener(
  'click',
  (event) => {
    const control = (event.target as Element).closest<HTMLElement>('[data-script]');
    const panel = document.querySelector<HTMLDialogElement>(
      `#${control?.getAttribute('popovertarget')}`,
    );
    if (panel && !panel.showPopover) panel[panel.open ? 'close' : 'showModal']();
    if (!control || state === 'awake') return;
    if (!panel) {
      event.preventDefault();
      if (!kept.includes(control)) kept.push(control);
      control.ariaBusy = 'true';
    }
    wake();
  },
  true,
);
root.dataset.live = '';

// A view in the address is already shown; its controls and its notes belong to the islands. Someone who was
// quicker than this script may have used the page already: their focus says so. A page that is not whole
// without script says `data-now`.
for (const sign of signs) addEventListener(sign, () => failures || wake(), true);
if (
  root.dataset.set === '1' ||
  document.activeElement !== document.body ||
  document.querySelector('[data-now]')
) {
  wake();
}
