import { brotliCompressSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { askAxe } from './axe';
import { faqPath, getBox, open, sidewaysScroll, textsOutOfPlace, widths, words } from './pages';
import { expect, test } from './test';

const { label, hint, one, many, none } = words.faq;
const openAll = words.faq['open-all'];

/** The status text of the search field for a number of questions. */
const getCount = (count: number) => (count === 1 ? one : many).replace('{count}', String(count));

const field = (page: Page) => page.getByRole('searchbox', { name: label });
const box = (page: Page) => page.getByRole('checkbox', { name: openAll });
const questions = (page: Page) => page.locator('details[data-question]');
const shown = (page: Page) => page.locator('details[data-question]:visible');
const getAnswer = (question: Locator) => question.locator('.answer');
const withId = (page: Page, id: string) => page.locator(`details[data-question="${id}"]`);

/** The number of visible answers: `display: none` and closed disclosures have no height. */
const drawnAnswers = (page: Page) =>
  page
    .locator('.answer .prose')
    .evaluateAll(
      (all) =>
        all.filter(
          (answer) =>
            answer.checkVisibility({ contentVisibilityAuto: true }) &&
            answer.getBoundingClientRect().height > 10,
        ).length,
    );

const getIds = (page: Page) =>
  questions(page).evaluateAll((all) =>
    all.map((question) => (question as HTMLElement).dataset.question ?? ''),
  );

/** The words that the browser highlights, in lower case, each once. */
const markedWords = (page: Page) =>
  page.evaluate(() => {
    const ranges = [...(CSS.highlights.get('found') ?? [])] as Range[];
    return [...new Set(ranges.map((range) => range.toString().toLowerCase()))];
  });

/** Types as a reader does, and waits for the page to answer. */
async function search(page: Page, query: string, answer: string | RegExp) {
  await field(page).fill(query);
  await expect(page.locator('#faq-hint')).toHaveText(answer);
}

/** Collects everything that the browser complains about from now on. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(`script: ${error.message}`));
  page.on('dialog', (dialog) => {
    found.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) found.push(`console: ${message.text()}`);
  });
  return found;
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a link to a question opens its answer, and no other', async ({ page }) => {
    await open(page, faqPath);
    const ids = await getIds(page);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of [ids[0], ids[Math.floor(ids.length / 2)], ids.at(-1)] as string[]) {
      await page.goto('about:blank');
      await open(page, `${faqPath}#${id}`, widths.phone);
      await expect(withId(page, id), id).toHaveAttribute('open', '');
      await expect(getAnswer(withId(page, id)), id).toBeInViewport();
      await expect(page.locator('details[data-question][open]'), id).toHaveCount(1);
      expect(await drawnAnswers(page), `answers shown for ${id}`).toBe(1);
      // The question is visible above its answer, and nothing covers it.
      const summary = withId(page, id).locator('summary');
      await expect(summary, id).toBeInViewport({ ratio: 1 });
    }
  });

  test('a link to no question opens nothing', async ({ page }) => {
    await open(page, `${faqPath}#no-such-question`);
    await expect(page.locator('details[data-question][open]')).toHaveCount(0);
    expect(await drawnAnswers(page)).toBe(0);
  });

  test('the search field, which could do nothing, is not shown', async ({ page }) => {
    await open(page, faqPath);
    await expect(page.locator('input[type=search]')).toHaveCount(1);
    await expect(page.locator('input[type=search]')).toBeHidden();
    await expect(page.getByText(hint)).toBeHidden();
  });

  test('each question opens and closes, and the box opens and closes all', async ({ page }) => {
    await open(page, faqPath, widths.phone);
    const all = await questions(page).count();
    await expect(shown(page)).toHaveCount(all);
    const first = questions(page).first();
    await first.locator('summary').click();
    await expect(getAnswer(first)).toBeVisible();
    await first.locator('summary').click();
    await expect(getAnswer(first)).toBeHidden();
    await box(page).check();
    await expect.poll(() => drawnAnswers(page)).toBe(all);
    await box(page).uncheck();
    await expect.poll(() => drawnAnswers(page)).toBe(0);
  });
});

test('a link to a question opens its answer, and no other, with script too', async ({ page }) => {
  await open(page, faqPath);
  const id = (await getIds(page)).at(-1) ?? '';
  await page.goto('about:blank');
  await open(page, `${faqPath}#${id}`, widths.phone);
  await expect(getAnswer(withId(page, id))).toBeInViewport();
  await expect(page.locator('details[data-question][open]')).toHaveCount(1);
});

test('the link beside an answer is the address of the answer', async ({ page }) => {
  await open(page, faqPath);
  const first = questions(page).first();
  const ask = await first.getByRole('heading').innerText();
  await first.locator('summary').click();
  await first.getByRole('link', { name: ask }).click();
  await expect(page).toHaveURL(`${faqPath}#${(await getIds(page))[0]}`);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(getAnswer(first)).toBeInViewport();
});

test('a beginning of a word finds its questions in the first screen of a phone, and marks it', async ({
  page,
}) => {
  await open(page, faqPath, widths.phone);
  const all = await questions(page).count();
  await field(page).click();
  await page.keyboard.type('degre');
  await expect(page.locator('#faq-hint')).toHaveText(/\d/);
  const found = await shown(page).count();
  expect(found).toBeGreaterThan(1);
  expect(found).toBeLessThan(all);
  await expect(page.locator('#faq-hint')).toHaveText(getCount(found));
  const { bottom } = await getBox(field(page), 'the search field');
  expect(bottom, 'lower edge of the field').toBeLessThanOrEqual(800);
  const first = await getBox(shown(page).first().locator('summary'), 'the first question found');
  expect(first.bottom, 'lower edge of the first question found').toBeLessThanOrEqual(800);
  await expect(shown(page).first()).toBeInViewport();
  expect(await markedWords(page)).toContain('degree');
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await textsOutOfPlace(page)).toEqual([]);
});

test('a misspelt word and another word for it find the same question', async ({ page }) => {
  await open(page, faqPath);
  for (const query of ['overtime', 'overtme', 'OVERTIME', '40 hours']) {
    await search(page, query, /\d/);
    await expect(withId(page, 'overtime'), query).toBeVisible();
  }
});

test('what fits stands in one list, best first, each with a line of its answer', async ({
  page,
}) => {
  await open(page, faqPath, widths.phone);
  const found = page.getByRole('region', { name: words.faq.found });
  await expect(found).toBeHidden();
  await search(page, 'how much do they make', /\d/);
  await expect(page.locator('[data-group]:visible')).toHaveCount(0);
  await expect(shown(page).first()).toHaveAttribute('data-question', 'more-money');
  const all = await shown(page).count();
  await expect(found.locator('details')).toHaveCount(all);
  for (const question of await found.locator('details').all()) {
    const line = (await question.locator('[data-line]').innerText()).trim();
    expect(line.length, 'a line of the answer').toBeGreaterThan(10);
    expect(await getAnswer(question).locator('.prose').textContent()).toContain(line);
  }
  // Screen readers and the keyboard follow the visible order.
  const tops = await found
    .locator('summary')
    .evaluateAll((each) => each.map((part) => part.getBoundingClientRect().top));
  expect(tops).toEqual([...tops].sort((one, other) => one - other));
  const first = shown(page).first();
  await first.locator('summary').click();
  await expect(getAnswer(first)).toBeVisible();
  await expect(first.locator('[data-line]')).toBeHidden();
  // It is back in its place, and still open.
  await expect(page.locator('[data-found] > details')).toHaveCount(all);
  await field(page).fill('');
  await expect(found).toBeHidden();
  await expect(page.locator('[data-line]')).toHaveCount(0);
  await expect(page.locator('[data-group] details[open]')).toHaveAttribute(
    'data-question',
    'more-money',
  );
});

test('questions are back in their places after a search', async ({ page }) => {
  await open(page, faqPath);
  const before = await getIds(page);
  for (const query of ['degree', 'salary', 'exam texas', 'zzzzzzzz']) {
    await field(page).fill(query);
    await expect(page.locator('#faq-hint')).not.toHaveText(hint);
    expect([...(await getIds(page))].sort()).toEqual([...before].sort());
    await field(page).fill('');
    await expect(page.locator('#faq-hint')).toHaveText(hint);
    expect(await getIds(page)).toEqual(before);
  }
});

test('what no question is about gets what comes nearest, and is said to', async ({ page }) => {
  await open(page, faqPath);
  for (const query of ['texas', 'miami', 'percentile', 'paralegal pay in ohio']) {
    await search(page, query, words.faq.near);
    expect(await shown(page).count(), query).toBeGreaterThan(0);
    expect(await shown(page).count(), query).toBeLessThan(8);
    await expect(page.getByRole('status')).toHaveText(words.faq.near);
  }
});

test('the number of questions is announced once, however quickly someone types', async ({
  page,
}) => {
  await open(page, faqPath);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const status = document.querySelector('.faq-search [role=status]');
    if (status === null) throw new Error('Nothing announces');
    new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  const status = page.getByRole('status');
  await expect(status).toHaveText('');
  // Loads the index first, so that the first key does not wait for it.
  await field(page).focus();
  await page.keyboard.type('register');
  await expect(page.locator('#faq-hint')).toHaveText(/\d/);
  const count = getCount(await shown(page).count());
  await expect(status).toHaveText(count);
  expect(await said()).toEqual([count]);
  await field(page).fill('zzzzzzzz');
  await expect(status).toHaveText(none);
  expect(await said()).toEqual([count, none]);
});

test('where nothing fits, the page says so and what to try, and shows all questions', async ({
  page,
}) => {
  await open(page, faqPath);
  const all = await questions(page).count();
  await search(page, 'overtime', /\d/);
  expect(await shown(page).count()).toBeLessThan(all);
  await search(page, 'zzzzzzzz', none);
  await expect(shown(page)).toHaveCount(all);
  expect(await markedWords(page)).toEqual([]);
  // Try what it suggests.
  for (const word of none.match(/degree|pay|exam/g) ?? ['none named']) {
    await search(page, word, /\d/);
  }
});

test('an empty field shows the page as it was, with what was open', async ({ page }) => {
  await open(page, faqPath);
  const opened = questions(page).first();
  await opened.locator('summary').click();
  await expect(getAnswer(opened)).toBeVisible();
  const before = await page.getByRole('main').innerText();
  const all = await questions(page).count();
  await search(page, 'overtime', /\d/);
  await field(page).fill('');
  await expect(page.locator('#faq-hint')).toHaveText(hint);
  await expect(shown(page)).toHaveCount(all);
  expect(await markedWords(page)).toEqual([]);
  expect(await page.getByRole('main').innerText()).toBe(before);
  await search(page, 'overtime', /\d/);
  await field(page).fill('   ');
  await expect(shown(page)).toHaveCount(all);
  await search(page, 'overtime', /\d/);
  await field(page).press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(shown(page)).toHaveCount(all);
});

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "';alert(1)//",
  '(a+)+$[',
  '\\',
  '__proto__',
  'constructor',
  '\u202eeerged',
  '\ud800',
  '👩‍⚖️',
  '{count}',
  '$& $1 degree',
  'degree '.repeat(500),
];

test('a hostile text is a text: nothing of it is markup, and nothing breaks', async ({ page }) => {
  const found = complaints(page);
  await open(page, faqPath);
  const count = () => page.locator('main img, main script, main iframe').count();
  const before = await count();
  for (const text of hostile) {
    await field(page).fill(text);
    await expect(page.locator('#faq-hint')).not.toHaveText(hint);
    // The status is one of the site's sentences, and never contains the reader's text.
    const said = await page.locator('#faq-hint').innerText();
    const fits = await shown(page).count();
    expect([none, words.faq.near, getCount(fits)], text).toContain(said);
    expect(await count(), text).toBe(before);
    await field(page).fill('');
    await expect(page.locator('#faq-hint')).toHaveText(hint);
  }
  await search(page, 'degree', /\d/);
  expect(found).toEqual([]);
});

test('the search is asked for at the first sign of use, once, and weighs at most 14 KB', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/islands/')) asked.push(request.url());
  });
  await open(page, faqPath);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  await field(page).focus();
  await search(page, 'degree', /\d/);
  await search(page, 'exam', /\d/);
  await page.waitForLoadState('networkidle');
  expect(asked, 'the search and its words, once').toHaveLength(2);
  let bytes = 0;
  let code = '';
  for (const url of asked) {
    const body = await (await page.request.get(url)).body();
    bytes += brotliCompressSync(body).length;
    code += body.toString();
  }
  expect(code, 'what was loaded is the search').toMatch(/fuzzy/);
  expect(bytes, 'bytes of the search, compressed').toBeLessThanOrEqual(14 * 1024);
});

test('the keyboard alone finds a question, opens it and follows its link', async ({ page }) => {
  await open(page, faqPath, widths.desktop);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('overtime');
  await expect(page.locator('#faq-hint')).toHaveText(/\d/);
  await page.keyboard.press('Tab');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Tab');
  const first = shown(page).first();
  await expect(first.locator('summary')).toBeFocused();
  await expect(first).not.toHaveAttribute('open');
  await page.keyboard.press('Enter');
  await expect(getAnswer(first)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(getAnswer(first).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect(getAnswer(first)).toBeHidden();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect(box(page)).toBeChecked();
  await expect(getAnswer(first)).toBeVisible();
});

test('on paper every answer is there, and no control', async ({ page }) => {
  await open(page, faqPath);
  const all = await questions(page).count();
  expect(await drawnAnswers(page)).toBe(0);
  // Questions that a search hides on the screen still print.
  await search(page, 'degre', /\d/);
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => drawnAnswers(page)).toBe(all);
  await expect(field(page)).toBeHidden();
  await expect(page.getByText(openAll)).toBeHidden();
  await expect(page.getByText(words.faq['link-short']).first()).toBeHidden();
});

test('axe finds nothing wrong with every answer open, and with a search', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [widths.narrowest, widths.desktop]) {
      const what = `${colorScheme} at ${width} px`;
      await open(page, faqPath, width);
      await box(page).check();
      await expect(getAnswer(questions(page).first())).toBeVisible();
      expect.soft((await askAxe(page)).violations, `all open by the box, ${what}`).toEqual([]);
      await box(page).uncheck();
      await questions(page).evaluateAll((all) => {
        for (const question of all as HTMLDetailsElement[]) question.open = true;
      });
      expect(await sidewaysScroll(page), what).toBe(0);
      expect(await textsOutOfPlace(page), what).toEqual([]);
      expect.soft((await askAxe(page)).violations, `all open, ${what}`).toEqual([]);
      await search(page, 'degre', /\d/);
      expect.soft((await askAxe(page)).violations, `with a search, ${what}`).toEqual([]);
      await search(page, 'zzzzzzzz', none);
      expect.soft((await askAxe(page)).violations, `nothing fits, ${what}`).toEqual([]);
    }
  }
});
