import type { Page } from '@playwright/test';
import { firstUse, handoutPath, homePair, open, swapped, widths } from './pages';
import { expect, test } from './test';

/**
 * On a mismatch with the server's markup Preact silently fixes text and elements, but no attributes. So this compares
 * the hydrated islands with the served page, and a view from a link with the same view chosen on the page.
 */

/** Each element of the islands: its name, attributes, text, and state set by the reader. */
const getIslands = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-island]').evaluateAll((islands) =>
    islands.flatMap((island) => {
      const parts = [island, ...island.querySelectorAll('*')];
      return parts
        .filter((part) => part.closest('.on-paper') === null)
        .map((part) => {
          // Scroll position and focus are not part of a view.
          const attributes = [...part.attributes]
            .filter(({ name }) => !['tabindex', 'aria-current'].includes(name))
            .map(({ name, value }) => `${name}="${value}"`);
          const own = [...part.childNodes]
            .filter((child) => child.nodeType === Node.TEXT_NODE)
            .map((text) => text.textContent)
            .join('');
          const set =
            part instanceof HTMLInputElement
              ? String(part.checked)
              : part instanceof HTMLSelectElement
                ? part.value
                : '';
          return `<${part.localName} ${attributes.sort().join(' ')}> ${own} ${set}`.trim();
        });
    }),
  );

/** Uses the page and waits until its islands are hydrated. */
async function hydratePage(page: Page): Promise<void> {
  await firstUse(page);
  await page.waitForLoadState('networkidle');
  // Parts that only print appear with the first rendering in the browser.
  await page.waitForTimeout(300);
}

const pairPages = [homePair.path, swapped(homePair).path];

for (const path of [...pairPages, handoutPath(homePair)]) {
  test(`hydration changes nothing in the served page ${path}`, async ({ page }) => {
    // Without a known host, the browser draws the QR code of a handout.
    const isWhole = (part: string) => !/<(?:svg|path|section|p|wbr) /.test(part);
    await page.route('**/islands/**', () => {});
    await open(page, path, widths.desktop);
    const served = await getIslands(page);
    expect(served.length).toBeGreaterThan(100);
    await page.unrouteAll();
    await open(page, path, widths.desktop);
    await hydratePage(page);
    const hydrated = await getIslands(page);
    const isHandout = path === handoutPath(homePair);
    expect(isHandout ? hydrated.filter(isWhole) : hydrated).toEqual(
      isHandout ? served.filter(isWhole) : served,
    );
  });
}

const views = [
  '?d=1',
  '?g=pay',
  '?d=1&g=glance.pay',
  '?place=us-tx',
  '#p=pay',
  '#p=pay.school.clients.tasks.jobs',
  '?d=1&g=glance.pay&place=us-fl#p=school.pay&at=pay',
  '?d=1&place=us-zz#p=pay.nope',
];

for (const path of [homePair.path, handoutPath(homePair)]) {
  for (const view of views) {
    test(`${view} of ${path} is the same from a link as by choice`, async ({ page }) => {
      await open(page, path, widths.desktop);
      await hydratePage(page);
      await page.evaluate((address) => {
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
      }, view);
      await hydratePage(page);
      const byUse = await getIslands(page);
      await page.goto('about:blank');
      await open(page, path + view, widths.desktop);
      await hydratePage(page);
      expect(await getIslands(page)).toEqual(byUse);
    });
  }
}
