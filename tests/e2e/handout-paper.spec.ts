import type { Page } from '@playwright/test';
import { firstUse, handoutPath, homePair, open, pairs, table, widths, words } from './pages';
import { getText, inBlackAndWhite, type Printout, printPage, readQr, textsOffPaper } from './pdf';
import { expect, test } from './test';

const path = handoutPath(homePair);
const formats = ['A4', 'Letter'] as const;

/** Views that fill a sheet: none, five rows with short answers, and the five with the longest. */
const views = [
  '',
  '#p=pay.clients.ladder.license.overtime',
  '#p=tasks.meetings.ladder.tools.overtime',
];

/** Printers leave a margin of about a quarter of an inch, in points. */
const edge = 18;

/** The texts of the handout as shown on the screen. */
const textsOnScreen = async (page: Page) => {
  const cells = table(page).locator('th:not(.sr-only), td');
  const texts = [
    ...(await cells.allInnerTexts()),
    ...(await page.locator('.sheet h1, .sheet h2, .sheet li, .sheet-notes').allInnerTexts()),
  ];
  return texts.flatMap((text) => text.split('\n')).filter((text) => text.trim() !== '');
};

/** The address next to the QR code, once it has the host of the open site. */
async function addressOn(page: Page): Promise<string> {
  const text = page.locator('.sheet-again p').last();
  await expect(text).toContainText(new URL(page.url()).host);
  return withoutSpaces(await text.innerText());
}

const withoutSpaces = (text: string) => text.replace(/\s/g, '');

/** Checks a printout: complete, inside the margins, and dark on white. */
async function checkPrintout(page: Page, { sheets }: Pick<Printout, 'sheets'>, what: string) {
  for (const sheet of sheets) expect(textsOffPaper(sheet, edge), what).toEqual([]);
  const printed = withoutSpaces(getText({ sheets }));
  for (const text of await textsOnScreen(page)) {
    expect(printed, what).toContain(withoutSpaces(text));
  }
}

/** The font size of the answers on any sheet. */
const leastSize = (sheets: Printout['sheets'], texts: readonly string[]) =>
  Math.min(
    ...sheets
      .flatMap((sheet) => sheet.texts)
      .filter(({ text }) => texts.some((whole) => whole.includes(text.trim()) && text.length > 3))
      .map(({ size }) => size),
  );

for (const view of views) {
  test(`is one sheet of either paper, whole and large enough to read: ${view || 'all'}`, async ({
    page,
  }) => {
    await open(page, path + view, widths.desktop);
    await expect(page.locator('html')).not.toHaveAttribute('data-pending');
    await firstUse(page);
    const address = await addressOn(page);
    const prompts = words.handout.prompts;
    for (const format of formats) {
      const printout = await printPage(page, { format });
      expect(printout.sheets, format).toHaveLength(1);
      await checkPrintout(page, printout, format);
      // Differences below a tenth of a point are rounding.
      expect(leastSize(printout.sheets, prompts), format).toBeGreaterThan(9.9);
      const sizes = printout.sheets.flatMap(({ texts }) => texts.map(({ size }) => size));
      expect(Math.min(...sizes), format).toBeGreaterThan(7.4);
      expect(readQr(inBlackAndWhite(printout.render(0, 150))), format).toBe(address);
    }
  });
}

test('is two sheets in large print', async ({ page }) => {
  for (const view of views) {
    await page.goto('about:blank');
    await open(page, path + view, widths.desktop);
    await expect(page.locator('html')).not.toHaveAttribute('data-pending');
    await firstUse(page);
    await page.getByLabel(words.handout.large).check();
    const address = await addressOn(page);
    for (const format of formats) {
      const what = `${format} ${view}`;
      const printout = await printPage(page, { format });
      expect(printout.sheets, what).toHaveLength(2);
      for (const sheet of printout.sheets) expect(textsOffPaper(sheet, edge), what).toEqual([]);
      expect(leastSize(printout.sheets, words.handout.prompts), what).toBeGreaterThan(15.9);
      const codes = printout.sheets.map((_, index) =>
        readQr(inBlackAndWhite(printout.render(index, 150))),
      );
      expect(codes, what).toContain(address);
    }
  }
});

test('is no more than that for any part of the comparison', async ({ page }) => {
  for (const group of Object.keys(words.groups)) {
    await page.goto('about:blank');
    await open(page, `${path}?g=${group}`, widths.desktop);
    await expect(page.locator('html')).not.toHaveAttribute('data-pending');
    for (const isLarge of [false, true]) {
      await page.getByLabel(words.handout.large).setChecked(isLarge);
      const { sheets } = await printPage(page, { format: 'Letter' });
      expect(sheets.length, group).toBeLessThanOrEqual(isLarge ? 2 : 1);
    }
  }
});

test('carries no part of the page that is of no use on paper', async ({ page }) => {
  await open(page, path, widths.desktop);
  const text = getText(await printPage(page, { format: 'A4' }));
  for (const { back, large, print } of [words.handout]) {
    for (const tool of [back, large, print]) expect(text).not.toContain(tool);
  }
  expect(text).not.toContain(words.site.footer);
  expect(text).toContain(words.site.name);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('is one sheet for each pair of roles', async ({ page }) => {
    for (const pair of pairs) {
      await page.goto(handoutPath(pair));
      for (const format of formats) {
        const { sheets } = await printPage(page, { format });
        expect(sheets, `${pair.path} ${format}`).toHaveLength(1);
      }
    }
  });
});
