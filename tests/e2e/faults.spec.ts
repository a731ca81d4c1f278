import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Request } from '@playwright/test';
import { hasSiteAddress } from '@/lib/settings';
import {
  allPaths,
  comparedRows,
  faqPath,
  firstUse,
  handoutPath,
  homePair,
  open,
  payPath,
  table,
  unknownPath,
  widths,
  words,
} from './pages';
import { expect, test } from './test';

/** Pages with a client component, and what hydrates them. */
const hydratingPaths: readonly string[] = [homePair.path, faqPath, payPath, unknownPath];

/** The notice of the page. The share panel has another one. */
const notice = (page: Page) => page.locator('[data-unloaded]:not(dialog *)');
const box = (page: Page) => page.getByRole('checkbox', { name: words.view['differences-only'] });
const visibleRows = (page: Page) => comparedRows(page).filter({ visible: true });

/** The scripts and data of a hydrated page, in the order of their requests. */
async function getScripts(page: Page, path: string): Promise<readonly string[]> {
  const found: string[] = [];
  const note = (request: Request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/_next/')) found.push(pathname);
  };
  page.on('request', note);
  await page.goto(path);
  await firstUse(page);
  await page.waitForLoadState('networkidle');
  page.off('request', note);
  return [...new Set(found)];
}

test.describe('a page that nobody has touched', () => {
  test('asks for itself and at most one script', async ({ page }) => {
    for (const path of allPaths) {
      const requests: string[] = [];
      const note = (request: Request) => requests.push(new URL(request.url()).pathname);
      page.on('request', note);
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      page.off('request', note);
      // Lazy images are not scripts.
      const isPicture = (asked: string) => /^\/(?:icon|guide\/)/.test(asked);
      const beside = requests.filter((asked) => asked !== path && !isPicture(asked));
      // The QR code of a handout needs the host: if the build knows none, the page hydrates at once.
      if (!hasSiteAddress && path.endsWith('/handout/')) {
        expect.soft(beside.length, path).toBeGreaterThan(1);
        continue;
      }
      const expected = hydratingPaths.includes(path) || path.includes('-vs-') ? 1 : 0;
      expect.soft(beside, path).toHaveLength(expected);
    }
  });

  test('hydrates at the first use: pointer, key, focus or touch', async ({ browser }) => {
    const context = await browser.newContext({ hasTouch: true });
    const page = await context.newPage();
    const signs: Readonly<Record<string, () => Promise<unknown>>> = {
      pointer: () => firstUse(page),
      key: () => page.keyboard.press('Shift'),
      focus: () => page.evaluate(() => document.querySelector('a')?.focus()),
      touch: () => page.touchscreen.tap(5, 300),
    };
    for (const [sign, make] of Object.entries(signs)) {
      await page.goto(homePair.path);
      await page.waitForLoadState('networkidle');
      const [loaded] = await Promise.all([
        page.waitForEvent('response', (response) => response.url().includes('/islands/')),
        make(),
      ]);
      expect(loaded.ok(), sign).toBe(true);
    }
    await context.close();
  });

  test('hydrates at once if its URL has a view', async ({ page }) => {
    const hydrated = page.waitForResponse((response) => response.url().includes('/islands/'));
    await page.goto(`${homePair.path}?d=1`);
    await hydrated;
  });
});

test.describe('a click on a control that needs script', () => {
  test('before hydration is repeated once after it', async ({ page }) => {
    const late: (() => void)[] = [];
    await page.route('**/islands/**', async (route) => {
      await new Promise<void>((resolve) => late.push(resolve));
      await route.continue();
    });
    // A control that the page already has would be handled by its island.
    await page.route(homePair.path, async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(
        '<main',
        '<button id="late" data-js-only type="button">Late</button><main',
      );
      await route.fulfill({ response, body: html });
    });
    await page.goto(homePair.path);
    const button = page.locator('#late');
    await button.click();
    await button.click();
    await button.evaluate((control) => {
      Object.assign(window, { done: 0 });
      control.addEventListener('click', () => {
        Object.assign(window, { done: (window as unknown as { done: number }).done + 1 });
      });
    });
    // The page requests both at once.
    await expect.poll(() => late.length).toBe(2);
    const done = () => page.evaluate(() => (window as unknown as { done: number }).done);
    expect(await done()).toBe(0);
    for (const go of late) go();
    await expect.poll(done).toBe(1);
    await button.click();
    expect(await done()).toBe(2);
  });

  test('is impossible before the script that keeps it loads', async ({ page }) => {
    for (const [path, name] of [
      [homePair.path, words.view.share],
      [handoutPath(homePair), words.handout.print],
      [payPath, words['pay-page'].show],
    ] as const) {
      const late: (() => void)[] = [];
      let isSlow = true;
      await page.route('**/_next/static/site/**', async (route) => {
        if (isSlow) await new Promise<void>((resolve) => late.push(resolve));
        await route.continue();
      });
      await page.goto(path, { waitUntil: 'commit' });
      const control = page.getByRole('main').locator('[data-js-only]', { hasText: name }).first();
      await expect(control, path).toBeAttached();
      await expect(control, path).toBeHidden();
      await expect.poll(() => late.length).toBe(1);
      // A handout without a known host goes on to hydrate.
      isSlow = false;
      for (const go of late) go();
      await expect(control, path).toBeVisible();
      await page.unrouteAll({ behavior: 'wait' });
    }
  });
});

test.describe('a page that loads slowly', () => {
  test('hydrates when it is complete, and has each row once', async ({ page, baseURL }) => {
    const { html, rows } = await page.request.get(homePair.path).then(async (response) => {
      const text = await response.text();
      return { html: text, rows: text.split('<tr role="row" id=').length - 1 };
    });
    let sendRest = () => {};
    const middle = html.indexOf('id="pay"');
    const slow = createServer(async (request, response) => {
      const path = request.url ?? '/';
      if (path.startsWith(homePair.path) && !path.includes('.json')) {
        response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' });
        response.write(html.slice(0, middle));
        await new Promise<void>((resolve) => {
          sendRest = resolve;
        });
        response.end(html.slice(middle));
        return;
      }
      const answer = await page.request.get(new URL(path, baseURL).href);
      response.writeHead(answer.status(), {
        'content-type': answer.headers()['content-type'] ?? 'text/plain',
      });
      response.end(await answer.body());
    });
    await new Promise<void>((listening) => {
      slow.listen(0, listening);
    });
    try {
      const { port } = slow.address() as AddressInfo;
      const props = page.waitForResponse('**/islands/*.json');
      await page.goto(`http://localhost:${port}${homePair.path}?d=1`, { waitUntil: 'commit' });
      await (await props).finished();
      await page.waitForTimeout(500);
      sendRest();
      await page.waitForLoadState('networkidle');
      await expect(page.locator('.on-paper')).toBeAttached();
      const cells = await comparedRows(page).evaluateAll((all) =>
        all.map((row) => row.children.length),
      );
      expect(cells).toEqual(Array.from({ length: rows }, () => 4));
    } finally {
      slow.closeAllConnections();
      slow.close();
    }
  });
});

test.describe('while a clicked control is loading', () => {
  test('it says so, and responds when it has loaded', async ({ page }) => {
    const late: (() => void)[] = [];
    let isSlow = true;
    await page.goto(homePair.path);
    await page.route('**/islands/**', async (route) => {
      if (isSlow) await new Promise<void>((resolve) => late.push(resolve));
      await route.continue();
    });
    const mine = page.locator('.mine-pick summary');
    await mine.click();
    await expect(mine).toHaveAttribute('aria-busy', 'true');
    await expect(mine).toHaveCSS('text-decoration-style', 'dotted');
    isSlow = false;
    for (const go of late) go();
    await expect(page.locator('.picks')).toBeVisible();
    await expect(mine).not.toHaveAttribute('aria-busy', 'true');

    // What a control loads after hydration takes time too.
    const further: (() => void)[] = [];
    await page.route('**/us-tx.json', async (route) => {
      await new Promise<void>((resolve) => further.push(resolve));
      await route.continue();
    });
    const place = page.locator('.place');
    await place.getByRole('combobox').selectOption('us-tx');
    await expect(place).toHaveAttribute('aria-busy', 'true');
    await expect.poll(() => further.length).toBe(1);
    for (const go of further) go();
    await expect(place).not.toHaveAttribute('aria-busy', 'true');
  });
});

test.describe('a link with tracking parameters', () => {
  const marks = [
    '?fbclid=abc',
    '?utm_source=news&utm_medium=email',
    '?gclid=a&igsh=b&mc_cid=c',
    '#fbclid=a',
  ];

  test('hydrates nothing, hides nothing and shows no note', async ({ page }) => {
    const handouts = hasSiteAddress ? [handoutPath(homePair)] : [];
    for (const path of [homePair.path, ...handouts, faqPath, payPath]) {
      for (const mark of marks) {
        await page.goto('about:blank');
        const asked: string[] = [];
        const note = (request: Request) => asked.push(request.url());
        page.on('request', note);
        await page.goto(path + mark);
        await page.waitForLoadState('networkidle');
        page.off('request', note);
        expect(
          asked.filter((url) => url.includes('/islands/')),
          path + mark,
        ).toEqual([]);
        await expect(page.locator('html')).not.toHaveAttribute('data-pending');
        await firstUse(page);
        await page.waitForLoadState('networkidle');
        await expect(page.locator('.view-ignored')).toHaveCount(0);
        await expect(page.locator('[data-shared]:visible')).toHaveCount(0);
        expect(new URL(page.url()).search + new URL(page.url()).hash, 'is left alone').toBe(mark);
      }
    }
  });
});

test.describe('rows out of sight on a phone', () => {
  const putOff = (page: Page) =>
    comparedRows(page).evaluateAll(
      (rows) => rows.filter((row) => getComputedStyle(row).contentVisibility === 'auto').length,
    );

  /** Holds back the hydration loader until the test releases it. */
  async function holdLoaderScript(page: Page): Promise<() => void> {
    const late: (() => void)[] = [];
    await page.route('**/_next/static/site/**', async (route) => {
      await new Promise<void>((resolve) => late.push(resolve));
      await route.continue();
    });
    return () => {
      for (const go of late) go();
    };
  }

  test('are laid out as soon as the hydration loader runs', async ({ page }) => {
    const goOn = await holdLoaderScript(page);
    await page.setViewportSize({ width: widths.phone, height: 800 });
    await page.goto(homePair.path, { waitUntil: 'commit' });
    await expect.poll(() => putOff(page)).toBeGreaterThan(30);
    goOn();
    await expect(page.locator('html')).toHaveAttribute('data-js', '');
    expect(await putOff(page)).toBe(0);
  });

  test('are laid out a second later if it does not load', async ({ page }) => {
    const goOn = await holdLoaderScript(page);
    await page.setViewportSize({ width: widths.phone, height: 800 });
    await page.goto(homePair.path, { waitUntil: 'commit' });
    await expect.poll(() => putOff(page)).toBeGreaterThan(30);
    await expect.poll(() => putOff(page)).toBe(0);
    goOn();
  });

  for (const asked of ['#pay', '?d=1', '#p=pay']) {
    test(`are not put off where the address asks for ${asked}`, async ({ page }) => {
      const goOn = await holdLoaderScript(page);
      await page.setViewportSize({ width: widths.phone, height: 800 });
      await page.goto(homePair.path + asked, { waitUntil: 'commit' });
      await expect(page.locator('tr#pay')).toBeAttached();
      await expect(page.locator('html')).toHaveAttribute('data-view-applied', /./);
      expect(await putOff(page)).toBe(0);
      goOn();
    });
  }
});

test.describe('a script that does not load', () => {
  test.use({ mayComplain: true });

  for (const how of ['fails', 'is missing', 'is another than it was'] as const) {
    test(`${how}: everything can be read, and one line says what does not work`, async ({
      page,
    }) => {
      for (const path of [homePair.path, faqPath]) {
        await page.unrouteAll();
        const scripts = await getScripts(page, path);
        const [hydrate, ...others] = scripts;
        expect(others, 'the entry and the data').toHaveLength(2);
        const rows = await page.getByRole('main').innerText();
        for (const script of others) {
          await page.unrouteAll();
          await page.route(`**${script}`, (route) =>
            how === 'fails'
              ? route.abort()
              : how === 'is missing'
                ? route.fulfill({ status: 404, body: 'gone' })
                : route.fulfill({ contentType: 'text/javascript', body: '/* changed */' }),
          );
          await page.goto(path);
          await expect(notice(page)).toBeHidden();
          await firstUse(page);
          await expect.soft(notice(page), `${script} of ${path}`).toBeVisible();
          await expect.soft(notice(page)).toContainText(words.site.unloaded);
          expect
            .soft((await page.getByRole('main').innerText()).length, path)
            .toBeGreaterThan(rows.length);
        }
        // Without the hydration loader the page works as without any script.
        await page.unrouteAll();
        await page.route(`**${hydrate}`, (route) => route.abort());
        await page.goto(path);
        await firstUse(page);
        expect.soft(await page.getByRole('main').innerText(), path).toContain(rows.slice(0, 40));
      }
    });
  }

  test('shows a notice in view, and loads on the next click', async ({ page }) => {
    await page.setViewportSize({ width: widths.phone, height: 667 });
    await page.goto(homePair.path);
    await expect(page.locator('html')).toHaveAttribute('data-js', '');
    await page.route('**/islands/**', (route) => route.abort());
    const row = comparedRows(page).nth(20);
    await row.scrollIntoViewIfNeeded();
    const button = row.locator('.more');
    await button.click();
    await expect(notice(page)).toBeInViewport();
    await expect(button).not.toHaveAttribute('aria-busy', 'true');
    // It fails again: the notice is back, and the page still works.
    await notice(page).getByRole('button', { name: words.site.again }).click();
    await expect(notice(page)).toBeInViewport();
    await page.unroute('**/islands/**');
    await button.click();
    await expect(row.locator('.row-tools')).toBeVisible();
    await expect(notice(page)).toBeHidden();
  });

  test('leaves the link in the share panel, with a notice and a retry', async ({ page }) => {
    await page.goto(homePair.path);
    await expect(page.locator('html')).toHaveAttribute('data-js', '');
    await page.route('**/islands/**', (route) => route.abort());
    await page.getByRole('button', { name: words.view.share, exact: true }).click();
    const panel = page.getByRole('dialog', { name: words.share.heading });
    await expect(panel).toBeVisible();
    await expect(panel.getByRole('textbox')).toHaveValue(/\?asof=\d{4}-\d\d-\d\d$/);
    await expect(panel.getByText(words.site.unloaded)).toBeVisible();
    await page.unroute('**/islands/**');
    await panel.getByRole('button', { name: words.site.again }).click();
    await expect(panel.getByRole('button', { name: words.share.copy })).toBeVisible();
    await expect(panel.getByText(words.site.unloaded)).toBeHidden();
    await expect(panel.getByRole('textbox')).toHaveValue(/^http.*\?asof=/);
    await panel.getByRole('button', { name: words.share.close }).click();
    await expect(panel).toBeHidden();
  });

  test('loads again by the button in the notice', async ({ page }) => {
    await page.goto(homePair.path);
    await page.route('**/islands/**', (route) => route.abort());
    await box(page).check();
    await expect(notice(page)).toBeVisible();
    await page.unroute('**/islands/**');
    await notice(page).getByRole('button', { name: words.site.again }).click();
    await expect(notice(page)).toBeHidden();
    await expect(page, 'what was ticked meanwhile counts').toHaveURL(/\?d=1$/);
  });

  test('does not break the native controls of a comparison', async ({ page }) => {
    await page.route('**/islands/**', (route) => route.abort());
    await page.goto(homePair.path);
    const different = await page.locator('.cmp .row.different').count();
    await box(page).check();
    await expect(visibleRows(page)).toHaveCount(different);
    await expect(notice(page)).toBeVisible();
    await box(page).uncheck();
    await expect(visibleRows(page)).toHaveCount(await comparedRows(page).count());
  });
});

test.describe('hard conditions', () => {
  test('a new release while a page is open: the page goes on as it is', async ({ page }) => {
    test.info().annotations.push({ type: 'note', description: 'old files gone, new names' });
    await page.goto(homePair.path);
    await page.route('**/_next/**', (route) => route.fulfill({ status: 404, body: 'gone' }));
    await box(page).check();
    await expect(visibleRows(page)).toHaveCount(await page.locator('.cmp .row.different').count());
    await expect(notice(page)).toBeVisible();
    await page.getByRole('link', { name: words.navigation.faq }).first().click();
    await expect(page).toHaveURL(/\/en\/faq\/$/);
  });
  test.use({ mayComplain: true });

  test('slow 3G and a slow processor: the table is there and the box works before its scripts', async ({
    page,
  }) => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(homePair.path, { waitUntil: 'commit' });
    await box(page).check();
    await expect(visibleRows(page)).toHaveCount(await page.locator('.cmp .row.different').count());
    await expect(page).toHaveURL(/\?d=1$/);
  });

  test('blocked storage changes nothing', async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      }
    });
    await page.goto(homePair.path);
    await box(page).check();
    await expect(page).toHaveURL(/\?d=1$/);
    await expect(notice(page)).toBeHidden();
  });

  test('a browser without modules gets the complete page without script', async ({ page }) => {
    // Such a browser ignores scripts of an unknown type.
    await page.route(homePair.path, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: (await response.text()).replaceAll('type="module"', 'type="unknown"'),
      });
    });
    const scripts = await getScripts(page, homePair.path);
    expect(scripts).toEqual([]);
    await expect(table(page)).toBeVisible();
    await box(page).check();
    await expect(visibleRows(page)).toHaveCount(await page.locator('.cmp .row.different').count());
  });

  test('a full history keeps the choice on the page', async ({ page }) => {
    await page.addInitScript(() => {
      history.pushState = () => {
        throw new DOMException('too many', 'SecurityError');
      };
    });
    await open(page, homePair.path);
    await box(page).check();
    await expect(visibleRows(page)).toHaveCount(await page.locator('.cmp .row.different').count());
    await expect(notice(page)).toBeHidden();
  });
});
