/**
 * Loaded by the page's own script once a page is awake, painted and idle, and not for a reader who saves data:
 * gives the site its service worker.
 */

const worker = new URL('../../../sw.js', import.meta.url);

function register(workers: ServiceWorkerContainer): void {
  const isFirst = workers.controller === null;
  // A site that is read from a disk, or a browser that keeps nothing, goes on without.
  workers.register(worker).catch(() => {});
  if (!isFirst) return;
  // The worker has seen nothing of this page: it is told what to keep.
  workers.ready.then(({ active }) => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage([location.href, ...loaded]);
  });
}

// Not in every browser's private windows, and nowhere without encryption.
if (navigator.serviceWorker) register(navigator.serviceWorker);
