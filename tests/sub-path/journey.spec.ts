import type { Page, Response } from '@playwright/test';
import {
  beginsWith,
  comparedRows,
  faqPath,
  firstUse,
  homePair,
  rolePath,
  roles,
  words,
} from '@/tests/e2e/pages';
import { expect, test } from '@/tests/e2e/test';

/** The site below a path of its host; scripts/sub-path.mjs sets the path and serves it there. */
const { SITE_PATH: sitePath = '' } = process.env;

const box = (page: Page) => page.getByRole('checkbox', { name: words.view['differences-only'] });
const visibleRows = (page: Page) => comparedRows(page).filter({ visible: true });
const addressOf = (page: Page) => page.url().slice(new URL(page.url()).origin.length);

/** Every answer from now on: where it came from, and its status. */
function answersTo(page: Page): readonly (readonly [path: string, status: number])[] {
  const answers: (readonly [string, number])[] = [];
  page.on('response', (response: Response) => {
    answers.push([new URL(response.url()).pathname, response.status()]);
  });
  return answers;
}

test('home, comparison, a view in the address, and the same view from the link', async ({
  page,
  context,
}) => {
  const answers = answersTo(page);
  await page.goto(`${sitePath}/`);
  const navigation = page.getByRole('navigation', { name: words.navigation.main });
  await navigation.getByRole('link', { name: words.navigation.compare }).click();
  await page.locator(`main a[href$="${homePair.path}"]`).first().click();
  await expect.poll(() => addressOf(page)).toBe(sitePath + homePair.path);

  const different = await page.locator('.cmp .row.different').count();
  expect(different).toBeLessThan(await comparedRows(page).count());
  await box(page).check();
  await expect.poll(() => addressOf(page)).toBe(`${sitePath}${homePair.path}?d=1`);

  const shared = await context.newPage();
  await shared.goto(page.url());
  await expect(box(shared)).toBeChecked();
  await expect(visibleRows(shared)).toHaveCount(different);

  await page.waitForLoadState('networkidle');
  expect(answers.some(([path]) => path.includes('/chunks/'))).toBe(true);
  expect(answers.filter(([path]) => !path.startsWith(`${sitePath}/`))).toEqual([]);
  expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
});

test('the search over the questions finds some', async ({ page }) => {
  await page.goto(sitePath + faqPath);
  const all = await page.locator('details[data-question]').count();
  await page.getByRole('searchbox').fill('degree');
  await expect(page.locator('#faq-hint')).toHaveText(beginsWith(words.faq.many));
  const found = await page.locator('details[data-question]:visible').count();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);
});

test('a lost address gets our page, whose hint leads to the right one', async ({ page }) => {
  for (const role of roles) {
    const response = await page.goto(`${sitePath}${rolePath(role).slice(0, -2)}/`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words['not-found'].title);
    await firstUse(page);
    await page.locator('.hint').getByRole('link', { name: role.name }).click();
    await expect.poll(() => addressOf(page)).toBe(sitePath + rolePath(role));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('pictures, icons and the manifest are there', async ({ page, request }) => {
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
  }
});
