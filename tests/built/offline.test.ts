import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coreLimit } from '@/lib/offline/core';
import { attribute, outFolder, readPages } from './pages';

/** Installs the built service worker outside a browser and watches what it requests and stores. */

const scope = 'https://site.example/';
const getFile = (path: string) =>
  join(outFolder, /(?:^|\/)$/.test(path) ? `${path}index.html` : path);

type Install = (event: { waitUntil(work: Promise<unknown>): void }) => void;

/** Installs the worker on a site with or without all files. Returns the stored paths. */
async function install(has: (path: string) => boolean = () => true): Promise<readonly string[]> {
  const stored: string[] = [];
  let listener: Install | undefined;
  const surroundings = {
    registration: { scope },
    skipWaiting: async () => {},
    addEventListener: (kind: string, heard: Install) => {
      if (kind === 'install') listener = heard;
    },
  };
  const caches = {
    match: async () => undefined,
    open: async () => ({ put: async (address: string) => stored.push(address) }),
  };
  const fetch = async (address: string) => {
    const path = address.slice(scope.length);
    return has(path)
      ? new Response(readFileSync(getFile(path)))
      : new Response('', { status: 404 });
  };
  const script = readFileSync(join(outFolder, 'sw.js'), 'utf8');
  new Function('self', 'caches', 'fetch', script)(surroundings, caches, fetch);
  let work: Promise<unknown> | undefined;
  listener?.({
    waitUntil: (begun) => {
      work = begun;
    },
  });
  await work;
  return stored.map((address) => address.slice(scope.length)).sort();
}

describe('the core that every reader stores', async () => {
  const stored = await install();

  it('exists, each file once, and is not over its limit', () => {
    expect(new Set(stored).size).toBe(stored.length);
    expect(stored.filter((path) => !existsSync(getFile(path)))).toEqual([]);
    // Small files and compressed formats have no `.br` file.
    const getSize = (file: string) => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
    const bytes = stored.map((path) => getSize(getFile(path)));
    const sum = bytes.reduce((total, each) => total + each, 0);
    expect(sum).toBeGreaterThan(150_000);
    expect(sum).toBeLessThanOrEqual(coreLimit);
  });

  it('holds the home page, the comparison, both roles, the questions and the offline page', () => {
    const main = ['', 'en/', 'en/offline/', 'en/faq/', 'en/roles/paralegal/'];
    const roles = ['en/roles/legal-secretary/', 'en/compare/paralegal-vs-legal-secretary/'];
    expect(stored).toEqual(expect.arrayContaining([...main, ...roles]));
  });

  it('holds the scripts that hydrate its pages', () => {
    const scripts = readPages()
      .filter(({ path }) => stored.includes(path.slice(1)))
      .flatMap(({ elements }) => elements.filter(({ tagName }) => tagName === 'script'))
      .flatMap((script) => attribute(script, 'src')?.slice(1) ?? []);
    expect(scripts.length).toBeGreaterThan(3);
    expect(stored).toEqual(expect.arrayContaining(scripts));
  });

  it('is stored completely: the worker does not install if a part is missing', async () => {
    await expect(install((path) => path !== 'icon.svg')).rejects.toThrow(
      `${scope}icon.svg answers 404`,
    );
  });
});
