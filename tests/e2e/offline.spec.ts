import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { StateId } from '@/lib/domain/places';
import { getWord } from '@/lib/domain/words';
import { compileScript } from '@/lib/publish/compile-script';
import { type Served, serveSite } from '@/scripts/serve';
import { askAxe } from './axe';
import {
  comparedRows,
  firstUse,
  homePair,
  rolePath,
  roles,
  sidewaysScroll,
  statePath,
  swapped,
  table,
  words,
} from './pages';
import { test as base, expect } from './test';

/** Offline reading, tested with a stopped server rather than the browser's offline mode. */

const out = process.env.OUT_DIR ?? join(process.cwd(), 'out');

/** A site that a test can stop, change and restart at the same address. */
class OwnSite {
  readonly folder = mkdtempSync(join(tmpdir(), 'offline-'));
  port = 0;
  #served: Served | undefined;

  constructor() {
    cpSync(out, this.folder, { recursive: true });
  }
  async start() {
    this.#served = await serveSite({ directory: this.folder, port: this.port });
    if (this.port !== 0) expect(this.#served.port, 'the same port again').toBe(this.port);
    this.port = this.#served.port;
  }
  async stop() {
    await this.#served?.close();
    this.#served = undefined;
  }
  at(path: string) {
    return `http://localhost:${this.port}${path}`;
  }
  /** Changes a file while the site is stopped, and deletes its compressed copies. */
  write(file: string, text: string) {
    writeFileSync(join(this.folder, file), text);
    for (const end of ['br', 'gz']) rmSync(join(this.folder, `${file}.${end}`), { force: true });
  }
  read(file: string) {
    return readFileSync(join(this.folder, file), 'utf8');
  }
  /** Replaces the release by a new one, whose worker has another version. */
  release(pageFile: string, change: (page: string) => string) {
    this.write(pageFile, change(this.read(pageFile)));
    this.write('sw.js', this.read('sw.js').replace(/(version:)`\w+`/, '$1`another`'));
  }
}

const test = base.extend<{ site: OwnSite; scriptErrors: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern.
  site: async ({}, use) => {
    const site = new OwnSite();
    await site.start();
    await use(site);
    await site.stop();
    rmSync(site.folder, { recursive: true });
  },
  // Failed requests are expected here, failed scripts are not.
  scriptErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});
const getName = (place: StateId) => getWord(words.places, place);

test.use({ savesData: false, mayComplain: true });

const registrations = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
const stores = (page: Page) => page.evaluate(() => caches.keys());
const isStored = (page: Page, path: string) =>
  page.evaluate(async (address) => (await caches.match(address)) !== undefined, path);

/** Opens a page, uses it, and waits until its service worker controls it. */
async function openAndUse(page: Page, address: string) {
  await page.goto(address);
  await firstUse(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect.poll(() => isStored(page, '/en/offline/')).toBe(true);
}

/** The day of a copy, as the notice shows it. */
const today = () => new Date().toLocaleDateString('en-US', { dateStyle: 'long' });
const notice = (page: Page) => page.locator('.stored');
const storedToday = () => words.offline.stored.replace('{date}', today());

test('a page that is only read brings no worker; one that is used does, after it was painted', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const { serviceWorker } = navigator;
    const register = serviceWorker.register.bind(serviceWorker);
    serviceWorker.register = (...options) => {
      const [paint] = performance.getEntriesByName('first-paint');
      Object.assign(window, { paintedFor: performance.now() - (paint?.startTime ?? Infinity) });
      return register(...options);
    };
  });
  await page.goto(site.at(homePair.path));
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  expect(await registrations(page)).toBe(0);
  await firstUse(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(await registrations(page)).toBe(1);
  const paintedFor = await page.evaluate(
    () => (window as unknown as { paintedFor: number }).paintedFor,
  );
  expect(paintedFor).toBeGreaterThan(0);
});

test.describe('for a reader who saves data', () => {
  test.use({ savesData: true });

  test('nothing is stored', async ({ page, site }) => {
    await page.goto(site.at(homePair.path));
    await firstUse(page);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1000);
    expect(await registrations(page)).toBe(0);
    expect(await stores(page)).toEqual([]);
  });
});

test('where the worker does not come, the page is as it is', async ({ page, site }) => {
  await site.stop();
  for (const end of ['', '.br', '.gz']) rmSync(join(site.folder, `sw.js${end}`));
  await site.start();
  const expectHydrated = async () => {
    await page.goto(site.at(homePair.path));
    await firstUse(page);
    await page.getByLabel(words.view['differences-only']).check();
    await expect(page).toHaveURL(/d=1/);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('[data-unloaded]:not(dialog *)')).toBeHidden();
    expect(await registrations(page)).toBe(0);
  };
  await page.addInitScript(() => {
    const { serviceWorker } = navigator;
    const register = serviceWorker.register.bind(serviceWorker);
    serviceWorker.register = (...options) => {
      const registering = register(...options);
      registering.catch(({ name }) => Object.assign(window, { refusedBy: name }));
      return registering;
    };
  });
  await expectHydrated();
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { refusedBy?: string }).refusedBy))
    .toBe('TypeError');
});

test('the main pages open with the server stopped, and say from which day they are', async ({
  page,
  site,
}) => {
  await openAndUse(page, site.at(homePair.path));
  await site.stop();
  const main = [
    ...['/', '/en/', homePair.path, ...roles.slice(0, 2).map(rolePath)],
    ...['/en/faq/', '/en/offline/'],
  ];
  for (const path of main) {
    await page.goto(site.at(path));
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
    await expect(notice(page), path).toHaveText(storedToday());
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await sidewaysScroll(page), `${path} at ${width} px`).toBe(0);
    }
    expect((await askAxe(page)).violations, path).toEqual([]);
  }
  await page.emulateMedia({ media: 'print' });
  await expect(notice(page)).toBeHidden();
});

test('a link that someone has shared shows its view with the server stopped', async ({
  page,
  site,
}) => {
  await openAndUse(page, site.at('/en/faq/'));
  await site.stop();
  await page.goto(site.at(`${homePair.path}?d=1&g=pay&place=us-fl#p=pay.jobs`));
  await expect(notice(page)).toHaveText(storedToday());
  await expect(table(page)).toContainText(getName('us-fl'));
  await expect(page.getByLabel(words.view['differences-only'])).toBeChecked();
  await expect(comparedRows(page).filter({ visible: true }).first()).toHaveAttribute('id', 'pay');
  // Without the final slash, as someone may have copied it.
  await page.goto(site.at(`${homePair.path.slice(0, -1)}?d=1`));
  await expect(page).toHaveURL(site.at(`${homePair.path}?d=1`));
  await expect(page.getByLabel(words.view['differences-only'])).toBeChecked();
});

test('every page that was opened opens again, with what it had shown; others lead to those', async ({
  page,
  site,
}) => {
  const other = swapped(homePair).path;
  // This page loads all its files before there is a worker.
  await openAndUse(page, site.at(`${other}?place=us-ny`));
  await expect(table(page)).toContainText(getName('us-ny'));
  await expect.poll(() => isStored(page, `${other}us-ny.json`)).toBe(true);
  const opened = [statePath('us-mt'), '/en/sources/', '/en/counselors/'];
  for (const path of opened) {
    await page.goto(site.at(path));
    await expect.poll(() => isStored(page, path), path).toBe(true);
  }
  await site.stop();

  for (const path of opened) {
    await page.goto(site.at(path));
    await expect(notice(page), path).toHaveText(storedToday());
  }
  await page.goto(site.at(`${other}?place=us-ny`));
  await expect(notice(page)).toHaveText(storedToday());
  await expect(table(page)).toContainText(getName('us-ny'));

  await page.goto(site.at(statePath('us-wy')));
  await expect(notice(page)).toHaveText(words.offline.absent);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const kept = page.getByRole('region', { name: words.offline.list });
  await expect(kept.getByRole('link', { name: getName('us-mt') })).toBeVisible();
  await kept.getByRole('link', { name: getName('us-mt') }).click();
  await expect(page).toHaveURL(site.at(statePath('us-mt')));
  await expect(notice(page)).toHaveText(storedToday());
});

test('a page that was only fetched ahead is not kept, and is once it is opened', async ({
  page,
  site,
}) => {
  await openAndUse(page, site.at('/en/faq/'));
  const session = await page.context().newCDPSession(page);
  await session.send('Preload.enable');
  const fetched: string[] = [];
  session.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) => {
    if (status === 'Ready') fetched.push(new URL(prefetchUrl).pathname);
  });
  const path = '/en/counselors/';
  const link = page.locator(`footer a[href="${path}"]`);
  await link.hover();
  await expect.poll(() => fetched).toContain(path);
  await page.waitForTimeout(500);
  expect(await isStored(page, path), 'nobody has opened it').toBe(false);
  await link.click();
  await expect(page).toHaveURL(site.at(path));
  await expect.poll(() => isStored(page, path), 'it is open').toBe(true);
  await site.stop();
  await page.goto(site.at(path));
  await expect(notice(page)).toHaveText(storedToday());
});

test('a site that answers with an error is read from the copies', async ({ page, site }) => {
  await openAndUse(page, site.at(homePair.path));
  await site.stop();
  const failing = createServer((_, response) => {
    response.writeHead(503, { 'content-type': 'text/plain' }).end('Down for repairs');
  });
  await new Promise<void>((listening) => {
    failing.listen(site.port, '127.0.0.1', listening);
  });
  try {
    await page.goto(site.at(homePair.path));
    await expect(notice(page)).toHaveText(storedToday());
    await expect(comparedRows(page).first()).toBeVisible();
  } finally {
    failing.closeAllConnections();
    await new Promise((closed) => {
      failing.close(closed);
    });
  }
});

test('a new release is there at the next load, and takes the place of the old one in the store', async ({
  page,
  site,
}) => {
  await openAndUse(page, site.at(homePair.path));
  await page.goto(site.at(statePath('us-mt')));
  await expect.poll(() => isStored(page, statePath('us-mt'))).toBe(true);
  const before = await stores(page);
  await page.goto(site.at('/en/'));
  await site.stop();
  site.release('en/index.html', (html) => html.replace('<h1', '<h1 data-new=""'));
  await site.start();

  await page.reload();
  await expect(page.locator('h1[data-new]')).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  await expect.poll(() => stores(page)).not.toEqual(before);
  await expect.poll(() => stores(page)).toHaveLength(1);

  await site.stop();
  await page.reload();
  await expect(page.locator('h1[data-new]')).toBeVisible();
  await expect(notice(page)).toHaveText(storedToday());
  // Pages that the reader opened in the old release are still there.
  await page.goto(site.at(statePath('us-mt')));
  await expect(notice(page)).toHaveText(storedToday());
});

test.describe('with the switch off', () => {
  const remover = join(process.cwd(), 'lib', 'offline', 'remove-worker.ts');

  /** Opens a page. Shortly after, the browser looks for a newer worker and runs it. */
  async function expectRemoved(page: Page, site: OwnSite) {
    await page.goto(site.at('/en/'));
    await expect.poll(() => registrations(page)).toBe(0);
    await expect.poll(() => stores(page)).toEqual([]);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await site.stop();
    // Nothing is stored, so the browser shows its error page.
    await expect(page.goto(site.at(homePair.path))).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  }

  test('a release removes the worker and all that it has stored', async ({ page, site }) => {
    await openAndUse(page, site.at(homePair.path));
    await site.stop();
    site.write('sw.js', await compileScript(remover, 'iife'));
    await site.start();
    await expectRemoved(page, site);
  });

  test('a worker that answers every page with a failure can be removed too', async ({
    page,
    site,
  }) => {
    await site.stop();
    site.write(
      'sw.js',
      `const name = registration.scope + ' broken';
      addEventListener('install', (event) => event.waitUntil(caches.open(name).then(() => skipWaiting())));
      addEventListener('activate', (event) => event.waitUntil(clients.claim()));
      addEventListener('fetch', (event) => event.respondWith(Response.error()));`,
    );
    await site.start();
    await page.goto(site.at(homePair.path));
    await firstUse(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await expect(page.goto(site.at('/en/'))).rejects.toThrow(/ERR_FAILED/);
    await site.stop();
    site.write('sw.js', await compileScript(remover, 'iife'));
    await site.start();
    // This still fails, and then the browser looks for a newer worker.
    await expect(page.goto(site.at('/en/'))).rejects.toThrow(/ERR_FAILED/);
    await page.waitForTimeout(3000);
    await expectRemoved(page, site);
  });
});
