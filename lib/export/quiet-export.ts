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
import { pagePropsOf } from '@/lib/islands/page-props';
import { type OfflinePages, type WorkerReport, writeWorker } from '@/lib/offline/write-worker';
import { compileScript } from '@/lib/publish/compile-script';
import { caddyFile, headersFile, nginxFiles, vercelFile } from '@/lib/publish/hosts';
import { type Allowed, metaPolicy, singleFilePolicy } from '@/lib/publish/security';
import { lostScript } from '@/lib/share/lost-script';
import { originScript } from '@/lib/share/origin-script';
import { viewScript } from '@/lib/share/view-script';
import {
  digest,
  finishPage,
  type ScannedPage,
  scanPage,
  speculationRules,
  UnknownPageError,
} from './quiet-page';
import { type SingleFile, singleFile } from './single-file';

/**
 * The step after `next build`: takes Next's scripts out of the exported pages, in place. What it does
 * and what it relies on stands in docs/decisions/0012-quiet-export.md.
 */

export type QuietOptions = {
  /** The exported site. */
  readonly out: string;
  /** The project's folder. */
  readonly root: string;
  /** Where configurations of hosts are written. */
  readonly hosts: string;
  /**
   * The path below which the host serves the site: pages name their scripts with it, while the files
   * stand in `out` without.
   */
  readonly sitePath: string;
  /** The comparisons that are offered as one file each. */
  readonly files: readonly SingleFile[];
  /** The page whose style those files carry: one with their parts, and few others. */
  readonly stylePage: string;
  /** The host of the site, for the links of those files: `https://example.org`; `undefined` where none is known. */
  readonly host: string | undefined;
  /** What can be read without a network; `undefined` where nothing is to be stored any more. */
  readonly offline: OfflinePages | undefined;
  /** Whether texts are compressed, and pages weighed with it; without that, the report has no page. */
  readonly isCompressed: boolean;
};

/** Bytes of one page, after Brotli at its best, as a first visit fetches them. */
export type PageWeight = {
  readonly path: string;
  /** The whole HTML, with its style. */
  readonly html: number;
  /** How much of it is the style: the difference that it makes. Of very many pages no one asks. */
  readonly style?: number;
  readonly script: number;
  /** The page and its script, without the icon. */
  readonly requests: number;
  /** Everything that is loaded once the page is awake; the same as the first visit where it never is. */
  readonly awake: number;
};

/** What the step did, for the table of weights. */
export type QuietReport = {
  readonly pages: readonly PageWeight[];
  /** The comparisons as one file each, with their bytes as they are. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly offline: WorkerReport;
};

/** The same with what the step itself did. */
export type TimedReport = QuietReport & {
  /** How many pages it has made quiet. */
  readonly count: number;
  /** How long it waited for texts to be compressed, in seconds: most of its time. */
  readonly compression: number;
};

/** Text that is worth compressing. */
const textFile = /\.(?:html|js|css|svg|txt|xml|json|webmanifest|csv)$/;
const smallestCompressed = 256;

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .sort();

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** How many files are compressed at a time. */
const atOnce = 8;

/**
 * Up to so many pages, each is weighed without its style too: that takes as long as all the rest, for a table
 * that no one reads to its end.
 */
const mostWeighedApart = 300;

/** What has been compressed, by the digest of its text: a page is weighed first, and written after. */
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

/** A page's address: where it is asked for. */
const addressOf = (file: string) => `/${file.replace(/index\.html$/, '')}`;

/** What Next writes beside its pages for its own router, which no page here uses. */
const routerFile = /(?:^|\/)(?:index|__next\.[^/]*)\.txt$/;
/** The page for lost readers is `404.html`; these are copies of it. */
const copiesOfNotFound = /^(?:404|_not-found)\//;

/** Removes what only Next's own scripts need: pages carry their style, and load scripts of ours. Returns the rest. */
function removeNextFiles(out: string): readonly string[] {
  rmSync(join(out, '_next'), { recursive: true });
  return filesIn(out).filter((file) => {
    const isNext = routerFile.test(file) || copiesOfNotFound.test(file);
    if (isNext) unlinkSync(join(out, file));
    return !isNext;
  });
}

/**
 * Makes an exported site quiet, in place.
 *
 * @throws UnknownPageError at a page that is not as the step knows pages
 */
export async function quietExport(options: QuietOptions): Promise<TimedReport> {
  const { out, sitePath } = options;
  const found = removeNextFiles(out);
  const own = openOwnFiles(out, sitePath);
  const scripts = await openScripts(options, own);
  const compression = stopwatch();
  const pageFiles = found.filter((name) => name.endsWith('.html'));
  const made = await quietPages(options, { pageFiles, scriptsOf: scripts.of, compression });
  const files = writeSingleFiles(options, made);
  writeHosts(options, {
    scriptDigests: [...made.scriptDigests].sort(),
    speculationDigest: digest(speculationRules(sitePath)),
    styleDigests: [...made.styleDigests].sort(),
  });
  const published = [...found, ...own.names(), ...files.map(({ path }) => path.slice(1))].sort();
  const worker = await compression.during(
    writeWorker({ ...options, opened: scripts.opened }, published, brotli),
  );
  if (options.isCompressed) await compression.during(compressAll(out, [...published, 'sw.js']));
  // Last of all, so that a running server sees a new build only when it is whole.
  utimesSync(join(out, '404.html'), new Date(), new Date());
  return {
    pages: made.pages,
    files,
    offline: worker,
    count: made.count,
    compression: compression.seconds(),
  };
}

/** The scripts of the pages: those of all, and by the kind of page. */
async function openScripts({ root, sitePath, offline }: QuietOptions, own: OwnFiles) {
  const compile = (folder: string, name: string) =>
    compileScript(join(root, 'lib', folder, name), 'esm', {
      OFFLINE: String(offline !== undefined),
      'process.env.SITE_PATH': JSON.stringify(sitePath),
    });
  const wake = own.add('quiet', 'js', await compile('islands', 'wake.ts'));
  const opened = own.add('quiet', 'js', await compile('offline', 'opened.ts'));
  const entries = new Map<string, Promise<OwnFile>>();
  /** The entry of a kind of page, compiled when the first page of that kind is met. */
  const entryOf = (path: string, name: string): Promise<OwnFile> => {
    const file = ['.ts', '.tsx']
      .map((end) => name + end)
      .find((each) => existsSync(join(root, 'lib', 'islands', each)));
    if (file === undefined) throw new UnknownPageError(path, `unknown entry ${name}`);
    const known =
      entries.get(name) ?? compile('islands', file).then((text) => own.add('islands', 'js', text));
    entries.set(name, known);
    return known;
  };
  return {
    opened: opened.address.slice(sitePath.length),
    async of(path: string, { entry, blocks }: ScannedPage): Promise<PageFiles | undefined> {
      if (entry === undefined) return undefined;
      const props = own.add('islands', 'json', JSON.stringify(pagePropsOf(blocks)));
      return { wake, entry: await entryOf(path, entry), props };
    },
  };
}

/** The files that a page with islands loads. */
type PageFiles = { readonly wake: OwnFile; readonly entry: OwnFile; readonly props: OwnFile };

type PageSteps = {
  readonly pageFiles: readonly string[];
  readonly scriptsOf: (path: string, page: ScannedPage) => Promise<PageFiles | undefined>;
  readonly compression: ReturnType<typeof stopwatch>;
};

/** What the pages say to all that is made after them. */
type QuietPages = {
  readonly pages: readonly PageWeight[];
  readonly count: number;
  readonly scriptDigests: Set<string>;
  readonly styleDigests: Set<string>;
  /** The style of `stylePage`. */
  readonly fileStyle: string;
};

/** Writes each page anew, without Next's scripts. */
async function quietPages(
  { out, sitePath, stylePage, isCompressed }: QuietOptions,
  { pageFiles, scriptsOf, compression }: PageSteps,
): Promise<QuietPages> {
  const around = { inlineScripts: new Set([viewScript, originScript, lostScript]), sitePath };
  const speculationDigest = digest(speculationRules(sitePath));
  const scriptDigests = new Set<string>();
  const styleDigests = new Set<string>();
  const pages: PageWeight[] = [];
  const isWeighedApart = pageFiles.length <= mostWeighedApart;
  let shared: string | undefined;
  let fileStyle: string | undefined;
  for (const file of pageFiles) {
    const path = addressOf(file);
    const scanned = scanPage(path, readFileSync(join(out, file), 'utf8'), around);
    const { style, firstSheet } = scanned;
    shared ??= firstSheet;
    // It names the layers in their order, so that it has to be the first.
    if (firstSheet !== shared) {
      throw new UnknownPageError(
        path,
        'its style does not begin with the one that all pages share',
      );
    }
    if (path === stylePage) fileStyle = style;
    const scripts = await scriptsOf(path, scanned);
    const allowed = {
      scriptDigests: scanned.inlineScripts.map(digest),
      speculationDigest,
      styleDigests: [digest(style)],
    };
    for (const each of allowed.scriptDigests) scriptDigests.add(each);
    for (const each of allowed.styleDigests) styleDigests.add(each);
    const named = scripts && {
      wake: scripts.wake.address,
      entry: scripts.entry.address,
      props: scripts.props.address,
    };
    const additions = { policy: metaPolicy(allowed), scripts: named };
    const finished = finishPage(path, scanned, additions, around);
    writeFileSync(join(out, file), finished);
    if (!isCompressed) continue;
    const bare = isWeighedApart ? finished.replace(style, '') : undefined;
    pages.push({ path, ...(await compression.during(weighPage(finished, bare, scripts))) });
  }
  if (fileStyle === undefined) throw new Error(`There is no page ${stylePage} in ${out}`);
  return { pages, count: pageFiles.length, scriptDigests, styleDigests, fileStyle };
}

/** Weighs a page, with its style and without; side by side: each is compressed by a thread of its own. */
async function weighPage(finished: string, bare: string | undefined, scripts?: PageFiles) {
  const [html, without, script, woken] = await Promise.all([
    weigh(finished),
    bare === undefined ? undefined : weighOnce(bare),
    scripts?.wake.weight() ?? 0,
    sum([scripts?.entry, scripts?.props].flatMap((late) => late?.weight() ?? [])),
  ]);
  return {
    html,
    ...(without !== undefined && { style: html - without }),
    script,
    requests: scripts === undefined ? 1 : 2,
    awake: html + script + woken,
  };
}

/** Adds up how long work is waited for, one after the other. */
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

const weigh = async (text: string): Promise<number> => (await brotli(Buffer.from(text))).length;

/** The same for a text that is written nowhere: nothing of it is kept. */
const weighOnce = async (text: string): Promise<number> =>
  (await compressOnce(Buffer.from(text))).length;

const sum = async (numbers: readonly Promise<number>[]): Promise<number> =>
  (await Promise.all(numbers)).reduce((total, number) => total + number, 0);

/** A file of the step: its address, and its size after Brotli when asked for. */
type OwnFile = {
  readonly address: string;
  readonly weight: () => Promise<number>;
};

type OwnFiles = {
  readonly add: (folder: 'quiet' | 'islands', kind: 'js' | 'json', text: string) => OwnFile;
  /** Where they stand below the exported site. */
  readonly names: () => readonly string[];
};

/** The scripts and data of the pages, each named by a digest of its text. */
function openOwnFiles(out: string, sitePath: string): OwnFiles {
  const known = new Map<string, OwnFile>();
  const base = '_next/static';
  for (const folder of ['quiet', 'islands'])
    mkdirSync(join(out, base, folder), { recursive: true });
  return {
    names: () => [...known.keys()],
    add(folder, kind, text) {
      const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
      const name = `${base}/${folder}/${hash}.${kind}`;
      const path = join(out, name);
      const earlier = known.get(name);
      if (earlier !== undefined) return earlier;
      writeFileSync(path, text);
      let weight: Promise<number> | undefined;
      const file = {
        address: `${sitePath}/${name}`,
        // Read again: each page has data of its own, and thousands of them would fill the memory.
        weight: () => (weight ??= weigh(readFileSync(path, 'utf8'))),
      };
      known.set(name, file);
      return file;
    },
  };
}

/**
 * Writes the comparisons that are one file each. They share one style, so that it is one more digest in the
 * headers and not one for each file; it is added to `styleDigests`.
 */
function writeSingleFiles(
  { out, root, files, host }: QuietOptions,
  { fileStyle, styleDigests }: QuietPages,
): QuietReport['files'] {
  if (files.length === 0) return [];
  const own = join(root, 'components', 'comparison', 'comparison-file.css');
  const style = fileStyle + compactStyle(readFileSync(own, 'utf8'));
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

/** A style sheet of the project without its comment and its lines. */
const compactStyle = (sheet: string): string =>
  sheet
    .replaceAll(/\/\*[^*]*\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};:,]) ?/g, '$1')
    .replaceAll(';}', '}')
    .trim();

/** The configurations of hosts: two in the site's own folder, where such hosts look for them. */
function writeHosts({ hosts, out, sitePath }: QuietOptions, allowed: Allowed): void {
  mkdirSync(hosts, { recursive: true });
  const nginx = nginxFiles(allowed, sitePath);
  writeFileSync(join(out, '_headers'), headersFile(allowed, sitePath));
  writeFileSync(join(hosts, 'vercel.json'), vercelFile(allowed, sitePath));
  writeFileSync(join(hosts, 'nginx-maps.conf'), nginx.maps);
  writeFileSync(join(hosts, 'nginx-headers.conf'), nginx.headers);
  writeFileSync(join(hosts, 'Caddyfile'), caddyFile(allowed, sitePath));
}

/** Puts a `.br` and a `.gz` beside each published text, for servers that send what is there. */
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
  // Some at a time: all at once would hold every file in memory.
  for (let first = 0; first < files.length; first += atOnce) {
    await Promise.all(files.slice(first, first + atOnce).map(compress));
  }
}
