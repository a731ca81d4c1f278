/**
 * The service worker: readers can read the pages that they opened, and a few core pages, without a network.
 * The finalize step compiles it into `sw.js`, with facts about the release.
 *
 * - Pages: network first, and store a copy. If the site is unreachable or slow, show the copy with a notice that
 *   has its date.
 * - Prefetched pages are not stored, since the reader may never open them. The click that opens one sends no
 *   request, so the page gets a script that tells the worker.
 * - Hashed files never change: cache first.
 * - Everything else: network first, then the copy.
 * - One cache for each release. The worker of a new release takes over at once, with the pages that the reader
 *   opened before and their files.
 *
 * docs/decisions/0023-offline.md explains why.
 */
import { getTitle, hashedFilesIn, withHead, withScript, withStoredPages } from './stored-page';
import type { ReleaseFacts } from './write-worker';

/** Replaced by the build. */
declare const RELEASE: ReleaseFacts;
const release = RELEASE;

/** The part of a worker's global scope used here: the project compiles with the types of a page. */
type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Extendable & {
  readonly request: Request;
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
};
type WorkerScope = {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(
    kind: 'message',
    listener: (event: Extendable & { readonly data: unknown }) => void,
  ): void;
};
const worker = self as unknown as WorkerScope;

/** The URL of the site, with a slash at the end. */
const site = worker.registration.scope;
/** Cache names start with the site's URL: all sites on a host share their caches. */
const prefix = `${site} `;
const openStore = () => caches.open(prefix + release.version);

/** The header of a copy with the date it was made on. */
const storedOn = 'x-stored-on';
/** How long to wait for a page before showing its copy, in milliseconds. */
const patience = 6000;

const isHashed = (address: string) => address.startsWith(`${site}_next/static/`);
const isPage = (address: string) => address.endsWith('/');
/** Share links to one page differ only in query and fragment. */
const withoutView = (address: string) => address.replace(/[?#].*/s, '');

worker.addEventListener('install', (event) => {
  event.waitUntil(storeCore());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const address = withoutView(url);
  if (method !== 'GET' || !address.startsWith(site)) return;
  if (mode === 'navigate') {
    if (isPage(address)) event.respondWith(pageAt(address, event));
    else if (!address.slice(site.length).includes('.')) event.respondWith(slashed(event));
  } else if (mode === 'same-origin' || mode === 'cors' || mode === 'no-cors') {
    event.respondWith(isHashed(address) ? hashedFile(address) : otherFile(event));
  }
});

/** Pages whose opening the worker did not see send a message: loaded before the worker, or prefetched. */
worker.addEventListener('message', (event) => {
  const { data } = event;
  if (!Array.isArray(data)) return;
  const addresses = data.filter((one) => typeof one === 'string' && one.startsWith(site));
  event.waitUntil(Promise.all(addresses.map((address) => fetchAndKeep(withoutView(address)))));
});

async function fetchAndKeep(address: string): Promise<void> {
  // A stored file is still current. A page may have changed since it was stored.
  if (!isPage(address) && (await (await openStore()).match(address)) !== undefined) return;
  const answer = await fetch(address).catch(() => undefined);
  if (answer !== undefined) await keep(address, answer);
}

/** Stores the core pages and files. If one fails, the worker is not installed. */
async function storeCore(): Promise<void> {
  await Promise.all(
    release.core.map(async (path) => {
      const address = site + path;
      const earlier = isHashed(address) ? await caches.match(address) : undefined;
      const cache = isHashed(address) ? 'default' : 'no-cache';
      const answer = earlier ?? (await fetch(address, { cache }));
      if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
      await (await openStore()).put(address, await dated(address, answer));
    }),
  );
  await worker.skipWaiting();
}

/** Moves pages that the reader opened from earlier releases to this one and removes the rest. */
async function takeOver(): Promise<void> {
  const store = await openStore();
  for (const name of await caches.keys()) {
    if (!name.startsWith(prefix) || name === prefix + release.version) continue;
    const earlier = await caches.open(name);
    for (const { url } of await earlier.keys()) {
      if (!isPage(url) || (await store.match(url)) !== undefined) continue;
      const page = await earlier.match(url);
      if (page === undefined) continue;
      await store.put(url, page.clone());
      await getKeepFiles(await page.text(), (address) => earlier.match(address));
    }
    await caches.delete(name);
  }
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** A copy of an answer. The copy of a page has its date. */
async function dated(address: string, answer: Response): Promise<Response> {
  if (!isPage(address)) return answer;
  const headers = new Headers(answer.headers);
  headers.set(storedOn, new Date().toISOString());
  // The body is already decompressed.
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(await answer.blob(), { headers });
}

/** Stores a complete answer from this site, and the files that a page needs to hydrate. */
async function keep(address: string, answer: Response): Promise<void> {
  if (!answer.ok || answer.redirected || answer.type !== 'basic') return;
  const copy = await dated(address, answer);
  await (await openStore()).put(address, copy.clone());
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (!isPage(address) || connection?.saveData) return;
  await getKeepFiles(await copy.text(), (file) => fetch(file));
}

/** Stores the hashed files that a page loads, and skips those that cannot be found. */
async function getKeepFiles(
  page: string,
  find: (address: string) => Promise<Response | undefined>,
): Promise<void> {
  const store = await openStore();
  await Promise.all(
    hashedFilesIn(page).map(async (file) => {
      const address = site + file;
      if ((await store.match(address)) !== undefined) return;
      const answer = await find(address).catch(() => undefined);
      if (answer?.ok) await store.put(address, answer);
    }),
  );
}

async function hashedFile(address: string): Promise<Response> {
  const found = await (await openStore()).match(address);
  if (found !== undefined) return found;
  const answer = await fetch(address);
  await keep(address, answer.clone());
  return answer;
}

async function otherFile({ request }: Fetching): Promise<Response> {
  const address = withoutView(request.url);
  try {
    const answer = await fetch(request);
    await keep(address, answer.clone());
    return answer;
  } catch (error) {
    const found = await (await openStore()).match(address);
    if (found === undefined) throw error;
    return found;
  }
}

/** Adds the slash at the end of an address offline, as the server does by a redirect. */
const slashed = ({ request }: Fetching): Promise<Response> =>
  fetch(request).catch(() => {
    const address = withoutView(request.url);
    return Response.redirect(`${address}/${request.url.slice(address.length)}`, 302);
  });

/** Whether a request is a prefetch. Only Chromium prefetches, and sends this header. */
const isFetchedAhead = ({ headers }: Request) =>
  (headers.get('Sec-Purpose') ?? '').startsWith('prefetch');

/** A prefetched page, with the script that tells the worker when the reader opens it. */
async function pageAhead(event: Fetching): Promise<Response> {
  const answer = await fromNetwork(event);
  if (!answer.ok || answer.redirected) return answer;
  const markup = withScript(await answer.text(), site + release.opened);
  const headers = new Headers(answer.headers);
  // The body is already decompressed.
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(markup, { status: answer.status, headers });
}

async function pageAt(address: string, event: Fetching): Promise<Response> {
  if (isFetchedAhead(event.request)) return pageAhead(event);
  const store = await openStore();
  const found = await store.match(address);
  const coming = fromNetwork(event).then(async (answer) => {
    // Forget a page that is gone, but show the copy on a server error.
    if (answer.status === 404 || answer.status === 410) await store.delete(address);
    else if (answer.status < 500) event.waitUntil(keep(address, answer.clone()));
    else if (found !== undefined) throw new Error('The site answers with an error');
    return answer;
  });
  event.waitUntil(coming.catch(() => {}));
  try {
    const answer = await (found === undefined ? coming : Promise.race([coming, tooLate()]));
    return address === site + getOffline(address).page ? listStored(answer, address) : answer;
  } catch {
    return found === undefined ? nothingStored(address) : shown(address, found);
  }
}

const fromNetwork = async ({ request, preloadResponse }: Fetching): Promise<Response> =>
  (await preloadResponse) ?? fetch(request);

const tooLate = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(reject, patience);
  });

/** The offline texts and pages in the language of a page. */
function getOffline(address: string): ReleaseFacts['languages'][number] {
  const path = address.slice(site.length);
  const language = release.languages.find(({ folder }) => path.startsWith(folder));
  return language ?? (release.languages[0] as ReleaseFacts['languages'][number]);
}

/** A page from the store, with a notice that has the date of the copy. */
async function shown(address: string, found: Response): Promise<Response> {
  const { language, stored, page } = getOffline(address);
  const day = new Date(found.headers.get(storedOn) ?? Number.NaN);
  const date = day.toLocaleDateString(language, { dateStyle: 'long' });
  const markup = withHead(await found.text(), stored.replace('{date}', date));
  const answer = new Response(markup, { headers: found.headers });
  return address === site + page ? listStored(answer, address) : answer;
}

/** The offline page in place of a page that is not stored, with a list of those that are. */
async function nothingStored(address: string): Promise<Response> {
  const { page, absent } = getOffline(address);
  const found = await (await openStore()).match(site + page);
  if (found === undefined) return Response.error();
  const markup = withHead(await found.text(), absent);
  return listStored(new Response(markup, { status: 503, headers: found.headers }), address);
}

/** The offline page with a list of the stored pages: first those in the language of `address`. */
async function listStored(answer: Response, address: string): Promise<Response> {
  const store = await openStore();
  const stored = await Promise.all(
    (await store.keys()).map(async ({ url }) => {
      const { page, titleEnd } = getOffline(url);
      if (!isPage(url) || url === site + page) return [];
      const title = getTitle((await (await store.match(url))?.text()) ?? '', titleEnd);
      return title === undefined ? [] : [{ address: url, title }];
    }),
  );
  const { status, headers } = answer;
  const markup = withStoredPages(
    await answer.text(),
    stored.flat(),
    site + getOffline(address).folder,
  );
  return new Response(markup, { status, headers });
}
