import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getPaths } from '@/lib/content/pages';
import { getPairs } from '@/lib/domain/pairs';
import { yearlyPay } from '@/lib/domain/tables';
import { languages } from '@/lib/i18n/languages';
import type { Thing } from '@/lib/pages/json-ld';
import { hasSiteAddress, siteAddress } from '@/lib/settings';
import { readOwnSite } from '@/tests/lib/domain/sample';
import { refusedThings, sampleThings } from '@/tests/lib/pages/things';
import { schemaFaults } from '@/tests/schema-org';
import { attribute, filesIn, getText, outFolder, type Page, readPages } from './pages';

const pages = readPages();
const site = readOwnSite();

const readOut = (file: string) => readFileSync(join(outFolder, file), 'utf8');

/** The content of the `<meta>` with a name or property, which must be unique. */
function meta(page: Page, name: string): string {
  const found = page.elements.filter(
    (element) =>
      element.tagName === 'meta' &&
      (attribute(element, 'property') ?? attribute(element, 'name')) === name,
  );
  expect(found, `${page.path} says ${name} once`).toHaveLength(1);
  return found.map((element) => attribute(element, 'content') ?? '').join();
}

const links = (page: Page, rel: string) =>
  page.elements.filter(
    (element) => element.tagName === 'link' && attribute(element, 'rel') === rel,
  );

/** Width and height of a picture in pixels. Its first bytes must be those of a PNG. */
function pngSize(path: string) {
  const bytes = readFileSync(join(outFolder, ...path.split('/')));
  expect(bytes.subarray(0, 8).toString('hex'), path).toBe('89504e470d0a1a0a');
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

const stripBasePath = (address: string) => {
  expect(address.slice(0, siteAddress.length + 1)).toBe(`${siteAddress}/`);
  return address.slice(siteAddress.length);
};

/** The structured data of a page. */
const thingsOn = (page: Page): readonly Thing[] =>
  page.elements
    .filter((element) => attribute(element, 'type') === 'application/ld+json')
    .flatMap((element) => {
      const graph = JSON.parse(getText(element));
      expect(graph['@context']).toBe('https://schema.org');
      return graph['@graph'];
    });

const thingOn = (path: string, type: string): Thing | undefined => {
  const page = pages.find((candidate) => candidate.path === path);
  return page && thingsOn(page).find((thing) => thing['@type'] === type);
};

const ownPages = pages.filter((page) => page.path !== '/404.html');

describe.each(pages)('the head of $path', (page) => {
  it('has what a link preview shows', () => {
    const card = hasSiteAddress ? 'summary_large_image' : 'summary';
    const [title] = page.elements.filter((element) => element.tagName === 'title');
    expect(title && getText(title)).toBe(`${meta(page, 'og:title')} - ${site.words.site.name}`);
    expect(meta(page, 'og:description')).toBe(meta(page, 'description'));
    expect(meta(page, 'og:site_name')).toBe(site.words.site.name);
    expect(meta(page, 'og:type')).toBe('website');
    expect(meta(page, 'og:locale')).toBe('en_US');
    expect(meta(page, 'twitter:card')).toBe(card);
    // Previews take the rest from Open Graph.
    expect(page.html.match(/"twitter:\w+/g)).toEqual(['"twitter:card']);
  });

  it('names a picture that exists in the stated size, or none if the host is unknown', () => {
    if (!hasSiteAddress) {
      expect(page.html).not.toMatch(/"(?:og:url|og:image)/);
      return;
    }
    const path = stripBasePath(meta(page, 'og:image'));
    expect(path).toMatch(/\.png$/);
    const size = `${meta(page, 'og:image:width')}x${meta(page, 'og:image:height')}`;
    expect(size).toBe('1200x630');
    expect(pngSize(path)).toBe(size);
    expect(meta(page, 'og:image:alt').length).toBeGreaterThan(20);
  });

  it('names the icons, for systems with and without SVG, and the manifest', () => {
    expect(links(page, 'icon').map((link) => attribute(link, 'href'))).toEqual(['/icon.svg']);
    const apple = links(page, 'apple-touch-icon').map((link) => attribute(link, 'href') ?? '');
    expect(apple).toHaveLength(1);
    expect(pngSize(apple.join())).toBe('180x180');
    expect(links(page, 'manifest').map((link) => attribute(link, 'href'))).toEqual([
      '/manifest.webmanifest',
    ]);
  });
});

describe.each(ownPages)('the address of $path', (page) => {
  const [canonical = ''] = links(page, 'canonical').map((link) => attribute(link, 'href') ?? '');

  it('is the full URL of a page', () => {
    expect(links(page, 'canonical')).toHaveLength(1);
    expect(getPaths('en', site)).toContain(stripBasePath(canonical));
    if (hasSiteAddress) expect(meta(page, 'og:url')).toBe(canonical);
  });

  it('is listed for each language and as the default, if there are several languages', () => {
    const versions = links(page, 'alternate').map((link) => [
      attribute(link, 'hreflang'),
      attribute(link, 'href'),
    ]);
    if (languages.length === 1) return expect(versions).toEqual([]);
    expect(versions.map(([language]) => language)).toEqual([
      ...languages.map(({ id }) => id),
      'x-default',
    ]);
    expect(versions).toContainEqual(['en', canonical]);
    expect(versions).toContainEqual(['x-default', canonical]);
  });
});

describe('the 404 page', () => {
  it('is not indexed and has no canonical address', () => {
    const page = pages.find(({ path }) => path === '/404.html');
    expect(page && links(page, 'canonical')).toEqual([]);
    expect(page?.html).toContain('noindex');
  });
});

describe('the pictures', () => {
  it('are one for each role, each pair of roles, and one for all other pages', () => {
    const ids = site.roles.map(({ id }) => id);
    const pairs = getPairs(site)
      .filter(([first, second]) => ids.indexOf(first.id) < ids.indexOf(second.id))
      .map(([first, second]) => `${first.id}-vs-${second.id}`);
    expect(filesIn(join(outFolder, 'pictures')).toSorted()).toEqual(
      ['_site', ...ids, ...pairs].map((name) => `en/${name}.png`).toSorted(),
    );
  });

  it('have both roles’ median pay and the gap in their alternative text', () => {
    const [first, second] = site.words.home.pair;
    const page = pages.find(({ path }) => path === `/en/compare/${second}-vs-${first}/`);
    if (page === undefined) throw new Error('No comparison of the home pair');
    if (!hasSiteAddress) return;
    expect(meta(page, 'og:image')).toBe(`${siteAddress}/pictures/en/${first}-vs-${second}.png`);
    const alt = meta(page, 'og:image:alt');
    expect(alt).toContain(site.roles.find(({ id }) => id === first)?.name);
    expect(alt).toMatch(/\$\d/);
  });
});

describe('the files for robots', () => {
  const hasSitemap = filesIn(outFolder).includes('sitemap.xml');
  const entries = (hasSitemap ? readOut('sitemap.xml') : '')
    .split('<url>')
    .slice(1)
    .map((entry) => ({
      path: stripBasePath(/<loc>([^<]*)<\/loc>/.exec(entry)?.[1] ?? ''),
      modified: /<lastmod>([^<]*)<\/lastmod>/.exec(entry)?.[1],
    }));

  it('list every page but `/` and the 404 page, if the host is known', () => {
    expect(hasSitemap).toBe(hasSiteAddress);
    if (!hasSitemap) return;
    expect(entries.map(({ path }) => path).toSorted()).toEqual(
      ownPages
        .map(({ path }) => path)
        .filter((path) => path !== '/')
        .toSorted(),
    );
  });

  it('date a page by the review of its roles', () => {
    const reviews = new Map(site.roles.map(({ id, reviewed }) => [id, reviewed]));
    const newest = [...reviews.values()].toSorted().at(-1);
    for (const { path, modified } of entries) {
      const [, ids] = /\/(?:roles|compare)\/([a-z0-9-]+)\/(?:handout\/)?$/.exec(path) ?? [];
      const shown = ids?.split('-vs-').flatMap((id) => reviews.get(id) ?? []);
      expect(modified, path).toBe(shown?.toSorted().at(-1) ?? newest);
    }
  });

  it('allow everything, and name the sitemap if there is one', () => {
    const robots = readOut('robots.txt');
    expect(robots).toMatch(/^User-Agent: \*\nAllow: \/$/im);
    expect(robots).not.toMatch(/^Disallow/im);
    const named = hasSitemap ? [`Sitemap: ${siteAddress}/sitemap.xml`] : [];
    expect(robots.match(/^Sitemap: .*$/gm) ?? []).toEqual(named);
  });
});

describe('the manifest', () => {
  const manifest = JSON.parse(readOut('manifest.webmanifest'));

  it('names the site and where it starts', () => {
    expect(manifest).toMatchObject({ name: site.words.site.name, start_url: '/', lang: 'en' });
  });

  it('names icons that exist in the stated sizes', () => {
    const sizes = manifest.icons.map(({ src, sizes: said, type }: Record<string, string>) => {
      expect(type).toBe('image/png');
      expect(pngSize(src ?? '')).toBe(said);
      return said;
    });
    expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
  });
});

describe('structured data', () => {
  const things = pages.flatMap(thingsOn);
  const [ofPages = [], ofSamples = [], ofRefused = []] = schemaFaults([
    { things, hasHost: hasSiteAddress },
    { things: sampleThings, hasHost: true },
    { things: Object.values(refusedThings), hasHost: true },
  ]);

  it('uses the classes and properties of schema.org, on every page and from every builder', () => {
    expect(things.length).toBeGreaterThan(pages.length / 2);
    expect(ofPages.flat()).toEqual([]);
    expect(ofSamples.flat()).toEqual([]);
  });

  it('is reported if the vocabulary or a search engine rejects it', () => {
    const names = Object.keys(refusedThings);
    expect(names.filter((_, index) => ofRefused[index]?.length === 0)).toEqual([]);
    expect(ofRefused).toHaveLength(names.length);
  });

  it.each(site.roles)('agrees with the page and the table on $id', (role) => {
    const path = `/en/roles/${role.id}/`;
    const pay = yearlyPay(site.tables, role.occupation.code, 'us');
    const occupation = thingOn(path, 'Occupation');
    expect(occupation).toMatchObject({
      name: role.name,
      url: siteAddress + path,
      occupationalCategory: role.occupation.code,
    });
    if (pay.kind === 'missing') {
      expect(occupation).not.toHaveProperty('estimatedSalary');
      return;
    }
    const { p10, p25, median, p75, p90 } = pay;
    expect(occupation).toMatchObject({
      occupationLocation: [{ '@type': 'Country', name: 'United States' }],
      estimatedSalary: [
        {
          '@type': 'MonetaryAmountDistribution',
          currency: 'USD',
          duration: 'P1Y',
          percentile10: p10,
          percentile25: p25,
          median,
          percentile75: p75,
          percentile90: p90,
        },
      ],
    });
    const page = pages.find((candidate) => candidate.path === path);
    expect(page?.html).toContain(`$${median.toLocaleString('en-US')}`);
  });

  it('has the breadcrumbs that roles and comparisons show', () => {
    const below = ownPages.filter(({ path }) => /^\/en\/(?:roles|compare)\/[^/]/.test(path));
    expect(below.length).toBeGreaterThan(site.roles.length);
    for (const page of below) {
      const trail = thingOn(page.path, 'BreadcrumbList')?.itemListElement;
      const nav = page.elements.find((element) => attribute(element, 'class') === 'crumbs');
      const names = (trail as readonly { name: string }[]).map(({ name }) => name);
      expect(names.join('')).toBe(nav && getText(nav));
      for (const { item } of (trail as readonly { item?: string }[]).slice(0, -1)) {
        expect(getPaths('en', site)).toContain(stripBasePath(item ?? ''));
      }
    }
  });

  it('names the site on the home page and the tables on the sources page', () => {
    expect(thingOn('/en/', 'WebSite')).toMatchObject({
      name: site.words.site.name,
      url: `${siteAddress}/`,
    });
    const sources = pages.find(({ path }) => path === '/en/sources/');
    expect(sources && thingsOn(sources).map((thing) => thing['@type'])).toEqual([
      'Dataset',
      'Dataset',
    ]);
  });
});
