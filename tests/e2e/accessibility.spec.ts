import type { Page } from '@playwright/test';
import { askAxe, extraRules } from './axe';
import { allPaths, open, pairsOnce, widths } from './pages';
import { expect, test } from './test';

/** The first look at a page checks all rules, the others only those that a change of colors can break. */
const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } },
] as const;

const contrast = 'color-contrast';

for (const { name, media } of looks) {
  for (const width of [widths.narrowest, widths.desktop]) {
    const only = name === 'light' ? undefined : contrast;
    test(`axe finds nothing wrong on any page in ${name} at ${width} px`, async ({
      page,
    }, testInfo) => {
      test.slow();
      await page.emulateMedia(media);
      const undecided: string[] = [];
      for (const path of allPaths) {
        await open(page, path, width);
        const { violations, incomplete, rules } = await askAxe(page, only);
        expect.soft(violations, `${path} in ${name} at ${width} px`).toEqual([]);
        expect(rules, 'the rules that were asked for').toEqual(
          only === undefined ? expect.arrayContaining([...extraRules, contrast]) : [contrast],
        );
        undecided.push(...incomplete.map((finding) => `${path}: ${finding}`));
      }
      await testInfo.attach('undecided', {
        body: JSON.stringify(undecided, null, 2),
        contentType: 'application/json',
      });
    });
  }
}

test('axe finds nothing wrong in the comparison with every source open', async ({ page }) => {
  for (const path of pairsOnce.map((pair) => pair.path)) {
    await open(page, path, widths.phone);
    const disclosures = page.locator('.cmp details');
    await disclosures.evaluateAll((all) => {
      for (const details of all as HTMLDetailsElement[]) details.open = true;
    });
    await expect(disclosures.locator('p').first()).toBeVisible();
    expect.soft((await askAxe(page)).violations, path).toEqual([]);
  }
});

/** The contrast of each part of the charts with the background, which axe does not check. */
const contrastInDrawings = (page: Page) =>
  page.evaluate(() => {
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const value = Number(part) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const paper = luminance(getComputedStyle(document.body).backgroundColor);
    const contrast = (colour: string) => {
      const other = luminance(colour);
      return (Math.max(paper, other) + 0.05) / (Math.min(paper, other) + 0.05);
    };
    const all = (selector: string, property: 'fill' | 'stroke') =>
      [...document.querySelectorAll(selector)].map((part) =>
        contrast(getComputedStyle(part)[property]),
      );
    return {
      texts: all('svg[role=img] text', 'fill'),
      marks: all(
        '[role=img] .median, [role=img] rect, [role=img] line:is(.solid, .double)',
        'stroke',
      ),
    };
  });

for (const { name, media } of looks) {
  test(`the letters and marks of the drawings stand out from the paper in ${name}`, async ({
    page,
  }) => {
    await page.emulateMedia(media);
    for (const { path } of pairsOnce) {
      await open(page, path, widths.desktop);
      const { texts, marks } = await contrastInDrawings(page);
      expect(Math.min(texts.length, marks.length), `drawings on ${path}`).toBeGreaterThan(0);
      expect.soft(Math.min(...texts), `letters on ${path}`).toBeGreaterThanOrEqual(4.5);
      expect.soft(Math.min(...marks), `marks on ${path}`).toBeGreaterThanOrEqual(3);
    }
  });
}
