import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileScript } from '@/lib/publish/compile-script';
import { type CorePage, chooseCore } from './core';
import { hashedFilesIn } from './stored-page';

/** Facts about a release that the build writes into its service worker. Paths are relative to the site. */
export type ReleaseFacts = {
  /** A digest of all files of the release. */
  readonly version: string;
  /** The script that tells the worker when the reader opens a prefetched page. */
  readonly opened: string;
  /** The pages and files to store for every reader. */
  readonly core: readonly string[];
  /** The offline texts and pages of each language, the default language first. */
  readonly languages: readonly {
    /** The locale for dates. */
    readonly language: string;
    /** The folder of its pages. */
    readonly folder: string;
    /** The page to show in place of pages that are not stored. */
    readonly page: string;
    /** The ending that all page titles share, as markup. */
    readonly titleEnd: string;
    /** Notice at the top of a page from the store, as markup, with a placeholder for the copy's `{date}`. */
    readonly stored: string;
    /** Notice at the top of `page` when it replaces another, as markup. */
    readonly absent: string;
  }[];
};

export type OfflinePages = {
  /** As in `ReleaseFacts`, with plain text instead of markup. */
  readonly languages: ReleaseFacts['languages'];
  /** Candidates to store for every reader, the most important first. */
  readonly pages: readonly CorePage[];
};

export type WorkerOptions = {
  /** The exported site. */
  readonly out: string;
  /** The project's folder. */
  readonly root: string;
  /** The path of the script that tells the worker when the reader opens a prefetched page. */
  readonly opened: string;
  /** `undefined` for a worker that removes itself and what earlier workers stored. */
  readonly offline: OfflinePages | undefined;
};

/** Sizes for the build's size table. */
export type WorkerReport = {
  /** Bytes of the worker after Brotli. */
  readonly worker: number;
  /** Bytes of the core pages and files, after Brotli, and their number. */
  readonly core: number;
  readonly addresses: number;
};

/** The file in `out` for a path on the site. */
const fileAt = (path: string) => `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;

/**
 * Writes `sw.js`. Call it when all other files are final, since it holds their digest.
 *
 * @param files all files of the release, relative to `out`
 * @param brotli compresses as the finalize step does
 * @throws Error if a core page or file is missing
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
  const compressedSize = async (path: string) => (await brotli(read(path))).length;
  const pages = offline.pages.map((page) => {
    const hashed = hashedFilesIn(read(page.path).toString());
    return { ...page, files: [...page.files, ...hashed.map((file) => `/${file}`)] };
  });
  const core = await chooseCore(pages, compressedSize);
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
      ...{ stored: getNotice(stored), absent: getNotice(absent) },
    })),
  };
  const release = { RELEASE: JSON.stringify(facts) };
  const worker = await write(await compileScript(source('worker'), 'iife', release));
  return { worker, core: core.bytes, addresses: core.paths.length };
}

/** Escapes plain text as markup. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A notice at the top of a page. No page has an `aside` there, so hydration skips it as foreign. */
const getNotice = (text: string) => `<aside class="stored">${escaped(text)}</aside>`;
