import type { Page } from '@playwright/test';
import { getSlug, type StateId } from '@/lib/domain/places';
import { askAxe } from './axe';
import { open, payPath, sidewaysScroll, statePath, widths, words } from './pages';
import { expect, test } from './test';

const own = words['pay-page'];

/** States with a wide gap, a reversed gap, no figure, two equal points, a territory, and a city's price level. */
const six: readonly StateId[] = ['us-fl', 'us-ct', 'us-mt', 'us-ks', 'us-gu', 'us-ny'];
const getName = (state: StateId) => words.places[state] ?? '';

const table = (page: Page) => page.locator('.state-table');
const rows = (page: Page) => table(page).locator('tbody tr');
const getHead = (page: Page, column: number) => table(page).locator('thead th').nth(column);
const getButton = (page: Page, column: number) => getHead(page, column).getByRole('button');
const status = (page: Page) => page.locator('.state-table + [role="status"]');
const column = (page: Page, index: number) =>
  rows(page).evaluateAll(
    (all, at) => all.map((row) => (row as HTMLTableRowElement).cells[at]?.textContent ?? ''),
    index,
  );

/** The dollars in a text, or `undefined` if it has none. */
const dollarsIn = (text: string) => {
  const digits = text.replaceAll(/\D/g, '');
  return digits === '' ? undefined : Number(digits);
};

test.describe('the list of states', () => {
  for (const state of six) {
    test(`leads to ${getName(state)}, whose page says where it is`, async ({ page }) => {
      await open(page, payPath, widths.phone);
      await page.getByLabel(own.choose).selectOption(getName(state));
      // The first click on the page is kept until hydration.
      await page.getByRole('button', { name: own.show, exact: true }).click();
      await expect(page).toHaveURL(statePath(state));
      await expect(page.getByRole('heading', { level: 1 })).toContainText(getName(state));
      await expect(page.locator('.crumbs [aria-current]')).toHaveText(getName(state));
    });
  }

  test('works by keyboard alone', async ({ page }) => {
    await open(page, payPath, widths.desktop);
    const list = page.getByLabel(own.choose);
    await list.focus();
    await page.keyboard.type('Kansas');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(statePath('us-ks'));
  });
});

test.describe('the map', () => {
  test('is reached by keyboard, shows where the focus is, and leads on', async ({ page }) => {
    await open(page, payPath, widths.desktop);
    const tiles = page.locator('.tiles a');
    await expect(tiles).toHaveCount(51);
    await tiles.first().focus();
    for (let at = 0; at < 51; at += 1) {
      const tile = tiles.nth(at);
      await expect(tile).toBeFocused();
      await page.keyboard.press('Tab');
    }
    const last = tiles.last();
    await page.keyboard.press('Shift+Tab');
    await expect(last).toBeFocused();
    const frame = await last
      .locator('rect')
      .first()
      .evaluate((rect) => ({
        width: getComputedStyle(rect).strokeWidth,
        colour: getComputedStyle(rect).stroke,
        ink: getComputedStyle(document.body).color,
      }));
    expect(frame.width).toBe('6px');
    expect(frame.colour).toBe(frame.ink);
    const name = (await last.getAttribute('aria-label')) ?? '';
    const href = (await last.getAttribute('href')) ?? '';
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(href);
    const [, place = 'no place'] = name.split(/, |: /);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(place);
  });

  test('says state, sign and gap in the name of each tile', async ({ page }) => {
    await open(page, payPath, widths.desktop);
    const cells = new Map((await column(page, 0)).map((name, at) => [name, at] as const));
    const gaps = await column(page, 3);
    const labels = await page.locator('.tiles a').evaluateAll((all) =>
      all.map((tile) => {
        const seen = tile.textContent ?? 'nothing';
        const label = tile.getAttribute('aria-label') ?? '';
        // Voice control uses the visible text, so the name starts with it.
        return label.startsWith(`${seen}, `)
          ? label.slice(seen.length + 2)
          : `${seen} is not in ${label}`;
      }),
    );
    for (const label of labels) {
      const [name = '', gap] = label.split(': ');
      expect.soft(gap, name).toBe(gaps[cells.get(name) ?? -1]);
    }
  });
});

test.describe('the table of places', () => {
  test('is sorted by keyboard, says so once, and marks the column', async ({ page }) => {
    await open(page, payPath, widths.desktop);
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const place = document.querySelector('.state-table + [role="status"]');
      if (place === null) throw new Error('Nothing is announced');
      new MutationObserver(() => said.push(place.textContent ?? '')).observe(place, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    const first = await column(page, 0);
    const [atFirst = ''] = own['states-order'].split('{Place}').filter((part) => part !== '');
    await expect(table(page).locator('caption')).toContainText(atFirst);
    await getButton(page, 3).focus();
    await page.keyboard.press('Enter');
    await expect(getHead(page, 3)).toHaveAttribute('aria-sort', 'descending');
    await expect(table(page).locator('caption')).toContainText(own['order-down']);
    await expect(table(page).locator('caption')).not.toContainText(atFirst);
    await expect(table(page).locator('[aria-sort]')).toHaveCount(1);
    await expect(status(page)).toContainText(own['order-down']);
    await expect(getButton(page, 3)).toBeFocused();
    const gaps = (await rows(page).evaluateAll((all) =>
      all.map((row) => (row as HTMLElement).dataset.values?.split(' ')[2] ?? ''),
    )) as string[];
    const known = gaps.filter((gap) => gap !== '').map(Number);
    expect(known).toEqual([...known].sort((one, two) => two - one));
    expect(gaps.slice(known.length).join('')).toBe('');
    await page.keyboard.press('Space');
    await expect(getHead(page, 3)).toHaveAttribute('aria-sort', 'ascending');
    await expect(status(page)).toContainText(own['order-up']);
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    expect(said).toHaveLength(2);
    await expect(table(page).locator('caption')).toContainText(said[1] ?? 'nothing said');
    expect([...(await column(page, 0))].sort()).toEqual([...first].sort());
  });

  test('is sorted by pay and by name', async ({ page }) => {
    await open(page, payPath, widths.phone);
    await getButton(page, 1).click();
    await expect(getHead(page, 1)).toHaveAttribute('aria-sort', 'descending');
    const medians = (await column(page, 1)).map(dollarsIn).filter((pay) => pay !== undefined);
    expect(medians).toEqual([...medians].sort((one, two) => two - one));
    await getButton(page, 0).click();
    await expect(getHead(page, 0)).toHaveAttribute('aria-sort', 'ascending');
    await expect(getHead(page, 1)).not.toHaveAttribute('aria-sort');
    const names = await column(page, 0);
    expect(names).toEqual([...names].sort((one, two) => one.localeCompare(two, 'en')));
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the table is whole, in its first order, and nothing is dead', async ({ page }) => {
    await open(page, payPath, widths.desktop);
    await expect(page.locator('.state-chooser')).toBeHidden();
    await expect(table(page).getByRole('button')).toHaveCount(0);
    for (const name of [own['column-state'], own['column-gap']]) {
      await expect(table(page).getByRole('columnheader', { name })).toBeVisible();
    }
    await expect(rows(page)).toHaveCount(54);
    await expect(rows(page).first()).toContainText(getName('us-fl'));
    await page.locator('.tiles a').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.goBack();
    await rows(page)
      .getByRole('link', { name: getName('us-ny'), exact: true })
      .click();
    await expect(page).toHaveURL(statePath('us-ny'));
  });
});

for (const state of six) {
  test(`the page of ${getName(state)} reads well at the narrowest width`, async ({ page }) => {
    await open(page, statePath(state), widths.narrowest);
    expect(await sidewaysScroll(page)).toBe(0);
    expect((await askAxe(page)).violations).toEqual([]);
    await expect(page.locator('#ranges .say')).toBeVisible();
  });
}

test('a page of a state leads to the comparison with that state, and on through the list', async ({
  page,
}) => {
  await open(page, statePath('us-ct'), widths.desktop);
  await page
    .getByRole('link', { name: own['to-comparison'].replace('{place}', getName('us-ct')) })
    .click();
  await expect(page).toHaveURL(/\?place=us-ct$/);
  await page.goBack();
  await page
    .getByRole('link', { name: own['to-next'].replace('{place}', getName('us-de')) })
    .click();
  await expect(page).toHaveURL(`/en/pay/${getSlug('us-de')}/`);
});

test('paper has the table of prices, and no list to choose from', async ({ page }) => {
  await open(page, payPath, widths.desktop);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.state-chooser')).toBeHidden();
  await expect(page.locator('.pay-fold table')).toBeVisible();
  await expect(table(page).getByRole('button')).toHaveCount(0);
  await expect(getHead(page, 0)).toContainText(own['column-state']);
});

test.describe('the years', () => {
  const { choice, nominal } = words['pay-years'];
  const tableIn = (page: Page, id: 'nominal' | 'constant') => page.locator(`.in-${id} table`);

  test('are shown in dollars of each year, and of the newest one by choice', async ({ page }) => {
    await open(page, payPath, widths.phone);
    const group = page.getByRole('group', { name: choice });
    const [each, newest] = [group.getByRole('radio').nth(0), group.getByRole('radio').nth(1)];
    await expect(each).toBeChecked();
    await expect(each).toHaveAccessibleName(nominal);
    await expect(tableIn(page, 'constant')).toBeHidden();
    const last = tableIn(page, 'nominal').locator('tbody tr').last();
    const pay = (await last.getByRole('cell').first().textContent()) ?? '';
    await each.focus();
    await page.keyboard.press('ArrowDown');
    await expect(newest).toBeChecked();
    await expect(tableIn(page, 'nominal')).toBeHidden();
    const same = tableIn(page, 'constant').locator('tbody tr').last();
    // In the newest year both are the same.
    await expect(same.getByRole('cell').first()).toHaveText(pay);
  });

  test('are both on paper', async ({ page }) => {
    await open(page, payPath, widths.desktop);
    await page.emulateMedia({ media: 'print' });
    await expect(tableIn(page, 'nominal')).toBeVisible();
    await expect(tableIn(page, 'constant')).toBeVisible();
  });
});
