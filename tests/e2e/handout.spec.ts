import type { Page } from '@playwright/test';
import { buildComparison } from '@/lib/domain/build-comparison';
import { fill } from '@/lib/domain/template';
import { buildHandout } from '@/lib/pages/build-handout';
import { hasSiteAddress } from '@/lib/settings';
import { readOwnSite } from '@/tests/lib/domain/sample';
import {
  firstUse,
  getBox,
  handoutPath,
  homePair,
  open,
  sidewaysScroll,
  table,
  textsOutOfPlace,
  widths,
  words,
} from './pages';
import { readPicture, readQr } from './pdf';
import { expect, test } from './test';

const site = readOwnSite();
const roles = homePair.roles.map(({ id }) => site.roles.find((role) => role.id === id));
const [one, two] = roles;
if (one === undefined || two === undefined) throw new Error('The home pair is missing');
const { rows } = buildHandout(buildComparison([one, two], site), site.words);
const getQuestion = (id: string) => rows.find((row) => row.id === id)?.question ?? id;
const usual = rows.filter(({ isUsual }) => isUsual).map(({ question }) => question);

const path = handoutPath(homePair);
const mine = ['ladder', 'remote', 'pay'];
const picks = `#p=${mine.join('.')}`;

const questions = (page: Page) => table(page).getByRole('rowheader');
const code = (page: Page) => page.locator('.sheet-again svg');
const printButton = (page: Page) => page.getByRole('button', { name: words.handout.print });

/** The questions on the sheet, without the text next to them. */
async function shown(page: Page): Promise<string[]> {
  const texts = await questions(page).allInnerTexts();
  return texts.map((text) => text.split('\n').find((line) => line.endsWith('?')) ?? text);
}

/** The text in the QR code on the screen. */
async function scanned(page: Page): Promise<string | undefined> {
  await code(page).scrollIntoViewIfNeeded();
  const png = await code(page).screenshot();
  return readQr(await readPicture(page, png));
}

/** The address next to the QR code. */
const written = async (page: Page) =>
  (await page.locator('.sheet-again p').last().innerText()).replace(/\s/g, '');

/** Matches the URL of a page with only differences and these picks. */
const isAt = (path: string, picks: string) => (url: URL) =>
  url.pathname === path && url.search === '?d=1' && url.hash === picks;

test('shows the usual questions with an answer for either role', async ({ page }) => {
  await open(page, path, widths.desktop);
  expect(await shown(page)).toEqual(usual);
  await expect(page.locator('.sheet').getByText(words.handout['no-advice'])).toBeVisible();
  for (const prompt of words.handout.prompts) await expect(page.getByText(prompt)).toBeVisible();
});

test('follows from the comparison with its view, and leads back to it', async ({ page }) => {
  await open(page, `${homePair.path}?d=1${picks}`, widths.desktop);
  const link = page.getByRole('link', { name: words.handout.link });
  await expect(link).toHaveAttribute('href', /p=/);
  await link.click();
  await expect(page).toHaveURL(isAt(path, picks));
  await expect.poll(() => shown(page)).toEqual(mine.map(getQuestion));
  await expect(page.getByText(fill(words.handout['rows-mine'], { count: '3' }))).toBeVisible();
  const back = page.getByRole('link', { name: words.handout.back });
  await expect(back).toHaveAttribute('href', /p=/);
  await back.click();
  await expect(page).toHaveURL(isAt(homePair.path, picks));
});

test('has the address of the same view of the comparison, as text and as a code', async ({
  page,
  baseURL,
}) => {
  for (const view of ['', `?g=glance.pay${picks}`]) {
    await open(page, path + view, widths.desktop);
    await firstUse(page);
    const { origin } = new URL(baseURL ?? page.url());
    const query = view.startsWith('?') ? '?g=glance.pay&asof=' : '?asof=';
    const expected = `${origin}${homePair.path}${query}${site.dataVersion}${view === '' ? '' : picks}`;
    await expect.poll(() => written(page)).toBe(expected);
    expect(await scanned(page)).toBe(expected);
    await page.goto(expected);
    await expect(table(page)).toBeVisible();
    await page.goto('about:blank');
  }
});

test('shows only what the view shows', async ({ page }) => {
  await open(page, `${path}?d=1`, widths.desktop);
  await expect(page.getByText(words.handout['rows-differences'])).toBeVisible();
  const different = rows.filter((row) => row.isUsual && row.isDifferent);
  expect(await shown(page)).toEqual(different.map(({ question }) => question));
  await page.goto('about:blank');
  await open(page, `${path}?g=people`, widths.desktop);
  const people = rows.filter(({ group }) => group === 'people').map(({ question }) => question);
  await expect.poll(() => shown(page)).toEqual(people);
});

test('nothing moves when a view is applied', async ({ page }) => {
  for (const view of ['', picks, '?g=people&d=1']) {
    await page.goto('about:blank');
    await page.addInitScript(() => {
      const seen = window as typeof window & { shift?: number };
      seen.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
          seen.shift = (seen.shift ?? 0) + entry.value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await open(page, path + view, widths.phone);
    await firstUse(page);
    await expect.poll(() => written(page)).toContain(new URL(page.url()).origin);
    await expect(page.locator('html')).not.toHaveAttribute('data-pending');
    const shift = await page.evaluate(() => (window as typeof window & { shift?: number }).shift);
    expect(shift, view).toBe(0);
  }
});

test('fits every width, in large print too', async ({ page }) => {
  for (const width of Object.values(widths)) {
    await open(page, path, width);
    for (const isLarge of [false, true]) {
      await page.getByLabel(words.handout.large).setChecked(isLarge);
      expect(await sidewaysScroll(page), `${width}`).toBe(0);
      expect(await textsOutOfPlace(page), `${width}`).toEqual([]);
    }
  }
});

test('has both answers side by side on a phone, each under the name of its role', async ({
  page,
}) => {
  await open(page, path, widths.narrowest);
  const cells = table(page).getByRole('row').nth(1).getByRole('cell');
  const left = await getBox(cells.nth(0), 'the first answer');
  const right = await getBox(cells.nth(1), 'the second answer');
  expect(left.y).toBe(right.y);
  expect(left.right).toBeLessThanOrEqual(right.x);
  await expect(cells.nth(0)).toContainText(one.name);
  await expect(cells.nth(1)).toContainText(two.name);
});

test('prints by its button, pressed with the keyboard before hydration', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = window as typeof window & { printed?: number };
    window.print = () => {
      seen.printed = (seen.printed ?? 0) + 1;
    };
  });
  await open(page, path, widths.desktop);
  await printButton(page).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => (window as typeof window & { printed?: number }).printed))
    .toBe(1);
});

test('the box for large print can be checked before hydration and stays checked', async ({
  page,
}) => {
  await open(page, path, widths.desktop);
  await page.getByLabel(words.handout.large).check();
  await firstUse(page);
  await expect.poll(() => written(page)).toContain(new URL(page.url()).origin);
  await expect(page.getByLabel(words.handout.large)).toBeChecked();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('is whole, and has no control that does nothing', async ({ page }) => {
    await page.goto(path);
    expect(await shown(page)).toEqual(usual);
    await expect(printButton(page)).toBeHidden();
    await expect(page.getByText(words.handout['print-how'])).toBeVisible();
    // If the build knows no host, a QR code would lead nowhere.
    await expect(code(page)).toBeVisible({ visible: hasSiteAddress });
    expect(await written(page)).toContain(`${homePair.path}?asof=${site.dataVersion}`);
    await page.getByLabel(words.handout.large).check();
    await expect(page.getByLabel(words.handout.large)).toBeChecked();
  });
});
