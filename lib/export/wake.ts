/**
 * The one script of a page that has a client component: it wakes React when someone begins to use the
 * page, and not before. It is compiled by the quiet export and sent as a file of its own; whatever
 * stands here is sent to every reader of such a page, so it is short.
 *
 * What the page's components can rely on:
 * - a native control works before it is awake, and a component adopts the state that it finds;
 * - an element with `data-script` is a control that only script can serve: the style shows it when the root
 *   element says `data-live`, and from then on a click on it is kept, and done once when React is awake;
 * - `awake` is sent to the window by the components when they are ready (see `useAwake`);
 * - where a script cannot be loaded, the hidden `data-asleep` notice of the page is shown.
 */

const root = document.documentElement;
const signs = ['pointerover', 'pointerdown', 'keydown', 'focusin'];
const kept = new Set<HTMLElement>();
let isReady = false;

function fail() {
  kept.clear();
  isReady = true;
  delete root.dataset.wait;
  const notice = document.querySelector<HTMLElement>('[data-asleep]');
  if (notice) notice.hidden = false;
}

/** The first template is the build's, and holds the page's own script. */
function wake() {
  for (const sign of signs) removeEventListener(sign, wake, true);
  // A copy, since no policy for Trusted Types is there yet that would let an address be set.
  const late = document.querySelector('template')?.content.firstElementChild as HTMLScriptElement;
  const script = late.cloneNode() as HTMLScriptElement;
  script.onerror = fail;
  document.head.append(script);
}

addEventListener(
  'click',
  (event) => {
    const control = (event.target as Element).closest<HTMLElement>('[data-script]');
    if (isReady || !control) return;
    event.preventDefault();
    kept.add(control);
  },
  true,
);
root.dataset.live = '';
addEventListener('asleep', fail, { once: true });
addEventListener(
  'awake',
  () => {
    isReady = true;
    for (const control of kept) control.click();
    kept.clear();
  },
  { once: true },
);

// A view in the address is already shown; its controls and its notes belong to React. Someone who was
// quicker than this script may have used the page already: their focus says so.
if (location.search || location.hash.includes('=') || document.activeElement !== document.body) {
  wake();
} else {
  for (const sign of signs) addEventListener(sign, wake, true);
}

export {};
