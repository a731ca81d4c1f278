import type { Page } from '@playwright/test';
import { type GroupId, groupIds } from '@/lib/domain/rows';
import { fill } from '@/lib/domain/template';
import { askAxe } from './axe';
import {
  comparedRows,
  faqPath,
  firstUse,
  homePair,
  open,
  payPath,
  sidewaysScroll,
  swapped,
  table,
  textsOutOfPlace,
  widths,
  words,
} from './pages';
import { expect, test } from './test';

/** The interactive rows of a comparison. */

const { view } = words;
const groupNames = words.groups as Readonly<Record<GroupId, string>>;
const rowWords = (id: string) => words.rows[id as keyof typeof words.rows];
const label = (id: string) => rowWords(id).label;
const row = (page: Page, id: string) => page.locator(`tr[id="${id}"]`);
const status = (page: Page) => page.locator('.controls > [role="status"]');
const getHash = (page: Page) => new URL(page.url()).hash;
const mine = (page: Page) => page.locator('tbody#mine');
const mineRows = (page: Page) =>
  mine(page)
    .locator('tr[id]')
    .evaluateAll((rows) => rows.map(({ id }) => id));
const tools = (page: Page, id: string) =>
  page.getByRole('button', { name: fill(view.tools, { row: label(id) }), exact: true });
const wayUp = (page: Page, id: string, nth: number) =>
  page.getByRole('link', {
    name: fill(view['at-top'], { row: label(id), nth: view.ordinals[nth - 1] ?? '' }),
  });

/** Opens a page and hydrates it. */
async function openHydrated(page: Page, path: string, width?: number) {
  await open(page, path, width);
  await firstUse(page);
  await page.waitForLoadState('networkidle');
}

/** Picks a row by its tools. */
async function pick(page: Page, id: string) {
  await tools(page, id).click();
  await page
    .getByRole('button', { name: fill(view.pick, { row: label(id) }), exact: true })
    .click();
}

/** Watches for layout shifts without input. */
async function watchShifts(page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as unknown as {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) shifts.push(value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
}

test.describe('groups', () => {
  const groupBox = (page: Page, id: GroupId) =>
    page.locator('.view').getByRole('checkbox', { name: groupNames[id], exact: true });

  test('are hidden and shown one by one, counted, and all taken back at once', async ({ page }) => {
    await openHydrated(page, homePair.path, widths.desktop);
    const all = await comparedRows(page).count();
    await page.getByText(view.groups, { exact: true }).click();
    for (const id of ['work', 'limits'] as const) {
      await groupBox(page, id).uncheck();
      await expect(page.locator(`#group-${id}`)).toBeHidden();
    }
    await expect(page).toHaveURL(/\?g=glance\.entry\.pay\.people\.next$/);
    const said = fill(view['groups-hidden-many'], { hidden: '2', all: '7' });
    await expect(page.locator('.view-note')).toContainText(said);
    await expect(status(page)).toHaveText(said);
    await page.getByRole('button', { name: fill(view['show-all'], { all: String(all) }) }).click();
    await expect(comparedRows(page).filter({ visible: true })).toHaveCount(all);
    await expect(groupBox(page, 'work')).toBeChecked();
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  test('that are hidden have no link in the contents list', async ({ page }) => {
    const link = (name: string) =>
      page
        .getByRole('navigation', { name: words.compare.groups })
        .getByRole('link', { name, exact: true });
    await open(page, `${homePair.path}?g=glance.pay`, widths.desktop);
    for (const id of groupIds) {
      const isShown = id === 'glance' || id === 'pay';
      await expect(link(groupNames[id]), id).toBeVisible({ visible: isShown });
    }
    await link(groupNames.pay).click();
    await expect(page.locator('#group-pay')).toBeInViewport();
    // A group is gone if its rows are all picked, or all alike with only differences shown.
    const alike = await page.locator('#group-people .different').count();
    const ids = await page
      .locator('#group-people .different')
      .evaluateAll((rows) => rows.map(({ id }) => id));
    expect(alike).toBeGreaterThan(0);
    await page.goto('about:blank');
    await openHydrated(page, `${homePair.path}?d=1#p=${ids.slice(0, 5).join('.')}`, widths.desktop);
    const isShown = ids.length > 5;
    await expect(page.locator('#group-people')).toBeVisible({ visible: isShown });
    await expect(link(groupNames.people)).toBeVisible({ visible: isShown });
  });

  test('are counted with the rows that are alike, as the page hides them', async ({ page }) => {
    await openHydrated(
      page,
      `${homePair.path}?d=1&g=glance.work.entry.pay.people.limits`,
      widths.desktop,
    );
    const all = await comparedRows(page).count();
    const shown = await comparedRows(page).filter({ visible: true }).count();
    await expect(page.locator('.view-note')).toContainText(
      fill(view['hidden-more'], { hidden: String(all - shown), all: String(all) }),
    );
  });

  test('are hidden each by its own box, by the style alone', async ({ page }) => {
    await page.route('**/_next/**', () => {
      // Never answers, so no script loads.
    });
    await page.goto(homePair.path, { waitUntil: 'commit' });
    await expect(page.locator('.reviewed')).toBeAttached();
    await page.getByText(view.groups, { exact: true }).click();
    for (const id of groupIds) {
      await groupBox(page, id).uncheck();
      await expect(page.locator(`#group-${id}`), id).toBeHidden();
      await groupBox(page, id).check();
      await expect(page.locator(`#group-${id}`), id).toBeVisible();
    }
  });

  test('are never all hidden', async ({ page }) => {
    await openHydrated(page, `${homePair.path}?g=pay`, widths.desktop);
    await page.getByText(view.groups, { exact: true }).click();
    await groupBox(page, 'pay').click();
    await expect(groupBox(page, 'glance')).toBeChecked();
    await expect(page.locator('#group-glance')).toBeVisible();
  });
});

test('the contents list stays in sight and marks the group that is read', async ({ page }) => {
  for (const width of [widths.phone, widths.desktop]) {
    await openHydrated(page, homePair.path, width);
    const list = page.getByRole('navigation', { name: words.compare.groups });
    for (const id of ['work', 'people', 'glance'] as const) {
      await row(page, id === 'glance' ? 'pay' : id === 'work' ? 'trial' : 'team').evaluate(
        (found) => found.scrollIntoView({ block: 'start' }),
      );
      const entry = list.getByRole('link', { name: groupNames[id], exact: true });
      await expect(entry, `${id} at ${width} px`).toHaveAttribute('aria-current', 'location');
      await expect(entry, `${id} at ${width} px`).toBeInViewport();
      await expect(list.locator('[aria-current]')).toHaveCount(1);
    }
  }
});

test.describe('what matters to me', () => {
  test('is picked at a row, stands at the top with what it says, and is undone', async ({
    page,
  }) => {
    await openHydrated(page, homePair.path, widths.desktop);
    const before = await page.evaluate(() => history.length);
    await pick(page, 'jobs');
    await expect.poll(() => getHash(page)).toBe('#p=jobs');
    expect(await mineRows(page)).toEqual(['jobs']);
    await expect(status(page)).toHaveText(
      fill(view.picked, { row: label('jobs'), nth: view.ordinals[0] ?? '' }),
    );
    await expect(wayUp(page, 'jobs', 1)).toBeFocused();
    await expect(wayUp(page, 'jobs', 1)).toBeInViewport();
    expect(await page.evaluate(() => history.length)).toBe(before + 1);
    expect(await comparedRows(page).count()).toBe(Object.keys(words.rows).length);

    await expect(mine(page).getByRole('rowheader', { name: view.mine })).toBeVisible();
    await expect(row(page, 'jobs')).toContainText(
      fill(view.yours, { nth: view.ordinals[0] ?? '' }),
    );
    const advantage = (await row(page, 'jobs').locator('.advantage').innerText()).trim();
    const [favors, reason = ''] = advantage.split('. ');
    expect(favors).toBe(`Leans ${homePair.roles[0].name.toLowerCase()}`);
    expect(reason).toMatch(/ or more leans\.$/);

    // Changes within a second share one history entry.
    await page.waitForTimeout(1100);
    await wayUp(page, 'jobs', 1).click();
    await expect(row(page, 'jobs')).toBeInViewport();
    await page.goBack();
    await expect.poll(() => getHash(page)).toBe('#p=jobs');
    await page
      .getByRole('button', { name: fill(view.unpick, { row: label('jobs') }), exact: true })
      .click();
    await expect(mine(page)).toHaveCount(0);
    await expect(status(page)).toHaveText(fill(view.unpicked, { row: label('jobs') }));
    await expect(page.locator('.mine-pick summary')).toBeFocused();
  });

  test('is put in order by buttons, which keep the focus', async ({ page }) => {
    await openHydrated(page, `${homePair.path}#p=pay.school.clients`, widths.desktop);
    await expect.poll(() => mineRows(page)).toEqual(['pay', 'school', 'clients']);
    const button = (name: string, id: string) =>
      page.getByRole('button', { name: fill(name, { row: label(id) }), exact: true });
    await button(view.up, 'clients').click();
    await expect.poll(() => mineRows(page)).toEqual(['pay', 'clients', 'school']);
    await expect(button(view.up, 'clients')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => mineRows(page)).toEqual(['clients', 'pay', 'school']);
    await expect(button(view.up, 'clients')).toHaveCount(0);
    await expect(button(view.down, 'clients')).toBeFocused();
    await expect(status(page)).toHaveText(
      fill(view.moved, { row: label('clients'), nth: view.ordinals[0] ?? '' }),
    );
    await expect.poll(() => getHash(page)).toBe('#p=clients.pay.school');
  });

  test('holds five rows and says so at the sixth', async ({ page }) => {
    await openHydrated(page, `${homePair.path}#p=pay.school.clients.tasks.jobs`, widths.desktop);
    await page.locator('.mine-pick summary').click();
    const sixth = page
      .getByRole('group', { name: groupNames.limits })
      .getByRole('checkbox', { name: label('advice'), exact: true });
    const full = fill(view['mine-full'], { most: '5' });
    const counted = page.getByText(fill(words.picks.count, { count: '5', most: '5' }));
    await expect(sixth).toHaveAttribute('aria-disabled', 'true');
    // The checkbox is not dead: a tap shows a message next to it.
    await sixth.click({ force: true });
    await expect(sixth).not.toBeChecked();
    await expect(status(page)).toHaveText(full);
    const beside = page.locator('.picks li').filter({ has: page.locator('[aria-disabled]') });
    await expect(beside.filter({ hasText: label('advice') })).toContainText(full);
    await expect(counted, 'stays over the list').toBeInViewport();
    expect(await mineRows(page)).toHaveLength(5);
    await tools(page, 'advice').click();
    await expect(row(page, 'advice').locator('.row-tools')).toContainText(full);
    await expect(
      page.getByRole('button', { name: fill(view.pick, { row: label('advice') }) }),
    ).toHaveCount(0);
    await page.getByRole('button', { name: words.picks.clear }).click();
    await expect(sixth).toHaveAttribute('aria-disabled', 'false');
    await expect(mine(page)).toHaveCount(0);
    await expect.poll(() => getHash(page)).toBe('');
  });

  test('takes two rows that are ticked within one frame', async ({ page }) => {
    await openHydrated(page, homePair.path, widths.desktop);
    await page.locator('.mine-pick summary').click();
    const box = (id: string) =>
      page
        .getByRole('group', { name: groupNames.glance })
        .getByRole('checkbox', { name: label(id), exact: true });
    const [first, second] = [box('in-short'), box('school')];
    await second.waitFor();
    const other = await second.elementHandle();
    await first.evaluate((one: HTMLInputElement, two) => {
      one.click();
      (two as HTMLInputElement).click();
    }, other);
    await expect.poll(() => mineRows(page)).toEqual(['in-short', 'school']);
    await expect(first).toBeChecked();
    await expect(second).toBeChecked();
    await first.click();
    await expect.poll(() => mineRows(page)).toEqual(['school']);
    await expect(first).not.toBeChecked();
  });

  test('is picked, ordered and taken out by keyboard alone', async ({ page }) => {
    await openHydrated(page, homePair.path, widths.desktop);
    await page.locator('.mine-pick summary').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: groupNames.glance }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => mineRows(page)).toEqual(['in-short', 'school']);
    const box = page
      .getByRole('group', { name: groupNames.glance })
      .getByRole('checkbox', { name: label('school'), exact: true });
    await expect(box).toBeFocused();
    await page.keyboard.press('Space');
    await expect.poll(() => mineRows(page)).toEqual(['in-short']);
    await expect(box).toBeFocused();
  });

  test('survives jumps inside the page, back, forward and a reload', async ({ page }) => {
    await openHydrated(page, `${homePair.path}#p=pay`, widths.phone);
    await expect.poll(() => mineRows(page)).toEqual(['pay']);
    const link = row(page, 'tools').getByRole('link', {
      name: fill(words.compare['row-link'], { row: label('tools') }),
    });
    await link.click();
    await expect.poll(() => getHash(page)).toBe('#p=pay&at=tools');
    await expect(row(page, 'tools')).toBeInViewport();
    await page
      .getByRole('navigation', { name: words.compare.groups })
      .getByRole('link', { name: groupNames.glance, exact: true })
      .click();
    expect(getHash(page)).toBe('#p=pay&at=tools');
    await page.reload();
    await expect.poll(() => mineRows(page)).toEqual(['pay']);
    await expect(row(page, 'tools')).toBeInViewport();
    await expect(row(page, 'tools')).toHaveAttribute('data-at', '');
    await page.getByRole('link', { name: words.site.name }).click();
    await expect(page).toHaveURL(/\/en\/$/);
    await page.goBack();
    await expect.poll(() => mineRows(page)).toEqual(['pay']);
  });

  test('is sent to no server', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await openHydrated(page, `${homePair.path}?d=1#p=pay.school`, widths.desktop);
    await expect.poll(() => mineRows(page)).toHaveLength(2);
    await pick(page, 'tools');
    await page.reload();
    await page.waitForLoadState('networkidle');
    expect(asked.length).toBeGreaterThan(3);
    for (const url of asked) expect(new URL(url).search).not.toMatch(/p=|school/);
  });

  test('works where nothing can be stored', async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      }
    });
    await openHydrated(page, homePair.path, widths.desktop);
    await pick(page, 'pay');
    await expect.poll(() => mineRows(page)).toEqual(['pay']);
  });
});

test.describe('ways on', () => {
  test('swapping the columns keeps the view and mirrors what it says', async ({ page }) => {
    await openHydrated(page, `${homePair.path}?d=1&g=glance.pay#p=pay.school`, widths.desktop);
    await expect.poll(() => mineRows(page)).toEqual(['pay', 'school']);
    const favors = () => page.locator('.advantage b').allInnerTexts();
    const before = await favors();
    const [first, second] = homePair.roles;
    await page
      .getByRole('link', {
        name: fill(words.compare.swap, { first: second.plural, second: first.plural }),
      })
      .click();
    await expect(page).toHaveURL(`${swapped(homePair).path}?d=1&g=glance.pay#p=pay.school`);
    await expect.poll(() => mineRows(page)).toEqual(['pay', 'school']);
    expect(await favors()).toEqual(before);
  });

  test('one step leads back to where the reader came from', async ({ page }) => {
    const back = page.getByRole('link', { name: view.back });
    await open(page, homePair.path);
    await expect(back).toBeHidden();
    await open(page, faqPath, widths.desktop);
    await page.getByRole('contentinfo').locator(`a[href="${homePair.path}"]`).click();
    await expect(page).toHaveURL(homePair.path);
    await back.click();
    await expect(page).toHaveURL(faqPath);
  });
});

test.describe('a shared view', () => {
  const shared = `${homePair.path}?d=1&g=glance.pay&asof=2026-11-25#p=school.pay&at=pay`;
  const line = (page: Page) => page.locator('.shared');

  test('says what it is, shows everything, or makes room for one’s own', async ({ page }) => {
    await openHydrated(page, shared, widths.desktop);
    await expect(line(page)).toContainText(
      `${view.shared}: ${view['shared-differences']}, ${fill(view['shared-groups'], { shown: '2', all: '7' })}, ${fill(view['shared-mine-many'], { count: '2' })}.`,
    );
    await line(page).getByRole('button', { name: view['show-everything'] }).click();
    await expect(comparedRows(page).filter({ visible: true })).toHaveCount(
      Object.keys(words.rows).length,
    );
    expect(await mineRows(page)).toEqual(['school', 'pay']);
    await expect(line(page)).toBeHidden();
    await page.goBack();
    await expect(line(page)).toBeVisible();
    await line(page).getByRole('link', { name: view['start-own'] }).click();
    await expect(page).toHaveURL(homePair.path);
    await expect(line(page)).toBeHidden();
    await expect(mine(page)).toHaveCount(0);
  });

  test('is none where a link was not copied: the site’s own, or one that was typed', async ({
    page,
  }) => {
    await open(page, `${payPath}florida/`, widths.desktop);
    await page.getByRole('main').locator(`a[href="${homePair.path}?place=us-fl"]`).click();
    await expect(row(page, 'pay')).toContainText(/Florida, May \d{4}/);
    await expect(line(page)).toBeHidden();
    await page.goto(`${homePair.path}?d=1`);
    await page.waitForLoadState('networkidle');
    await expect(line(page)).toBeHidden();
  });

  test('is no shared view when the reader comes back to a choice of their own', async ({
    page,
  }) => {
    await openHydrated(page, homePair.path, widths.desktop);
    await page.getByRole('checkbox', { name: view['differences-only'] }).check();
    await expect(page).toHaveURL(/\?d=1$/);
    await page.reload();
    await page.waitForLoadState('networkidle');
    await expect(line(page)).toBeHidden();
    await page.getByRole('link', { name: words.site.name }).click();
    await page.goBack();
    await expect(line(page)).toBeHidden();
  });

  test('moves nothing, whatever it holds', async ({ page }) => {
    const shifts = await watchShifts(page);
    const addresses = [
      '?g=pay',
      '#p=pay',
      '#p=pay.school.clients.tasks.jobs',
      '?d=1&g=glance.pay#p=school.pay&at=pay',
      '?asof=2026-11-25#pay',
      '?place=us-zz&x=1',
      '?fbclid=abc&d=1&utm_source=x',
    ];
    for (const width of [widths.phone, widths.desktop]) {
      for (const address of addresses) {
        await page.goto('about:blank');
        await open(page, `${homePair.path}${address}`, width);
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(300);
        expect.soft(await shifts(), `${address} at ${width} px`).toEqual([]);
      }
    }
  });

  test('that asks for what is not known says so once and keeps the rest', async ({ page }) => {
    await openHydrated(
      page,
      `${homePair.path}?d=1&g=pay.nope&place=us-zz#p=pay.nope`,
      widths.phone,
    );
    const parts = view['ignored-parts'];
    const said = fill(view.ignored, {
      parts: [parts.groups, parts.place, parts.rows].join(', '),
    });
    await expect(page.getByText(said)).toBeVisible();
    expect(await mineRows(page)).toEqual(['pay']);
  });

  test.describe('with scripts that fail', () => {
    test.use({ mayComplain: true });
    test('shows the whole table where its scripts do not come', async ({ page }) => {
      await page.route('**/_next/**', (route) => route.abort());
      await open(page, shared, widths.phone);
      await expect(table(page)).toBeVisible();
      await expect(row(page, 'school')).toBeVisible();
    });

    test('shows the table at once, with one line', async ({ page }) => {
      await page.route('**/_next/static/islands/**', (route) => route.abort());
      await open(page, shared, widths.phone);
      await expect(page.getByText(words.site.unloaded).first()).toBeVisible();
      await expect(row(page, 'school')).toBeVisible();
    });
  });
});

test('axe finds nothing wrong in any state of the controls, and nothing hangs over', async ({
  page,
}) => {
  for (const media of [
    { colorScheme: 'light', forcedColors: 'none' },
    { colorScheme: 'dark', forcedColors: 'none' },
    { colorScheme: 'light', forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia(media);
    for (const width of [widths.narrowest, widths.tablet, widths.desktop]) {
      const at = `${media.colorScheme}, ${media.forcedColors} at ${width} px`;
      await openHydrated(
        page,
        `${homePair.path}?d=1&g=glance.pay#p=school.pay.remote&at=pay`,
        width,
      );
      await page.getByText(view.groups, { exact: true }).click();
      await page.locator('.mine-pick summary').click();
      await page.getByRole('group', { name: groupNames.glance }).waitFor();
      await tools(page, 'pay').click();
      await page.locator('.row-tools').waitFor();
      expect.soft((await askAxe(page)).violations, at).toEqual([]);
      expect.soft(await sidewaysScroll(page), at).toBe(0);
      expect.soft(await textsOutOfPlace(page), at).toEqual([]);
      await page.getByRole('button', { name: view.share, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      expect.soft((await askAxe(page)).violations, `share panel, ${at}`).toEqual([]);
      // Opening the same URL would only jump within the current page.
      await page.goto('about:blank');
    }
  }
});
