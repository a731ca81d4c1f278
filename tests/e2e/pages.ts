import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import matter from 'gray-matter';
import { getPairs } from '@/lib/domain/pairs';
import { getSlug, type StateId, stateIds } from '@/lib/domain/places';
import type { Words } from '@/lib/domain/words';
import { pageDefinitions, pagePath } from '@/lib/pages/registry';

/** The site's content, to compare the built pages with. */
const content = join(process.cwd(), 'content', 'en');
const frontMatter = (file: string) => matter(readFileSync(join(content, file), 'utf8')).data;

/** The words of the interface, to find elements by their visible names. */
export const words = frontMatter('site.md') as Words;

/** Matches a text that starts with a sentence of site.md, with any text in its placeholders. */
export const beginsWith = (template: string) =>
  new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+?')}`);

export type Role = {
  readonly id: string;
  readonly name: string;
  readonly plural: string;
  readonly compareWith: readonly string[];
};

type FrontMatter = { readonly 'compare-with'?: readonly string[] };

const roleWithId = (id: string): Role => {
  const { name, plural, ...rest } = frontMatter(join('roles', `${id}.md`)) as Role & FrontMatter;
  return { id, name, plural, compareWith: rest['compare-with'] ?? [] };
};

const roleFiles = readdirSync(join(content, 'roles')).filter((file) => file.endsWith('.md'));

/** All roles: those of the home page, then the others. */
export const roles: readonly Role[] = [
  ...new Set([...words.home.pair, ...roleFiles.map((file) => file.slice(0, -3)).sort()]),
].map(roleWithId);

export type Pair = {
  readonly roles: readonly [Role, Role];
  readonly path: string;
};

const getPair = (first: Role, second: Role): Pair => ({
  roles: [first, second],
  path: `/en/compare/${first.id}-vs-${second.id}/`,
});

export const swapped = ({ roles: [first, second] }: Pair): Pair => getPair(second, first);

/** The comparison that the home page links to. */
export const homePair = getPair(roles[0] as Role, roles[1] as Role);

/** All comparison pages: each pair of roles in both orders. */
export const pairs: readonly Pair[] = getPairs({ roles, words }).map(([first, second]) =>
  getPair(first, second),
);

/** Each pair of roles once, in its canonical order. */
export const pairsOnce: readonly Pair[] = pairs.filter(
  ({ roles: [first, second] }) => roles.indexOf(first) < roles.indexOf(second),
);

/** The handout of a comparison. */
export const handoutPath = ({ path }: Pair) => `${path}handout/`;

export const rolePath = ({ id }: Role) => `/en/roles/${id}/`;

/** The page of questions, whose search field needs script. */
export const faqPath = '/en/faq/';

/** An address without a page: the server answers with the 404 page. */
export const unknownPath = '/en/no-such-page/';

/** Pay of both jobs in the US and in all places. */
export const payPath = '/en/pay/';

/** Pay in one place. */
export const statePath = (state: StateId) => `${payPath}${getSlug(state)}/`;

/** The pages of all places. They are alike, so most tests use those that differ most. */
export const statePaths: readonly string[] = stateIds.map(statePath);
const fewStates: readonly StateId[] = ['us-fl', 'us-mt', 'us-gu'];

/** The pages to test: all pages with an address, but only a few of the places. */
export const sitePaths: readonly string[] = [
  '/',
  ...pageDefinitions.map(({ id }) => pagePath(id, 'en')),
  ...roles.map(rolePath),
  ...pairs.flatMap((pair) => [pair.path, handoutPath(pair)]),
  ...fewStates.map(statePath),
];

/** The same pages and the 404 page. */
export const allPaths: readonly string[] = [...sitePaths, unknownPath];

/** Pages with a comparison table, short or full. */
export const tablePaths: readonly string[] = ['/', ...pairs.map(({ path }) => path)];

/** Widths in CSS pixels. The narrowest is the least at which pages must read well. */
export const widths = { narrowest: 320, phone: 375, tablet: 768, desktop: 1280 } as const;

/** Matches an unfilled placeholder such as `{p10}`, and values that were never set. */
export const unfilledPlace = /\{\w+\}|\bundefined\b|\bNaN\b|\[object /;

/** Opens a page at a size and makes sure that it is ours. */
export async function open(page: Page, path: string, width?: number) {
  if (width !== undefined) {
    await page.setViewportSize({ width, height: 800 });
    // A page that loads before the window has its new size would shift with it.
    await page.waitForFunction((size) => window.innerWidth === size, width);
  }
  await page.goto(path);
  await expect(page.getByRole('main'), `${path} has a main part`).toBeVisible();
}

/** Simulates the first use of a page, which hydrates it. */
export async function firstUse(page: Page): Promise<void> {
  await page.mouse.move(200, 200);
  await page.mouse.move(210, 210);
}

export const table = (page: Page): Locator => page.getByRole('table');

/** The rows of a comparison, which have ids. */
export const comparedRows = (page: Page): Locator => table(page).locator('tr[id]');

/** A role's column head. */
export const columnHead = (page: Page, role: Role): Locator =>
  table(page).getByRole('columnheader').getByRole('link', { name: role.name, exact: true });

/** The bounding box of an element, which must be visible. */
export async function getBox(found: Locator, what: string) {
  const box = await found.boundingBox();
  if (box === null) throw new Error(`${what} is not drawn`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

/** The lower edge of the sticky column heads, or 0 if they are scrolled away. */
export async function headBottom(page: Page): Promise<number> {
  const { bottom } = await getBox(table(page).locator('thead'), 'the head of the table');
  return Math.max(0, bottom);
}

/** How far a page can scroll sideways, in CSS pixels. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/**
 * Texts in the page's main part that extend past the window or, in a table, past their cell. A page without
 * sideways scrolling may still have clipped or overlapping text.
 */
export const textsOutOfPlace = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || !node.textContent?.trim() || !parent.checkVisibility()) continue;
      // Visually hidden on purpose, or above the page until it gets the focus.
      if (parent.closest('script, style, .sr-only, .skip, svg')) continue;
      // A line that scrolls sideways by itself, such as the contents list on a phone.
      const line = parent.closest('.jump');
      if (line && getComputedStyle(line).overflowX === 'auto') continue;
      // Shortened with an ellipsis, since the full text is elsewhere on the page.
      if (getComputedStyle(parent).textOverflow === 'ellipsis') continue;
      const cell = parent.closest('td, th');
      const holder = cell ?? parent.closest('.cmp caption');
      if (holder && getComputedStyle(holder).clipPath !== 'none') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const limit = cell?.getBoundingClientRect() ?? { left: 0, right: innerWidth };
      const right = Math.min(limit.right, innerWidth) + 1;
      const isOut = [...range.getClientRects()].some(
        (rect) => rect.width > 0 && (rect.left < limit.left - 1 || rect.right > right),
      );
      if (isOut) found.push(node.textContent.trim().slice(0, 60));
    }
    return found;
  });
