import type { Page } from '@playwright/test';
import { fill } from '@/lib/domain/template';
import {
  beginsWith,
  comparedRows,
  homePair,
  open,
  type Pair,
  pairsOnce,
  rolePath,
  roles,
  swapped,
  widths,
  words,
} from './pages';
import { expect, test } from './test';

/** Rows whose sentence says how far apart two figures are. */
const measuredRows = [
  { id: 'pay-low', kind: 'money' },
  { id: 'pay-high', kind: 'money' },
  { id: 'pay-hour', kind: 'money' },
  { id: 'jobs', kind: 'count' },
  { id: 'openings', kind: 'count' },
] as const;

/** Figures within this share of the lower one differ by no more than the survey's error. */
const surveyNoise = 0.03;

type Shown = { figures: [string, string]; sentence: string };

/** The two figures in a row and the sentence about them. */
async function shownIn(page: Page, id: string): Promise<Shown> {
  const cells = comparedRows(page).locator(`xpath=self::*[@id="${id}"]`).getByRole('cell');
  await expect(cells, `cells of ${id}`).toHaveCount(3);
  const figure = async (side: 0 | 1) =>
    (await cells.nth(side).locator('.val-num, .val-why').innerText()).trim();
  return {
    figures: [await figure(0), await figure(1)],
    sentence: (await cells.nth(2).innerText()).replace(/\s+/g, ' ').trim(),
  };
}

/** The number in a text such as `$1,234.50`, or `undefined` if the text gives a reason instead. */
const numberIn = (text: string): number | undefined =>
  /^\$?[\d,.]+$/.test(text) ? Number(text.replace(/[$,]/g, '')) : undefined;

const amountsIn = (text: string): number[] =>
  [...text.matchAll(/\$([\d,]+(?:\.\d+)?)/g)].map(([, digits = '']) =>
    Number(digits.replaceAll(',', '')),
  );

/** A gap with as many decimals as the figures. */
const gapText = (gap: number, decimals: number) =>
  gap.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

/** Checks a sentence against the two figures next to it. */
function expectSentence(
  { figures, sentence }: Shown,
  { roles: [one, other] }: Pair,
  { kind, what }: { kind: 'money' | 'count'; what: string },
) {
  const sentences = words.differences;
  const [first, second] = figures.map(numberIn);
  if (first === undefined || second === undefined) {
    const reasons = [sentences.unknown, sentences['one-sided'], sentences.neither];
    const isExplained = reasons.some((reason) => beginsWith(reason).test(sentence));
    expect.soft(isExplained, what).toBe(true);
    return;
  }
  const [low, high] = [Math.min(first, second), Math.max(first, second)];
  const [higher, lower] = first > second ? [one.plural, other.plural] : [other.plural, one.plural];
  const digits = gapText(high - low, figures[0].split('.')[1]?.length ?? 0);
  const gap = kind === 'money' ? `$${digits}` : digits;
  const percent = `${Math.round(((high - low) / low) * 100)}%`;
  const isClose = high - low <= surveyNoise * low;
  const template = high === low ? sentences.same : isClose ? sentences.close : sentences[kind];
  const lead = fill(template, { higher, lower, gap, percent });
  expect.soft(sentence.startsWith(lead), `${what} should begin with "${lead}"`).toBe(true);
  if (kind === 'count' && high / low >= 1.5) {
    const times = fill(sentences.times, { times: String(Number((high / low).toFixed(1))) });
    expect.soft(sentence, what).toContain(times);
  }
}

for (const pair of pairsOnce) {
  const names = pair.roles.map(({ name }) => name).join(' and ');

  test(`${names}: the differences follow from the figures, in either order`, async ({ page }) => {
    await open(page, pair.path, widths.desktop);
    const inOrder = new Map<string, Shown>();
    for (const { id, kind } of measuredRows) {
      const shown = await shownIn(page, id);
      inOrder.set(id, shown);
      const what = `${id}: ${shown.figures.join(', ')}: "${shown.sentence}"`;
      expectSentence(shown, pair, { kind, what });
    }
    await page.getByRole('link', { name: beginsWith(words.compare.swap) }).click();
    const reverse = swapped(pair);
    await expect(page).toHaveURL(reverse.path);
    for (const { id, kind } of measuredRows) {
      const shown = await shownIn(page, id);
      const what = `${id} with the columns swapped: "${shown.sentence}"`;
      expectSentence(shown, reverse, { kind, what });
      const [first, second] = inOrder.get(id)?.figures ?? ['', ''];
      expect.soft(shown.figures, what).toEqual([second, first]);
      expect.soft(shown.sentence, what).toBe(inOrder.get(id)?.sentence);
    }
  });

  test(`${names}: the sentence about pay follows from the ten figures of pay`, async ({ page }) => {
    await open(page, pair.path, widths.desktop);
    const { figures, sentence } = await shownIn(page, 'pay');
    const [first, second] = figures.map(numberIn);
    if (first === undefined || second === undefined) {
      expect(sentence).toMatch(beginsWith(words.differences.unknown));
      return;
    }
    const [low, high] = [Math.min(first, second), Math.max(first, second)];
    const halves = await comparedRows(page).getByText(beginsWith(words.pay.half)).allInnerTexts();
    const [one, other] = halves.map(amountsIn) as [[number, number], [number, number]];
    const [from, until] = [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
    const dollars = (amount: number) => `$${gapText(amount, 0)}`;
    const higher = pair.roles[first > second ? 0 : 1].plural;
    const lower = pair.roles[first > second ? 1 : 0].plural;
    const gap = dollars(high - low);
    const percent = `${Math.round(((high - low) / low) * 100)}%`;
    const isClose = high - low <= surveyNoise * low;
    const {
      median,
      close,
      same,
      'halves-overlap': overlap,
      'halves-apart': apart,
    } = words.differences;
    const template = high === low ? same : isClose ? close : median;
    const lead = fill(template, { higher, lower, gap, percent, value: dollars(high) });
    expect.soft(sentence.startsWith(lead), `"${sentence}" should begin with "${lead}"`).toBe(true);
    if (template !== median) return;
    expect
      .soft(sentence)
      .toContain(
        from <= until ? fill(overlap, { low: dollars(from), high: dollars(until) }) : apart,
      );
  });
}

test('the home page shows the same rows as the comparison', async ({ page }) => {
  await open(page, '/', widths.desktop);
  const short = await comparedRows(page).evaluateAll((rows) =>
    rows.map((row) => ({ id: row.id, text: (row as HTMLElement).innerText })),
  );
  await open(page, homePair.path, widths.desktop);
  for (const { id, text } of short) {
    const row = comparedRows(page).locator(`xpath=self::*[@id="${id}"]`);
    expect.soft(await row.innerText(), id).toBe(text);
  }
  expect(short.length).toBeGreaterThan(0);
});

/** A pay chart: its accessible name, the text next to it, and its marks as fractions of its width. */
type Drawing = {
  name: string;
  figure: string;
  beside: string;
  at: { p10: number; p25: number; median: number; p75: number; p90: number };
  ticks: { label: string; at: number }[];
};

const drawingsOn = (page: Page): Promise<Drawing[]> =>
  page.getByRole('img').evaluateAll((images) =>
    images.map((image) => {
      const svg = image as unknown as SVGSVGElement;
      const box = (part: Element | null) => {
        const { x, width } = (part as SVGGraphicsElement).getBBox();
        const whole = svg.getBoundingClientRect().width;
        return { from: x / whole, to: (x + width) / whole };
      };
      const whole = box(svg.querySelector(':scope > line:not(.grid)'));
      const half = box(svg.querySelector('rect'));
      const holder = svg.parentElement as HTMLElement;
      return {
        name: svg.getAttribute('aria-label') ?? '',
        figure: holder.querySelector('.val-num')?.textContent ?? '',
        beside: [...holder.querySelectorAll('.val-note')].map((n) => n.textContent).join(' '),
        at: {
          p10: whole.from,
          p25: half.from,
          median: box(svg.querySelector('.median')).from,
          p75: half.to,
          p90: whole.to,
        },
        ticks: [...svg.querySelectorAll('text')]
          .filter((label) => label.getBBox().width > 0)
          .map((label) => {
            const { from, to } = box(label);
            return { label: label.textContent ?? '', at: (from + to) / 2 };
          }),
      };
    }),
  );

/** A page lacks pay charts only if no table has pay for its roles, which cannot happen on the home page. */
async function expectNoPay(page: Page, path: string) {
  for (const { id } of homePair.roles) expect(path.split(/\/|-vs-/)).not.toContain(id);
  await expect(page.getByText(words.missing['not-in-table'] ?? '').first()).toBeVisible();
}

/** The five values in an accessible name, sorted by size. */
const valuesIn = (name: string) => amountsIn(name).sort((one, other) => one - other);

for (const width of [widths.narrowest, widths.desktop]) {
  test(`a drawing of pay says and shows its five figures at ${width} px`, async ({ page }) => {
    const paths = ['/', ...pairsOnce.flatMap((pair) => [pair.path, swapped(pair).path])];
    for (const path of [...paths, ...roles.map(rolePath)]) {
      await open(page, path, width);
      const drawings = await drawingsOn(page);
      if (drawings.length === 0) await expectNoPay(page, path);
      for (const { name, figure, beside, at } of drawings) {
        const what = `"${name}" on ${path}`;
        const values = valuesIn(name);
        expect.soft(new Set(values).size, `five figures in the name, ${what}`).toBe(5);
        const shown = [...amountsIn(figure), ...amountsIn(beside)].sort((a, b) => a - b);
        expect.soft(shown, `figures beside ${what}`).toEqual(values);
        expect.soft(amountsIn(figure), `median of ${what}`).toEqual([values[2]]);
        const places = [at.p10, at.p25, at.median, at.p75, at.p90];
        expect.soft(places, `order of ${what}`).toEqual([...places].sort((a, b) => a - b));
        for (const place of places) {
          expect.soft(place, what).toBeGreaterThanOrEqual(0);
          expect.soft(place, what).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  test(`both drawings of pay use one scale at ${width} px`, async ({ page }) => {
    for (const { path } of pairsOnce) {
      await open(page, path, width);
      const drawings = await drawingsOn(page);
      if (drawings.length === 0) {
        await expectNoPay(page, path);
        continue;
      }
      const marks = drawings.flatMap(({ beside, figure, at, ticks }) => {
        const [p25 = 0, p75 = 0, p10 = 0, p90 = 0] = amountsIn(beside);
        const [median = 0] = amountsIn(figure);
        return [
          ...Object.entries({ p10, p25, median, p75, p90 }).map(([key, value]) => ({
            value,
            at: at[key as keyof typeof at],
          })),
          ...ticks.map(({ label, at: place }) => ({
            value: Number(/\$(\d+)k/.exec(label)?.[1]) * 1000,
            at: place,
          })),
        ];
      });
      // The line through the lowest and the highest mark must pass through all of them.
      marks.sort((one, other) => one.value - other.value);
      const [low, high] = [marks[0], marks.at(-1)];
      if (low === undefined || high === undefined) throw new Error('no marks');
      expect(high.value).toBeGreaterThan(low.value);
      for (const { value, at } of marks) {
        const share = (value - low.value) / (high.value - low.value);
        const expected = low.at + share * (high.at - low.at);
        expect.soft(Math.abs(at - expected), `place of $${value} on ${path}`).toBeLessThan(0.003);
      }
    }
  });
}

test('a figure of a role page is the figure of the comparison', async ({ page }) => {
  await open(page, homePair.path, widths.desktop);
  const ids = ['pay', 'jobs', 'openings', 'outlook'] as const;
  const figures = await Promise.all(ids.map((id) => shownIn(page, id)));
  for (const [side, role] of homePair.roles.entries()) {
    await open(page, rolePath(role), widths.desktop);
    const facts = page.getByRole('region', { name: words.role['key-facts'] });
    for (const [index, id] of ids.entries()) {
      const term = facts.locator('div', {
        has: page.getByRole('term').filter({ hasText: new RegExp(`^${words.rows[id]?.label}$`) }),
      });
      const figure = figures[index]?.figures[side as 0 | 1] ?? 'no figure';
      await expect
        .soft(term.getByRole('definition'), `${id} of ${role.name}`)
        .toContainText(figure);
    }
  }
});
