import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '@/lib/i18n/languages';
import { siteAddress, sitePath } from '@/lib/settings';
import {
  attribute,
  type Element,
  getText,
  outFolder,
  type Page,
  readPages,
} from '@/tests/built/pages';
import { second } from './second-language';

/** Tests a site in two languages. tests/sub-path/run-step.ts adds the second. */

const pages = readPages();
const page = (path: string): Page => {
  const found = pages.find((candidate) => candidate.path === path);
  if (found === undefined) throw new Error(`No page ${path}`);
  return found;
};
const translated = pages.filter(({ path }) => /^\/(?:en|es)\//.test(path));
const inOther = (path: string) =>
  path.replace(/^\/(en|es)\//, (_, id) => (id === 'en' ? '/es/' : '/en/'));

const links = (elements: readonly Element[], rel: string) =>
  elements
    .filter((element) => element.tagName === 'link' && attribute(element, 'rel') === rel)
    .map((element) => [attribute(element, 'hreflang'), attribute(element, 'href') ?? ''] as const);
const getCanonical = (path: string) => links(page(path).elements, 'canonical')[0]?.[1];
const stripBasePath = (address: string) => address.slice(siteAddress.length);

it('has the same number of pages in both languages', () => {
  expect(languages.map(({ id }) => id)).toEqual(['en', second.id]);
  const paths = translated.map(({ path }) => path);
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.map(inOther).toSorted()).toEqual(paths.toSorted());
});

describe.each(translated)('the page $path', ({ path, elements }) => {
  it('links to itself in the other language by name, in its header and footer', () => {
    const language = path.slice(1, 3);
    const [root] = elements;
    expect(root && attribute(root, 'lang')).toBe(language);
    const [id, name] = language === 'en' ? [second.id, second.name] : ['en', 'English'];
    const ways = elements.filter(
      (element) => element.tagName === 'a' && attribute(element, 'hreflang') !== undefined,
    );
    expect(ways).toHaveLength(2);
    for (const way of ways) {
      expect(attribute(way, 'href')).toBe(sitePath + inOther(path));
      expect([attribute(way, 'lang'), attribute(way, 'hreflang'), getText(way)]).toEqual([
        id,
        id,
        name,
      ]);
    }
  });

  it('gives search engines the canonical page of each language, which links back', () => {
    const versions = links(elements, 'alternate');
    expect(versions.map(([language]) => language)).toEqual(['en', second.id, 'x-default']);
    expect(versions.at(-1)?.[1]).toBe(versions[0]?.[1]);
    for (const [, address] of versions) {
      expect(getCanonical(stripBasePath(address)), address).toBe(address);
      expect(links(page(stripBasePath(address)).elements, 'alternate'), address).toEqual(versions);
    }
    expect(versions.map(([, address]) => address)).toContain(getCanonical(path));
  });
});

it('each language has its own canonical order of a pair', () => {
  const pair = (id: string) => {
    const first = /\/compare\/([^/]+)\/$/.exec(
      getCanonical(`/${id}/compare/paralegal-vs-legal-secretary/`) ?? '',
    );
    return first?.[1];
  };
  expect([pair('en'), pair(second.id)]).toEqual([
    'paralegal-vs-legal-secretary',
    'legal-secretary-vs-paralegal',
  ]);
});

it('the entrance is the English home page, and links to the second language', () => {
  const { elements } = page('/');
  expect(getCanonical('/')).toBe(`${siteAddress}/en/`);
  const ways = elements.flatMap((element) =>
    attribute(element, 'hreflang') === second.id && element.tagName === 'a'
      ? [attribute(element, 'href')]
      : [],
  );
  expect(ways).toEqual(Array(2).fill(`${sitePath}/${second.id}/`));
});

it('the sitemap lists every canonical page with the same versions as its head', () => {
  const entries = readFileSync(join(outFolder, 'sitemap.xml'), 'utf8').split('<url>').slice(1);
  expect(entries).toHaveLength(translated.length);
  for (const entry of entries) {
    const [, address = ''] = /<loc>([^<]*)<\/loc>/.exec(entry) ?? [];
    const given = [...entry.matchAll(/hreflang="([^"]*)" href="([^"]*)"/g)].map(
      ([, language, href]) => [language, href],
    );
    const path = stripBasePath(address);
    const isCanonical = getCanonical(path) === address;
    expect(given, path).toEqual(isCanonical ? links(page(path).elements, 'alternate') : []);
  }
});

it('the 404 page has both languages, one of them hidden, with each id once', () => {
  const { elements } = page('/404.html');
  const versions = elements.filter((element) => attribute(element, 'data-lost') !== undefined);
  expect(
    versions.map((element) => [attribute(element, 'lang'), attribute(element, 'hidden')]),
  ).toEqual([
    ['en', undefined],
    [second.id, ''],
  ]);
  expect(attribute(versions[1] as Element, 'data-lost')).toBe(`${second.lost} - ${second.site}`);
  const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
});

it('the pages stored for offline reading start with the same ones in both languages', () => {
  const worker = readFileSync(join(outFolder, 'sw.js'), 'utf8');
  for (const { id } of languages) {
    for (const name of ['', 'offline/']) {
      // Long lists are written as one string with commas.
      const path = `${id}/${name}`;
      expect(worker.split(/[,"'`]/).includes(path), path).toBe(true);
    }
  }
});
