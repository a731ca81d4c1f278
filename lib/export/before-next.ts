/**
 * What runs at the beginning of each page's own script, before any of Next's: it decides what Next and
 * React may do to the page. It is fetched only when a page wakes, so that a first visit does not pay for
 * it.
 */

type DefaultPolicy = {
  createPolicy(name: 'default', rules: Record<string, (text: string) => string>): unknown;
};

/** The script that registers the service worker; empty where the site has none. Written in by the build. */
declare const OFFLINE: string;

const own = (document.currentScript as HTMLScriptElement).src;
const scripts = new URL('..', own).href;
const worker = new URL('../../../sw.js', own).href;

// Without this policy the browser lets no script set the address of another.
(window as { trustedTypes?: DefaultPolicy }).trustedTypes?.createPolicy('default', {
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

// Next writes addresses that it noted a while before: when it begins, and again where it takes a link
// within the page for a step back. Someone may have followed another meanwhile: what Next keeps is
// written, the address stays as it is.
history.replaceState = (state) => History.prototype.replaceState.call(history, state, '');

/** The site for reading without a network: after a paint, when nothing else is to be done. */
function keepForLater() {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  const load = () => import(OFFLINE).catch(() => {});
  requestAnimationFrame(() => {
    // Safari has no sign for idleness, and Chromium at times gives none to a page that does nothing.
    if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 3000 });
    else setTimeout(load);
  });
}

if (OFFLINE) addEventListener('awake', keepForLater, { once: true });

export {};
