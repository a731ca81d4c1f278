/**
 * The one script of a page that has a client component: it wakes React when someone begins to use the
 * page, and not before. It is compiled by the quiet export and sent as a file of its own; whatever
 * stands here is sent to every reader of such a page, so it is short.
 *
 * What the page's components can rely on:
 * - a native control works before it is awake, and a component adopts the state that it finds;
 * - an element with `data-script` is a control that only script can serve: the style shows it when the root
 *   element says `data-live`, and from then on a click on it is kept, and done once when React is awake. Until
 *   then the control is `aria-busy`, which the style shows where that takes long;
 * - `awake` is sent to the window by the components when they are ready (see `useAwake`);
 * - where a script cannot be loaded, the hidden `data-asleep` notice of the page is shown, and the next click
 *   on such a control loads again what has failed.
 */

const root = document.documentElement;
/** The last comes from the view script, where the address asks for a view. */
const signs = ['pointerover', 'pointerdown', 'keydown', 'focusin', 'view'];
const kept = new Set<HTMLElement>();
/** What to load, first and after it has failed. */
let loads: (() => void)[] = [loadPage];
let isReady = false;

/** What was waited for has come, or has failed: no control is busy any more. Says which ones were pressed. */
function end(hasFailed: boolean): readonly HTMLElement[] {
  const pressed = [...kept];
  for (const control of pressed) control.removeAttribute('aria-busy');
  kept.clear();
  for (const notice of document.querySelectorAll<HTMLElement>('[data-asleep]')) {
    notice.hidden = !hasFailed;
  }
  return pressed;
}

function fail(load: () => void) {
  loads.push(load);
  delete root.dataset.wait;
  end(true);
}

/** The first template is the build's, and holds the page's own script. */
function loadPage() {
  // A copy, since no policy for Trusted Types is there yet that would let an address be set.
  const late = document.querySelector('template')?.content.firstElementChild as HTMLScriptElement;
  const script = late.cloneNode() as HTMLScriptElement;
  script.onerror = () => fail(loadPage);
  document.head.append(script);
}

function wake() {
  for (const sign of signs) removeEventListener(sign, wake, true);
  const asked = loads;
  loads = [];
  for (const load of asked) load();
  // A page that is awake without them says nothing more when they come, and again where they do not.
  if (isReady) end(false);
}

addEventListener(
  'click',
  (event) => {
    const control = (event.target as Element).closest<HTMLElement>('[data-script]');
    if (!control || (isReady && !control.closest('[data-asleep]'))) return;
    event.preventDefault();
    kept.add(control);
    control.ariaBusy = 'true';
    wake();
  },
  true,
);
root.dataset.live = '';
addEventListener('asleep', (event) => fail((event as CustomEvent<() => void>).detail));
addEventListener(
  'awake',
  () => {
    isReady = true;
    for (const control of end(loads.length > 0)) control.click();
  },
  { once: true },
);

// A view in the address is already shown; its controls and its notes belong to React. Someone who was
// quicker than this script may have used the page already: their focus says so. A page that is not whole
// without script says `data-now`.
if (
  root.dataset.set === '1' ||
  document.activeElement !== document.body ||
  document.querySelector('[data-now]')
) {
  wake();
} else {
  for (const sign of signs) addEventListener(sign, wake, true);
}

export {};
