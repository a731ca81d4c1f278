import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { budgets } from '@/lib/export/budgets';
import { hasSiteAddress, siteAddress } from '@/lib/settings';
import {
  attribute,
  type Element,
  getElements,
  getText,
  outFolder,
  type Page,
  readPages,
  readSingleFiles,
} from './pages';

/** The comparisons as single files, for readers who have only the file. */

const files = readSingleFiles();
const comparisons = readPages().filter(
  ({ path }) => path.includes('-vs-') && !path.endsWith('/handout/'),
);
const getPage = ({ path }: Page): Page => {
  const [, language, pair] = /^\/files\/([^/]+)\/(.+)\.html$/.exec(path) ?? [];
  const page = comparisons.find((other) => other.path === `/${language}/compare/${pair}/`);
  if (page === undefined) throw new Error(`${path} has no page`);
  return page;
};

const hasClass = (element: Element, name: string) =>
  (attribute(element, 'class') ?? '').split(' ').includes(name);
const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const byTag = ({ elements }: Pick<Page, 'elements'>, tag: string) =>
  elements.filter(({ tagName }) => tagName === tag);
const getRows = (page: Page) =>
  byTag(page, 'tr').filter((row) => attribute(row, 'id') !== undefined);

/** The text of an element without those parts that the file shows in another way. */
function textWithout(element: Element, isLeftOut: (part: Element) => boolean): string {
  const walk = (node: Element['childNodes'][number]): string => {
    if ('tagName' in node) return isLeftOut(node) ? '' : node.childNodes.map(walk).join('');
    return getText(node);
  };
  return squeeze(element.childNodes.map(walk).join(''));
}

/** The tools next to a value on the page, and the source numbers in the file. */
const isAside = (part: Element) =>
  ['button', 'details'].includes(part.tagName) ||
  ['perma', 'who', 'src'].some((name) => hasClass(part, name));

const getValues = (page: Page) =>
  getRows(page).map((row) => ({
    id: attribute(row, 'id'),
    cells: getElements(row)
      .filter(({ tagName }) => ['th', 'td'].includes(tagName))
      .map((cell) => textWithout(cell, isAside)),
  }));

it('each comparison has one and offers it as a download', () => {
  expect(files.map(getPage)).toHaveLength(comparisons.length);
  for (const file of files) {
    const links = byTag(getPage(file), 'a').filter(
      (link) => attribute(link, 'download') !== undefined,
    );
    expect(links.map((link) => attribute(link, 'href'))).toEqual([file.path]);
  }
});

describe.each(files)('the file $path', (file) => {
  const page = getPage(file);

  it('is small enough for mail and old sticks', () => {
    expect(Buffer.byteLength(file.html)).toBeLessThanOrEqual(budgets.singleFile);
  });

  it('runs no script and loads nothing', () => {
    const tags = new Set(file.elements.map(({ tagName }) => tagName));
    for (const tag of ['script', 'img', 'iframe', 'object', 'embed', 'form', 'button', 'input']) {
      expect(tags.has(tag), tag).toBe(false);
    }
    expect(file.html).not.toMatch(/url\(|@import|<!--/);
    const links = byTag(file, 'link').map((link) => attribute(link, 'rel'));
    expect(links).toEqual(hasSiteAddress ? ['canonical'] : []);
    for (const { attrs } of file.elements) {
      for (const { name } of attrs) {
        expect(name).not.toMatch(/^(?:src|srcset|style|on.+|action|data|poster)$/);
      }
    }
  });

  it('links only within itself, to other sites, and to full URLs of this site if the host is known', () => {
    const ids = file.elements.map((element) => attribute(element, 'id'));
    for (const link of byTag(file, 'a')) {
      const href = attribute(link, 'href') ?? '';
      if (href.startsWith('#')) expect(ids, href).toContain(href.slice(1));
      else {
        expect(hasSiteAddress, href).toBe(true);
        expect(href.slice(0, siteAddress.length + 1)).toBe(`${siteAddress}/`);
      }
      expect(squeeze(getText(link))).not.toBe('');
    }
  });

  it('has all rows and values of the page, in the same order and word for word', () => {
    expect(getValues(file)).toEqual(getValues(page));
    expect(getRows(file).length).toBeGreaterThan(0);
  });

  it('names the role of each value for narrow screens, as the page does', () => {
    const onPage = page.elements.filter((element) => hasClass(element, 'who')).map(getText);
    const inFile = file.elements.flatMap(
      (element) =>
        attribute(element, 'data-of-solid') ?? attribute(element, 'data-of-double') ?? [],
    );
    expect(inFile).toEqual(onPage);
  });

  it('has a note for every source that the page can open, with all its text', () => {
    const disclosures = byTag(page, 'details').filter((details) => hasClass(details, 'src'));
    const marks = byTag(file, 'a').filter((link) => hasClass(link, 'src'));
    expect(marks).toHaveLength(disclosures.length);
    disclosures.forEach((details, index) => {
      const mark = marks[index] as Element;
      const number = /^#n(\d+)$/.exec(attribute(mark, 'href') ?? '')?.[1];
      const note = file.elements.find((element) => attribute(element, 'id') === `n${number}`);
      const [summary, paragraph] = ['summary', 'p'].map((tag) =>
        byTag({ elements: getElements(details) }, tag).at(0),
      );
      const short = textWithout(summary as Element, (part) => part.tagName === 'span');
      expect(squeeze(getText(mark))).toBe(`${short} [${number}]`);
      const text = getText(note as Element);
      expect(text).toContain(textWithout(paragraph as Element, (part) => part.tagName === 'a'));
      for (const link of byTag({ elements: getElements(paragraph as Element) }, 'a')) {
        expect(text).toContain(getText(link));
      }
    });
  });

  it('numbers its notes in order', () => {
    const notes = byTag(file, 'ol').flatMap(getElements);
    expect(notes.map((note) => attribute(note, 'id'))).toEqual(notes.map((_, at) => `n${at + 1}`));
    expect(new Set(notes.map(getText)).size).toBe(notes.length);
  });

  it('has its language, title, original page and credit, and is not indexed', () => {
    expect(byTag(file, 'html').map((root) => attribute(root, 'lang'))).toEqual(['en']);
    expect(byTag(file, 'title').map(getText)).toEqual(byTag(page, 'title').map(getText));
    const address = siteAddress + page.path;
    if (hasSiteAddress) {
      expect(byTag(file, 'a').map((link) => attribute(link, 'href'))).toContain(address);
    }
    const foot = file.elements.find(({ tagName }) => tagName === 'footer');
    expect(foot && getText(foot)).toContain(address);
    const canonical = (elements: readonly Element[]) =>
      elements
        .filter((element) => attribute(element, 'rel') === 'canonical')
        .map((element) => attribute(element, 'href'));
    expect(canonical(file.elements)).toEqual(hasSiteAddress ? canonical(page.elements) : []);
    const robots = file.elements.find((element) => attribute(element, 'name') === 'robots');
    expect(robots && attribute(robots, 'content')).toBe('noindex');
    const credits = (elements: readonly Element[]) =>
      elements
        .filter((element) => hasClass(element, 'notes'))
        .flatMap((notes) => byTag({ elements: getElements(notes) }, 'p').map(getText));
    expect(credits(file.elements)).toEqual(credits(page.elements));
  });

  it('has the one style that its policy allows, with the rules of all its classes', () => {
    const [style, ...others] = byTag(file, 'style');
    expect(others).toEqual([]);
    const text = getText(style as Element);
    const digest = createHash('sha256').update(text).digest('base64');
    expect(file.html).toContain(`style-src 'sha256-${digest}'`);
    expect(text, 'comments are for us').not.toContain('/*');
    const pageStyle = byTag(page, 'style').map(getText).join('');
    const classesIn = (css: string) =>
      new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));
    const inPage = classesIn(pageStyle);
    const inFile = classesIn(text);
    const used = new Set(
      file.elements.flatMap((element) => attribute(element, 'class')?.split(' ') ?? []),
    );
    const bare = [...used].filter((name) => inPage.has(name) && !inFile.has(name));
    // The rules of this class need a control of the page.
    expect(bare.filter((name) => name !== 'different')).toEqual([]);
  });
});

it('no sitemap lists them', () => {
  const sitemap = join(outFolder, 'sitemap.xml');
  // Without `SITE_ADDRESS` there is no sitemap.
  expect(existsSync(sitemap)).toBe(hasSiteAddress);
  if (hasSiteAddress) expect(readFileSync(sitemap, 'utf8')).not.toContain('/files/');
});
