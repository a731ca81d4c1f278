import type { Page } from '@playwright/test';
import {
  allPaths,
  comparedRows,
  faqPath,
  firstUse,
  getBox,
  headBottom,
  homePair,
  open,
  pairs,
  rolePath,
  roles,
  table,
  widths,
  words,
} from './pages';
import { expect, test } from './test';

test('the first tab stop skips to the text', async ({ page }) => {
  for (const path of allPaths) {
    await open(page, path, widths.desktop);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: words.navigation.skip, exact: true });
    await expect(skip, path).toBeFocused();
    await expect(skip, path).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main'), path).toBeFocused();
    await page.keyboard.press('Tab');
    const isInText = await page.evaluate(
      () => document.activeElement?.matches('main *, footer *') ?? false,
    );
    expect.soft(isInText, `the next stop of ${path} lies in the text or after it`).toBe(true);
  }
});

type Stop = {
  name: string;
  isSkipLink: boolean;
  outline: string;
  outlineWidth: number;
  isShown: boolean;
};

/** The focused element, or nothing if the focus has left the page. */
const focusedStop = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const style = getComputedStyle(element);
    // A link across two lines has two boxes, and nothing may cover either.
    const points = [...element.getClientRects()]
      .filter(({ width, height }) => width > 0 && height > 0)
      .flatMap(({ left, right, top, bottom }) => [
        [(left + right) / 2, (top + bottom) / 2],
        ...[left + 2, right - 2].flatMap((x) => [top + 2, bottom - 2].map((y) => [x, y])),
      ]);
    const isOnTop = ([x = 0, y = 0]: number[]) => element.contains(document.elementFromPoint(x, y));
    return {
      name: `${element.tagName} "${element.textContent?.trim().slice(0, 50)}" ${element.getAttribute('href') ?? ''}`,
      isSkipLink: element.matches('.skip'),
      outline: style.outlineStyle,
      outlineWidth: Number.parseFloat(style.outlineWidth),
      isShown: points.length > 0 && points.every(isOnTop),
    };
  });

/** Everything that Tab reaches from the start of a page, in order. */
async function allStops(page: Page): Promise<Stop[]> {
  const focusable = await page
    .locator('a[href], summary, button, input, select, [tabindex="0"]')
    .count();
  const stops: Stop[] = [];
  // One more than possible, so that the loop ends even if the focus never leaves the page.
  for (let count = 0; count <= focusable; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await focusedStop(page);
    if (stop === null || (stops.length > 0 && stop.isSkipLink)) return stops;
    stops.push(stop);
  }
  return stops;
}

for (const width of [widths.desktop, widths.phone]) {
  for (const path of [homePair.path, ...roles.slice(0, 1).map(rolePath), faqPath, '/']) {
    test(`every tab stop on ${path} is visible at ${width} px`, async ({ page }) => {
      await open(page, path, width);
      await firstUse(page);
      await page.waitForLoadState('networkidle');
      const visible = await page
        .locator(
          'a[href]:visible, summary:visible, input:visible, select:visible, button:enabled:visible',
        )
        .count();
      const stops = await allStops(page);
      expect(stops, 'every link, field and disclosure is a stop').toHaveLength(visible);
      for (const { name, outline, outlineWidth, isShown } of stops) {
        expect.soft(outline, `outline of ${name}`).not.toBe('none');
        expect.soft(outlineWidth, `width of the outline of ${name}`).toBeGreaterThanOrEqual(2);
        expect.soft(isShown, `${name} is in the window and not covered`).toBe(true);
      }
    });

    test(`every stop on ${path} is visible at ${width} px, with Shift and Tab`, async ({
      page,
    }) => {
      await open(page, path, width);
      await firstUse(page);
      await page.waitForLoadState('networkidle');
      await page.locator('footer a').last().focus();
      for (let count = 0; ; count += 1) {
        const stop = await focusedStop(page);
        if (stop === null || stop.isSkipLink) {
          expect(count, 'stops on the way back').toBeGreaterThan(10);
          break;
        }
        expect.soft(stop.isShown, `${stop.name} is in the window and not covered`).toBe(true);
        await page.keyboard.press('Shift+Tab');
      }
    });
  }
}

test('Enter on the name of a source opens it', async ({ page }) => {
  for (const { path } of pairs) {
    await open(page, path, widths.phone);
    const source = table(page).locator('details').first();
    await expect(source.getByRole('paragraph'), path).toBeHidden();
    await source.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(source.getByRole('paragraph'), path).toBeVisible();
    const link = source.getByRole('link').first();
    const target = (await link.getAttribute('href')) ?? '';
    await page.keyboard.press('Tab');
    await expect(link, path).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${target}$`));
    const entry = page.locator(target.slice(target.indexOf('#')));
    await expect(entry, `${target} from ${path}`).toBeInViewport();
  }
});

for (const width of [widths.desktop, widths.phone]) {
  test(`Enter on a row's link shows the row below the heads at ${width} px`, async ({ page }) => {
    for (const { path } of pairs) {
      await open(page, path, width);
      const rows = await comparedRows(page).all();
      // The first row, the last one and some between, each from where the previous one led.
      for (const row of rows.filter((_, index) => index % 9 === 0 || index === rows.length - 1)) {
        const id = (await row.getAttribute('id')) ?? '';
        await row.getByRole('rowheader').getByRole('link').focus();
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(new RegExp(`${path}#${id}$`));
        const { y } = await getBox(row, id);
        const what = `top of the row ${id} on ${path}`;
        expect.soft(y, what).toBeGreaterThanOrEqual((await headBottom(page)) - 1);
        expect.soft(y, what).toBeLessThan(800);
      }
    }
  });

  test(`the list of groups leads to each group's heading at ${width} px`, async ({ page }) => {
    for (const { path } of pairs) {
      for (const group of Object.values(words.groups)) {
        await open(page, path, width);
        const groups = page.getByRole('navigation', { name: words.compare.groups });
        await groups.getByRole('link', { name: group, exact: true }).focus();
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(/#group-/);
        const heading = table(page).getByRole('rowheader', { name: group, exact: true });
        const what = `heading "${group}" on ${path}`;
        await expect.soft(heading.getByText(group), what).toBeInViewport();
        // The text itself, since the heading's box starts with white space.
        const y = await heading.evaluate((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return range.getBoundingClientRect().top;
        });
        expect.soft(y, what).toBeGreaterThanOrEqual((await headBottom(page)) - 1);
        expect.soft(y, what).toBeLessThan(400);
      }
    }
  });
}
