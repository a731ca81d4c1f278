import {
  columnHead,
  comparedRows,
  faqPath,
  homePair,
  open,
  pairs,
  rolePath,
  roles,
  table,
  words,
} from './pages';
import { expect, test } from './test';

/** The number of pages in a PDF: Chromium writes one object of this type for each page. */
const pageCount = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;

test('a comparison prints on several pages', async ({ page }) => {
  await open(page, homePair.path);
  await page.emulateMedia({ media: 'print' });
  for (const format of ['A4', 'Letter'] as const) {
    const pages = pageCount(await page.pdf({ format, preferCSSPageSize: false }));
    expect.soft(pages, `pages of ${format}`).toBeGreaterThan(1);
    expect.soft(pages, `pages of ${format}: no more than a reader would carry`).toBeLessThan(20);
  }
});

test('on paper a comparison is a table with its heads on every page', async ({ page }) => {
  // The text width of a sheet of A4 inside its margins.
  await page.setViewportSize({ width: 688, height: 1017 });
  await page.emulateMedia({ media: 'print' });
  for (const { path, roles: pair } of pairs) {
    await open(page, path);
    // The repeated heads are visual copies. Screen readers get the real head once.
    const head = table(page).locator('.running');
    await expect(head, path).toHaveCSS('display', 'table-header-group');
    await expect(head, path).toHaveAttribute('aria-hidden', 'true');
    await expect(table(page).locator('thead'), path).toHaveCSS('display', 'table-row-group');
    await expect(table(page).locator('thead'), path).toHaveCSS('position', 'static');
    for (const role of pair) {
      await expect(head.getByText(role.name, { exact: true }), path).toBeVisible();
      await expect(columnHead(page, role), path).toHaveCount(1);
    }
    const rows = await comparedRows(page).evaluateAll((all) =>
      all.map((row) => ({
        id: row.id,
        display: getComputedStyle(row).display,
        breakInside: getComputedStyle(row).breakInside,
      })),
    );
    expect(rows.length, path).toBeGreaterThan(0);
    for (const { id, display, breakInside } of rows) {
      expect.soft(`${display}, ${breakInside}`, `${id} on ${path}`).toBe('table-row, avoid');
    }
  }
});

test('printouts have the sources but no navigation', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  for (const path of [...pairs.map((pair) => pair.path), ...roles.map(rolePath), faqPath, '/']) {
    await open(page, path);
    expect(await page.locator('nav a').count(), path).toBeGreaterThan(0);
    const printed = await page.locator('nav a:visible').allInnerTexts();
    expect.soft(printed, `links of the navigation of ${path} that are printed`).toEqual([]);
    await expect.soft(page.getByText(words.navigation.skip), path).toBeHidden();
    const heading = /\/(?:roles|faq)\//.test(path) ? words.role.sources : words.compare.sources;
    const sources = page.getByRole('region', { name: heading });
    await expect(sources, path).toBeVisible();
    expect.soft(await sources.getByRole('listitem').count(), path).toBeGreaterThan(0);
  }
});
