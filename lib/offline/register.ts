/**
 * The site for reading without a network: gives it its service worker once a page is used, painted and idle,
 * and not for a reader who saves data.
 */

type DefaultPolicy = {
  createPolicy(name: 'default', rules: { createScriptURL(address: string): string }): unknown;
};

const worker = () => new URL('../../../sw.js', import.meta.url).href;

function register(workers: ServiceWorkerContainer): void {
  const isFirst = workers.controller === null;
  // Without this policy the browser takes no address of a script from another script.
  (window as { trustedTypes?: DefaultPolicy }).trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      if (address === worker()) return address;
      throw new TypeError('No script from there');
    },
  });
  // A site that is read from a disk, or a browser that keeps nothing, goes on without.
  workers.register(worker()).catch(() => {});
  if (!isFirst) return;
  // The worker has seen nothing of this page: it is told what to keep.
  workers.ready.then(({ active }) => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage([location.href, ...loaded]);
  });
}

/** Registers the worker after a paint, when nothing else is to be done. */
export function keepForLater(): void {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  // Not in every browser's private windows, and nowhere without encryption.
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const run = () => register(serviceWorker);
  requestAnimationFrame(() => {
    // Safari has no sign for idleness, and Chromium at times gives none to a page that does nothing.
    if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 3000 });
    else setTimeout(run);
  });
}
