import {
  allPaths,
  firstUse,
  open,
  pairsOnce,
  sitePaths,
  statePaths,
  swapped,
  unknownPath,
  words,
} from './pages';
import { expect, test } from './test';

test('every page can be reached from the home page by links, and no link is broken', async ({
  page,
}) => {
  const idsOf = new Map<string, Set<string>>();
  const links: { from: string; to: URL }[] = [];
  const waiting = ['/'];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (idsOf.has(path)) continue;
    const response = await page.goto(path);
    expect.soft(response?.status(), `status of ${path}`).toBe(200);
    const { hrefs, ids } = await page.evaluate(() => ({
      hrefs: [...document.querySelectorAll('a[href]:not([download])')].map(
        // The `href` of a link in an SVG is an object.
        (link) => new URL(link.getAttribute('href') ?? '', document.baseURI).href,
      ),
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    }));
    expect.soft(new Set(ids).size, `every id of ${path} is there once`).toBe(ids.length);
    idsOf.set(path, new Set(ids));
    for (const href of hrefs) {
      const to = new URL(href);
      if (to.origin !== new URL(page.url()).origin) continue;
      links.push({ from: path, to });
      waiting.push(to.pathname);
    }
  }
  // Readers arrive at `/`, but pages link to the home page with its language.
  expect([...idsOf.keys()].sort()).toEqual([...new Set([...sitePaths, ...statePaths])].sort());
  for (const { from, to } of links) {
    if (to.hash === '') continue;
    const hasTarget = idsOf.get(to.pathname)?.has(to.hash.slice(1));
    expect.soft(hasTarget, `target of ${to.pathname}${to.hash} on ${from}`).toBe(true);
  }
});

test('links to other sites are encrypted', async ({ page }) => {
  for (const path of sitePaths) {
    await open(page, path);
    const hrefs = await page
      .locator('a[href*="://"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const { origin } = new URL(page.url());
    // Without a known host, a handout shows the host on which it was opened.
    const others = hrefs.filter((href) => !href.startsWith(`${origin}/`));
    for (const href of others) expect.soft(href, path).toMatch(/^https:\/\//);
  }
});

test('an address that does not exist shows our 404 page with links', async ({ page }) => {
  for (const path of [unknownPath, '/nowhere', '/en/compare/paralegal-vs-nobody/']) {
    const response = await page.goto(path);
    expect.soft(response?.status(), path).toBe(404);
    const heading = page.getByRole('heading', { level: 1, name: words['not-found'].title });
    await expect(heading, path).toBeVisible();
    const ways = page.getByRole('main').getByRole('link');
    expect(await ways.count(), path).toBeGreaterThan(3);
  }
  const ways = page.getByRole('main').getByRole('link');
  const targets = await ways.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const target of targets) {
    expect.soft((await page.request.get(target ?? '')).status(), `${target}`).toBe(200);
  }
  await ways.first().click();
  await expect(page).toHaveURL('/en/');
});

test('either order of a comparison names the first order as the canonical one', async ({
  page,
}) => {
  for (const pair of pairsOnce) {
    for (const { path } of [pair, swapped(pair)]) {
      await open(page, path);
      const canonical = page.locator('link[rel="canonical"]');
      await expect(canonical, path).toHaveCount(1);
      // Resolved by the browser, since without `SITE_ADDRESS` the link has no host.
      const address = new URL(await canonical.evaluate((link: HTMLLinkElement) => link.href));
      expect.soft(address.pathname, `canonical address of ${path}`).toBe(pair.path);
    }
  }
});

test('every page has a unique title, a language and one main heading', async ({ page }) => {
  const titles = new Map<string, string>();
  for (const path of allPaths) {
    await open(page, path);
    await expect(page.locator('html'), path).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
    const title = await page.title();
    expect.soft(title, path).toContain(words.site.name);
    // `/` and the home page with its language are the same page.
    if (path !== '/')
      expect.soft(titles.get(title), `title of ${path}: "${title}"`).toBeUndefined();
    if (path !== '/') titles.set(title, path);
  }
});

test('a mistyped address leads to the right page', async ({ page }) => {
  await page.goto('/en/roles/paralegel/');
  await firstUse(page);
  const hint = page.getByText(words['not-found']['did-you-mean']);
  await expect(hint.getByRole('link', { name: 'Paralegal', exact: true })).toHaveAttribute(
    'href',
    '/en/roles/paralegal/',
  );
});

test('an address of markup or nonsense is never shown and gives no hint', async ({ page }) => {
  for (const path of ['/%3Cimg%20src=x%20onerror=alert(1)%3E/', '/some/place/far/away/']) {
    await page.goto(path);
    await firstUse(page);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words['not-found'].title);
    await expect(page.getByText(words['not-found']['did-you-mean'])).toHaveCount(0);
    await expect(page.locator('img')).toHaveCount(0);
    await expect(page.getByText('onerror')).toHaveCount(0);
  }
});
