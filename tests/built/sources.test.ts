import { describe, expect, it } from 'vitest';
import { rowDefinitions } from '@/lib/domain/rows';
import { reportAddress } from '@/lib/settings';
import { reportHref } from '@/lib/share/report';
import { readOwnSite } from '@/tests/lib/domain/sample';
import { attribute, type Element, getElements, getText, readPages } from './pages';

const pages = readPages();
const site = readOwnSite();

const address = '/en/sources/';
const page = (path: string) => {
  const found = pages.find((candidate) => candidate.path === path);
  if (found === undefined) throw new Error(`No page ${path}`);
  return found;
};
const sourcesPage = page(address);
const withId = (path: string, id: string) =>
  page(path).elements.filter((element) => attribute(element, 'id') === id);
const getEntry = (source: string): Element => {
  const [entry] = withId(address, `source-${source}`);
  if (entry === undefined) throw new Error(`No source ${source}`);
  return entry;
};
const hrefsIn = (element: Element): readonly string[] =>
  getElements(element).flatMap((child) => attribute(child, 'href') ?? []);

const [first, second] = site.words.home.pair;
const homeComparison = `/en/compare/${first}-vs-${second}/`;
const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('the page of sources', () => {
  it('has each source once, with its anchor and facts', () => {
    const anchors = sourcesPage.elements
      .flatMap((element) => attribute(element, 'id') ?? [])
      .filter((id) => id.startsWith('source-'));
    expect([...anchors].sort()).toEqual(
      [...site.sources.keys()].map((id) => `source-${id}`).sort(),
    );
    for (const { id, title, short, note = '', confidence } of site.sources.values()) {
      const text = squeeze(getText(getEntry(id)));
      for (const part of [title, short, note, site.words.sources.confidence[confidence]]) {
        expect(text, id).toContain(squeeze(part));
      }
    }
  });

  it('links sources with an https address, and only shows others', () => {
    for (const { id, address: target } of site.sources.values()) {
      if (target === 'none') continue;
      const isLink = target.startsWith('https:');
      expect(hrefsIn(getEntry(id)).includes(target), target).toBe(isLink);
      if (!isLink) expect(getText(getEntry(id))).toContain(target);
    }
  });

  it('gives the credit that a license requires, word for word', () => {
    const credits = [...site.sources.values()].filter(({ attribution }) => attribution);
    expect(credits).not.toHaveLength(0);
    for (const { id, attribution = '' } of credits) {
      expect(squeeze(getText(getEntry(id)))).toContain(squeeze(attribution));
    }
  });

  it('lists what rests on each source, with links to rows and sections that exist', () => {
    for (const id of site.sources.keys()) {
      const links = hrefsIn(getEntry(id)).filter((href) => !href.startsWith('https:'));
      expect(links.length, id).toBeGreaterThan(0);
      for (const link of links) {
        const [path = '', anchor = ''] = link.split('#');
        expect(withId(path === '' ? address : path, anchor), link).toHaveLength(1);
      }
    }
  });

  it('links back to the rows of all sources in a comparison', () => {
    const comparisons = pages.filter(({ path }) => path.includes('-vs-'));
    expect(comparisons.length).toBeGreaterThan(0);
    for (const { path, elements } of comparisons) {
      const rows = elements.filter((element) => attribute(element, 'role') === 'row');
      for (const row of rows) {
        const anchor = attribute(row, 'id');
        const shown = hrefsIn(row).filter((href) => href.startsWith('#source-'));
        for (const href of shown) {
          const links = hrefsIn(getEntry(href.slice('#source-'.length)));
          const found = links.some((link) => link.endsWith(`/#${anchor}`));
          expect(found, `${path}#${anchor} rests on ${href}`).toBe(true);
        }
      }
    }
  });

  it('links to every row and says what counts as the same in it', () => {
    const [table] = sourcesPage.elements.filter(({ tagName }) => tagName === 'table');
    const rows = getElements(table as Element).filter(({ tagName }) => tagName === 'tr');
    const compared = rows.filter((row) => hrefsIn(row).length > 0);
    expect(compared.flatMap(hrefsIn)).toEqual(
      rowDefinitions.map(({ id }) => `${homeComparison}#${id}`),
    );
    for (const row of compared) {
      const cells = getElements(row).filter(({ tagName }) => tagName === 'td');
      expect(cells.map((cell) => getText(cell).trim()).join()).toMatch(/equal|within/);
    }
  });
});

describe("a page's own list of sources", () => {
  const lists = pages.filter(({ path }) => path !== address && withId(path, 'sources').length > 0);

  it.each(lists)('leads to the page of all sources, and to each source there: $path', (shown) => {
    const [list] = withId(shown.path, 'sources');
    const links = hrefsIn(list as Element);
    expect(links).toContain(address);
    const entries = getElements(list as Element).flatMap(
      (element) => attribute(element, 'id') ?? [],
    );
    for (const id of entries.filter((entry) => /^source-/.test(entry))) {
      expect(links).toContain(`${address}#${id}`);
    }
  });
});

describe('the About page', () => {
  it('links to the address for error reports, or says that there is none', () => {
    const { elements, html } = page('/en/about/');
    const links = elements.flatMap((element) => attribute(element, 'href') ?? []);
    const { 'no-report': none, report } = site.words.about;
    if (reportAddress === undefined) {
      expect(html).toContain(none);
      expect(html).not.toContain(report.replace('{address}', ''));
    } else {
      expect(links).toContain(reportHref(reportAddress));
      expect(html).not.toContain(none);
    }
  });
});
