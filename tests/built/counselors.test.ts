import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getArticle } from '@/lib/pages/registry';
import { readOwnSite } from '@/tests/lib/domain/sample';
import { attribute, getElements, outFolder, readPages } from './pages';

const page = readPages().find(({ path }) => path === '/en/counselors/');
const site = readOwnSite();
if (page === undefined) throw new Error('There is no page for counselors');
const [main] = page.elements.filter(({ tagName }) => tagName === 'main');
const parts = main === undefined ? [] : getElements(main);
const byTag = (tag: string) => parts.filter(({ tagName }) => tagName === tag);

describe('the page for counselors', () => {
  it('loads its screenshots lazily, each with alternative text', () => {
    const pictures = byTag('img');
    expect(pictures.map((picture) => attribute(picture, 'alt'))).toEqual(
      getArticle(site, 'counselors').pictures?.map(({ alt }) => alt),
    );
    for (const picture of pictures) {
      expect(attribute(picture, 'loading')).toBe('lazy');
      for (const side of ['width', 'height']) {
        expect(Number(attribute(picture, side)), side).toBeGreaterThan(0);
      }
      const file = join(outFolder, attribute(picture, 'src') ?? '');
      expect(statSync(file).size).toBeGreaterThan(0);
    }
  });
});
