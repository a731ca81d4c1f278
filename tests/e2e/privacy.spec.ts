import { allPaths, open, unknownPath, widths } from './pages';
import { expect, test } from './test';

test('no page loads anything from other sites or stores anything', async ({ page, context }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  for (const path of allPaths) {
    requests.length = 0;
    await open(page, path, widths.desktop);
    // Trigger late requests: on scrolling down, or when the page is idle.
    await page.keyboard.press('End');
    await page.waitForLoadState('networkidle');
    const own = new URL(page.url()).origin;
    expect(requests.length, `requests of ${path}`).toBeGreaterThan(0);
    const foreign = requests.filter((url) => !url.startsWith(own) && !url.startsWith('data:'));
    expect.soft(foreign, `requests of ${path} to other sites`).toEqual([]);
    const stored = await page.evaluate(async () => ({
      cookie: document.cookie,
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    const nothing = { cookie: '', local: {}, session: {}, databases: [], caches: [], workers: 0 };
    expect.soft(stored, `stored by ${path}`).toEqual(nothing);
    expect.soft(await context.cookies(), `cookies of ${path}`).toEqual([]);
  }
});

test('every page loads without an error', async ({ page }) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    const ofPage = message.location().url === page.url() && page.url().endsWith(unknownPath);
    const isError = message.type() === 'error' || message.type() === 'warning';
    // The browser reports the 404 status of the page, which is expected.
    if (isError && !ofPage) problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    const isUnknown = new URL(response.url()).pathname === unknownPath;
    if (response.status() >= 400 && !isUnknown) {
      problems.push(`${response.status()}: ${response.url()}`);
    }
  });
  for (const path of allPaths) {
    problems.length = 0;
    await open(page, path, widths.desktop);
    await page.waitForLoadState('networkidle');
    expect.soft(problems, path).toEqual([]);
  }
});

test('the icon that browsers request exists', async ({ page, request }) => {
  for (const path of allPaths) {
    await open(page, path);
    const named = await page
      .locator('link[rel~="icon"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
    // Without a link browsers request this address and report that it is missing.
    const icons = named.length > 0 ? named : ['/favicon.ico'];
    for (const icon of icons.filter((address) => !address.startsWith('data:'))) {
      expect.soft((await request.get(icon)).status(), `${icon} of ${path}`).toBe(200);
    }
  }
});
