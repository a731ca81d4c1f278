import type { Page } from '@playwright/test';
import {
  allPaths,
  comparedRows,
  faqPath,
  homePair,
  open,
  pairs,
  rolePath,
  roles,
  words,
} from './pages';
import { expect, test } from './test';

test.use({ javaScriptEnabled: false });

/** The visible text with normalized white space. */
const getText = async (page: Page) =>
  (await page.locator('body').innerText()).replace(/\s+/g, ' ').trim();

/** Removes the host from a handout: if the build knows none, only script can add it, and the QR code. */
const withoutHost = (text: string, origin: string) =>
  text.replace(`${words.handout['again-how']} ${origin}/`, '/');

test('every page has the same text with and without script', async ({ page, browser }) => {
  // Without the service worker, so that no page is listed as stored.
  const context = await browser.newContext({ javaScriptEnabled: true, serviceWorkers: 'block' });
  const scripted = await context.newPage();
  for (const path of allPaths) {
    await open(page, path);
    await open(scripted, path);
    // The search needs script, so it is hidden without it.
    await expect(page.getByRole('search'), path).toHaveCount(0);
    const search = scripted.getByRole('search');
    await expect(search, path).toHaveCount(path === faqPath ? 1 : 0);
    await search.evaluateAll((all) => {
      for (const part of all) part.remove();
    });
    // So are the other controls that need script.
    await expect(page.locator('[data-js-only]').filter({ visible: true }), path).toHaveCount(0);
    await scripted.locator('[data-js-only], .mine-pick, .state-chooser').evaluateAll((all) => {
      // A sort button in a column head replaces its name.
      for (const part of all) {
        if (part.closest('th') && !part.closest('.row')) part.replaceWith(part.textContent ?? '');
        else part.remove();
      }
    });
    const text = await getText(page);
    expect.soft(text.length, `length of ${path}`).toBeGreaterThan(300);
    expect.soft(text, path).toBe(withoutHost(await getText(scripted), new URL(page.url()).origin));
  }
  await context.close();
});

test('a comparison has every row, both values and the difference', async ({ page }) => {
  for (const { path } of pairs) {
    await open(page, path);
    await expect(comparedRows(page), path).toHaveCount(Object.keys(words.rows).length);
    for (const row of await comparedRows(page).all()) {
      const texts = await row.getByRole('cell').allInnerTexts();
      expect.soft(texts, path).toHaveLength(3);
      for (const text of texts) expect.soft(text.trim(), path).not.toBe('');
    }
  }
});

test('a role page has every section that its list of contents names', async ({ page }) => {
  for (const role of roles) {
    await open(page, rolePath(role));
    const contents = page.getByRole('navigation', { name: words.navigation['on-this-page'] });
    const names = await contents.getByRole('link').allInnerTexts();
    expect(names.length, role.name).toBeGreaterThan(5);
    for (const name of names) {
      const heading = page.getByRole('heading', { level: 2, name, exact: true });
      const section = page.locator('section').filter({ has: heading });
      await expect.soft(section, `${name} of ${role.name}`).toBeVisible();
      expect.soft((await section.innerText()).length, name).toBeGreaterThan(name.length + 40);
    }
  }
});

test('differences only works by the style sheet alone', async ({ page }) => {
  await open(page, homePair.path);
  const different = await comparedRows(page).and(page.locator('.different')).count();
  const all = await comparedRows(page).count();
  const shown = comparedRows(page).filter({ visible: true });
  await page.getByRole('checkbox', { name: words.view['differences-only'] }).check();
  await expect(shown).toHaveCount(different);
  await page.getByRole('button').click();
  await expect(shown).toHaveCount(all);
});

test('links lead on and disclosures open', async ({ page }) => {
  await open(page, '/');
  await page.getByRole('link', { name: words.home['door-compare'] }).click();
  await expect(page).toHaveURL(homePair.path);
  const source = comparedRows(page).first().locator('details').first();
  await expect(source.getByRole('paragraph')).toBeHidden();
  await source.locator('summary').click();
  await expect(source.getByRole('paragraph')).toBeVisible();
  await source.getByRole('link').first().click();
  await expect(page).toHaveURL(/#source-/);
  await page.getByRole('link', { name: words.navigation.about }).first().click();
  await expect(page).toHaveURL('/en/about/');
});
