import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digest } from '@/lib/export/strip-page';
import { siteAddress, sitePath } from '@/lib/settings';
import {
  attribute,
  type Element,
  filesIn,
  getText,
  outFolder,
  type Page,
  readPages,
  readSingleFiles,
} from '@/tests/built/pages';

/** Tests the files of a site below a path, which tests/sub-path/run-step.ts sets. */

const pages = readPages();
const read = (file: string) => readFileSync(join(outFolder, file), 'utf8');
const hosts = (file: string) =>
  readFileSync(join(outFolder, '..', 'deploy', 'headers', file), 'utf8');

/** Whether an address below the path leads to a file. A page is a folder with `index.html`. */
function leadsToFile(address: string): boolean {
  if (!address.startsWith(`${sitePath}/`)) return false;
  const [file = ''] = address.slice(sitePath.length).split(/[?#]/);
  return existsSync(join(outFolder, file, file.endsWith('/') ? 'index.html' : ''));
}

/** The same for a full address. */
const isOnSite = (address: string) =>
  address.startsWith(`${siteAddress}/`) &&
  leadsToFile(sitePath + address.slice(siteAddress.length));

const origin = new URL(siteAddress).origin;

const addressAttributes = ['href', 'src', 'srcset', 'action', 'formaction', 'poster'];

/** The addresses on its own host in a page, without the anchors of the page itself. */
const addressesOn = (page: Page) =>
  page.elements.flatMap((element) =>
    addressAttributes
      .flatMap((name) => attribute(element, name) ?? [])
      .filter((address) => !/^(?:#|[a-z]+:)/.test(address)),
  );

const getScripts = (page: Page, type: string): readonly Element[] =>
  page.elements.filter(
    (element) => element.tagName === 'script' && attribute(element, 'type') === type,
  );

/** Every text in a piece of structured data. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

it('the path is a folder', () => {
  expect(sitePath).toMatch(/^\/\w/);
  expect(siteAddress).toBe(origin + sitePath);
});

describe.each(pages)('the page $path', (page) => {
  it('names only addresses below the path on its host, and each leads to a file', () => {
    const addresses = addressesOn(page);
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((address) => !leadsToFile(address))).toEqual([]);
  });

  it('gives full addresses with the path in its head and its structured data', () => {
    const head = page.elements.flatMap((element) => {
      const name = attribute(element, 'property') ?? attribute(element, 'name') ?? '';
      if (/^(?:og:url|og:image)$/.test(name)) {
        return [attribute(element, 'content') ?? ''];
      }
      const isWhole = /^(?:canonical|alternate)$/.test(attribute(element, 'rel') ?? '');
      return isWhole ? [attribute(element, 'href') ?? ''] : [];
    });
    const data = getScripts(page, 'application/ld+json')
      .flatMap((script) => textsIn(JSON.parse(getText(script))))
      .filter((text) => text.startsWith(origin));
    expect(head.length).toBeGreaterThanOrEqual(page.path === '/404.html' ? 1 : 3);
    expect([...head, ...data].filter((address) => !isOnSite(address))).toEqual([]);
  });

  it('has the content security policy, and prefetch rules only below the path', () => {
    const policies = page.elements.filter(
      (element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
    );
    const [rules = ''] = getScripts(page, 'speculationrules').map(getText);
    expect(policies).toHaveLength(1);
    expect(attribute(policies[0] as Element, 'content')).toContain(`'${digest(rules)}'`);
    expect(JSON.parse(rules).prefetch).toEqual([
      { where: { href_matches: `${sitePath}/*` }, eagerness: 'moderate' },
    ]);
  });
});

describe.each(readSingleFiles())('the comparison as one file $path', (file) => {
  it('links to pages of the site with the path, from wherever it is opened', () => {
    const named = file.elements.flatMap((element) =>
      addressAttributes.flatMap((name) => attribute(element, name) ?? []),
    );
    const hostAddresses = named.filter((address) => address.startsWith(origin));
    expect(hostAddresses.length).toBeGreaterThan(10);
    expect(hostAddresses.filter((address) => !isOnSite(address))).toEqual([]);
    expect(named.filter((address) => !/^(?:#|https?:|mailto:)/.test(address))).toEqual([]);
  });
});

describe('the files that pages load to hydrate', () => {
  const made = filesIn(join(outFolder, '_next', 'static', 'islands'));
  const texts = made
    .filter((file) => /\.json?$/.test(file))
    .map((file) => read(`_next/static/islands/${file}`));

  it('are below the path', () => {
    const named = pages.flatMap(({ elements }) =>
      elements.flatMap((element) =>
        ['data-entry', 'data-props'].flatMap((name) => attribute(element, name) ?? []),
      ),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((address) => !leadsToFile(address))).toEqual([]);
  });

  it('name existing pages of the site', () => {
    const links = texts.flatMap((text) =>
      [...text.matchAll(/"(?:href|path)":"(\/[^"\\]*)/g)].map(([, address = '']) => address),
    );
    expect(links.length).toBeGreaterThan(10);
    // Islands get addresses without the path and add it themselves.
    expect(links.filter((path) => !leadsToFile(`${sitePath}${path}`))).toEqual([]);
  });
});

describe('the files for other programs', () => {
  it('list pages below the path in the sitemap', () => {
    const listed = [...read('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, address = '']) => address,
    );
    // The entrance and the 404 page are not listed.
    expect(listed).toHaveLength(pages.length - 2);
    expect(listed.filter((address) => !isOnSite(address))).toEqual([]);
  });

  it('name files below the path in robots.txt and security.txt', () => {
    const [, sitemap = ''] = /^Sitemap: (.*)$/m.exec(read('robots.txt')) ?? [];
    const [, canonical = ''] = /^Canonical: (.*)$/m.exec(read('.well-known/security.txt')) ?? [];
    expect([sitemap, canonical].map(isOnSite)).toEqual([true, true]);
  });

  it('have start, scope and icons below the path in the manifest', () => {
    const manifest = JSON.parse(read('manifest.webmanifest'));
    const { id, start_url, scope } = manifest;
    expect([id, start_url, scope]).toEqual(Array(3).fill(`${sitePath}/`));
    const icons = manifest.icons.map(({ src }: { src: string }) => src);
    expect(icons).toHaveLength(3);
    expect(icons.filter((address: string) => !leadsToFile(address))).toEqual([]);
  });

  it('have rules for hosts only below the path', () => {
    const paths = [`${sitePath}/`, `${sitePath}/_next/static/`];
    expect(read('_headers').match(/^\/.*$/gm)).toEqual(paths.map((path) => `${path}*`));
    const { headers } = JSON.parse(hosts('vercel.json')) as { headers: { source: string }[] };
    expect(headers.map(({ source }) => source)).toEqual(paths.map((path) => `${path}(.*)`));
  });
});
