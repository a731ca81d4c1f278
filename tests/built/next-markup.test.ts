import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { attribute, type Element, getElements, getText, outFolder, readPages } from './pages';

/**
 * The finalize step finds scripts and styles by text search, without an HTML parser. This test parses both the page
 * that Next wrote and the finished one, and compares them.
 */

const pages = readPages();

/** A page as Next wrote it, from `.next`. */
function asNextWroteIt(path: string): string | undefined {
  const name = path === '/' ? 'index' : path === '/404.html' ? '_not-found' : path.slice(1, -1);
  const file = join(outFolder, '..', '.next', 'server', 'app', `${name}.html`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Elements that the step removes on purpose. */
function isTaken(element: Element): boolean {
  const type = attribute(element, 'type');
  const isNexts =
    attribute(element, 'src') !== undefined ||
    attribute(element, 'id') === '_R_' ||
    /^\(?self\.__next|^requestAnimationFrame/.test(getText(element));
  if (element.tagName === 'script')
    return type === 'application/json' || (type === undefined && isNexts);
  if (element.tagName === 'link') return attribute(element, 'as') === 'script';
  if (element.tagName === 'meta') return /^twitter:(?!card)/.test(attribute(element, 'name') ?? '');
  return (
    element.tagName === 'div' &&
    attribute(element, 'hidden') !== undefined &&
    element.attrs.length === 1
  );
}

/** Elements that the step adds. */
function isAdded(element: Element): boolean {
  const type = attribute(element, 'type');
  return (
    attribute(element, 'http-equiv') !== undefined ||
    (element.tagName === 'script' && (type === 'speculationrules' || type === 'module'))
  );
}

/** All elements with their attributes, parent and text, regardless of where Next puts its style sheets. */
const getShape = (html: string, isLeftOut: (element: Element) => boolean): readonly string[] =>
  getElements(parse(html))
    .filter((element) => !isLeftOut(element))
    .map(({ tagName, attrs, childNodes, parentNode }) => {
      const names = attrs
        .filter(({ name }) => tagName !== 'style' || !name.startsWith('data-'))
        .map(({ name, value }) => `${name}=${value}`);
      const text = childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      return `${parentNode?.nodeName} > ${tagName} ${names.sort().join(' ')}: ${text}`;
    });

describe('the markup of a finished page', () => {
  const known = pages.flatMap(({ path, html }) => {
    const before = asNextWroteIt(path);
    return before === undefined ? [] : [{ path, html, before }];
  });

  it('is known as Next wrote it for nearly every page', () => {
    expect(known.length).toBeGreaterThanOrEqual(pages.length - 1);
  });

  it.each(known)(
    'has every element, attribute and word that Next wrote: $path',
    ({ html, before }) => {
      expect(getShape(html, isAdded)).toEqual(getShape(before, isTaken));
    },
  );
});
