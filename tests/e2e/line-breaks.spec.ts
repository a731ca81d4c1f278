import type { Page } from '@playwright/test';
import { allPaths, open, widths } from './pages';
import { expect, test } from './test';

/** Bad line breaks on a page: inside a word, before a semicolon, or into a narrow column. */
const badBreaks = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = new Range();
    const getLines = () => [
      ...new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => box.top)),
    ];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const parent = node.parentElement;
      if (parent === null || text.trim() === '' || !parent.checkVisibility()) continue;
      if (parent.closest('script, style, svg, .sr-only, .skip, .address')) continue;
      if (
        parent.closest('th, caption') &&
        getComputedStyle(parent.closest('th, caption') as Element).clipPath !== 'none'
      )
        continue;
      // URLs may break anywhere, and words after a hyphen or a dash.
      for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
        if (
          /[./:=?]/.test(`${text[index - 1] ?? ''}${text[index + word.length] ?? ''}`) &&
          /\w[./:=?]\w/.test(text)
        )
          continue;
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (getLines().length > 1) found.add(`“${word}” is broken`);
      }
      const before = node.previousSibling;
      if (/^[,.;:!?)]/.test(text) && before instanceof Element) {
        range.setStart(node, 0);
        range.setEnd(node, 1);
        const sign = range.getBoundingClientRect();
        const last = [...before.getClientRects()].at(-1);
        if (last && sign.top > last.bottom - 3)
          found.add(`a line begins with “${text.slice(0, 20)}”`);
      }
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
      const width =
        Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
      const isThin = getLines().length >= 6 && width < 100;
      if (isThin) found.add(`a column of ${Math.round(width)} px: “${text.slice(0, 40)}”`);
    }
    return [...found];
  });

for (const path of allPaths) {
  test(`words stay whole, and columns are wide enough to read, on ${path}`, async ({ page }) => {
    await open(page, path, widths.desktop);
    for (const width of [...Object.values(widths), 560, 640, 960]) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForFunction((size) => window.innerWidth === size, width);
      expect.soft(await badBreaks(page), `${path} at ${width} px`).toEqual([]);
    }
  });
}
