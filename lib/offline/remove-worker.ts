/**
 * Replaces the service worker in a build with `OFFLINE=off`. When a browser with the old worker opens a page, this
 * one removes all caches of the site and then itself.
 */

type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
type WorkerScope = {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listener: (event: Extendable) => void): void;
};
const worker = self as unknown as WorkerScope;

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(removeAll());
});

async function removeAll(): Promise<void> {
  const names = await caches.keys();
  const stores = names.filter((name) => name.startsWith(`${worker.registration.scope} `));
  await Promise.all(stores.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
