import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { overBudget } from '@/lib/export/budgets';
import type { FinalizeReport } from '@/lib/export/finalize-export';
import { lostScript } from '@/lib/share/lost-script';
import { originScript } from '@/lib/share/origin-script';
import { viewScript } from '@/lib/share/view-script';
import { attribute, type Element, filesIn, getText, outFolder, readPages } from './pages';

/** Checks the guarantees of the finalize step in the files that it writes. */

const pages = readPages();
const files = filesIn(outFolder);
const read = (file: string) => readFileSync(join(outFolder, file));
const getScripts = (elements: readonly Element[]) =>
  elements.filter(({ tagName }) => tagName === 'script');
const getStyles = (elements: readonly Element[]) =>
  elements.filter(({ tagName }) => tagName === 'style');
const digest = (text: string | Uint8Array) =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

const getPolicy = (elements: readonly Element[]) =>
  elements
    .filter((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy')
    .map((element) => attribute(element, 'content') ?? '');

function getKind(script: Element): string {
  const type = attribute(script, 'type');
  if (type !== undefined) return type;
  if ([viewScript, originScript, lostScript].includes(getText(script))) return 'inline';
  return 'other';
}

describe('the scripts of a page', () => {
  it('are data, speculation rules, known inline scripts and at most one file', () => {
    for (const { path, elements } of pages) {
      const kinds = getScripts(elements).map(getKind).sort();
      const known = ['application/ld+json', 'inline', 'module', 'speculationrules'];
      expect(
        kinds.filter((kind) => !known.includes(kind)),
        path,
      ).toEqual([]);
      const count = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
      expect(count('module'), path).toBeLessThanOrEqual(1);
      expect(count('speculationrules'), path).toBe(1);
    }
  });

  it('exist only on interactive pages', () => {
    const hydrating = pages
      .filter(({ elements }) => getScripts(elements).some((script) => getKind(script) === 'module'))
      .map(({ path }) => path);
    for (const path of hydrating) expect(path).toMatch(/-vs-|\/faq\/$|\/pay\/$|^\/404\.html$/);
    expect(hydrating.length).toBeGreaterThan(3);
  });

  it('are files of the site, named by a digest of their content', () => {
    for (const { path, elements } of pages) {
      for (const script of getScripts(elements)) {
        const source = attribute(script, 'src');
        if (source === undefined) continue;
        const hash = createHash('sha256')
          .update(read(source.slice(1)))
          .digest('hex');
        expect(source, path).toBe(`/_next/static/site/${hash.slice(0, 12)}.js`);
      }
    }
  });

  it("load the page's entry and its data, which load nothing more", () => {
    const hashed = /^\/_next\/static\/islands\/[0-9a-f]{12}\.(?:js|json)$/;
    for (const { path, elements } of pages) {
      for (const script of getScripts(elements).filter((one) => getKind(one) === 'module')) {
        for (const name of ['data-entry', 'data-props']) {
          const address = attribute(script, name) ?? '';
          expect(address, path).toMatch(hashed);
          const text = read(address.slice(1)).toString();
          const further = ['_next/static', 'import(', '__next'];
          expect(
            further.filter((part) => text.includes(part)),
            address,
          ).toEqual([]);
        }
      }
    }
  });

  it('are allowed by their digest if they are inline', () => {
    for (const { path, elements } of pages) {
      const [policy = '', ...others] = getPolicy(elements);
      expect(others, path).toEqual([]);
      for (const script of getScripts(elements)) {
        const kind = getKind(script);
        if (kind === 'inline' || kind === 'speculationrules') {
          expect(policy, path).toContain(`'${digest(getText(script))}'`);
        }
      }
    }
  });
});

describe('the style of a page', () => {
  const styles = pages.map(({ path, elements }) => {
    const found = getStyles(elements);
    return { path, elements, count: found.length, text: found.map(getText).join('') };
  });

  it('is one element, and the only one that the policy allows, by its digest', () => {
    for (const { path, elements, count, text } of styles) {
      expect(count, path).toBe(1);
      expect(getPolicy(elements)[0], path).toContain(`; style-src '${digest(text)}'; `);
    }
  });

  it('is the same on pages of one kind, and starts with the same sheet on all', () => {
    const textAt = (path: string) => styles.find((style) => style.path === path)?.text;
    expect(textAt('/en/')).toBe(textAt('/'));
    expect(textAt('/en/roles/legal-secretary/')).toBe(textAt('/en/roles/paralegal/'));
    expect(new Set(styles.map(({ text }) => text)).size).toBeLessThan(styles.length);
    const getShared = (text: string) =>
      text.slice(0, text.indexOf('}}', text.indexOf('@layer utilities{')) + 2);
    const [shared = '', ...others] = new Set(styles.map(({ text }) => getShared(text)));
    expect(shared).toMatch(/^@layer theme[^{}]*;@layer base\{/);
    expect(others).toEqual([]);
  });

  it('is all in layers, so that no sheet wins by its order', () => {
    for (const { path, text } of styles) {
      let depth = 0;
      const outermost = text.replaceAll(/"(?:[^"\\]|\\.)*"|[{}]|[^{}"]/g, (part) => {
        if (part === '}') depth -= 1;
        const kept = depth === 0 ? part : '';
        if (part === '{') depth += 1;
        return kept;
      });
      expect(
        outermost.split(/[{};]+/).filter((rule) => !/^\s*(?:@layer|$)/.test(rule)),
        path,
      ).toEqual([]);
    }
  });

  /**
   * Classes with rules for one component only: the controls of a comparison hide rows, and its table aligns money
   * in columns.
   */
  const onlyInComparisons = ['different', 'val-money'];

  it('has the rules for every class on the page that is styled anywhere on the site', () => {
    const classesIn = (text: string) =>
      new Set([...text.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));
    const known = classesIn(styles.map(({ text }) => text).join(''));
    expect(known.size).toBeGreaterThan(50);
    for (const { path, elements, text } of styles) {
      const own = classesIn(text);
      const used = elements.flatMap((element) => attribute(element, 'class')?.split(' ') ?? []);
      const missing = used.filter(
        (name) => known.has(name) && !own.has(name) && !onlyInComparisons.includes(name),
      );
      expect([...new Set(missing)], path).toEqual([]);
    }
  });
});

describe('the markup of a page', () => {
  it('has no attribute or link that runs or styles anything', () => {
    for (const { path, elements } of pages) {
      for (const element of elements) {
        const names = element.attrs.map(({ name }) => name);
        expect(
          names.filter((name) => name === 'style' || name.startsWith('on')),
          path,
        ).toEqual([]);
        const target = attribute(element, 'href') ?? attribute(element, 'src') ?? '';
        expect(target, path).not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
      }
    }
  });

  it('has its policy before anything that the policy applies to', () => {
    for (const { path, elements } of pages) {
      const head = elements.findIndex(({ tagName }) => tagName === 'head');
      const [first, second] = elements.slice(head + 1);
      expect(attribute(first as Element, 'charset'), path).toBe('utf-8');
      expect(attribute(second as Element, 'http-equiv'), path).toBe('Content-Security-Policy');
    }
  });
});

describe('the files of the site', () => {
  it('are all referenced by some page', () => {
    const texts = files
      .filter((file) => /\.(?:html|js)$/.test(file))
      .map((file) => ({ file, text: read(file).toString() }));
    const made = files.filter((file) => file.startsWith('_next/') && !/\.(?:br|gz)$/.test(file));
    expect(made.length).toBeGreaterThan(5);
    for (const file of made) {
      const name = file.slice(file.lastIndexOf('/') + 1);
      const isNamed = texts.some((other) => other.file !== file && other.text.includes(name));
      expect(isNamed, file).toBe(true);
    }
    expect(
      files.filter((file) => /__next|(?:^|\/)index\.txt$|^404\/|^_not-found/.test(file)),
    ).toEqual([]);
  });

  it('include a compressed copy of each large text', () => {
    const texts = files.filter((file) => /\.(?:html|js|svg|txt|xml|webmanifest)$/.test(file));
    for (const file of texts) {
      const isLarge = statSync(join(outFolder, file)).size > 256;
      expect(existsSync(join(outFolder, `${file}.br`)), file).toBe(isLarge);
      expect(existsSync(join(outFolder, `${file}.gz`)), file).toBe(isLarge);
      if (!isLarge) continue;
      expect(brotliDecompressSync(read(`${file}.br`)).equals(read(file)), file).toBe(true);
      expect(gunzipSync(read(`${file}.gz`)).equals(read(file)), file).toBe(true);
    }
  });
});

describe('the compressed sizes that the build measured', () => {
  const report = JSON.parse(
    readFileSync(join(outFolder, '..', '.cache', 'finalize-export.json'), 'utf8'),
  ) as FinalizeReport;

  it('are those of the files', () => {
    expect(report.pages.map(({ path }) => path).toSorted()).toEqual(
      pages.map(({ path }) => path).toSorted(),
    );
    for (const { path, html } of report.pages) {
      const file = path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
      expect(html, path).toBe(statSync(join(outFolder, `${file}.br`)).size);
    }
  });

  it('keep the budgets', () => {
    // Only the site's real pages have to keep them to the byte: made-up names and words may be longer.
    const margin = process.env.ROLES === 'next-year' ? 1.05 : 1;
    const measured = report.pages.map((page) => ({ ...page, html: page.html / margin }));
    expect(measured.flatMap(overBudget)).toEqual([]);
  });
});

describe('what a page loads to hydrate', () => {
  const made = files.filter((file) => file.startsWith('_next/static/islands/'));
  const named = (end: string) => made.filter((file) => file.endsWith(end));

  it('is code for browsers only, without code that reads or checks content', () => {
    expect(named('.js').length).toBeGreaterThan(4);
    for (const file of named('.js')) {
      const text = read(file).toString();
      const foreign = ['node:fs', 'node:path', 'ZodError', '_zod', 'gray-matter', 'process.env'];
      expect(
        foreign.filter((part) => text.includes(part)),
        file,
      ).toEqual([]);
    }
  });

  it('has each value once, however many islands use it', () => {
    expect(named('.json').length).toBeGreaterThan(4);
    for (const file of named('.json')) {
      const { values, props } = JSON.parse(read(file).toString());
      const texts = values.map((value: unknown) => JSON.stringify(value));
      expect(new Set(texts).size, file).toBe(texts.length);
      const numbers = Object.values<Record<string, number>>(props).flatMap(Object.values);
      expect(new Set(numbers), file).toEqual(new Set(texts.keys()));
    }
  });
});
