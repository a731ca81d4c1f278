import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentPages, pageDefinitions, storedTurns } from '@/lib/pages/registry';

/**
 * Adds an entry to the registry in memory and a Markdown file to a copy of the content, then loads the
 * unchanged modules. One entry must be all that a new page needs.
 */

const project = process.cwd();
const path = '/en/glossary/';
const label = 'Words of the trade';
const file = 'content/en/glossary.md';
let folder = '';

const readProblems = async () => {
  const { readSite } = await import('@/lib/content/load-site');
  return readSite({ root: folder, language: 'en' }).problems.map(({ message }) => message);
};

/** Adds the entry to the registry and to the lists derived from it. */
function register() {
  const entry = { id: 'glossary', kind: 'article', isInMenu: true, foot: 10, stored: 12 };
  for (const list of [pageDefinitions, contentPages]) (list as unknown[]).push(entry);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-'));
  cpSync('content', join(folder, 'content'), { recursive: true });
  symlinkSync(join(project, 'public'), join(folder, 'public'));
  const source = /^ {2}([a-z][a-z-]*):/m.exec(readFileSync('content/en/sources.md', 'utf8'))?.[1];
  const article = `---
title: ${label}
description: What words of this site mean, one by one, for people who are new to them.
lead: Words that you may not know.
---

## Words

A [docket](source:${source}) lists what a court does.
`;
  process.chdir(folder);
  writeFileSync(file, article);
  register();
});
afterAll(() => {
  process.chdir(project);
  rmSync(folder, { recursive: true });
});

describe('a new page', () => {
  it('is read and required, and its file name is expected', async () => {
    expect(await readProblems()).toEqual([]);
    renameSync(file, 'content/en/glosary.md');
    expect(await readProblems()).toEqual([
      expect.stringMatching(/^Unexpected file `glosary\.md`.*`glossary\.md`/),
      expect.stringMatching(/^Missing file/),
    ]);
    renameSync('content/en/glosary.md', file);
  });

  it('is in the menu, the footer, the sitemap and the stored pages', async () => {
    const { loadPage, pageFrame } = await import('@/app/page-data');
    const { default: sitemap } = await import('@/app/sitemap');
    const { offlinePages } = await import('@/app/offline-pages');
    const frame = pageFrame(loadPage('en'), 'about');
    expect(frame.menu).toContainEqual({ id: 'glossary', label, path });
    expect(frame.pages).toContainEqual({ label, path });
    expect(sitemap().map(({ url }) => url)).toContainEqual(expect.stringMatching(`${path}$`));
    expect(offlinePages().pages.map((page) => page.path)).toContain(path);
  });

  it('is rendered by a route with its id', async () => {
    const { loadPage } = await import('@/app/page-data');
    const { ArticlePage } = await import('@/app/article-page');
    // The id exists only in memory, so the type does not include it.
    const props = { data: loadPage('en'), id: 'glossary' } as unknown as Parameters<
      typeof ArticlePage
    >[0];
    const html = renderToStaticMarkup(<ArticlePage {...props} />);
    expect(html).toContain(`<h1>${label}</h1>`);
    expect(html).toContain(`<a href="${path}" aria-current="page">${label}</a>`);
  });

  it('can be linked to, and is listed under its sources', async () => {
    const about = 'content/en/about.md';
    const whole = readFileSync(about, 'utf8');
    writeFileSync(about, `${whole}\nSee [the words](${path}#words).\n`);
    expect(await readProblems()).toEqual([]);
    writeFileSync(about, `${whole}\nSee [the words](${path}#wards).\n`);
    expect(await readProblems()).toEqual([expect.stringContaining('Unknown anchor `#wards`')]);
    writeFileSync(about, whole);

    const { loadPage } = await import('@/app/page-data');
    const { buildSourcesPage } = await import('@/lib/pages/sources-page');
    const { site } = loadPage('en');
    const articles = buildSourcesPage(site).kinds.flatMap(({ sources }) =>
      sources.flatMap(({ uses }) => uses.articles.filter(({ parts }) => parts.length > 0)),
    );
    expect(articles.map((each) => each.label)).toContain(label);
  });

  it('has the JSON Schema of its kind', async () => {
    const { getJsonSchema } = await import('@/lib/content/json-schema');
    expect(getJsonSchema('article')).toContain('content/<language>/glossary.md');
  });
});

describe('the registry of pages', () => {
  const written = pageDefinitions.filter(({ id }) => id !== 'home');

  it.each(written)('has a route for $id', ({ id }) => {
    expect(existsSync(join(project, 'app', '[lang]', id, 'page.tsx'))).toBe(true);
  });

  it('lists and stores pages in an unambiguous order', () => {
    const stored = written.flatMap((page) => page.stored ?? []);
    for (const turns of [
      written.map(({ foot }) => foot),
      [...stored, ...Object.values(storedTurns)],
    ]) {
      expect(new Set(turns).size).toBe(turns.length);
    }
  });
});
