import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coreLimit } from '@/lib/offline/core';
import { attribute, outFolder, readPages } from './pages';

/** The service worker of the built site, installed outside a browser: what it asks for and stores. */

const scope = 'https://site.example/';
const fileOf = (path: string) =>
  join(outFolder, /(?:^|\/)$/.test(path) ? `${path}index.html` : path);

type Install = (event: { waitUntil(work: Promise<unknown>): void }) => void;

/** Installs the worker on a site that has all files, or not; gives the paths that were stored. */
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
    return has(path) ? new Response(readFileSync(fileOf(path))) : new Response('', { status: 404 });
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

describe('what is stored for every reader', async () => {
  const stored = await install();

  it('is there, once each, and weighs no more than it may', () => {
    expect(new Set(stored).size).toBe(stored.length);
    expect(stored.filter((path) => !existsSync(fileOf(path)))).toEqual([]);
    // What is too small, or is packed by itself, has no compressed file beside it.
    const sizeOf = (file: string) => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
    const bytes = stored.map((path) => sizeOf(fileOf(path)));
    const sum = bytes.reduce((total, each) => total + each, 0);
    expect(sum).toBeGreaterThan(150_000);
    expect(sum).toBeLessThanOrEqual(coreLimit);
  });

  it('holds the home page, the comparison, both roles, the questions and the page that stands for others', () => {
    const main = ['', 'en/', 'en/offline/', 'en/faq/', 'en/roles/paralegal/'];
    const roles = ['en/roles/legal-secretary/', 'en/compare/paralegal-vs-legal-secretary/'];
    expect(stored).toEqual(expect.arrayContaining([...main, ...roles]));
  });

  it('holds the scripts by which its pages wake', () => {
    const scripts = readPages()
      .filter(({ path }) => stored.includes(path.slice(1)))
      .flatMap(({ elements }) => elements.filter(({ tagName }) => tagName === 'script'))
      .flatMap((script) => attribute(script, 'src')?.slice(1) ?? []);
    expect(scripts.length).toBeGreaterThan(3);
    expect(stored).toEqual(expect.arrayContaining(scripts));
  });

  it('is stored whole: the worker does not start where a part of it is missing', async () => {
    await expect(install((path) => path !== 'icon.svg')).rejects.toThrow(
      `${scope}icon.svg answers 404`,
    );
  });
});
