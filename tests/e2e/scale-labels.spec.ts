import type { Page } from '@playwright/test';
import { homePair, open, payPath, rolePath, roles, statePath, tablePaths } from './pages';
import { readPdf } from './pdf';
import { expect, test } from './test';

test.use({ bypassCSP: true });

/** Misplaced scale labels on a page, each with the reason. */
const misplaced = (page: Page): Promise<{ faults: string[]; shown: number }> =>
  page.evaluate(() => {
    const faults: string[] = [];
    let shown = 0;
    for (const scale of document.querySelectorAll('.scale')) {
      if (!scale.checkVisibility()) continue;
      const lines = [...scale.querySelectorAll('.grid')].map((line) =>
        line.getBoundingClientRect(),
      );
      const around = scale.getBoundingClientRect();
      const isTrend = scale.classList.contains('trend');
      const texts = [...scale.querySelectorAll('text, p > *')]
        .map((text) => ({
          name: text.textContent ?? '',
          isLabel: text.matches('[class^="at-"]'),
          box: text.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0);
      const labels = texts.filter(({ isLabel }) => isLabel);
      shown += labels.length;
      for (const { name, box } of labels) {
        const middle = (box.left + box.right) / 2;
        const off = Math.min(...lines.map((line) => Math.abs(line.left - middle)));
        if (!isTrend && off > 1) faults.push(`${name} is ${off} px beside its line`);
        if (!isTrend && (box.left < around.left - 1 || box.right > around.right + 1)) {
          faults.push(`${name} hangs out of its drawing`);
        }
      }
      for (const { name, box } of texts) {
        if (box.left < 0 || box.right > document.documentElement.clientWidth) {
          faults.push(`${name} hangs out of the page`);
        }
        for (const other of texts) {
          const isOver =
            other.box !== box &&
            box.left < other.box.right + 2 &&
            other.box.left < box.right + 2 &&
            box.top < other.box.bottom - 2 &&
            other.box.top < box.bottom - 2;
          if (isOver) faults.push(`${name} runs into ${other.name}`);
        }
      }
    }
    return { faults, shown };
  });

/** The pages with a scale: the home page, comparisons, roles, pay. */
const scalePaths = [
  ...new Set([
    ...tablePaths,
    ...roles.map(rolePath),
    payPath,
    statePath('us-fl'),
    statePath('us-mt'),
  ]),
];

/** Window widths in CSS pixels: 320 is a phone, or 1280 at 400 %. */
const windows = [240, 280, 320, 360, 375, 412, 480, 560, 640, 700, 768, 860, 960, 1024, 1280, 1920];

/** Sheet widths in mm, portrait and landscape. Pages print with margins of 14 mm. */
const papers = {
  A4: [210, 297],
  Letter: [215.9, 279.4],
  Legal: [215.9, 355.6],
  A5: [148, 210],
  A6: [105, 148],
};
const inPixels = (paper: number) => Math.floor(((paper - 28) / 25.4) * 96);

/** Resizes the open page and checks all labels. */
async function lookAt(page: Page, width: number, what: string) {
  await page.setViewportSize({ width, height: 800 });
  await page.waitForFunction((size) => window.innerWidth === size, width);
  const { faults, shown } = await misplaced(page);
  expect.soft(faults, `${what} at ${width} px`).toEqual([]);
  return shown;
}

for (const path of scalePaths) {
  test(`every label of a scale on ${path} stands under its line, apart, or is left out`, async ({
    page,
  }) => {
    await open(page, path, 1280);
    let shown = 0;
    for (const width of windows) shown += await lookAt(page, width, 'in a window');
    await page.emulateMedia({ media: 'print' });
    for (const [paper, widths] of Object.entries(papers)) {
      for (const width of widths) shown += await lookAt(page, inPixels(width), `on ${paper}`);
    }
    expect(shown, 'labels looked at').toBeGreaterThan(20);
    await page.emulateMedia({ media: 'screen' });
    await page.addStyleTag({ content: '* { letter-spacing: 0.12em !important; }' });
    for (const width of [320, 768, 1280]) await lookAt(page, width, 'with wide spacing');
    await page.addStyleTag({
      content: 'html { font-size: 200% !important; } * { letter-spacing: normal !important; }',
    });
    for (const width of [320, 768, 1280]) await lookAt(page, width, 'with letters twice the size');
  });
}

test('labels keep apart in a real printout on A5, A6 and at 150 %', async ({ page }) => {
  for (const path of [homePair.path, statePath('us-fl')]) {
    await open(page, path, 1280);
    for (const options of [
      { format: 'A5' },
      { format: 'A6' },
      { format: 'A4', scale: 1.5 },
    ] as const) {
      const { sheets } = await readPdf(await page.pdf({ ...options, printBackground: false }));
      const labels = sheets.flatMap(({ texts }) =>
        texts.map(({ text }) => text.trim()).filter((text) => /^\$\d+k/.test(text)),
      );
      const what = `${path}, ${JSON.stringify(options)}`;
      // The smallest sheet has room for one label next to three other columns, in each of two charts.
      const least = options.format === 'A6' ? 2 : 4;
      expect.soft(labels.join(' ').split(' ').length, what).toBeGreaterThanOrEqual(least);
      for (const label of labels) expect.soft(label, what).toMatch(/^\$\d+k( {1,}\$\d+k)*$/);
    }
  }
});
