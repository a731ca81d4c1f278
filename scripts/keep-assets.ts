/**
 * Adds files that readers of the previous release may still load, for hosts that replace a whole folder.
 * `release.json` lists them apart from its immutable files, so each is kept for one release only.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainError, ROOT } from './install.mjs';
import { filesBelow } from './variant';

const LIST = 'release.json';
const HASHED = '_next/static';
/** No release comes close, so a longer list is not ours. */
const MOST_FILES = 2000;
const LIMIT_MS = 20_000;
/** The host serves or creates these, and they have no separate address. */
const COMPRESSED = ['.br', '.gz'];

/** A file relative to the site's address, and the hexadecimal SHA-256 digest of its content. */
type Listed = readonly [file: string, digest: string];

/** The result: how many files were kept and are missing, and whether there was a previous release. */
export type KeptFiles = {
  readonly kept: number;
  readonly missing: readonly string[];
  readonly isFirst: boolean;
};

/**
 * Adds the files of the previous release to a built site, and lists both in its `release.json`.
 *
 * @param options.address of the running site, including its path
 * @param options.out the built site
 * @throws PlainError if nothing is built, or the running site cannot be read
 */
export async function keepAssets(options: {
  readonly address: string;
  readonly out?: string;
}): Promise<KeptFiles> {
  const { address, out = join(ROOT, 'out') } = options;
  if (!existsSync(join(out, '404.html'))) {
    throw new PlainError(`There is no built site in ${out}: run "npm run build" first.`);
  }
  const built = ownFiles(out);
  // Written before adding files, so that a failed run can be repeated.
  writeList(out, built, []);
  const base = `${address.replace(/\/$/, '')}/`;
  const list = await load(base, LIST);
  const online = list === undefined ? { files: [], kept: [] } : readList(base, list);
  const isOurs = ([name]: Listed) => built.some(([ours]) => ours === name);
  const isSame = online.files.length === built.length && online.files.every(isOurs);
  const others = (isSame ? online.kept : online.files).filter((file) => !isOurs(file));
  const missing: string[] = [];
  const kept: Listed[] = [];
  for (const [file, digest] of others) {
    const bytes = await load(base, file);
    // Some hosts answer every request with 200 and a page.
    if (bytes === undefined || getDigest(bytes) !== digest) {
      missing.push(file);
      continue;
    }
    mkdirSync(dirname(join(out, file)), { recursive: true });
    writeFileSync(join(out, file), bytes);
    kept.push([file, digest]);
  }
  writeList(out, built, kept);
  return { kept: kept.length, missing, isFirst: list === undefined };
}

/** Runs `deploy --keep` and prints the result. */
export async function keepAndTell(address: string): Promise<void> {
  const { kept, missing, isFirst } = await keepAssets({ address });
  const first = `${address} has no ${LIST} yet: the next release keeps what is in this one.`;
  console.log(isFirst ? first : `${kept} files of the release before stay for its readers.`);
  for (const file of missing) console.log(`Not there any more: ${file}`);
}

function writeList(out: string, files: readonly Listed[], kept: readonly Listed[]): void {
  const list = { files: Object.fromEntries(files), kept: Object.fromEntries(kept) };
  writeFileSync(join(out, LIST), `${JSON.stringify(list, null, 1)}\n`);
}

const getDigest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Lists the files of this build with their digests. Once listed, other files may join them. */
function ownFiles(out: string): readonly Listed[] {
  const list = join(out, LIST);
  if (existsSync(list)) return Object.entries(JSON.parse(readFileSync(list, 'utf8')).files);
  return filesBelow(join(out, HASHED))
    .filter((name) => !COMPRESSED.some((end) => name.endsWith(end)))
    .map((name) => `${HASHED}/${name}`)
    .map((name) => [name, getDigest(readFileSync(join(out, name)))]);
}

function readList(base: string, text: Buffer): { files: Listed[]; kept: Listed[] } {
  try {
    const list = JSON.parse(text.toString('utf8'));
    const [files, kept] = [Object.entries<string>(list.files), Object.entries<string>(list.kept)];
    const all = [...files, ...kept];
    if (all.length <= MOST_FILES && all.every(([name]) => isHashedFile(name))) {
      return { files, kept };
    }
  } catch {
    // Reported below.
  }
  throw new PlainError(`${base}${LIST} is not a list of files of this site. Nothing was kept.`);
}

const isHashedFile = (name: string) =>
  /^_next\/static\/[\w/.~-]{1,200}$/.test(name) &&
  !name.split('/').some((part) => part === '' || part.startsWith('.'));

/** Loads a file from an address, or returns undefined if it does not exist. */
async function load(base: string, file: string): Promise<Buffer | undefined> {
  try {
    const response = await fetch(`${base}${file}`, { signal: AbortSignal.timeout(LIMIT_MS) });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`status ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    const why = cause?.message ?? message;
    throw new PlainError(`${base}${file} could not be loaded (${why}). Nothing was published.`);
  }
}
