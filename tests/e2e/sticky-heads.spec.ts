import {
  columnHead,
  comparedRows,
  getBox,
  headBottom,
  open,
  pairs,
  sidewaysScroll,
  table,
  textsOutOfPlace,
  widths,
} from './pages';
import { expect, test } from './test';

for (const width of [widths.desktop, widths.phone]) {
  test(`the role names stay in sight down to the last row at ${width} x 800`, async ({ page }) => {
    for (const { path, roles } of pairs) {
      await open(page, path, width);
      const last = comparedRows(page).last();
      for (const block of ['end', 'center'] as const) {
        await last.evaluate((row, to) => row.scrollIntoView({ block: to }), block);
        const row = await getBox(last, 'the last row');
        expect(row.y, `the last row of ${path} is in the window`).toBeLessThan(800);
        for (const role of roles) {
          const what = `${role.name} on ${path}, last row at the ${block}`;
          const head = columnHead(page, role);
          const box = await getBox(head, what);
          expect.soft(box.y, what).toBeGreaterThanOrEqual(0);
          expect.soft(box.bottom, what).toBeLessThanOrEqual(800);
          expect.soft(box.right, what).toBeLessThanOrEqual(width);
          const isOnTop = await head.evaluate((link) => {
            const { x, y, width: wide, height } = link.getBoundingClientRect();
            return link.contains(document.elementFromPoint(x + wide / 2, y + height / 2));
          });
          expect.soft(isOnTop, `${what} is not covered`).toBe(true);
        }
        // Most of the window must remain for the rows.
        expect.soft(await headBottom(page), `height of the heads on ${path}`).toBeLessThan(800 / 4);
      }
    }
  });
}

test('nothing shows through the heads that stick, and their lines are whole', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [widths.desktop, 960]) {
      for (const { path, roles } of pairs) {
        const what = `${path}, ${colorScheme} at ${width} px`;
        await open(page, path, width);
        const thead = table(page).locator('thead');
        await comparedRows(page)
          .nth(12)
          .evaluate((row) => row.scrollIntoView({ block: 'start' }));
        const bar = await getBox(page.locator('.bar'), what);
        const head = await getBox(thead, what);
        expect
          .soft(head.y, `the bar covers nothing of the heads: ${what}`)
          .toBeGreaterThanOrEqual(bar.bottom);
        for (const role of roles) {
          const line = await getBox(columnHead(page, role).locator('xpath=..'), what);
          expect
            .soft(line.y, `the line of ${role.name}: ${what}`)
            .toBeGreaterThanOrEqual(bar.bottom);
        }
        // The gaps between the heads must look the same over any content.
        const cells = await thead.getByRole('columnheader').all();
        for (const cell of cells.slice(0, -1)) {
          const { right } = await getBox(cell, what);
          const clip = { x: right + 4, y: head.y + 2, width: 8, height: head.bottom - head.y - 3 };
          const before = await page.screenshot({ clip });
          for (let step = 0; step < 8; step += 1) {
            await page.mouse.wheel(0, 37);
            await page.waitForTimeout(50);
            const isAlike = async () => (await page.screenshot({ clip })).equals(before);
            await expect.poll(isAlike, what).toBe(true);
          }
        }
      }
    }
  }
});

const shortWindows = [
  { name: '400 % zoom of 1280 x 1024', width: 320, height: 256, zoom: 4 },
  { name: '500 % zoom of 1280 x 1024', width: 256, height: 205, zoom: 5 },
] as const;

for (const { name, width, height, zoom } of shortWindows) {
  test(`nothing sticks and everything can be read at ${name}`, async ({ browser }) => {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: zoom,
    });
    const page = await context.newPage();
    for (const { path, roles } of pairs) {
      await open(page, path);
      expect.soft(await sidewaysScroll(page), `sideways scroll of ${path}`).toBe(0);
      expect.soft(await textsOutOfPlace(page), `texts out of their place on ${path}`).toEqual([]);

      const rows = comparedRows(page);
      for (const place of ['first', 'last'] as const) {
        const row = rows[place]();
        await row.evaluate((element) => element.scrollIntoView({ block: 'start' }));
        for (const [side, role] of roles.entries()) {
          const what = `${role.name}, ${place} row of ${path}`;
          const cell = row.getByRole('cell').nth(side);
          const box = await getBox(cell, what);
          expect.soft(box.x, what).toBeGreaterThanOrEqual(0);
          expect.soft(box.right, what).toBeLessThanOrEqual(width);
          const isNamed = await cell.getByText(role.name, { exact: true }).isVisible();
          expect.soft(isNamed, `the name stands over the value: ${what}`).toBe(true);
        }
      }
      const { bottom } = await getBox(table(page).locator('thead'), 'the head');
      expect.soft(bottom, `the heads of ${path} have scrolled away`).toBeLessThan(0);
      const stuck = await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          // The share panel is fixed, but hidden until it opens.
          .filter((element) => element.checkVisibility())
          .filter((element) => /sticky|fixed/.test(getComputedStyle(element).position))
          .map((element) => element.tagName),
      );
      expect.soft(stuck, `parts of ${path} that stick`).toEqual([]);
    }
    await context.close();
  });
}
