import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { fill } from '@/lib/domain/template';
import { askAxe } from './axe';
import {
  comparedRows,
  homePair,
  open,
  pairs,
  sidewaysScroll,
  table,
  textsOutOfPlace,
  widths,
  words,
} from './pages';
import { expect, test } from './test';

/** A single file as someone gets it by mail: no server, no network. */

const out = process.env.OUT_DIR ?? join(process.cwd(), 'out');
const getFile = ({ path }: { readonly path: string }) =>
  join(out, 'files', 'en', `${path.split('/').at(-2)}.html`);

/** Opens a file from the disk and records all further requests. */
async function openFile(page: Page, pair: { readonly path: string }, width: number) {
  const { href } = pathToFileURL(getFile(pair));
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== href) asked.push(request.url());
  });
  await page.context().setOffline(true);
  await page.setViewportSize({ width, height: 800 });
  await page.goto(href);
  await expect(page.getByRole('main')).toBeVisible();
  return asked;
}

const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } },
] as const;

for (const { name, media } of looks) {
  test(`a single file reads well off line, at any width, in ${name}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia(media);
    for (const width of Object.values(widths)) {
      const asked = await openFile(page, homePair, width);
      expect(await sidewaysScroll(page), `${width} px`).toBe(0);
      expect(await textsOutOfPlace(page), `${width} px`).toEqual([]);
      expect((await askAxe(page)).violations, `${width} px`).toEqual([]);
      expect(asked).toEqual([]);
    }
  });
}

test('a single file leads from a value to the note of its source', async ({ page }) => {
  for (const pair of pairs) {
    await openFile(page, pair, widths.desktop);
    const source = comparedRows(page).first().getByRole('link').first();
    const [, number] = /\[(\d+)\]$/.exec(await source.innerText()) ?? [];
    await source.click();
    await expect(page.locator(`[id="n${number}"]`)).toBeInViewport();
    expect(await comparedRows(page).count()).toBeGreaterThan(0);
  }
});

test('on paper a single file is a table with its heads on every sheet, and has all its text', async ({
  page,
}) => {
  await openFile(page, homePair, 688);
  const whole = await page.getByRole('main').innerText();
  await page.emulateMedia({ media: 'print' });
  // The repeated heads are visual copies (docs/decisions/0029-heads-on-paper.md).
  await expect(table(page).locator('.running')).toHaveCSS('display', 'table-header-group');
  await expect(table(page).locator('thead')).toHaveCSS('position', 'static');
  const broken = await comparedRows(page).evaluateAll((rows) =>
    rows.filter((row) => getComputedStyle(row).breakInside !== 'avoid').map(({ id }) => id),
  );
  expect(broken).toEqual([]);
  const printed = await page.getByRole('main').innerText();
  const ways = await page.getByRole('main').getByRole('navigation').allInnerTexts();
  const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const wanted = squeeze(ways.reduce((text, way) => text.replace(way, ''), whole));
  // The cells keep their order. Only the list of groups, useless on paper, is gone.
  expect(new Set(squeeze(printed).split(' '))).toEqual(new Set(wanted.split(' ')));
});

test('the comparison offers its file, which comes as a download without script', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await open(page, homePair.path);
  const coming = page.waitForEvent('download');
  const rows = String(Object.keys(words.rows).length);
  const holds = fill(words.compare.file, { rows, place: words.places.us ?? '' });
  await page.getByRole('link', { name: holds }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe(`${homePair.path.split('/').at(-2)}.html`);
  const path = await download.path();
  expect(readFileSync(path, 'utf8')).toBe(readFileSync(getFile(homePair), 'utf8'));
  await context.close();
});

test('opened where the site stands, the file keeps its style under the policy of the host', async ({
  page,
}) => {
  await page.goto(`/files/en/${homePair.path.split('/').at(-2)}.html`);
  await expect(table(page)).toBeVisible();
  await expect(table(page)).toHaveCSS('border-collapse', 'separate');
  await expect(page.locator('body')).not.toHaveCSS('margin-top', '8px');
});
