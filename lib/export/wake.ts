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

type Wake = {
  /** The script that holds what Next had written into the page, and names its further scripts. */
  readonly page: string;
  readonly integrity: string;
};

type ScriptPolicy = {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): unknown;
};

/** The script that registers the service worker; empty where the site has none. Written in by the build. */
declare const OFFLINE: string;

const own = document.querySelector<HTMLScriptElement>('script[data-page]');
const scripts = new URL('..', import.meta.url).href;
const worker = new URL('../../../sw.js', import.meta.url).href;

// First of all: without this policy the browser lets no script set the address of another.
(window as { trustedTypes?: ScriptPolicy }).trustedTypes?.createPolicy('default', {
  createScriptURL(address) {
    const { href } = new URL(address, document.baseURI);
    if (href.startsWith(scripts) || href === worker) return address;
    throw new TypeError('No script from there');
  },
  // React makes a new script element by this text; data blocks hold JSON and no markup.
  createHTML(text) {
    if (text === '<script></script>') return text;
    if (!text.includes('<')) {
      JSON.parse(text);
      return text;
    }
    throw new TypeError('No markup from text');
  },
});

const signs = ['pointerover', 'pointerdown', 'touchstart', 'keydown', 'focusin'];
const kept = new Set<HTMLElement>();
let isReady = false;

function fail() {
  kept.clear();
  isReady = true;
  delete document.documentElement.dataset.wait;
  const notice = document.querySelector<HTMLElement>('[data-asleep]');
  if (notice) notice.hidden = false;
}

function wake() {
  for (const sign of signs) removeEventListener(sign, wake, true);
  // Next writes addresses that it noted a while before: when it begins, and again where it takes a link
  // within the page for a step back. Someone may have followed another meanwhile: what Next keeps is
  // written, the address stays as it is.
  history.replaceState = (state) => History.prototype.replaceState.call(history, state, '');
  const { page = '', integrity = '' } = (own?.dataset ?? {}) as Partial<Wake>;
  const script = document.createElement('script');
  script.src = page;
  script.integrity = integrity;
  script.onerror = fail;
  document.head.append(script);
}

/** The site for reading without a network: after a paint, when nothing else is to be done. */
function keepForLater() {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  requestAnimationFrame(() => {
    // Safari has no sign for idleness.
    (window.requestIdleCallback ?? setTimeout)(() => import(OFFLINE).catch(() => {}));
  });
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
document.documentElement.dataset.live = '';
addEventListener('asleep', fail, { once: true });
addEventListener(
  'awake',
  () => {
    isReady = true;
    for (const control of kept) control.click();
    kept.clear();
    if (OFFLINE) keepForLater();
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
