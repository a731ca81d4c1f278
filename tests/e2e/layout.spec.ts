import type { Page } from '@playwright/test';
import { allPaths, open, sidewaysScroll, textsOutOfPlace, unfilledPlace, widths } from './pages';
import { expect, test } from './test';

// The injected styles simulate a reader's style sheet, which no policy blocks.
test.use({ bypassCSP: true });

/** The text spacing that readers may set by WCAG 2.2, 1.4.12. */
const readerSpacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`;

/** Nothing may extend past the window or into the next column. */
async function expectToFit(page: Page, what: string) {
  expect.soft(await sidewaysScroll(page), `sideways scroll, ${what}`).toBe(0);
  expect.soft(await textsOutOfPlace(page), `texts out of their place, ${what}`).toEqual([]);
}

for (const width of Object.values(widths)) {
  test(`no page scrolls sideways at ${width} px, with the spacing of the page or of the reader`, async ({
    page,
  }) => {
    for (const path of allPaths) {
      await open(page, path, width);
      await expectToFit(page, `${path} at ${width} px`);
      await page.addStyleTag({ content: readerSpacing });
      await expectToFit(page, `${path} at ${width} px with wide spacing`);
    }
  });
}

test('no page scrolls sideways with letters of twice the size', async ({ page }) => {
  for (const path of allPaths) {
    await open(page, path, widths.desktop);
    await page.addStyleTag({ content: 'html { font-size: 200% !important; }' });
    await expectToFit(page, `${path} with letters of twice the size`);
  }
});

test('no page shows a gap in its words', async ({ page }) => {
  for (const path of allPaths) {
    await open(page, path);
    // Include accessible names of charts, links and landmarks.
    const texts = await page.evaluate(() => [
      document.title,
      document.body.innerText,
      document.querySelector('meta[name=description]')?.getAttribute('content') ?? '',
      ...[...document.querySelectorAll('[aria-label]')].map((part) => part.ariaLabel ?? ''),
    ]);
    for (const text of texts) expect.soft(text, path).not.toMatch(unfilledPlace);
  }
});

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test(`nothing moves by itself, motion preference: ${reducedMotion}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    for (const path of allPaths) {
      await open(page, path, widths.desktop);
      // The pointer or the focus would start a transition.
      await page.getByRole('banner').getByRole('link').first().hover();
      await page.keyboard.press('Tab');
      const { running, scrolling } = await page.evaluate(() => ({
        running: document.getAnimations().length,
        scrolling: getComputedStyle(document.documentElement).scrollBehavior,
      }));
      expect.soft(running, `running animations on ${path}`).toBe(0);
      expect.soft(scrolling, `scrolling on ${path}`).toBe('auto');
    }
  });
}
