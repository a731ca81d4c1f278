import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { type TableName, tableFiles } from '@/lib/domain/table-rows';
import { fill } from '@/lib/domain/template';
import { askAxe } from './axe';
import { firstUse, handoutPath, homePair, open, sidewaysScroll, widths, words } from './pages';
import { expect, test } from './test';

/** Compares what a comparison and its handout show for a state with the table. */

const { view } = words;

type Row = { readonly [column: string]: string };
const getRows = (table: TableName): readonly Row[] =>
  parse(readFileSync(join(process.cwd(), 'content', 'data', tableFiles[table].file), 'utf8'), {
    columns: true,
  });
/** The month of the newest release in a table, as pages show it. */
const getMonth = (rows: readonly Row[]) =>
  `May ${Math.max(...rows.map((row) => Number(row.reference_period?.slice(0, 4))))}`;
const states = getRows('oewsState');
const [may, mayOfUs] = [getMonth(states), getMonth(getRows('oewsNational'))];
const figure = (code: string, occupation: string, column: string): string =>
  states.find((row) => row.state_abbr === code && row.occupation === occupation)?.[column] ?? '';
const absent = words.missing['not-released'] ?? '';
/** The start of a sentence about two nearly equal values. */
const [close = ''] = words.differences.close.split('{');
const dollars = (amount: number) => `$${amount.toLocaleString('en-US')}`;
const median = (code: string, occupation: string) => figure(code, occupation, 'annual_median_usd');

const chooser = (page: Page) => page.getByRole('combobox', { name: view.place });
const row = (page: Page, id: string) => page.locator(`tr[id="${id}"]`);
/** The address may follow the rows. */
const getSearch = (page: Page) => new URL(page.url()).search;
const cells = (page: Page, id: string) => row(page, id).getByRole('cell');

async function openHydrated(page: Page, path: string) {
  await open(page, path, widths.desktop);
  await firstUse(page);
  await page.waitForLoadState('networkidle');
}

/** States with medians in either order, and two without a figure. */
const chosen = ['FL', 'CT', 'KS', 'SC', 'MT', 'VT'] as const;
const getPosition = (code: string) => `us-${code.toLowerCase()}`;
const getName = (code: string) => words.places[getPosition(code)] ?? '';

for (const code of chosen) {
  test(`choosing ${getName(code)} moves pay, jobs and sentences, and the address says so`, async ({
    page,
  }) => {
    await openHydrated(page, homePair.path);
    await chooser(page).selectOption(getName(code));
    await expect(row(page, 'pay')).toContainText(`${getName(code)}, ${may}`);
    await expect.poll(() => getSearch(page)).toBe(`?place=${getPosition(code)}`);
    const [one, two] = [median(code, 'paralegal'), median(code, 'legal_secretary')];
    await expect(cells(page, 'pay').nth(0)).toContainText(dollars(Number(one)));
    if (two === '') {
      await expect(cells(page, 'pay').nth(1)).toContainText(absent);
      await expect(cells(page, 'pay').nth(2)).toContainText(words.differences.unknown);
    } else {
      const gap = Number(one) - Number(two);
      await expect(cells(page, 'pay').nth(1)).toContainText(dollars(Number(two)));
      await expect(cells(page, 'pay').nth(2)).toContainText(dollars(Math.abs(gap)));
      const higher = `${homePair.roles[gap > 0 ? 0 : 1].plural} `;
      // Within 3 % the two count as about the same, and the sentence names no higher one.
      const isClose = Math.abs(gap) <= 0.03 * Math.min(Number(one), Number(two));
      await expect(cells(page, 'pay').nth(2)).toContainText(isClose ? close : higher);
    }
    for (const [side, occupation] of ['paralegal', 'legal_secretary'].entries()) {
      const jobs = figure(code, occupation, 'employment');
      await expect(cells(page, 'employed').nth(side)).toContainText(
        jobs === '' ? absent : Number(jobs).toLocaleString('en-US'),
      );
    }
    // Values without state data stay national and say so.
    await expect(row(page, 'pay-hour')).toContainText(`US, ${mayOfUs}`);
    await expect(page.locator('.place-note')).toContainText(getName(code));
  });
}

test('a shared link opens with the state, and nothing jumps', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        shifts.push((entry as unknown as { value: number }).value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await open(page, `${homePair.path}?place=us-fl&asof=2099-01-01`, widths.phone);
  await expect(row(page, 'pay')).toContainText(`Florida, ${may}`);
  await expect(page.locator('.lead').last()).toContainText(`Florida, ${may}`);
  await expect(page.locator('[data-shared]')).toContainText('Florida');
  await expect(chooser(page)).toHaveValue('us-fl');
  expect(
    (await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).reduce(
      (sum, value) => sum + value,
      0,
    ),
  ).toBeLessThan(0.02);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
});

/** The rows with a note that they apply to another state. */
const marked = (page: Page, place: string) =>
  page
    .locator('.cmp .row', {
      hasText: fill(words['place-rows'].mark, { place, others: 'Florida' }),
    })
    .evaluateAll((rows) => rows.map(({ id }) => id));

test('rows of another state say so, at the list, at each row and on paper', async ({ page }) => {
  await openHydrated(page, homePair.path);
  const ofFlorida = await page
    .locator('.cmp .row')
    .evaluateAll((rows) =>
      rows
        .filter((one) => /Florida/.test(one.querySelector('.detail')?.textContent ?? ''))
        .map(({ id }) => id),
    );
  expect(ofFlorida.length).toBeGreaterThan(3);
  const said = fill(words['place-rows'].elsewhere, { place: 'Texas', others: 'Florida' });
  await chooser(page).selectOption('us-tx');
  await expect(page.locator('.place-note')).toContainText(said);
  await expect.poll(() => marked(page, 'Texas')).toEqual(expect.arrayContaining(ofFlorida));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.on-paper')).toContainText(said);
  await page.emulateMedia({ media: 'screen' });
  await chooser(page).selectOption('us-fl');
  await expect(row(page, 'pay')).toContainText(`Florida, ${may}`);
  await expect.poll(() => marked(page, 'Florida')).toEqual([]);
  await expect(page.locator('.place-note')).not.toContainText('we have none');
  await page.goto(`${handoutPath(homePair)}?place=us-tx`);
  await expect(page.locator('.sheet-choice')).toContainText(said);
  await expect(page.locator('.sheet tr', { hasText: 'This is for Florida' })).not.toHaveCount(0);
});

test('paper names the place, the choices and the rows that it shows', async ({ page }) => {
  const groups = 'glance.work.entry.pay.people.limits';
  await openHydrated(page, `${homePair.path}?d=1&g=${groups}&place=us-fl&fbclid=abc#p=pay.remote`);
  await expect(row(page, 'pay')).toContainText('Florida');
  const all = String(await page.locator('.cmp .row').count());
  const shown = String(await page.locator('.cmp .row:visible').count());
  const mine = fill(view['shared-mine-many'], { count: '2' });
  const some = fill(view['shared-groups'], { shown: '6', all: '7' });
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.on-paper');
  const parts = ['Florida', view['shared-differences'], some, mine].join('; ');
  await expect(paper.locator('p:visible').first()).toHaveText(
    fill(view['paper-some'], { parts, shown, all }),
  );
  await page.evaluate(() => {
    document.documentElement.dataset.print = 'all';
  });
  await expect(paper.locator('p:visible').first()).toHaveText(
    fill(view['paper-all'], { parts: `Florida; ${mine}`, all }),
  );
  await expect(page.locator('.cmp .row:visible')).toHaveCount(Number(all));
  await page.evaluate(() => {
    delete document.documentElement.dataset.print;
    dispatchEvent(new Event('beforeprint'));
  });
  await expect(page.locator('.sheet-foot span')).toHaveText(
    new URL(`${homePair.path}?d=1&g=${groups}&place=us-fl#p=pay.remote`, page.url()).href,
  );
  await expect(page.locator('caption')).not.toContainText(/open it/i);
});

test('going back leads to the place before', async ({ page }) => {
  await openHydrated(page, homePair.path);
  await chooser(page).selectOption('us-fl');
  await expect(row(page, 'pay')).toContainText('Florida');
  await page.goBack();
  await expect(row(page, 'pay')).toContainText(`US, ${mayOfUs}`);
  await expect(chooser(page)).toHaveValue('us');
});

test('all rows come back for the same state; everything is the page as it begins', async ({
  page,
}) => {
  await openHydrated(page, `${homePair.path}?d=1&place=us-fl`);
  await expect(row(page, 'pay')).toContainText('Florida');
  await page.locator('.view-note').getByRole('button').click();
  await expect(page).toHaveURL(/\?place=us-fl$/);
  await page.goto(`${homePair.path}?d=1&place=us-fl&asof=2099-01-01`);
  await page.getByRole('button', { name: view['show-everything'] }).click();
  await expect(row(page, 'pay')).toContainText(`US, ${mayOfUs}`);
  await expect.poll(() => getSearch(page)).toBe('');
});

test('a state that nobody knows is left out, and the reader is told', async ({ page }) => {
  await open(page, `${homePair.path}?place=us-zz`);
  await expect(page.locator('.view-ignored')).toContainText(view['ignored-parts'].place ?? '');
  await expect(row(page, 'pay')).toContainText(`US, ${mayOfUs}`);
});

test.describe('where its data do not come', () => {
  test.use({ mayComplain: true });

  test('the table keeps the country and says so', async ({ page }) => {
    await page.route('**/us-fl.json', (route) => route.abort());
    await openHydrated(page, homePair.path);
    await chooser(page).selectOption('us-fl');
    await expect(page.locator('.place-note')).toHaveText(view.failed);
    await expect(row(page, 'pay')).toContainText(`US, ${mayOfUs}`);
    await page.unroute('**/us-fl.json');
    // So quickly that nothing is rendered in between, as on a slow device.
    await chooser(page).evaluate((select: HTMLSelectElement) => {
      for (const value of ['us-ga', 'us-fl']) {
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
    });
    await expect(row(page, 'pay')).toContainText(`Florida, ${may}`);
  });

  test('the handout says that its pay is the country’s', async ({ page }) => {
    await page.route('**/us-fl.json', (route) => route.abort());
    await open(page, `${handoutPath(homePair)}?place=us-fl`);
    await expect(page.locator('.sheet-choice')).toContainText(
      fill(words.handout['place-failed'], { place: 'Florida' }),
    );
  });
});

test('the handout of a state has its pay, and leads back to it', async ({ page }) => {
  await openHydrated(page, `${homePair.path}?place=us-fl`);
  await page.getByRole('link', { name: words.handout.link }).click();
  await expect(page).toHaveURL(/handout\/\?place=us-fl$/);
  const sheet = page.locator('.sheet');
  await expect(sheet).toContainText(fill(words.handout['rows-place'], { place: 'Florida' }));
  await expect(sheet).toContainText(dollars(Number(median('FL', 'paralegal'))));
  await expect(sheet).toContainText('place=us-fl');
  await page.getByRole('link', { name: words.handout.back }).click();
  await expect(row(page, 'pay')).toContainText(`Florida, ${may}`);
});

test('the chooser is passed and used by keyboard, and keeps the focus', async ({ page }) => {
  await openHydrated(page, homePair.path);
  await chooser(page).focus();
  await page.keyboard.type('Flor');
  await expect(row(page, 'pay')).toContainText(`Florida, ${may}`);
  await expect(chooser(page)).toBeFocused();
});

test('a state’s view has no fault that a machine can find', async ({ page }) => {
  await open(page, `${homePair.path}?place=us-mt`, widths.desktop);
  await expect(row(page, 'pay')).toContainText('Montana');
  expect((await askAxe(page)).violations).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('no chooser stands there that does nothing, and a link leads to every state', async ({
    page,
  }) => {
    await open(page, homePair.path);
    await expect(page.locator('select')).toBeHidden();
    await expect(page.getByRole('link', { name: words.compare.pay })).toBeVisible();
  });
});
