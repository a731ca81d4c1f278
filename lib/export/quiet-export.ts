import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
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
  type Surroundings,
  scanPage,
  speculationRules,
  UnknownPageError,
} from './quiet-page';
import { type DraftFile, draftSingleFile, finishSingleFile, type SingleFile } from './single-file';
import { usedStyle } from './used-style';

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
  /** The address below which the site stands, for the links of those files; a path where none is known. */
  readonly siteAddress: string;
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
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
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

/**
 * Makes an exported site quiet, in place.
 *
 * @throws UnknownPageError at a page that is not as the step knows pages
 */
export async function quietExport(options: QuietOptions): Promise<TimedReport> {
  const { out, root, sitePath, offline } = options;
  for (const file of filesIn(out)) {
    if (routerFile.test(file) || copiesOfNotFound.test(file)) rmSync(join(out, file));
  }
  const around: Surroundings = {
    inlineScripts: new Set([viewScript, originScript, lostScript]),
    sitePath,
  };
  // Nothing of Next's stays: pages carry their style, and load scripts of ours.
  rmSync(join(out, '_next'), { recursive: true });
  const own = openOwnFiles(out, sitePath);
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
  const scriptsOf = async (path: string, { entry, blocks }: ScannedPage) => {
    if (entry === undefined) return undefined;
    const props = JSON.stringify(pagePropsOf(blocks));
    return {
      wake,
      entry: await entryOf(path, entry),
      props: own.add('islands', 'json', props),
    };
  };
  const speculationDigest = digest(speculationRules(sitePath));
  const scriptDigests = new Set<string>();
  const styleDigests = new Set<string>();
  let shared: string | undefined;
  const pages: PageWeight[] = [];
  const drafts: KeptDraft[] = [];
  const compression = stopwatch();
  const pageFiles = filesIn(out).filter((name) => name.endsWith('.html'));
  const isWeighedApart = pageFiles.length <= mostWeighedApart;
  const filesOf = new Map(options.files.map((about) => [about.page, about]));
  for (const file of pageFiles) {
    const path = addressOf(file);
    const markup = readFileSync(join(out, file), 'utf8');
    const scanned = scanPage(path, markup, around);
    shared ??= scanned.firstSheet;
    // It names the layers in their order, so that it has to be the first.
    if (scanned.firstSheet !== shared) {
      throw new UnknownPageError(
        path,
        'its style does not begin with the one that all pages share',
      );
    }
    const { style } = scanned;
    const styleDigest = digest(style);
    styleDigests.add(styleDigest);
    const ownDigests = scanned.inlineScripts.map(digest);
    for (const each of ownDigests) scriptDigests.add(each);
    const scripts = await scriptsOf(path, scanned);
    const finished = finishPage(
      path,
      scanned,
      {
        policy: metaPolicy({
          scriptDigests: ownDigests,
          speculationDigest,
          styleDigests: [styleDigest],
        }),
        scripts: scripts && {
          wake: scripts.wake,
          entry: scripts.entry.address,
          props: scripts.props.address,
        },
      },
      around,
    );
    writeFileSync(join(out, file), finished);
    const about = filesOf.get(path);
    if (about !== undefined) {
      drafts.push(keepDraft(out, draftSingleFile(about, finished, options.siteAddress)));
    }
    if (!options.isCompressed) continue;
    // Side by side: each is compressed by a thread of its own.
    const [html, bare, script, woken] = await compression.during(
      Promise.all([
        weigh(finished),
        isWeighedApart ? weighOnce(finished.replace(style, '')) : undefined,
        scripts?.wake.weight() ?? 0,
        sum([scripts?.entry, scripts?.props].flatMap((late) => late?.weight() ?? [])),
      ]),
    );
    pages.push({
      path,
      html,
      ...(bare !== undefined && { style: html - bare }),
      script,
      requests: scripts === undefined ? 1 : 2,
      awake: html + script + woken,
    });
  }
  if (pageFiles.length === 0) throw new Error(`There is no page in ${out}`);
  const files = writeSingleFiles(options, drafts, styleDigests);
  writeHosts(options, {
    scriptDigests: [...scriptDigests].sort(),
    speculationDigest,
    styleDigests: [...styleDigests].sort(),
  });
  // Not `_headers`, which names no content: hosts that read it do not send it.
  const published = filesIn(out).filter((file) => file !== '_headers');
  const worker = await compression.during(
    writeWorker({ ...options, opened: opened.address.slice(sitePath.length) }, published, brotli),
  );
  if (options.isCompressed) await compression.during(compressAll(out));
  // Last of all, so that a running server sees a new build only when it is whole.
  utimesSync(join(out, '404.html'), new Date(), new Date());
  return {
    pages,
    files,
    offline: worker,
    count: pageFiles.length,
    compression: compression.seconds(),
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

/** A file of the step: its address, the digest of its text, and its weight after Brotli when asked for. */
type OwnFile = {
  readonly address: string;
  readonly integrity: string;
  readonly weight: () => Promise<number>;
};

/** The scripts and data of the pages, each named by a digest of its text. */
function openOwnFiles(out: string, sitePath: string) {
  const known = new Map<string, OwnFile>();
  return {
    add(folder: 'quiet' | 'islands', kind: 'js' | 'json', text: string): OwnFile {
      const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
      const name = `/_next/static/${folder}/${hash}.${kind}`;
      const path = join(out, name);
      const earlier = known.get(name);
      if (earlier !== undefined) return earlier;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      let weight: Promise<number> | undefined;
      const file = {
        address: sitePath + name,
        integrity: digest(text),
        // Read again: each page has data of its own, and thousands of them would fill the memory.
        weight: () => (weight ??= weigh(readFileSync(path, 'utf8'))),
      };
      known.set(name, file);
      return file;
    },
  };
}

/** A draft whose text waits on the disk: thousands of them would fill the memory. */
type KeptDraft = Omit<DraftFile, 'markup'>;

/**
 * Puts a draft where its file will be. What it is looked up by is copied: a piece of a page would hold
 * the whole page in memory.
 */
function keepDraft(out: string, { markup, style, names, ...about }: DraftFile): KeptDraft {
  const path = join(out, about.file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, markup);
  return { ...about, style: sameText(style), names: new Set([...names].map(sameText)) };
}

/** Texts that many drafts have in common, each once. */
const sameTexts = new Map<string, string>();

function sameText(text: string): string {
  const kept = sameTexts.get(text) ?? Buffer.from(text).toString();
  sameTexts.set(kept, kept);
  return kept;
}

/**
 * Writes the comparisons that are one file each. They share one style, so that it is one more digest in
 * the headers and not one for each file; it is added to `styleDigests`.
 */
function writeSingleFiles(
  { out, root, files }: QuietOptions,
  drafts: readonly KeptDraft[],
  styleDigests: Set<string>,
): QuietReport['files'] {
  const [first] = drafts;
  if (drafts.length < files.length) {
    throw new Error(`${files.length} single files are asked for, ${drafts.length} have a page`);
  }
  if (first === undefined) return [];
  const stray = drafts.find(({ style }) => style !== first.style);
  if (stray !== undefined) {
    throw new UnknownPageError(stray.page, 'its style is not that of the other comparisons');
  }
  const own = readFileSync(join(root, 'lib', 'export', 'single-file.css'), 'utf8');
  const names = new Set(drafts.flatMap((draft) => [...draft.names]));
  const style = usedStyle(first.style, names) + compactStyle(own);
  const styleDigest = digest(style);
  styleDigests.add(styleDigest);
  return drafts.map((draft) => {
    const path = join(out, draft.file);
    const markup = readFileSync(path, 'utf8');
    const finished = finishSingleFile({ markup }, style, singleFilePolicy(styleDigest));
    writeFileSync(path, finished);
    return { path: `/${draft.file}`, bytes: Buffer.byteLength(finished) };
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

/** Puts a `.br` and a `.gz` beside each text, for servers that send what is there. */
async function compressAll(out: string): Promise<void> {
  const files = filesIn(out).filter(
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
