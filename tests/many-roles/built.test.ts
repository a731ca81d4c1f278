import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getSlug } from '@/lib/domain/places';
import { rowDefinitions } from '@/lib/domain/rows';
import { getStates, yearlyPay } from '@/lib/domain/tables';
import { siteAddress } from '@/lib/settings';
import {
  attribute,
  type Element,
  getElements,
  getText,
  outFolder,
  type Page,
  readPages,
} from '@/tests/built/pages';
import { readOwnSite } from '@/tests/lib/domain/sample';
import { newcomer } from './next-year';
import { addedRoles } from './site-of-roles';

/**
 * Tests built pages of a site with more than two roles. run-step.ts chooses the site: next year's, or one
 * with a given number of roles, whose added roles are in no table.
 */
const isNextYear = process.env.ROLES === 'next-year';
const site = readOwnSite();
const { words } = site;
const home = words.home.pair;
const ids = site.roles.map(({ id }) => id);
const count = isNextYear ? ids.length : Number(process.env.ROLES);
const namesPairs = count > 20;
const added = isNextYear ? [] : addedRoles(count, namesPairs);

const pages = readPages();

const page = (path: string): Page => {
  const found = pages.find((candidate) => candidate.path === path);
  if (found === undefined) throw new Error(`No page ${path}`);
  return found;
};
const pairPath = (first: string, second: string) => `/en/compare/${first}-vs-${second}/`;

/** The pairs that the content asks for, each once, computed independently of the site's code. */
const pairs: readonly (readonly [string, string])[] = namesPairs
  ? [home, ...site.roles.flatMap((role) => role.compareWith.map((id) => [role.id, id] as const))]
  : ids.flatMap((first, index) => ids.slice(index + 1).map((second) => [first, second] as const));
const pairPaths = pairs
  .flatMap(([first, second]) => [pairPath(first, second), pairPath(second, first)])
  .toSorted();

const hasClass = (element: Element, name: string) =>
  (attribute(element, 'class') ?? '').split(' ').includes(name);
const hrefsIn = (elements: readonly Element[]) =>
  elements.flatMap((element) =>
    element.tagName === 'a' ? [attribute(element, 'href') ?? ''] : [],
  );
const getMain = ({ elements }: Page) =>
  elements.filter(({ tagName }) => tagName === 'main').flatMap(getElements);
const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Cells start with the role's name, for narrow pages. */
const getName = (id: string) => site.roles.find((role) => role.id === id)?.name ?? '';

/** The cells of a row of a comparison: label, first role, second role, difference. */
const getCells = (path: string, row: string) =>
  page(path)
    .elements.filter((element) => attribute(element, 'id') === row)
    .flatMap((element) =>
      getElements(element)
        .filter(({ tagName }) => ['th', 'td'].includes(tagName))
        .map((cell) => squeeze(getText(cell))),
    );

/** The line style of each column of a comparison: solid or double. */
const getLines = (path: string) =>
  // The heads appear again for print.
  page(path).elements.flatMap((element) =>
    hasClass(element, 'cmp-role') && element.parentNode?.nodeName === 'th'
      ? ['solid', 'double'].filter((accent) => hasClass(element, `line-${accent}`))
      : [],
  );

describe(`a site of ${count} roles`, () => {
  it('has a page for every role', () => {
    expect(ids).toHaveLength(count);
    const built = pages.flatMap(({ path }) => /^\/en\/roles\/([^/]+)\/$/.exec(path)?.[1] ?? []);
    expect(built.toSorted()).toEqual(ids.toSorted());
    expect(hrefsIn(getMain(page('/en/roles/')))).toEqual(
      expect.arrayContaining(ids.map((id) => `/en/roles/${id}/`)),
    );
  });

  it('has both orders of each expected pair, and no other pair', () => {
    const built = pages.map(({ path }) => path).filter((path) => path.includes('-vs-'));
    const isHandout = (path: string) => path.endsWith('/handout/');
    expect(built.filter((path) => !isHandout(path)).toSorted()).toEqual(pairPaths);
    expect(built.filter(isHandout).toSorted()).toEqual(pairPaths.map((path) => `${path}handout/`));
  });

  it('links from the chooser to each pair once, without script', () => {
    const links = hrefsIn(getMain(page('/en/compare/')));
    expect(links.filter((href) => href.includes('-vs-')).toSorted()).toEqual(pairPaths);
  });

  it('links from the page of a role to all of its comparisons, and to no others', () => {
    for (const id of ids) {
      const links = hrefsIn(getMain(page(`/en/roles/${id}/`)));
      const paths = pairPaths.filter((path) => path.startsWith(pairPath(id, '').slice(0, -1)));
      for (const path of paths) expect(links).toContain(path);
      for (const href of links.filter((link) => link.includes('-vs-') && !link.includes('#'))) {
        expect(paths).toContain(href);
      }
    }
  });

  it('lists exactly its pages in the sitemap', () => {
    const sitemap = readFileSync(join(outFolder, 'sitemap.xml'), 'utf8');
    const listed = sitemap
      .split('<loc>')
      .slice(1)
      .map((entry) => entry.split('</loc>')[0]);
    const others = [
      '',
      'about/',
      'compare/',
      'counselors/',
      'faq/',
      'offline/',
      'pay/',
      'roles/',
      'sources/',
    ];
    expect(listed.toSorted()).toEqual(
      [
        ...others.map((name) => `/en/${name}`),
        ...getStates(site.tables).map((state) => `/en/pay/${getSlug(state)}/`),
        ...ids.map((id) => `/en/roles/${id}/`),
        ...pairPaths.flatMap((path) => [path, `${path}handout/`]),
      ]
        .map((path) => siteAddress + path)
        .toSorted(),
    );
  });

  it('names the same order of a pair as canonical on both of its pages', () => {
    const order = site.roles.map(({ id }) => id);
    for (const [one, two] of pairs) {
      const [first, second] = order.indexOf(one) < order.indexOf(two) ? [one, two] : [two, one];
      for (const path of [pairPath(one, two), pairPath(two, one)]) {
        const [link] = page(path).elements.filter(
          (element) => attribute(element, 'rel') === 'canonical',
        );
        expect(link && attribute(link, 'href'), path).toBe(siteAddress + pairPath(first, second));
      }
    }
  });

  it('gives the two columns different line styles, which swap with the roles', () => {
    for (const [first, second] of pairs) {
      const lines = getLines(pairPath(first, second));
      expect(lines.toSorted(), `${first}, ${second}`).toEqual(['double', 'solid']);
      expect(getLines(pairPath(second, first))).toEqual(lines.toReversed());
    }
  });

  it('gives the roles of the home page their own line styles in every comparison', () => {
    for (const id of home) {
      const accent = site.roles.find((role) => role.id === id)?.accent;
      for (const pair of pairs.filter((candidate) => candidate.includes(id))) {
        expect(getLines(pairPath(...pair))[pair.indexOf(id)], pair.join()).toBe(accent);
      }
    }
  });

  it('keeps the list in the footer short', () => {
    for (const { path, elements } of pages) {
      const foot = elements.filter(({ tagName }) => tagName === 'footer').flatMap(getElements);
      const roles = hrefsIn(foot).filter((href) => /^\/en\/roles\/./.test(href));
      const shown = count > 6 ? home : ids;
      expect(roles, path).toEqual(shown.map((id) => `/en/roles/${id}/`));
      expect(hrefsIn(foot), path).toContain('/en/roles/');
    }
  });
});

if (isNextYear) {
  describe('a role that is only in the national table', () => {
    const path = pairPath(newcomer.id, 'paralegal');

    it('shows its pay on its page and in its comparisons', () => {
      const pay = yearlyPay(site.tables, newcomer.code, 'us');
      if (pay.kind === 'missing') throw new Error('The table has no pay');
      const median = `$${pay.median.toLocaleString('en-US')}`;
      expect(getCells(path, 'pay')[1]).toContain(median);
      expect(page(`/en/roles/${newcomer.id}/`).html).toContain(median);
    });

    it('has stated absences for the other tables', () => {
      const [, theirs, , difference] = getCells(path, 'openings');
      expect(theirs).toBe(getName(newcomer.id) + words.missing['not-in-table']);
      expect(difference).toContain(squeeze(words.differences.unknown));
    });
  });
} else {
  describe('roles whose occupations are in no table', () => {
    it('say that the table has no pay for an added role, without a difference', () => {
      const absent = words.missing['not-in-table'];
      const unknown = squeeze(words.differences.unknown);
      const { id, plural } = added[0] ?? { id: '', plural: '' };
      const tableRows = rowDefinitions.filter((row) => row.from !== 'profile').map((row) => row.id);
      expect(tableRows).toContain('pay');
      for (const row of tableRows) {
        const [, theirs, paralegal, difference = ''] = getCells(pairPath(id, 'paralegal'), row);
        expect(theirs, row).toBe(getName(id) + absent);
        expect(paralegal, row).not.toContain(absent);
        expect(difference, row).toContain(unknown);
        expect(difference, row).toContain(`We have no figure for ${plural}.`);
        expect(difference, row).not.toMatch(/\d/);
      }
      for (const role of added) {
        expect(
          squeeze(
            getMain(page(`/en/roles/${role.id}/`))
              .map(getText)
              .join(' '),
          ),
        ).toContain(absent);
      }
    });

    it('say so for both roles if neither is in the table', () => {
      const between = pairs.filter((pair) =>
        pair.every((id) => added.some((role) => role.id === id)),
      );
      expect(between.length).toBeGreaterThan(0);
      for (const pair of between) {
        const [, first, second, difference = ''] = getCells(pairPath(...pair), 'pay');
        expect([first, second]).toEqual(
          pair.map((id) => getName(id) + words.missing['not-in-table']),
        );
        expect(difference).toContain(words.differences['unknown-both']);
      }
    });
  });
}
