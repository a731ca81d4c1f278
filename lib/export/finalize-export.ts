import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { getPageProps } from '@/lib/islands/page-props';
import { type OfflinePages, type WorkerReport, writeWorker } from '@/lib/offline/write-worker';
import { compileScript } from '@/lib/publish/compile-script';
import { caddyFile, headersFile, nginxFiles, vercelFile } from '@/lib/publish/hosts';
import { type Allowed, metaPolicy, singleFilePolicy } from '@/lib/publish/security';
import { lostScript } from '@/lib/share/lost-script';
import { originScript } from '@/lib/share/origin-script';
import { viewScript } from '@/lib/share/view-script';
import { type SingleFile, singleFile } from './single-file';
import {
  digest,
  finishPage,
  type ScannedPage,
  scanPage,
  speculationRules,
  UnknownPageError,
} from './strip-page';

/**
 * The finalize step after `next build`: strips Next's scripts from the exported pages, in place.
 * docs/decisions/0012-finalize-export.md explains what it does and relies on.
 */

export type FinalizeOptions = {
  /** The folder of the exported site. */
  readonly out: string;
  /** The project's folder. */
  readonly root: string;
  /** The folder for host configurations. */
  readonly hosts: string;
  /**
   * The path below which the host serves the site, or empty. URLs in pages have it, files in `out` do not.
   */
  readonly sitePath: string;
  /** The comparisons to write as single files. */
  readonly files: readonly SingleFile[];
  /** The path of the page whose style those files use: one with their components and few others. */
  readonly stylePage: string;
  /** The host for links in those files, `https://example.org`. `undefined` if the build knows none. */
  readonly host: string | undefined;
  /** What readers can read offline. `undefined` to remove what earlier releases stored. */
  readonly offline: OfflinePages | undefined;
  /** Whether to compress files and measure pages. If not, the report has no pages. */
  readonly isCompressed: boolean;
};

/** The compressed sizes of a page on a first visit, in bytes after Brotli at its best. */
export type PageSize = {
  readonly path: string;
  /** The HTML with its style. */
  readonly html: number;
  /** How much the style adds to it. Not measured on a site with very many pages. */
  readonly style?: number;
  readonly script: number;
  /** The number of requests for the page and its script, without the icon. */
  readonly requests: number;
  /** Everything that is loaded once the page is hydrated. Equals the first visit if the page has no script. */
  readonly hydrated: number;
};

/** The results for the size table. */
export type FinalizeReport = {
  readonly pages: readonly PageSize[];
  /** The single files, with their uncompressed bytes. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly offline: WorkerReport;
};

/** The report with numbers about the step. */
export type TimedReport = FinalizeReport & {
  /** The number of finalized pages. */
  readonly count: number;
  /** The seconds spent waiting for compression, which is most of the time. */
  readonly compression: number;
};

/** Files that are worth compressing. */
const textFile = /\.(?:html|js|css|svg|txt|xml|json|webmanifest|csv)$/;
const smallestCompressed = 256;

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .sort();

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** The number of files to compress at a time. */
const atOnce = 8;

/**
 * Sites with more pages skip measuring the style: it doubles the time, for a table that nobody reads to the
 * end.
 */
const mostWeighedApart = 300;

/** Compressed bytes by the digest of the source: pages are compressed once to measure and to write. */
const compressed = new Map<string, Promise<Uint8Array>>();

const compressOnce = (bytes: Uint8Array): Promise<Uint8Array> =>
  compressBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

function brotli(bytes: Uint8Array): Promise<Uint8Array> {
  const name = createHash('sha256').update(bytes).digest('base64');
  const kept = compressed.get(name) ?? compressOnce(bytes);
  compressed.set(name, kept);
  return kept;
}

/** The path of a page on the site. */
const getAddress = (file: string) => `/${file.replace(/index\.html$/, '')}`;

/** Files for Next's router, which no page here uses. */
const routerFile = /(?:^|\/)(?:index|__next\.[^/]*)\.txt$/;
/** Copies of `404.html`. */
const copiesOfNotFound = /^(?:404|_not-found)\//;

/** Removes the files that only Next's scripts need and returns the rest. Pages inline their style. */
function removeNextFiles(out: string): readonly string[] {
  rmSync(join(out, '_next'), { recursive: true });
  return filesIn(out).filter((file) => {
    const isNext = routerFile.test(file) || copiesOfNotFound.test(file);
    if (isNext) unlinkSync(join(out, file));
    return !isNext;
  });
}

/**
 * Finalizes an exported site, in place.
 *
 * @throws UnknownPageError on a page that it does not understand
 */
export async function finalizeExport(options: FinalizeOptions): Promise<TimedReport> {
  const { out, sitePath } = options;
  const found = removeNextFiles(out);
  const assets = openAssets(out, sitePath);
  const scripts = await openScripts(options, assets);
  const compression = stopwatch();
  const pageFiles = found.filter((name) => name.endsWith('.html'));
  const made = await finalizePages(options, { pageFiles, getScripts: scripts.of, compression });
  const files = writeSingleFiles(options, made);
  writeHosts(options, {
    scriptDigests: [...made.scriptDigests].sort(),
    speculationDigest: digest(speculationRules(sitePath)),
    styleDigests: [...made.styleDigests].sort(),
  });
  const published = [...found, ...assets.names(), ...files.map(({ path }) => path.slice(1))].sort();
  const worker = await compression.during(
    writeWorker({ ...options, opened: scripts.opened }, published, brotli),
  );
  if (options.isCompressed) await compression.during(compressAll(out, [...published, 'sw.js']));
  // Last, so that a running server notices the new build only when it is complete.
  utimesSync(join(out, '404.html'), new Date(), new Date());
  return {
    pages: made.pages,
    files,
    offline: worker,
    count: made.count,
    compression: compression.seconds(),
  };
}

/** Compiles the scripts that all pages share, and on demand the entries. */
async function openScripts({ root, sitePath, offline }: FinalizeOptions, assets: Assets) {
  const compile = (folder: string, name: string) =>
    compileScript(join(root, 'lib', folder, name), 'esm', {
      OFFLINE: String(offline !== undefined),
      'process.env.SITE_PATH': JSON.stringify(sitePath),
    });
  const hydrate = assets.add('site', 'js', await compile('islands', 'loader.ts'));
  const opened = assets.add('site', 'js', await compile('offline', 'opened.ts'));
  const entries = new Map<string, Promise<Asset>>();
  /** The entry of a kind of page, compiled for the first page of that kind. */
  const getEntry = (path: string, name: string): Promise<Asset> => {
    const file = ['.ts', '.tsx']
      .map((end) => name + end)
      .find((each) => existsSync(join(root, 'lib', 'islands', each)));
    if (file === undefined) throw new UnknownPageError(path, `unknown entry ${name}`);
    const entry =
      entries.get(name) ??
      compile('islands', file).then((text) => assets.add('islands', 'js', text));
    entries.set(name, entry);
    return entry;
  };
  return {
    opened: opened.address.slice(sitePath.length),
    async of(path: string, { entry, blocks }: ScannedPage): Promise<PageFiles | undefined> {
      if (entry === undefined) return undefined;
      const props = assets.add('islands', 'json', JSON.stringify(getPageProps(blocks)));
      return { hydrate, entry: await getEntry(path, entry), props };
    },
  };
}

/** The files that an interactive page loads. */
type PageFiles = { readonly hydrate: Asset; readonly entry: Asset; readonly props: Asset };

type PageSteps = {
  readonly pageFiles: readonly string[];
  readonly getScripts: (path: string, page: ScannedPage) => Promise<PageFiles | undefined>;
  readonly compression: ReturnType<typeof stopwatch>;
};

/** The results of finalizing the pages that later steps need. */
type FinalizedPages = {
  readonly pages: readonly PageSize[];
  readonly count: number;
  readonly scriptDigests: Set<string>;
  readonly styleDigests: Set<string>;
  /** The style of `stylePage`. */
  readonly fileStyle: string;
};

/** Rewrites each page without Next's scripts. */
async function finalizePages(
  { out, sitePath, stylePage, isCompressed }: FinalizeOptions,
  { pageFiles, getScripts, compression }: PageSteps,
): Promise<FinalizedPages> {
  const context = { inlineScripts: new Set([viewScript, originScript, lostScript]), sitePath };
  const speculationDigest = digest(speculationRules(sitePath));
  const scriptDigests = new Set<string>();
  const styleDigests = new Set<string>();
  const pages: PageSize[] = [];
  const isWeighedApart = pageFiles.length <= mostWeighedApart;
  let shared: string | undefined;
  let fileStyle: string | undefined;
  for (const file of pageFiles) {
    const path = getAddress(file);
    const scanned = scanPage(path, readFileSync(join(out, file), 'utf8'), context);
    const { style, firstSheet } = scanned;
    shared ??= firstSheet;
    // The shared sheet must come first, since it sets the order of the layers.
    if (firstSheet !== shared) {
      throw new UnknownPageError(
        path,
        'its style does not begin with the one that all pages share',
      );
    }
    if (path === stylePage) fileStyle = style;
    const scripts = await getScripts(path, scanned);
    const allowed = {
      scriptDigests: scanned.inlineScripts.map(digest),
      speculationDigest,
      styleDigests: [digest(style)],
    };
    for (const each of allowed.scriptDigests) scriptDigests.add(each);
    for (const each of allowed.styleDigests) styleDigests.add(each);
    const addresses = scripts && {
      hydrate: scripts.hydrate.address,
      entry: scripts.entry.address,
      props: scripts.props.address,
    };
    const additions = { policy: metaPolicy(allowed), scripts: addresses };
    const finished = finishPage(scanned, additions, { path, sitePath });
    writeFileSync(join(out, file), finished);
    if (!isCompressed) continue;
    const bare = isWeighedApart ? finished.replace(style, '') : undefined;
    pages.push({ path, ...(await compression.during(measurePage(finished, bare, scripts))) });
  }
  if (fileStyle === undefined) throw new Error(`There is no page ${stylePage} in ${out}`);
  return { pages, count: pageFiles.length, scriptDigests, styleDigests, fileStyle };
}

/** Measures a page with and without its style, in parallel: Node compresses each in a separate thread. */
async function measurePage(finished: string, bare: string | undefined, scripts?: PageFiles) {
  const [html, without, script, loadedToHydrate] = await Promise.all([
    compressedSize(finished),
    bare === undefined ? undefined : compressedSizeOnce(bare),
    scripts?.hydrate.weight() ?? 0,
    sum([scripts?.entry, scripts?.props].flatMap((late) => late?.weight() ?? [])),
  ]);
  return {
    html,
    ...(without !== undefined && { style: html - without }),
    script,
    requests: scripts === undefined ? 1 : 2,
    hydrated: html + script + loadedToHydrate,
  };
}

/** Adds up the time spent waiting for work. */
function stopwatch() {
  let milliseconds = 0;
  return {
    async during<Result>(work: Promise<Result>): Promise<Result> {
      const startedAt = performance.now();
      const result = await work;
      milliseconds += performance.now() - startedAt;
      return result;
    },
    seconds: () => milliseconds / 1000,
  };
}

const compressedSize = async (text: string): Promise<number> =>
  (await brotli(Buffer.from(text))).length;

/** Like `weigh`, for text that is never written: does not cache the result. */
const compressedSizeOnce = async (text: string): Promise<number> =>
  (await compressOnce(Buffer.from(text))).length;

const sum = async (numbers: readonly Promise<number>[]): Promise<number> =>
  (await Promise.all(numbers)).reduce((total, number) => total + number, 0);

/** A file that the step writes. `weight` compresses it on demand. */
type Asset = {
  readonly address: string;
  readonly weight: () => Promise<number>;
};

type Assets = {
  readonly add: (folder: 'site' | 'islands', kind: 'js' | 'json', text: string) => Asset;
  /** Their paths, relative to the exported site. */
  readonly names: () => readonly string[];
};

/** Writes scripts and data of pages, each named by a digest of its text. */
function openAssets(out: string, sitePath: string): Assets {
  const assets = new Map<string, Asset>();
  const base = '_next/static';
  for (const folder of ['site', 'islands']) mkdirSync(join(out, base, folder), { recursive: true });
  return {
    names: () => [...assets.keys()],
    add(folder, kind, text) {
      const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
      const name = `${base}/${folder}/${hash}.${kind}`;
      const path = join(out, name);
      const earlier = assets.get(name);
      if (earlier !== undefined) return earlier;
      writeFileSync(path, text);
      let weight: Promise<number> | undefined;
      const file = {
        address: `${sitePath}/${name}`,
        // Reads the file again: keeping the data of thousands of pages would fill the memory.
        weight: () => (weight ??= compressedSize(readFileSync(path, 'utf8'))),
      };
      assets.set(name, file);
      return file;
    },
  };
}

/**
 * Writes the single files. They share one style, so the headers need only one more digest, which this adds to
 * `styleDigests`.
 */
function writeSingleFiles(
  { out, root, files, host }: FinalizeOptions,
  { fileStyle, styleDigests }: FinalizedPages,
): FinalizeReport['files'] {
  if (files.length === 0) return [];
  const sheet = join(root, 'components', 'comparison', 'comparison-file.css');
  const style = fileStyle + compactStyle(readFileSync(sheet, 'utf8'));
  const styleDigest = digest(style);
  styleDigests.add(styleDigest);
  const policy = singleFilePolicy(styleDigest);
  for (const folder of new Set(files.map(({ file }) => dirname(file)))) {
    mkdirSync(join(out, folder), { recursive: true });
  }
  return files.map(({ file, draw }) => {
    const bytes = Buffer.from(singleFile(draw(), { style, policy, host }));
    writeFileSync(join(out, file), bytes);
    return { path: `/${file}`, bytes: bytes.length };
  });
}

/** Removes comments and white space from a style sheet. */
const compactStyle = (sheet: string): string =>
  sheet
    .replaceAll(/\/\*[^*]*\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};:,]) ?/g, '$1')
    .replaceAll(';}', '}')
    .trim();

/** Writes the host configurations. `_headers` goes into the site, where hosts look for it. */
function writeHosts({ hosts, out, sitePath }: FinalizeOptions, allowed: Allowed): void {
  mkdirSync(hosts, { recursive: true });
  const nginx = nginxFiles(allowed, sitePath);
  writeFileSync(join(out, '_headers'), headersFile(allowed, sitePath));
  writeFileSync(join(hosts, 'vercel.json'), vercelFile(allowed, sitePath));
  writeFileSync(join(hosts, 'nginx-maps.conf'), nginx.maps);
  writeFileSync(join(hosts, 'nginx-headers.conf'), nginx.headers);
  writeFileSync(join(hosts, 'Caddyfile'), caddyFile(allowed, sitePath));
}

/** Writes a `.br` and a `.gz` next to each text file, for servers that send precompressed files. */
async function compressAll(out: string, published: readonly string[]): Promise<void> {
  const files = published.filter(
    (file) => textFile.test(file) && statSync(join(out, file)).size > smallestCompressed,
  );
  const compress = async (file: string) => {
    const bytes = readFileSync(join(out, file));
    const [br, gz] = await Promise.all([brotli(bytes), compressGzip(bytes, { level: 9 })]);
    writeFileSync(join(out, `${file}.br`), br);
    writeFileSync(join(out, `${file}.gz`), gz);
  };
  // In batches: all at once would hold every file in memory.
  for (let first = 0; first < files.length; first += atOnce) {
    await Promise.all(files.slice(first, first + atOnce).map(compress));
  }
}
