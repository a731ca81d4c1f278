import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOwnSite } from '@/tests/lib/domain/sample';
import { attribute, elementsOf, outFolder, readPages, textOf } from './pages';

const page = readPages().find(({ path }) => path === '/en/counselors/');
const site = readOwnSite();
if (page === undefined) throw new Error('There is no page for counselors');
const [main] = page.elements.filter(({ tagName }) => tagName === 'main');
const parts = main === undefined ? [] : elementsOf(main);
const byTag = (tag: string) => parts.filter(({ tagName }) => tagName === tag);

/** Every text of the interface, whatever it stands under. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : [];

describe('the page for counselors', () => {
  it('calls each control as the comparison does', () => {
    const known = new Set(textsIn(site.words));
    const named = byTag('em').map(textOf);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('has a lesson whose parts take as long as its heading says', () => {
    const lesson = byTag('section').find((section) =>
      (attribute(section, 'id') ?? '').startsWith('a-lesson-of-'),
    );
    const texts = lesson === undefined ? [] : elementsOf(lesson);
    const minutesIn = (tag: string) =>
      texts
        .filter(({ tagName }) => tagName === tag)
        .map((part) => Number(/\b(\d{1,3}) minutes/.exec(textOf(part))?.[1]));
    const [whole] = minutesIn('h2');
    expect(whole).toBeGreaterThan(0);
    expect(minutesIn('strong').reduce((sum, minutes) => sum + minutes, 0)).toBe(whole);
  });

  it('shows each of its pictures, in words too, when a reader comes near it', () => {
    const pictures = byTag('img');
    expect(pictures.map((picture) => attribute(picture, 'alt'))).toEqual(
      site.counselors.pictures.map(({ alt }) => alt),
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
