import {
  comparedRows,
  faqPath,
  firstUse,
  homePair,
  open,
  payPath,
  rolePath,
  roles,
  statePath,
  table,
  widths,
  words,
} from './pages';
import { getText, type Printout, printPage, readPdf, textsOffPaper } from './pdf';
import { expect, test } from './test';

/** Prints pages to PDF in the browser and reads the PDF. */

const formats = ['A4', 'Letter'] as const;
/** Printers leave a margin of about a quarter of an inch, in points. */
const edge = 18;
const withoutSpaces = (text: string) => text.replace(/\s/g, '');
const sheetText = (sheet: Printout['sheets'][number]) =>
  withoutSpaces(getText({ sheets: [sheet] }));

/** The start of the data version at the foot of each sheet, after the address. */
const [version = ''] = words.print.version.split('{').map(withoutSpaces);

function expectFeet({ sheets }: Printout, address: string, what: string): void {
  for (const [index, sheet] of sheets.entries()) {
    const text = sheetText(sheet);
    const on = `sheet ${index + 1} of ${what}`;
    expect.soft(text, on).toContain(withoutSpaces(address));
    expect.soft(text, on).toContain(version);
    expect.soft(text, on).toContain(`${index + 1}/${sheets.length}`);
    expect.soft(textsOffPaper(sheet, edge), on).toEqual([]);
  }
}

test('the foot never stands on a sheet of its own', async ({ page }) => {
  const views = ['', '?d=1', '?g=pay', '?d=1&g=glance.work.entry.pay.people.limits#p=pay.remote'];
  const pages = [...views.map((view) => homePair.path + view), '/en/', faqPath];
  for (const path of pages) {
    await page.goto('about:blank');
    await open(page, path, widths.desktop);
    await page.waitForLoadState('networkidle');
    for (const format of ['A4', 'A5', 'Letter'] as const) {
      const { sheets } = await printPage(page, { format });
      const lines = sheets.map((sheet) => sheet.texts.length);
      const [first] = sheets;
      const foot = withoutSpaces(words.site.footer).slice(-20);
      expect(first && sheetText(first), `${path} on ${format}`).toContain(foot);
      // The foot and the sheet number are at most five pieces of text, so a sheet must have more.
      expect.soft(lines.at(-1), `${path} on ${format}`).toBeGreaterThan(5);
    }
  }
});

for (const format of formats) {
  test(`a comparison on ${format} has both heads, its address and its date on each sheet`, async ({
    page,
  }) => {
    await open(page, homePair.path, widths.desktop);
    await firstUse(page);
    // Parts that only print appear when the page is hydrated.
    await expect(page.locator('.on-paper')).toBeAttached();
    const printout = await printPage(page, { format });
    expectFeet(printout, page.url(), format);
    // The last sheet holds only the list of sources.
    const withRows = printout.sheets.filter((sheet) =>
      sheetText(sheet).includes(withoutSpaces(words.compare['column-row'])),
    );
    expect(withRows.length).toBeGreaterThan(2);
    for (const sheet of withRows) {
      for (const role of homePair.roles) {
        expect(sheetText(sheet)).toContain(withoutSpaces(role.name));
      }
    }
    const printed = withoutSpaces(getText(printout));
    const labels = await table(page).locator('.label').allInnerTexts();
    expect(labels).toHaveLength(Object.keys(words.rows).length);
    for (const label of labels) expect.soft(printed).toContain(withoutSpaces(label));
    // The grain of each value, which the screen shows on demand, prints as a note.
    const grains = await table(page)
      .locator('.src p')
      .evaluateAll((notes) => notes.map((note) => note.firstChild?.textContent ?? ''));
    for (const grain of new Set(grains)) expect.soft(printed).toContain(withoutSpaces(grain));
  });
}

test('a comparison prints what is seen, with the address of that view, or every row', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // Nobody answers the browser's print dialog here.
    window.print = () =>
      Object.assign(window, { asked: document.documentElement.dataset.print ?? 'shown' });
  });
  await open(page, `${homePair.path}?d=1#p=pay`, widths.desktop);
  await expect(page.locator('#mine')).toBeVisible();
  const hidden = await comparedRows(page)
    .filter({ visible: false })
    .locator('.label')
    .allTextContents();
  expect(hidden.length).toBeGreaterThan(0);
  const seen = await printPage(page, { format: 'A4' });
  expectFeet(seen, page.url(), 'what is seen');
  const heads = (printout: Printout) => withoutSpaces(getText(printout));
  for (const label of hidden)
    expect.soft(heads(seen), label).not.toContain(`${withoutSpaces(label)}`);
  expect(heads(seen)).toContain(withoutSpaces(words.view.mine));

  const asked = () => page.evaluate(() => (window as unknown as { asked?: string }).asked);
  await page.getByRole('button', { name: words.print.shown }).click();
  expect(await asked()).toBe('shown');
  await page.getByRole('button', { name: words.print.everything }).click();
  expect(await asked()).toBe('all');
  const all = await printPage(page, { format: 'A4' });
  for (const label of hidden) expect.soft(heads(all)).toContain(withoutSpaces(label));
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(comparedRows(page).filter({ visible: false })).toHaveCount(hidden.length);
});

test('role pages and questions print whole, with address and date on each sheet', async ({
  page,
}) => {
  for (const path of [...roles.map(rolePath), faqPath]) {
    await open(page, path, widths.desktop);
    const printout = await printPage(page, { format: 'A4' });
    expectFeet(printout, page.url(), path);
    const printed = withoutSpaces(getText(printout));
    for (const heading of await page
      .getByRole('main')
      .locator('h2, h3, summary')
      .filter({ visible: true })
      .allInnerTexts()) {
      expect.soft(printed, path).toContain(withoutSpaces(heading));
    }
    for (const text of await page.locator('.prose p').allTextContents()) {
      expect.soft(printed, path).toContain(withoutSpaces(text));
    }
  }
});

test('a closed question is open on paper', async ({ page }) => {
  await open(page, faqPath, widths.desktop);
  const { ask, answer } = await page
    .locator('details[data-question]')
    .first()
    .evaluate((question) => ({
      ask: question.querySelector('summary')?.textContent ?? '',
      answer: question.querySelector('.prose p')?.textContent ?? '',
    }));
  const printed = withoutSpaces(getText(await printPage(page, { format: 'Letter' })));
  expect(printed).toContain(withoutSpaces(ask));
  expect(printed).toContain(withoutSpaces(answer));
});

test('a screen reader is given each head of a table once, however many sheets repeat it', async ({
  page,
}) => {
  for (const path of [homePair.path, payPath, statePath('us-fl')]) {
    await open(page, path, widths.desktop);
    await page.emulateMedia({ media: 'print' });
    const heads = await page.locator('table:has(> .running) > thead th').allInnerTexts();
    // Other tables on the page may have a head or a row with that name.
    const all = await page.locator('th').filter({ visible: true }).allInnerTexts();
    await page.emulateMedia({ media: null });
    const { tags, sheets } = await printPage(page, { format: 'A4' });
    expect(sheets.length, path).toBeGreaterThan(2);
    const read = tags.filter(({ path: place }) => /\/TH\b/.test(place));
    for (const head of new Set(heads)) {
      const times = all.filter((each) => each === head).length;
      const words = read.filter(
        ({ text }) => withoutSpaces(text) === withoutSpaces(head.split('\n')[0] ?? ''),
      );
      expect.soft(words.length, `${head} on ${path}`).toBe(times);
    }
    // The foot of each sheet is visual only, too.
    expect(tags.filter(({ text }) => withoutSpaces(text).startsWith(version))).toEqual([]);
  }
});

const papers = { A4: {}, Letter: {}, A5: {}, A6: {}, 'A4 across': { landscape: true } };

test('no heading, no name and no head of a table stands alone at the foot of a sheet', async ({
  page,
}) => {
  for (const path of [
    ...roles.map(rolePath),
    homePair.path,
    payPath,
    statePath('us-fl'),
    faqPath,
  ]) {
    await open(page, path, widths.desktop);
    const heads = await page
      .locator(':is(h1, h2, h3, h4, caption, .running td, thead th, [scope="rowgroup"])')
      .evaluateAll((all) => all.map((head) => head.textContent ?? ''));
    const known = new Set(heads.map(withoutSpaces));
    for (const [paper, more] of Object.entries(papers)) {
      const format = paper.split(' ')[0] ?? paper;
      const pdf = await page.pdf({
        format,
        ...more,
        preferCSSPageSize: true,
        printBackground: false,
      });
      const { sheets } = await readPdf(pdf);
      for (const [index, sheet] of sheets.slice(0, -1).entries()) {
        const foot = sheet.texts.find(({ text }) => withoutSpaces(text).startsWith('http'));
        const body = sheet.texts.filter(
          ({ y, size }) => y < (foot?.y ?? sheet.height) - 2 && size > 2,
        );
        const lowest = Math.max(...body.map(({ y, height }) => y + height));
        const last = body.filter(({ y, height }) => y + height > lowest - 4);
        const alone = last.every(({ text }) => known.has(withoutSpaces(text)));
        const what = `sheet ${index + 1} of ${path} on ${paper}: ${last.map(({ text }) => text).join(' | ')}`;
        expect.soft(alone, what).toBe(false);
      }
    }
  }
});
