/**
 * Takes the place of the service worker in a build with `OFFLINE=off`: it removes every store of the
 * site and then itself, from each browser that has one, at the next page that is opened there.
 */

type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
type Surroundings = {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listener: (event: Extendable) => void): void;
};
const worker = self as unknown as Surroundings;

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(removeAll());
});

async function removeAll(): Promise<void> {
  const names = await caches.keys();
  const own = names.filter((name) => name.startsWith(`${worker.registration.scope} `));
  await Promise.all(own.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
