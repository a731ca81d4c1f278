import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import matter from 'gray-matter';
import { pairsOf } from '@/lib/domain/pairs';
import { type StateId, slugOf, stateIds } from '@/lib/domain/places';
import type { Words } from '@/lib/domain/words';
import { pageDefinitions, pagePath } from '@/lib/pages/registry';

/** The content as its authors wrote it: the tests hold the built pages against it. */
const content = join(process.cwd(), 'content', 'en');
const frontMatter = (file: string) => matter(readFileSync(join(content, file), 'utf8')).data;

/** The words of the interface, for finding things by the name that a reader sees. */
export const words = frontMatter('site.md') as Words;

/** Matches a text that begins with a sentence of site.md, whatever stands in the sentence's places. */
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

/** One role for each file in the content folder: those of the home page, then the others. */
export const roles: readonly Role[] = [
  ...new Set([...words.home.pair, ...roleFiles.map((file) => file.slice(0, -3)).sort()]),
].map(roleWithId);

export type Pair = {
  readonly roles: readonly [Role, Role];
  readonly path: string;
};

const pairOf = (first: Role, second: Role): Pair => ({
  roles: [first, second],
  path: `/en/compare/${first.id}-vs-${second.id}/`,
});

export const swapped = ({ roles: [first, second] }: Pair): Pair => pairOf(second, first);

/** The comparison that the home page leads to. */
export const homePair = pairOf(roles[0] as Role, roles[1] as Role);

/** Every comparison page, each pair of roles in either order. */
export const pairs: readonly Pair[] = pairsOf({ roles, words }).map(([first, second]) =>
  pairOf(first, second),
);

/** Each two roles once, in the order that canonical links name. */
export const pairsOnce: readonly Pair[] = pairs.filter(
  ({ roles: [first, second] }) => roles.indexOf(first) < roles.indexOf(second),
);

/** The sheet of a comparison to print. */
export const handoutPath = ({ path }: Pair) => `${path}handout/`;

export const rolePath = ({ id }: Role) => `/en/roles/${id}/`;

/** The page of questions, with a search field that only works with script. */
export const faqPath = '/en/faq/';

/** An address that no page has: the server answers with the page for lost readers. */
export const unknownPath = '/en/no-such-page/';

/** Pay of both jobs in the US and in every place. */
export const payPath = '/en/pay/';

/** Pay in one place. */
export const statePath = (state: StateId) => `${payPath}${slugOf(state)}/`;

/** Every page of a place. They are of one kind: most tests look at those that differ most. */
export const statePaths: readonly string[] = stateIds.map(statePath);
const fewStates: readonly StateId[] = ['us-fl', 'us-mt', 'us-gu'];

/** The pages that tests look at: every one that has an address of its own, and a few of the places. */
export const sitePaths: readonly string[] = [
  '/',
  ...pageDefinitions.map(({ id }) => pagePath(id, 'en')),
  ...roles.map(rolePath),
  ...pairs.flatMap((pair) => [pair.path, handoutPath(pair)]),
  ...fewStates.map(statePath),
];

/** Every page that a reader can be shown. */
export const allPaths: readonly string[] = [...sitePaths, unknownPath];

/** Pages that hold a comparison table: in short, and in full. */
export const tablePaths: readonly string[] = ['/', ...pairs.map(({ path }) => path)];

/** A phone, a tablet and a desktop, and the narrowest page that must still read well. */
export const widths = { narrowest: 320, phone: 375, tablet: 768, desktop: 1280 } as const;

/** What a sentence shows where the build has left a place of its template empty: `{p10}`. */
export const unfilledPlace = /\{\w+\}|\bundefined\b|\bNaN\b|\[object /;

/** Opens a page at a size and makes sure that it is ours. */
export async function open(page: Page, path: string, width?: number, height = 800) {
  if (width !== undefined) {
    await page.setViewportSize({ width, height });
    // A page that comes before the window has its new size would move with the window.
    await page.waitForFunction((size) => window.innerWidth === size, width);
  }
  await page.goto(path);
  await expect(page.getByRole('main'), `${path} has a main part`).toBeVisible();
}

/** The first sign that someone uses a page: pages with a client component wake by it. */
export async function firstUse(page: Page): Promise<void> {
  await page.mouse.move(200, 200);
  await page.mouse.move(210, 210);
}

export const table = (page: Page): Locator => page.getByRole('table');

/** The rows that compare something: those that an address can name. */
export const comparedRows = (page: Page): Locator => table(page).locator('tr[id]');

/** A role's column head. */
export const columnHead = (page: Page, role: Role): Locator =>
  table(page).getByRole('columnheader').getByRole('link', { name: role.name, exact: true });

/** The box of something on the screen, which must be drawn. */
export async function boxOf(found: Locator, what: string) {
  const box = await found.boundingBox();
  if (box === null) throw new Error(`${what} is not drawn`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

/** The lower edge of the column heads where they stick; 0 where they have been scrolled away. */
export async function headBottom(page: Page): Promise<number> {
  const { bottom } = await boxOf(table(page).locator('thead'), 'the head of the table');
  return Math.max(0, bottom);
}

/** How far a page can be pushed sideways, in CSS pixels. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/**
 * Texts of the page's main part that reach out of the window or, in a table, out of their own cell.
 * A page that cannot be pushed sideways may still have cut or overprinted text.
 */
export const textsOutOfPlace = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || !node.textContent?.trim() || !parent.checkVisibility()) continue;
      // Hidden from the eye on purpose, or waiting above the page for the keyboard.
      if (parent.closest('script, style, .sr-only, .skip, svg')) continue;
      // A line that is pushed sideways by itself, as the contents list of a phone is.
      const line = parent.closest('.jump');
      if (line && getComputedStyle(line).overflowX === 'auto') continue;
      // Cut short with a sign for it, since it stands in full elsewhere on the page.
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
