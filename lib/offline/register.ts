/**
 * Registers the service worker for offline reading once a page is used, painted and idle, unless the reader
 * saves data.
 */

type DefaultPolicy = {
  createPolicy(name: 'default', rules: { createScriptURL(address: string): string }): unknown;
};

const worker = () => new URL('../../../sw.js', import.meta.url).href;

function register(workers: ServiceWorkerContainer): void {
  const isFirst = workers.controller === null;
  // Trusted Types reject a script URL from another script without this policy.
  (window as { trustedTypes?: DefaultPolicy }).trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      if (address === worker()) return address;
      throw new TypeError('No script from there');
    },
  });
  // A site on a disk and a browser without storage have no service worker. The page works without it.
  workers.register(worker()).catch(() => {});
  if (!isFirst) return;
  // A new worker did not see this page load, so tell it what to store.
  workers.ready.then(({ active }) => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage([location.href, ...loaded]);
  });
}

/** Registers the worker after a paint, when the browser is idle. */
export function keepForLater(): void {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  // Missing in some browsers' private windows, and on sites without https.
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const run = () => register(serviceWorker);
  requestAnimationFrame(() => {
    // Safari lacks `requestIdleCallback`, and Chromium sometimes never calls it on an idle page.
    if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 3000 });
    else setTimeout(run);
  });
}
