import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getPages } from '@/lib/content/pages';
import { getPairs } from '@/lib/domain/pairs';
import { rowDefinitions } from '@/lib/domain/rows';
import { getStates } from '@/lib/domain/tables';
import { reportAddress, siteAddress } from '@/lib/settings';
import { reportHref } from '@/lib/share/report';
import { readOwnSite } from '@/tests/lib/domain/sample';
import { attribute, filesIn, getElements, getText, outFolder, readPages } from './pages';

const pages = readPages();
const site = readOwnSite();
const expected = getPages('en', {
  ...site,
  pairs: getPairs(site),
  sources: site.sources.keys(),
  states: getStates(site.tables),
});
const byTag = (page: (typeof pages)[number], ...tags: readonly string[]) =>
  page.elements.filter((element) => tags.includes(element.tagName));
const headings = ['h1', 'h2', 'h3', 'h4'];

describe('the built site', () => {
  it('has the pages of the content, `/` and the 404 page, and no other', () => {
    expect(pages.map((page) => page.path).sort()).toEqual(
      [...expected.keys(), '/', '/404.html'].sort(),
    );
  });

  it('ships no parser or validator to the browser', () => {
    const scripts = filesIn(outFolder).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    for (const file of scripts) {
      const text = readFileSync(join(outFolder, file), 'utf8');
      expect(text, file).not.toMatch(/ZodError|unrecognized_keys|gray-matter|YAMLParseError/);
    }
  });

  it('has unique titles and descriptions, except for the two addresses of the home page', () => {
    const ownPages = pages.filter((page) => page.path !== '/' && page.path !== '/404.html');
    const titles = ownPages.map((page) => getText(byTag(page, 'title')[0] as never));
    expect(new Set(titles).size).toBe(titles.length);
    const descriptions = ownPages.map((page) => {
      const meta = byTag(page, 'meta').find(
        (element) => attribute(element, 'name') === 'description',
      );
      return meta === undefined ? '' : attribute(meta, 'content');
    });
    for (const description of descriptions) expect(description?.length).toBeGreaterThan(30);
    const ofPairs = new Set(
      ownPages.flatMap((page, index) => (/-vs-/.test(page.path) ? [] : [descriptions[index]])),
    );
    expect(ofPairs.size).toBe(ownPages.filter((page) => !/-vs-/.test(page.path)).length);
  });

  it('names the first order of a pair as the canonical one on both of its pages', () => {
    const canonical = (path: string) => {
      const page = pages.find((candidate) => candidate.path === path);
      const link = page?.elements.find((element) => attribute(element, 'rel') === 'canonical');
      return link === undefined ? undefined : attribute(link, 'href');
    };
    const [first, second] = site.words.home.pair;
    const main = `/en/compare/${first}-vs-${second}/`;
    expect(canonical(main)).toBe(siteAddress + main);
    const swapped = `/en/compare/${second}-vs-${first}/`;
    expect(canonical(swapped)).toBe(siteAddress + main);
    expect(canonical(`${main}handout/`)).toBe(`${siteAddress}${main}handout/`);
    expect(canonical(`${swapped}handout/`)).toBe(`${siteAddress}${main}handout/`);
    expect(canonical('/')).toBe(`${siteAddress}/en/`);
    expect(canonical('/en/')).toBe(`${siteAddress}/en/`);
  });
});

describe.each(pages)('the page $path', (page) => {
  it('has one first-level heading and skips no heading level', () => {
    const levels = byTag(page, ...headings).map((element) => Number(element.tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) {
      expect(level, `heading ${index + 1}`).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    }
  });

  it('names its language and allows zooming', () => {
    const [html] = byTag(page, 'html');
    expect(html && attribute(html, 'lang')).toBe('en');
    const viewport = byTag(page, 'meta').find(
      (element) => attribute(element, 'name') === 'viewport',
    );
    expect(viewport && attribute(viewport, 'content')).toBe('width=device-width, initial-scale=1');
  });

  it('uses each id once', () => {
    const ids = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
  });

  it('links to pages and anchors that exist, with the final slash', () => {
    for (const link of byTag(page, 'a')) {
      const href = attribute(link, 'href') ?? '';
      expect(getText(link).trim() || attribute(link, 'aria-label'), href).toBeTruthy();
      if (/^https:/.test(href)) continue;
      if (reportAddress !== undefined && href === reportHref(reportAddress)) continue;
      if (attribute(link, 'download') !== undefined) {
        expect(href).toMatch(/^\/files\/en\/[a-z0-9-]+\.html$/);
        expect(existsSync(join(outFolder, href)), href).toBe(true);
        continue;
      }
      expect(href).toMatch(
        /^(?:\/en\/(?:[a-z0-9-]+\/)*(?:\?place=us-[a-z]{2})?)?(?:#[a-z][a-z0-9-]*)?$/,
      );
      const [path = '', anchor] = href.replace(/\?place=us-[a-z]{2}/, '').split('#');
      const target = pages.find((candidate) => candidate.path === (path === '' ? page.path : path));
      expect(target, `${href} leads to a page`).toBeDefined();
      if (anchor === undefined) continue;
      const found = target?.elements.some((element) => attribute(element, 'id') === anchor);
      expect(found, `${href} leads to an anchor`).toBe(true);
    }
  });

  it('loads nothing from other origins, and links to https only', () => {
    for (const element of page.elements) {
      for (const name of ['src', 'srcset', 'action', 'data', 'poster']) {
        expect(attribute(element, name) ?? '').not.toMatch(/^(?:https?:)?\/\//);
      }
      const href = attribute(element, 'href') ?? '';
      expect(href).not.toMatch(/^(?:http:|\/\/|javascript:|data:)/);
      const rel = attribute(element, 'rel') ?? '';
      if (element.tagName === 'link' && ['canonical', 'alternate'].includes(rel)) {
        const start = href.slice(0, siteAddress.length + 1);
        expect(start, 'an address of a page is whole').toBe(`${siteAddress}/`);
      } else if (element.tagName === 'link') {
        expect(href, 'a link element stays on this origin').toMatch(/^\//);
      }
    }
  });

  it('refers to files that exist', () => {
    const files = page.elements.flatMap((element) =>
      ['script', 'img', 'link'].includes(element.tagName) &&
      attribute(element, 'rel') !== 'canonical'
        ? [attribute(element, 'src') ?? attribute(element, 'href') ?? '']
        : [],
    );
    for (const file of files.filter((name) => name.startsWith('/'))) {
      expect(existsSync(join(outFolder, file.split('?')[0] ?? '')), file).toBe(true);
    }
  });

  it('has no style or handler in an attribute, and no HTML string', () => {
    for (const element of page.elements) {
      for (const { name } of element.attrs) {
        expect(name, element.tagName).not.toMatch(/^(?:style|on[a-z]+)$/);
      }
    }
  });

  it('shows no code in its text', () => {
    const [body] = byTag(page, 'body');
    if (body === undefined) throw new Error('No body');
    const scripts = byTag(page, 'script').map(getText);
    const visible = scripts.reduce((text, script) => text.replace(script, ''), getText(body));
    expect(visible).not.toMatch(/\b(?:undefined|NaN|null)\b|\[object|\{[a-z]+\}/i);
  });
});

describe('a comparison page', () => {
  const comparisons = pages.filter(
    ({ path }) => path.includes('-vs-') && !path.endsWith('/handout/'),
  );

  it('exists for each order of each pair', () => {
    expect(comparisons).toHaveLength(getPairs(site).length);
  });

  it.each(comparisons)('has every row complete without script: $path', (page) => {
    const rows = page.elements.filter((element) =>
      (attribute(element, 'class') ?? '').split(' ').includes('row'),
    );
    expect(rows.map((row) => attribute(row, 'id'))).toEqual(rowDefinitions.map((row) => row.id));
    for (const row of rows) {
      const cells = getElements(row).filter((element) => ['th', 'td'].includes(element.tagName));
      expect(cells).toHaveLength(4);
      for (const cell of cells) expect(getText(cell).trim().length).toBeGreaterThan(1);
    }
  });

  it('has its columns in the order of its address', () => {
    for (const page of comparisons) {
      const [first, second] = page.path.split('/').at(-2)?.split('-vs-') ?? [];
      const heads = page.elements
        .filter((element) => attribute(element, 'scope') === 'col')
        .map(getText);
      const names = [first, second].map((id) => site.roles.find((role) => role.id === id)?.name);
      expect(heads[1]).toContain(names[0]);
      expect(heads[2]).toContain(names[1]);
    }
  });
});
