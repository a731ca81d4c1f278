import type { Locator, Page, Response } from '@playwright/test';
import { fill } from '@/lib/domain/template';
import {
  beginsWith,
  comparedRows,
  faqPath,
  firstUse,
  handoutPath,
  homePair,
  type Role,
  rolePath,
  roles,
  words,
} from '@/tests/e2e/pages';
import { readPicture, readQr } from '@/tests/e2e/pdf';
import { expect, test } from '@/tests/e2e/test';
import { second } from './second-language';

/** Tests the site below a path of its host, where tests/sub-path/run-step.ts serves it. */
const { SITE_PATH: sitePath = '' } = process.env;

const box = (page: Page) => page.getByRole('checkbox', { name: words.view['differences-only'] });
const visibleRows = (page: Page) => comparedRows(page).filter({ visible: true });
const getAddress = (page: Page) => page.url().slice(new URL(page.url()).origin.length);

/** Records every response from now on: its address and status. */
function answersTo(page: Page): readonly (readonly [path: string, status: number])[] {
  const answers: (readonly [string, number])[] = [];
  page.on('response', (response: Response) => {
    answers.push([new URL(response.url()).pathname, response.status()]);
  });
  return answers;
}

test('home links to the comparison, a view is in the address, and its link opens the same view', async ({
  page,
  context,
}) => {
  const answers = answersTo(page);
  await page.goto(`${sitePath}/`);
  const navigation = page.getByRole('navigation', { name: words.navigation.main });
  await navigation.getByRole('link', { name: words.navigation.compare }).click();
  await page.locator(`main a[href$="${homePair.path}"]`).first().click();
  await expect.poll(() => getAddress(page)).toBe(sitePath + homePair.path);

  const different = await page.locator('.cmp .row.different').count();
  expect(different).toBeLessThan(await comparedRows(page).count());
  await box(page).check();
  await expect.poll(() => getAddress(page)).toBe(`${sitePath}${homePair.path}?d=1`);

  const shared = await context.newPage();
  await shared.goto(page.url());
  await expect(box(shared)).toBeChecked();
  await expect(visibleRows(shared)).toHaveCount(different);

  await page.waitForLoadState('networkidle');
  expect(answers.some(([path]) => path.includes('/islands/'))).toBe(true);
  expect(answers.filter(([path]) => !path.startsWith(`${sitePath}/`))).toEqual([]);
  expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
});

test('the hydration loader is below the path, and hydrates the page from there on first use', async ({
  page,
}) => {
  const answers = answersTo(page);
  const from = (folder: string) => answers.filter(([path]) => path.startsWith(folder));
  await page.goto(sitePath + homePair.path);
  await page.waitForLoadState('networkidle');
  expect(from(`${sitePath}/_next/`)).toEqual([
    [expect.stringMatching(/\/_next\/static\/site\/\w+\.js$/), 200],
  ]);
  await firstUse(page);
  await expect.poll(() => from(`${sitePath}/_next/static/islands/`).length).toBe(2);
  await page.waitForLoadState('networkidle');
  expect(answers.filter(([path]) => !path.startsWith(`${sitePath}/`))).toEqual([]);
  expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
});

test('a shared link has the path as text, as a code and in a citation, and opens the same view', async ({
  page,
  context,
}) => {
  const { view, share, 'row-tools': tools } = words;
  await page.goto(`${sitePath}${homePair.path}?d=1`);
  const { origin } = new URL(page.url());
  await firstUse(page);
  await expect(box(page)).toBeChecked();
  await page.getByRole('button', { name: view.share, exact: true }).click();
  const panel = page.getByRole('dialog', { name: share.heading });
  const field = panel.getByRole('textbox', { name: share.link });
  // The panel opens before its link is complete.
  await expect
    .poll(async () => (await field.inputValue()).split('&asof=')[0])
    .toBe(`${origin}${sitePath}${homePair.path}?d=1`);
  await expect(field).toHaveValue(/&asof=/);
  const link = await field.inputValue();
  const code = panel.getByRole('img', { name: share['qr-name'] });
  expect(readQr(await readPicture(page, await code.screenshot()))).toBe(link);
  await page.keyboard.press('Escape');

  const row = { row: words.rows.pay.label };
  await page.getByRole('button', { name: fill(view.tools, row), exact: true }).click();
  await page.getByRole('button', { name: fill(tools.cite, row) }).click();
  const citation = page.getByRole('textbox', { name: fill(tools['cite-text'], row) });
  await expect(citation).toHaveValue(/\$/);
  expect(await citation.inputValue()).toContain(`${origin}${sitePath}${homePair.path}?asof=`);

  const other = await context.newPage();
  await other.goto(link);
  await expect(box(other)).toBeChecked();
  const shown = await visibleRows(page).evaluateAll((rows) => rows.map(({ id }) => id));
  await expect
    .poll(() => visibleRows(other).evaluateAll((rows) => rows.map(({ id }) => id)))
    .toEqual(shown);
});

test('the code on a handout links to its view, below the path', async ({ page }) => {
  await page.goto(`${sitePath}${handoutPath(homePair)}?d=1`);
  await firstUse(page);
  await page.waitForLoadState('networkidle');
  const code = page.locator('.sheet-again svg');
  await code.scrollIntoViewIfNeeded();
  const address = readQr(await readPicture(page, await code.screenshot())) ?? '';
  expect(address).toContain(`${sitePath}${homePair.path}?d=1&asof=`);
});

test('the figures of a state load from below the path', async ({ page }) => {
  const answers = answersTo(page);
  await page.goto(sitePath + homePair.path);
  await firstUse(page);
  await page.waitForLoadState('networkidle');
  await page.getByRole('combobox', { name: words.view.place }).selectOption('us-fl');
  await expect(page.locator('tr[id="pay"]')).toContainText(words.places['us-fl'] ?? '?');
  expect(getAddress(page)).toBe(`${sitePath}${homePair.path}?place=us-fl`);
  const figures = answers.filter(([path]) => path.endsWith('/us-fl.json'));
  expect(figures).toHaveLength(1);
  expect(figures[0]?.[0].startsWith(`${sitePath}/`)).toBe(true);
  expect(figures[0]?.[1]).toBe(200);
});

test('every page has its headers, and scripts are cached forever', async ({ page, request }) => {
  for (const path of ['/', homePair.path, '/no-such-page/']) {
    const headers = (await request.get(sitePath + path)).headers();
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
  }
  await page.goto(sitePath + homePair.path);
  const script = page.waitForResponse((response) => response.url().endsWith('.js'));
  await firstUse(page);
  expect((await (await script).allHeaders())['cache-control']).toContain('immutable');
});

test('the search finds questions', async ({ page }) => {
  await page.goto(sitePath + faqPath);
  const all = await page.locator('details[data-question]').count();
  await page.getByRole('searchbox').fill('degree');
  await expect(page.locator('#faq-hint')).toHaveText(beginsWith(words.faq.many));
  const found = await page.locator('details[data-question]:visible').count();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);
});

test('a wrong address gets the 404 page, whose hint links to the right one', async ({ page }) => {
  for (const role of roles) {
    const response = await page.goto(`${sitePath}${rolePath(role).slice(0, -2)}/`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words['not-found'].title);
    await firstUse(page);
    await page.locator('.hint').getByRole('link', { name: role.name }).click();
    await expect.poll(() => getAddress(page)).toBe(sitePath + rolePath(role));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('screenshots, icons and the manifest load', async ({ page, request }) => {
  for (const path of ['/', homePair.path, ...roles.map(rolePath)]) {
    await page.goto(sitePath + path);
    const picture = await page.locator('meta[property="og:image"]').getAttribute('content');
    const hrefs = await page
      .locator('link[rel="icon"], link[rel="apple-touch-icon"], link[rel="manifest"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(hrefs).toHaveLength(3);
    for (const address of [new URL(picture ?? '').pathname, ...hrefs]) {
      expect((await request.get(address)).status(), address).toBe(200);
    }
    const shown = await request.get(new URL(picture ?? '').pathname);
    expect(shown.headers()['content-type']).toBe('image/png');
  }
  await page.goto(`${sitePath}/en/counselors/`);
  const pictures = page.locator('main img');
  expect(await pictures.count()).toBeGreaterThan(0);
  for (const one of await pictures.all()) {
    await one.scrollIntoViewIfNeeded();
    await expect
      .poll(() => one.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
      .toBeGreaterThan(0);
  }
});

test('a comparison can be downloaded as one file below the path', async ({ page, request }) => {
  await page.goto(sitePath + homePair.path);
  const href = (await page.locator('a[download]').getAttribute('href')) ?? '';
  expect(href.startsWith(`${sitePath}/files/`)).toBe(true);
  const file = await request.get(href);
  expect(file.status()).toBe(200);
  expect(await file.text()).toContain('<table');
});

test.describe('reading offline', () => {
  // These tests make requests fail on purpose.
  test.use({ savesData: false, mayComplain: true });

  test('the service worker controls only pages below the path, and opens shared links', async ({
    page,
    context,
  }) => {
    await page.goto(sitePath + homePair.path);
    await firstUse(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const worker = await page.evaluate(async () => {
      const { active, scope } = await navigator.serviceWorker.ready;
      return [active?.scriptURL, scope].map((address) => new URL(address ?? '').pathname);
    });
    expect(worker).toEqual([`${sitePath}/sw.js`, `${sitePath}/`]);
    await context.setOffline(true);
    await page.goto(`${sitePath}${faqPath}`);
    await expect(page.locator('.stored')).toBeVisible();
    await page.goto(`${sitePath}${homePair.path}?d=1`);
    await expect(box(page)).toBeChecked();
    await page.goto(`${sitePath}/en/pay/wyoming/`);
    const kept = page.getByRole('region', { name: words.offline.list });
    const name = roles[0]?.name ?? '';
    await kept.getByRole('link', { name, exact: true }).click();
    await expect.poll(() => getAddress(page)).toBe(sitePath + rolePath(roles[0] as Role));
  });
});

test.describe('in two languages', () => {
  const heading = (page: Page) => page.getByRole('heading', { level: 1 });
  /** The target of a link, without the host. */
  const target = (link: Locator) =>
    link.evaluate(({ pathname, search, hash }: HTMLAnchorElement) => pathname + search + hash);

  test('the link to the other language keeps page, order and view, there and back', async ({
    page,
  }) => {
    const spanish = homePair.path.replace('/en/', `/${second.id}/`);
    for (const query of ['', '?d=1', '?d=1&place=us-fl#p=pay']) {
      await page.goto(sitePath + homePair.path + query);
      const way = page.locator('header').getByRole('link', { name: second.name });
      await expect.poll(() => target(way)).toBe(`${sitePath}${spanish}${query}`);
      await way.click();
      await expect.poll(() => getAddress(page)).toBe(`${sitePath}${spanish}${query}`);
      await expect(page.locator('html')).toHaveAttribute('lang', second.id);
      const back = page.locator('header').getByRole('link', { name: 'English' });
      await expect.poll(() => target(back)).toBe(`${sitePath}${homePair.path}${query}`);
    }
  });

  test('a wrong address gets the 404 page in its language, also once the page hydrates', async ({
    page,
  }) => {
    for (const path of ['nope/', 'nope', 'rolez/']) {
      const answer = await page.goto(`${sitePath}/${second.id}/${path}`);
      expect(answer?.status()).toBe(404);
      await expect(heading(page)).toHaveText(second.lost);
      await expect(page.locator('html')).toHaveAttribute('lang', second.id);
      await firstUse(page);
      await page.waitForLoadState('networkidle');
      await expect(page).toHaveTitle(`${second.lost} - ${second.site}`);
      await expect(heading(page)).toHaveText(second.lost);
    }
    const hint = page.getByText(words['not-found']['did-you-mean']).filter({ visible: true });
    await expect(hint.getByRole('link')).toHaveAttribute('href', `${sitePath}/${second.id}/roles/`);
    for (const path of ['/en/nope/', '/nope/', '/espresso/']) {
      await page.goto(sitePath + path);
      await expect(heading(page)).toHaveText(words['not-found'].title);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    }
  });

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('a wrong address gets both languages, and every page links to the other', async ({
      page,
    }) => {
      await page.goto(`${sitePath}/${second.id}/nope/`);
      await expect(heading(page)).toHaveText([words['not-found'].title, second.lost]);
      await page.goto(`${sitePath}/en/faq/`);
      await page.locator('header').getByRole('link', { name: second.name }).click();
      await expect.poll(() => getAddress(page)).toBe(`${sitePath}/${second.id}/faq/`);
    });
  });
});

test('an error in a row can be reported to the build’s address', async ({ page }) => {
  await page.goto(`${sitePath}${homePair.path}#pay`);
  await firstUse(page);
  const label = words.rows.pay?.label ?? '?';
  const tools = fill(words.view.tools, { row: label });
  await page.getByRole('button', { name: tools, exact: true }).click();
  const report = page.getByRole('link', { name: fill(words['row-tools'].report, { row: label }) });
  const href = decodeURIComponent((await report.getAttribute('href')) ?? '');
  expect(href).toContain('mailto:help@example.org');
  expect(href).toContain('(pay)');
  expect(href).toContain(`${sitePath}${homePair.path}?asof=`);
});
