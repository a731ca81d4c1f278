import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileScript } from '@/lib/publish/compile-script';
import { type CorePage, chooseCore } from './core';
import { hashedFilesIn } from './stored-page';

/** What the service worker knows of the release that it was built for. Addresses are below the site's own. */
export type ReleaseFacts = {
  /** A digest of every file of the release. */
  readonly version: string;
  /** The script that says that a page which was fetched ahead is opened. */
  readonly opened: string;
  /** What is stored for every reader. */
  readonly core: readonly string[];
  /** What is said in each language; the default language first. */
  readonly languages: readonly {
    /** For dates. */
    readonly language: string;
    /** The folder of its pages. */
    readonly folder: string;
    /** The page that stands for those that are not stored. */
    readonly page: string;
    /** What the titles of its pages end with, as markup. */
    readonly titleEnd: string;
    /** Markup at the head of a page from the store, with a place for the `{date}` of the copy. */
    readonly stored: string;
    /** Markup at the head of the page that stands for another. */
    readonly absent: string;
  }[];
};

export type OfflinePages = {
  /** As for the worker, with plain words in place of markup. */
  readonly languages: ReleaseFacts['languages'];
  /** The pages to store for every reader, as far as they fit: what matters most first. */
  readonly pages: readonly CorePage[];
};

export type WorkerOptions = {
  /** The exported site. */
  readonly out: string;
  /** The project's folder. */
  readonly root: string;
  /** Where in the site the script stands that says that a page which was fetched ahead is opened. */
  readonly opened: string;
  /** `undefined` for a worker that removes what others have stored, and itself. */
  readonly offline: OfflinePages | undefined;
};

/** What was written, for the table of weights. */
export type WorkerReport = {
  /** Bytes of the worker after Brotli. */
  readonly worker: number;
  /** Bytes of what is stored for every reader, after Brotli, and how many addresses they are. */
  readonly core: number;
  readonly addresses: number;
};

/** The file of a page or of anything else that has an address on the site. */
const fileAt = (path: string) => `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;

/**
 * Writes `sw.js` beside the pages, which have to be as they will be published.
 *
 * @param files every file of the release, below `out`
 * @param brotli packs bytes as the site's files are packed
 * @throws Error where a page or file of the core is not there
 */
export async function writeWorker(
  { out, root, opened, offline }: WorkerOptions,
  files: readonly string[],
  brotli: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<WorkerReport> {
  const source = (name: string) => join(root, 'lib', 'offline', `${name}.ts`);
  const write = async (script: string) => {
    writeFileSync(join(out, 'sw.js'), script);
    return (await brotli(Buffer.from(script))).length;
  };
  if (offline === undefined) {
    const worker = await write(await compileScript(source('remove-worker'), 'iife'));
    return { worker, core: 0, addresses: 0 };
  }
  const read = (path: string) => readFileSync(join(out, fileAt(path)));
  const weigh = async (path: string) => (await brotli(read(path))).length;
  const pages = offline.pages.map((page) => {
    const named = hashedFilesIn(read(page.path).toString());
    return { ...page, files: [...page.files, ...named.map((file) => `/${file}`)] };
  });
  const core = await chooseCore(pages, weigh);
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = readFileSync(join(out, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  const facts: ReleaseFacts = {
    version: hash.digest('hex').slice(0, 16),
    opened: opened.slice(1),
    core: core.paths.map((path) => path.slice(1)),
    languages: offline.languages.map(({ language, folder, page, titleEnd, stored, absent }) => ({
      ...{ language, folder, page: page.slice(1), titleEnd: escaped(titleEnd) },
      ...{ stored: noticeOf(stored), absent: noticeOf(absent) },
    })),
  };
  const release = { RELEASE: JSON.stringify(facts) };
  const worker = await write(await compileScript(source('worker'), 'iife', release));
  return { worker, core: core.bytes, addresses: core.paths.length };
}

/** A text as markup. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A line at the head of a page. No page has an `aside` there, so that React knows it for a stranger. */
const noticeOf = (text: string) => `<aside class="stored">${escaped(text)}</aside>`;
