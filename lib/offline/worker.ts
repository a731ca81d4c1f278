/**
 * The service worker: pages that have been opened, and a few that always are, can be read without a
 * network. Compiled by the quiet export into `sw.js`, with what is known of the release.
 *
 * - A page comes from the network, and its copy is kept. The copy is shown when the site cannot be
 *   reached, or takes too long, and says so with the day that it was kept on.
 * - A page that the browser fetches ahead is not kept: nobody may ever open it. It gets a script that says
 *   so when someone does, because the click that opens it sends no further request.
 * - A hashed file never changes: the copy comes first.
 * - Anything else comes from the network, and from the copy where that fails.
 * - One store for each release. The worker of a new release takes over at once, with the pages that the
 *   reader has opened before and the files that those name.
 *
 * docs/decisions/0023-offline.md says why it is so.
 */
import { hashedFilesIn, titleOf, withHead, withScript, withStoredPages } from './stored-page';
import type { ReleaseFacts } from './write-worker';

/** Written in by the build. */
declare const RELEASE: ReleaseFacts;
const release = RELEASE;

/** The part of a worker's surroundings that is used here: the project's types are those of a page. */
type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Extendable & {
  readonly request: Request;
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
};
type Surroundings = {
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
const worker = self as unknown as Surroundings;

/** The address of the site, with a slash at its end. */
const site = worker.registration.scope;
/** Stores are shared by everything on the host, so that the site's own are named by its address. */
const shelf = `${site} `;
const store = () => caches.open(shelf + release.version);

/** When a copy was made, in a header of the copy. */
const storedOn = 'x-stored-on';
/** A page that takes longer than this, in milliseconds, is shown from its copy if there is one. */
const patience = 6000;

const isHashed = (address: string) => address.startsWith(`${site}_next/static/`);
const isPage = (address: string) => address.endsWith('/');
/** Shared links lead to the same page whatever view they ask for. */
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

/** A page that the worker has not seen opened says so: one from before the worker, or one fetched ahead. */
worker.addEventListener('message', (event) => {
  const { data } = event;
  if (!Array.isArray(data)) return;
  const addresses = data.filter((one) => typeof one === 'string' && one.startsWith(site));
  event.waitUntil(Promise.all(addresses.map((address) => fetchAndKeep(withoutView(address)))));
});

async function fetchAndKeep(address: string): Promise<void> {
  // A file never changes under its name; a page may have, since it was kept.
  if (!isPage(address) && (await (await store()).match(address)) !== undefined) return;
  const answer = await fetch(address).catch(() => undefined);
  if (answer !== undefined) await keep(address, answer);
}

/** What every reader is given. It is whole, or the worker does not start. */
async function storeCore(): Promise<void> {
  await Promise.all(
    release.core.map(async (path) => {
      const address = site + path;
      const earlier = isHashed(address) ? await caches.match(address) : undefined;
      const cache = isHashed(address) ? 'default' : 'no-cache';
      const answer = earlier ?? (await fetch(address, { cache }));
      if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
      await (await store()).put(address, await dated(address, answer));
    }),
  );
  await worker.skipWaiting();
}

/** Keeps from earlier releases what the reader has opened, and removes the rest. */
async function takeOver(): Promise<void> {
  const own = await store();
  for (const name of await caches.keys()) {
    if (!name.startsWith(shelf) || name === shelf + release.version) continue;
    const earlier = await caches.open(name);
    for (const { url } of await earlier.keys()) {
      if (!isPage(url) || (await own.match(url)) !== undefined) continue;
      const page = await earlier.match(url);
      if (page === undefined) continue;
      await own.put(url, page.clone());
      await keepFilesOf(await page.text(), (address) => earlier.match(address));
    }
    await caches.delete(name);
  }
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** A copy of an answer. A page's says when it was made. */
async function dated(address: string, answer: Response): Promise<Response> {
  if (!isPage(address)) return answer;
  const headers = new Headers(answer.headers);
  headers.set(storedOn, new Date().toISOString());
  // The text has been unpacked.
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(await answer.blob(), { headers });
}

/** Stores an answer, if it is whole and the site's own, and the files that a page needs to wake. */
async function keep(address: string, answer: Response): Promise<void> {
  if (!answer.ok || answer.redirected || answer.type !== 'basic') return;
  const copy = await dated(address, answer);
  await (await store()).put(address, copy.clone());
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (!isPage(address) || connection?.saveData) return;
  await keepFilesOf(await copy.text(), (file) => fetch(file));
}

/** Stores the hashed files that a page names, as far as they can be had. */
async function keepFilesOf(
  page: string,
  find: (address: string) => Promise<Response | undefined>,
): Promise<void> {
  const own = await store();
  await Promise.all(
    hashedFilesIn(page).map(async (file) => {
      const address = site + file;
      if ((await own.match(address)) !== undefined) return;
      const answer = await find(address).catch(() => undefined);
      if (answer?.ok) await own.put(address, answer);
    }),
  );
}

async function hashedFile(address: string): Promise<Response> {
  const found = await (await store()).match(address);
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
    const found = await (await store()).match(address);
    if (found === undefined) throw error;
    return found;
  }
}

/** Servers send an address without its slash on to the one with it; without a server, this does. */
const slashed = ({ request }: Fetching): Promise<Response> =>
  fetch(request).catch(() => {
    const address = withoutView(request.url);
    return Response.redirect(`${address}/${request.url.slice(address.length)}`, 302);
  });

/** Whether the browser asks for a page that nobody has opened yet. Only Chromium does, and says so. */
const isFetchedAhead = ({ headers }: Request) =>
  (headers.get('Sec-Purpose') ?? '').startsWith('prefetch');

/** A page that is fetched ahead, with the script that says when it is opened. */
async function pageAhead(event: Fetching): Promise<Response> {
  const answer = await fromNetwork(event);
  if (!answer.ok || answer.redirected) return answer;
  const markup = withScript(await answer.text(), site + release.opened);
  const headers = new Headers(answer.headers);
  // The text has been unpacked.
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(markup, { status: answer.status, headers });
}

async function pageAt(address: string, event: Fetching): Promise<Response> {
  if (isFetchedAhead(event.request)) return pageAhead(event);
  const own = await store();
  const found = await own.match(address);
  const coming = fromNetwork(event).then(async (answer) => {
    // A page that is gone is not brought back. One that the site fails to send is.
    if (answer.status === 404 || answer.status === 410) await own.delete(address);
    else if (answer.status < 500) event.waitUntil(keep(address, answer.clone()));
    else if (found !== undefined) throw new Error('The site answers with an error');
    return answer;
  });
  event.waitUntil(coming.catch(() => {}));
  try {
    const answer = await (found === undefined ? coming : Promise.race([coming, tooLate()]));
    return address === site + offlineOf(address).page ? listStored(answer, address) : answer;
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

/** What the language of a page says about pages from the store. */
function offlineOf(address: string): ReleaseFacts['languages'][number] {
  const path = address.slice(site.length);
  const own = release.languages.find(({ folder }) => path.startsWith(folder));
  return own ?? (release.languages[0] as ReleaseFacts['languages'][number]);
}

/** A page from the store, with the day of its copy. */
async function shown(address: string, found: Response): Promise<Response> {
  const { language, stored, page } = offlineOf(address);
  const day = new Date(found.headers.get(storedOn) ?? Number.NaN);
  const date = day.toLocaleDateString(language, { dateStyle: 'long' });
  const markup = withHead(await found.text(), stored.replace('{date}', date));
  const answer = new Response(markup, { headers: found.headers });
  return address === site + page ? listStored(answer, address) : answer;
}

/** Stands for a page that is not stored: what there is instead. */
async function nothingStored(address: string): Promise<Response> {
  const { page, absent } = offlineOf(address);
  const found = await (await store()).match(site + page);
  if (found === undefined) return Response.error();
  const markup = withHead(await found.text(), absent);
  return listStored(new Response(markup, { status: 503, headers: found.headers }), address);
}

/** The page on reading offline, with the pages that are stored: first those in the language of an address. */
async function listStored(answer: Response, address: string): Promise<Response> {
  const own = await store();
  const stored = await Promise.all(
    (await own.keys()).map(async ({ url }) => {
      const { page, titleEnd } = offlineOf(url);
      if (!isPage(url) || url === site + page) return [];
      const title = titleOf((await (await own.match(url))?.text()) ?? '', titleEnd);
      return title === undefined ? [] : [{ address: url, title }];
    }),
  );
  const { status, headers } = answer;
  const markup = withStoredPages(
    await answer.text(),
    stored.flat(),
    site + offlineOf(address).folder,
  );
  return new Response(markup, { status, headers });
}
