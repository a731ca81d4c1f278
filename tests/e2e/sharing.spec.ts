import type { BrowserContext, Page } from '@playwright/test';
import jsQr from 'jsqr';
import { fill } from '@/lib/domain/template';
import type { PublicHistory } from '@/lib/history/public-history';
import { comparedRows, firstUse, homePair, open, widths, words } from './pages';
import { expect, test } from './test';

/** Shared links: made, copied, opened elsewhere, and older than the page. */

const { view, share, history } = words;
const tools = words['row-tools'];
const label = (id: string) => words.rows[id as keyof typeof words.rows].label;
const panel = (page: Page) => page.getByRole('dialog', { name: share.heading });
const field = (page: Page) => panel(page).getByRole('textbox', { name: share.link });

async function openPanel(page: Page, address: string, width: number = widths.desktop) {
  await open(page, address, width);
  await firstUse(page);
  await page.getByRole('button', { name: view.share, exact: true }).click();
  await expect(panel(page)).toBeVisible();
}

/** The text of the QR code on the screen, decoded from a screenshot. */
async function readCode(context: BrowserContext, picture: Buffer) {
  const reader = await context.newPage();
  const { data, width, height } = await reader.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    const pixels = pen?.getImageData(0, 0, image.width, image.height);
    return { data: [...(pixels?.data ?? [])], width: image.width, height: image.height };
  }, picture.toString('base64'));
  await reader.close();
  return jsQr(new Uint8ClampedArray(data), width, height)?.data;
}

const getRows = (page: Page) =>
  comparedRows(page)
    .filter({ visible: true })
    .evaluateAll((rows) => rows.map(({ id }) => id));

test('a counselor sets a view, shares and hands over a link; the client opens exactly that', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, homePair.path, widths.desktop);
  await page.getByRole('checkbox', { name: view['differences-only'] }).check();
  await page.getByText(view.groups, { exact: true }).click();
  const { limits } = words.groups as Readonly<Record<'limits', string>>;
  await page.locator('.view').getByRole('checkbox', { name: limits, exact: true }).uncheck();
  for (const id of ['clients', 'pay']) {
    await page
      .getByRole('button', { name: fill(view.tools, { row: label(id) }), exact: true })
      .click();
    await page.getByRole('button', { name: fill(view.pick, { row: label(id) }) }).click();
  }
  const shown = await getRows(page);
  expect(shown.slice(0, 2)).toEqual(['clients', 'pay']);

  await page.getByRole('button', { name: view.share, exact: true }).click();
  const { origin } = new URL(page.url());
  const link = `${origin}${homePair.path}?d=1&g=glance.work.entry.pay.people.next&asof=`;
  // The panel opens before its link is complete.
  await expect(field(page)).toHaveValue(/#p=clients\.pay$/);
  const address = await field(page).inputValue();
  expect(address.startsWith(link)).toBe(true);
  expect(address).toMatch(/asof=\d{4}-\d\d-\d\d#p=clients\.pay$/);
  await expect(panel(page)).toContainText(view['shared-differences']);
  await expect(panel(page)).toContainText(share.personal);

  await panel(page).getByRole('button', { name: share.copy }).click();
  await expect(panel(page).getByText(share.copied, { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  const mail = await panel(page).getByRole('link', { name: share.mail }).getAttribute('href');
  expect(decodeURIComponent(mail ?? '')).toContain(address);
  const code = panel(page).getByRole('img', { name: share['qr-name'] });
  expect(await readCode(context, await code.screenshot())).toBe(address);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(page.getByRole('button', { name: view.share, exact: true })).toBeFocused();

  const client = await browser.newContext();
  const other = await client.newPage();
  await open(other, address, widths.phone);
  await expect.poll(() => getRows(other)).toEqual(shown);
  await expect(other.locator('.shared')).toContainText(view.shared);
  await client.close();
});

test('a job seeker on a phone sets what matters, leaves, comes back and reloads', async ({
  page,
}) => {
  await open(page, homePair.path, widths.phone);
  await firstUse(page);
  await page.locator('.mine-pick summary').click();
  for (const id of ['pay', 'training']) {
    await page
      .locator('.picks')
      .getByRole('checkbox', { name: label(id), exact: true })
      .check();
  }
  await page.getByRole('link', { name: words.site.name }).click();
  await expect(page).toHaveURL(/\/en\/$/);
  await page.goBack();
  await expect.poll(async () => (await getRows(page)).slice(0, 2)).toEqual(['pay', 'training']);
  await page.reload();
  await expect.poll(async () => (await getRows(page)).slice(0, 2)).toEqual(['pay', 'training']);
  await expect(page.locator('.shared')).toBeHidden();
});

test('the panel closes when the keyboard goes on into the page', async ({ page }) => {
  await openPanel(page, homePair.path);
  await expect(field(page)).toBeFocused();
  await expect(panel(page).getByRole('img', { name: share['qr-name'] })).toBeVisible();
  // All controls of the panel, and one more.
  const controls = await panel(page).locator('input, button:visible, a').count();
  for (let press = 0; press < controls - 1; press += 1) await page.keyboard.press('Tab');
  await expect(panel(page)).toBeHidden();
  await expect(page.locator(':focus')).toHaveCount(1);
});

test('a second click on the button closes the panel', async ({ page }) => {
  await openPanel(page, homePair.path);
  await page.getByRole('button', { name: view.share, exact: true }).click();
  await expect(panel(page)).toBeHidden();
});

test('if the browser refuses to copy, the panel says so and selects the link', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    });
  });
  await openPanel(page, `${homePair.path}?d=1`);
  await panel(page).getByRole('button', { name: share.copy }).click();
  await expect(panel(page).getByText(share.refused)).toBeVisible();
  await expect(panel(page).getByText(share.copied, { exact: true })).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  const marked = await field(page).evaluate((input: HTMLInputElement) =>
    input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
  );
  expect(marked).toBe(await field(page).inputValue());
});

test('a row is linked, and cited with its sources; no report is offered that nobody would read', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, homePair.path, widths.desktop);
  await firstUse(page);
  const row = page.locator('tr[id="pay"]');
  await row.getByRole('button', { name: fill(view.tools, { row: label('pay') }) }).click();
  await row.getByRole('button', { name: fill(tools.link, { row: label('pay') }) }).click();
  await expect(row.getByText(tools.copied, { exact: true })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/\?asof=\d{4}-\d\d-\d\d#pay$/);

  await row.getByRole('button', { name: fill(tools.cite, { row: label('pay') }) }).click();
  const citation = row.getByRole('textbox', {
    name: fill(tools['cite-text'], { row: label('pay') }),
  });
  await expect(citation).toHaveValue(/\$/);
  const text = await citation.inputValue();
  const values = await row.locator('.val-num').allInnerTexts();
  expect(values).toHaveLength(2);
  const grain = (await row.locator('.src p').first().textContent()) ?? '';
  for (const part of [label('pay'), ...values, link, words.site.name, grain.split('.')[0] ?? '?']) {
    expect(text, part).toContain(part);
  }
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  // This build has no address for reports. The sub-path site has one and tests the link.
  const report = row.getByRole('link', { name: fill(tools.report, { row: label('pay') }) });
  await expect(report).toHaveCount(0);
});

test.describe('a link that is older than the page', () => {
  const [first, second] = homePair.roles;
  const changes: PublicHistory['changes'] = [
    {
      date: '2026-03-01',
      role: first.id,
      row: 'pay',
      label: 'Pay',
      was: 'A',
      is: 'B',
      source: 'S',
    },
    {
      date: '2026-06-01',
      role: first.id,
      row: 'pay',
      label: 'Pay',
      was: 'B',
      is: 'C',
      source: 'S',
    },
    { date: '2026-06-01', role: second.id, row: 'old', label: 'An old row', was: 'Gone now' },
    { date: '2025-06-01', role: second.id, row: 'jobs', label: 'Jobs', was: 'X', is: 'Y' },
    { date: '2026-06-01', role: 'someone-else', row: 'pay', label: 'Pay', was: 'P', is: 'Q' },
  ];
  const older = `${homePair.path}?asof=2026-01-15`;
  const list = (page: Page) => page.locator('.changes');

  test('lists what has changed since: row, values, day and source', async ({ page }) => {
    await page.route('**/data/history.json', (route) =>
      route.fulfill({ json: { version: '2026-06-01', changes } }),
    );
    await open(page, older, widths.phone);
    await expect(list(page)).toContainText(fill(history.heading, { date: 'January 15, 2026' }));
    await expect(list(page).getByRole('listitem')).toHaveCount(2);
    const pay = list(page).getByRole('listitem').filter({ hasText: 'Pay' });
    await expect(pay).toContainText(first.name);
    await expect(pay).toContainText('A');
    await expect(pay).toContainText('C');
    await expect(pay).toContainText(fill(history.changed, { date: 'June 1, 2026' }));
    await expect(pay).toContainText(fill(history.source, { source: 'S' }));
    await expect(list(page)).toContainText(history.gone);
    await pay.getByRole('link').click();
    await expect(page.locator('tr[id="pay"]')).toBeInViewport();
    await page.getByRole('checkbox', { name: view['differences-only'] }).check();
    await expect(list(page), 'stays while the reader goes on').toBeVisible();
  });

  test('says what has changed since then, by the site’s own file', async ({ page }) => {
    await open(page, older, widths.desktop);
    const own = await (await page.request.get('/data/history.json')).json();
    const count = String(own.changes.length);
    const said = own.changes.length === 0 ? history.none : fill(history.many, { count });
    await expect(list(page)).toContainText(said);
  });

  test('says nothing where it is of this version, or newer', async ({ page }) => {
    for (const day of ['2099-01-01']) {
      await open(page, `${homePair.path}?asof=${day}`, widths.desktop);
      await page.waitForLoadState('networkidle');
      await expect(list(page)).toHaveCount(0);
    }
  });

  test.describe('if the list cannot be loaded', () => {
    test.use({ mayComplain: true });
    test('says so, and shows the table all the same', async ({ page }) => {
      await page.route('**/data/history.json', (route) => route.abort());
      await open(page, older, widths.desktop);
      await expect(list(page)).toContainText(history.failed);
      await expect(comparedRows(page).first()).toBeVisible();
    });
  });
});
