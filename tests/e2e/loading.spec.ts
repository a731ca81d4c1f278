import type { Page } from '@playwright/test';
import { allPaths, comparedRows, firstUse, homePair, open, pairs, widths, words } from './pages';
import { expect, test } from './test';

/** Hydrates all pages and uses all their controls: the browser must not complain (tests/e2e/test.ts). */

/** Uses all controls that stay on the page. */
async function pressEverything(page: Page): Promise<number> {
  let used = 0;
  for (const box of await page.getByRole('checkbox').all()) {
    await box.check();
    await box.uncheck();
    used += 1;
  }
  for (const field of await page.getByRole('searchbox').all()) {
    await field.fill('pay');
    await page.waitForLoadState('networkidle');
    await field.fill('');
    used += 1;
  }
  for (const summary of await page.locator('summary').filter({ visible: true }).all()) {
    await summary.click();
    used += 1;
    // One of a kind is enough on a long page.
    if (used > 6) break;
  }
  return used;
}

test('every page hydrates and all its controls work without errors', async ({ page }) => {
  let used = 0;
  for (const path of allPaths) {
    await open(page, path, widths.desktop);
    await firstUse(page);
    await page.waitForLoadState('networkidle');
    used += await pressEverything(page);
  }
  expect(used).toBeGreaterThan(20);
});

test('nothing moves while a page loads, hydrates and shows a shared view', async ({ page }) => {
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as unknown as {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) moved.push(value.toFixed(4));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shared = pairs.map(({ path }) => `${path}?d=1`);
  for (const width of [widths.phone, widths.desktop]) {
    for (const path of [...allPaths, ...shared]) {
      await open(page, path, width);
      await firstUse(page);
      await page.waitForLoadState('networkidle');
      const moved = await page.evaluate(() => (window as unknown as { moved: string[] }).moved);
      expect.soft(moved, `${path} at ${width} px`).toEqual([]);
    }
  }
});

test('links within the page keep their address during hydration', async ({ page }) => {
  for (const { path } of pairs) {
    await page.unrouteAll();
    const late: (() => void)[] = [];
    await page.route('**/islands/**', async (route) => {
      await new Promise<void>((resolve) => late.push(resolve));
      await route.continue();
    });
    await open(page, path, widths.desktop);
    const link = (row: number) => comparedRows(page).nth(row).locator('.perma');
    await link(1).click();
    await expect.poll(() => late.length).toBe(2);
    await link(2).click();
    const id = await comparedRows(page).nth(2).getAttribute('id');
    for (const go of late) go();
    await page.waitForLoadState('networkidle');
    await expect(page, path).toHaveURL(`${path}#${id}`);
    await page.goBack();
    const before = await comparedRows(page).nth(1).getAttribute('id');
    await expect(page, path).toHaveURL(`${path}#${before}`);
  }
});

test('pointing at a link prefetches its page', async ({ page }) => {
  // Playwright does not see prefetch requests, so ask the browser.
  const session = await page.context().newCDPSession(page);
  await session.send('Preload.enable');
  const fetched: string[] = [];
  session.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) => {
    if (status === 'Ready') fetched.push(new URL(prefetchUrl).pathname);
  });
  await open(page, '/en/', widths.desktop);
  await page.locator('header').getByRole('link', { name: words.navigation.faq }).hover();
  await expect.poll(() => fetched).toEqual(['/en/faq/']);
});

test('every answer has the headers of the build', async ({ page, request }) => {
  const policy = [
    "default-src 'none'; ",
    "; frame-ancestors 'none'; ",
    "; require-trusted-types-for 'script'; trusted-types default",
  ];
  const expected: Readonly<Record<string, readonly string[]>> = {
    'content-security-policy': policy,
    'x-content-type-options': ['nosniff'],
    'referrer-policy': ['strict-origin-when-cross-origin'],
    'permissions-policy': ['camera=()'],
    'cross-origin-opener-policy': ['same-origin'],
    'cross-origin-resource-policy': ['same-origin'],
    'cross-origin-embedder-policy': ['require-corp'],
  };
  for (const path of [...allPaths, '/robots.txt', '/icon.svg', '/no-such-file.js']) {
    const headers = (await request.get(path)).headers();
    for (const [name, parts] of Object.entries(expected)) {
      for (const part of parts) expect.soft(headers[name], `${name} of ${path}`).toContain(part);
    }
  }
  // Pages have the policy too, for hosts that do not send our headers.
  await open(page, homePair.path);
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveCount(1);
});

test.describe('what the policy blocks', () => {
  // The browser reports each refusal.
  test.use({ mayComplain: true });

  test('is text as markup, and a script from elsewhere or from text', async ({ page }) => {
    await open(page, homePair.path);
    await firstUse(page);
    await page.waitForLoadState('networkidle');
    const refused = await page.evaluate(() => {
      const attempts: readonly (() => void)[] = [
        () => {
          document.body.innerHTML = '<img src=x>';
        },
        () => {
          document.createElement('script').src = 'https://evil.test/a.js';
        },
        () => {
          document.createElement('script').src = '/not-a-script-of-ours.js';
        },
        () => {
          document.createElement('script').text = 'window.hit = 1';
        },
      ];
      return attempts.map((attempt) => {
        try {
          attempt();
          return 'allowed';
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
    await expect(comparedRows(page).first()).toBeVisible();
  });
});
