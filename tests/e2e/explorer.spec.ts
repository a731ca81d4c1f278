import type { Page } from '@playwright/test';
import { fill } from '@/lib/domain/template';
import { comparedRows, homePair, open, pairs, sidewaysScroll, widths, words } from './pages';
import { expect, test } from './test';

const box = (page: Page) => page.getByRole('checkbox', { name: words.view['differences-only'] });
const visibleRows = (page: Page) => comparedRows(page).filter({ visible: true });
const note = (page: Page) => page.locator('.view-note');
const getQuery = (page: Page) => new URL(page.url()).search;

/** The number of rows in a comparison, and of those left when only differences are shown. */
async function counts(page: Page) {
  const all = await comparedRows(page).count();
  const different = await comparedRows(page).and(page.locator('.different')).count();
  return { all, different, hidden: all - different };
}

/** Lets the URL settle: changes within a second share one history entry. */
const settle = (page: Page) => page.waitForTimeout(1100);

test.describe('differences only', () => {
  test('hides the rows that do not differ, says how many, and takes it back', async ({ page }) => {
    await open(page, homePair.path, widths.desktop);
    const { all, different, hidden } = await counts(page);
    expect(hidden).toBeGreaterThan(0);
    expect(different).toBeGreaterThan(0);
    await expect(note(page)).toBeHidden();

    await box(page).check();
    await expect(visibleRows(page)).toHaveCount(different);
    await expect(note(page)).toContainText(
      fill(words.view['hidden-many'], { hidden: String(hidden), all: String(all) }),
    );
    await expect(page).toHaveURL(/\/\?d=1$/);

    await page
      .getByRole('button', { name: fill(words.view['show-all'], { all: String(all) }) })
      .click();
    await expect(visibleRows(page)).toHaveCount(all);
    await expect(note(page)).toBeHidden();
    await expect(box(page)).toBeFocused();
    await expect.poll(() => getQuery(page)).toBe('');
  });

  test('works at once, before any script file loads', async ({ page }) => {
    await page.route('**/_next/**', () => {
      // Never answers, as on the slowest network.
    });
    await page.goto(homePair.path, { waitUntil: 'commit' });
    await expect(page.locator('.reviewed')).toBeAttached();
    const { different, all } = await counts(page);
    await box(page).check();
    await expect(visibleRows(page)).toHaveCount(different);
    await page
      .getByRole('button', { name: fill(words.view['show-all'], { all: String(all) }) })
      .click();
    await expect(visibleRows(page)).toHaveCount(all);
  });

  test('checked before hydration, stays checked and reaches the URL', async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/_next/static/islands/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(homePair.path, { waitUntil: 'commit' });
    await expect(page.locator('.reviewed')).toBeAttached();
    await box(page).check();
    expect(getQuery(page)).toBe('');
    release();
    await expect(page).toHaveURL(/\?d=1$/);
    await expect(box(page)).toBeChecked();
  });

  test('by keyboard alone', async ({ page }) => {
    await open(page, homePair.path, widths.desktop);
    const { different, all } = await counts(page);
    await box(page).focus();
    await page.keyboard.press('Space');
    await expect(visibleRows(page)).toHaveCount(different);
    await page.keyboard.press('Enter');
    await expect(visibleRows(page), 'Enter sends nothing').toHaveCount(different);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('combobox', { name: words.view.place })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByText(words.view.groups, { exact: true })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(
      page.getByRole('button', { name: fill(words.view['show-all'], { all: String(all) }) }),
    ).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(visibleRows(page)).toHaveCount(all);
    await expect(box(page)).toBeFocused();
  });

  test('is announced once for each change', async ({ page }) => {
    await open(page, homePair.path, widths.desktop);
    const status = page.locator('.controls > [role="status"]');
    await expect(status).toHaveText('');
    const { all, hidden } = await counts(page);
    const filled = { hidden: String(hidden), all: String(all) };
    await box(page).check();
    await expect(status).toHaveText(fill(words.view['hidden-many'], filled));
    await box(page).uncheck();
    await expect(status).toHaveText(fill(words.view.shown, filled));
  });

  test('leaves no empty group and no sideways scrolling', async ({ page }) => {
    for (const width of Object.values(widths)) {
      await open(page, `${homePair.path}?d=1`, width);
      const emptyGroups = await page
        .locator('.cmp tbody')
        .filter({ visible: true })
        .evaluateAll(
          (groups) =>
            groups.filter(
              (group) =>
                ![...group.querySelectorAll('tr[id]')].some((row) => row.checkVisibility()),
            ).length,
        );
      expect.soft(emptyGroups, `empty groups at ${width} px`).toBe(0);
      expect.soft(await sidewaysScroll(page), `at ${width} px`).toBe(0);
    }
  });
});

test.describe('a shared view', () => {
  test('appears at the first paint, and nothing jumps', async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const path of pairs.map((pair) => `${pair.path}?d=1`)) {
      await open(page, path, widths.phone);
      const { different } = await counts(page);
      await expect(visibleRows(page)).toHaveCount(different);
      await page.waitForLoadState('networkidle');
      await expect(visibleRows(page)).toHaveCount(different);
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
      expect.soft(shifts, path).toEqual([]);
    }
  });

  test('shows without any script file, by the inline script alone', async ({ page }) => {
    await page.route('**/_next/**', () => {});
    await page.goto(`${homePair.path}?d=1`, { waitUntil: 'commit' });
    await expect(page.locator('.reviewed')).toBeAttached();
    await expect(box(page)).toBeChecked();
    await expect(visibleRows(page)).toHaveCount((await counts(page)).different);
  });

  test('shows a row in the URL, even if it does not differ', async ({ page }) => {
    await open(page, homePair.path, widths.desktop);
    const same = await comparedRows(page)
      .and(page.locator(':not(.different)'))
      .first()
      .getAttribute('id');
    await open(page, `${homePair.path}?d=1#${same}`, widths.desktop);
    await expect(page.locator(`#${same}`)).toBeVisible();
  });

  test('that was not understood in part says so once, and shows nothing of it', async ({
    page,
  }) => {
    const odd = '%3Cimg%20src=x%20onerror=alert(1)%3E';
    await open(page, `${homePair.path}?d=1&g=${odd}&x=${odd}`, widths.desktop);
    const ignored = fill(words.view.ignored, {
      parts: words.view['ignored-parts'].groups ?? '',
    });
    await expect(page.getByText(ignored)).toBeVisible();
    await expect(box(page)).toBeChecked();
    expect(await page.content()).not.toContain('onerror');
    await box(page).uncheck();
    await expect(page.getByText(ignored)).toBeHidden();
    await expect.poll(() => getQuery(page)).toBe('');
  });
});

test.describe('back and forward', () => {
  test('go through the choices, one entry for each', async ({ page }) => {
    await open(page, homePair.path, widths.desktop);
    const { all, different } = await counts(page);
    const before = await page.evaluate(() => history.length);
    await box(page).check();
    await expect(page).toHaveURL(/\?d=1$/);
    await settle(page);
    await box(page).uncheck();
    await expect.poll(() => getQuery(page)).toBe('');
    await settle(page);
    expect(await page.evaluate(() => history.length)).toBe(before + 2);
    await page.goBack();
    await expect(visibleRows(page)).toHaveCount(different);
    await page.goBack();
    await expect(visibleRows(page)).toHaveCount(all);
    await page.goForward();
    await expect(visibleRows(page)).toHaveCount(different);
    await expect(box(page)).toBeChecked();
  });

  test('from another page bring the choice back, and so does a reload', async ({ page }) => {
    await open(page, homePair.path, widths.desktop);
    const { different } = await counts(page);
    await box(page).check();
    await expect(page).toHaveURL(/\?d=1$/);
    await page.getByRole('link', { name: words.site.name }).click();
    await expect(page).toHaveURL(/\/en\/$/);
    await page.goBack();
    await expect(visibleRows(page)).toHaveCount(different);
    await page.reload();
    await expect(visibleRows(page)).toHaveCount(different);
  });

  test('500 quick changes end in the view that the reader sees, in few entries', async ({
    page,
  }) => {
    await open(page, homePair.path, widths.desktop);
    await box(page).hover();
    await page.waitForLoadState('networkidle');
    const before = await page.evaluate(() => history.length);
    await box(page).evaluate((element) => {
      for (let change = 0; change < 501; change += 1) (element as HTMLInputElement).click();
    });
    await expect(box(page)).toBeChecked();
    await settle(page);
    expect(getQuery(page)).toBe('?d=1');
    expect((await page.evaluate(() => history.length)) - before).toBeLessThanOrEqual(2);
  });
});
