/**
 * Deploys the built site to a folder on your server (docs/decisions/0022-hosts.md). Hashed files come first,
 * then headers that allow both releases, then pages. Removal of old files comes last.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PlainError, ROOT, run } from './install.mjs';
import { keepAndTell } from './keep-assets';
import { tellMissingSettings } from './missing-settings';
import { filesBelow } from './variant';

/** The contents of the folder: the pages, the server's headers, the list of releases, and temporary files. */
const SITE = 'site';
const HEADERS = 'headers';
const RELEASES = 'releases.json';
const COMING = 'coming';

/** Whether a file is named by its digest. Such files never change and are never overwritten. */
const isHashed = (file: string) => file.includes('_next/static/');

/** The header files for nginx and Caddy. */
const SERVER_HEADERS = ['nginx-maps.conf', 'nginx-headers.conf', 'Caddyfile'];

/** The directives that allow a script or style by its digest. */
const ALLOWING = ['script-src', 'style-src'];

/** nginx confirms the request to reload before it has reloaded. */
const UNTIL_RELOADED_MS = 2000;

type Release = {
  /** A digest of all files. */
  readonly id: string;
  /** Relative to `site`. */
  readonly files: readonly string[];
  /** The digests that its policy allows, by directive. */
  readonly digests: Readonly<Record<string, readonly string[]>>;
  /** Whether its deployment finished. */
  readonly finished: boolean;
};

/** The result: counts of files, and the id of the release. */
export type Put = {
  readonly id: string;
  /** Files that were written. */
  readonly changed: number;
  /** Files that were already there. */
  readonly same: number;
  /** Files kept for readers of the previous release. */
  readonly kept: number;
  readonly removed: number;
};

/**
 * @param options.place the folder on the server
 * @param options.out the built site
 * @param options.headers the headers from the build
 * @param options.sitePath the build's `SITE_PATH`: the pages go into that folder
 * @param options.reload makes the server reload the headers
 * @throws PlainError if nothing is built, or the folder does not belong to this site
 */
export async function deploy(options: {
  readonly place: string;
  readonly out?: string;
  readonly headers?: string;
  readonly sitePath?: string;
  readonly reload?: () => Promise<unknown>;
}): Promise<Put> {
  const { place, out = join(ROOT, 'out'), headers = join(ROOT, 'deploy', 'headers') } = options;
  const { sitePath = '', reload } = options;
  const policy = readPolicy(out, headers);
  const earlier = readReleases(place);
  const release = describeRelease(out, sitePath, policy);
  // Deploying the same build again removes nothing that readers of the previous one need.
  const before = earlier.filter(({ id }) => id !== release.id);
  const lastFinished = before.findIndex(({ finished }) => finished);
  // Readers may also have pages of runs that were interrupted since.
  const previous = lastFinished === -1 ? before : before.slice(0, lastFinished + 1);

  mkdirSync(place, { recursive: true });
  // First, so that a later run knows the site's files whatever happens next.
  writeReleases(place, [release, ...before]);
  const changed = stage({ out, place, sitePath, release });
  try {
    move(place, changed.filter(isHashed));
    putHeaders(place, headers, previous);
    await reload?.();
    move(
      place,
      changed.filter((file) => !isHashed(file)),
    );
  } finally {
    rmSync(join(place, COMING), { recursive: true, force: true });
  }

  const kept = new Set(previous.flatMap(({ files }) => files.filter(isHashed)));
  const removed = removeOlder(join(place, SITE), before, new Set([...release.files, ...kept]));
  writeReleases(place, [{ ...release, finished: true }, ...previous]);
  return {
    id: release.id,
    changed: changed.length,
    same: release.files.length - changed.length,
    kept: [...kept].filter((file) => !release.files.includes(file)).length,
    removed,
  };
}

/** Reads the policy of the build, which must come with its pages and headers. */
function readPolicy(out: string, headers: string): string {
  const files = [join(out, '404.html'), join(out, '_headers')];
  const missing = [...files, ...SERVER_HEADERS.map((file) => join(headers, file))].find(
    (file) => !existsSync(file),
  );
  if (missing !== undefined) {
    throw new PlainError(`${missing} is not there: run "npm run build" first.`);
  }
  const line = readFileSync(join(out, '_headers'), 'utf8')
    .split('\n')
    .find((each) => each.trim().startsWith('Content-Security-Policy:'));
  return line ?? '';
}

function describeRelease(out: string, sitePath: string, policy: string): Release {
  const hash = createHash('sha256');
  const below = sitePath.slice(1);
  // The headers for other hosts are not files of the site.
  const names = filesBelow(out).filter((name) => name !== '_headers');
  for (const name of names) {
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(out, name)))
      .update('\0');
  }
  return {
    id: hash.update(policy).digest('hex').slice(0, 20),
    files: names.map((name) => (below === '' ? name : `${below}/${name}`)),
    digests: Object.fromEntries(ALLOWING.map((name) => [name, getDigests(policy, name)])),
    finished: false,
  };
}

function getDigests(policy: string, directive: string): readonly string[] {
  const parts = policy.slice(policy.indexOf(':') + 1).split(';');
  const words = parts.map((part) => part.trim().split(' ')).find(([name]) => name === directive);
  return (words ?? []).filter((word) => word.startsWith("'sha"));
}

/** Reads the releases in a folder, newest first. Refuses a folder that holds anything else. */
function readReleases(place: string): readonly Release[] {
  if (!existsSync(place)) {
    if (existsSync(dirname(resolve(place)))) return [];
    throw new PlainError(`There is no folder ${dirname(resolve(place))}: make it first.`);
  }
  if (!statSync(place).isDirectory()) throw new PlainError(`${place} is not a folder.`);
  const list = join(place, RELEASES);
  if (!existsSync(list)) {
    if (readdirSync(place).length === 0) return [];
    throw new PlainError(
      `${place} holds files, but no ${RELEASES}: it is not a folder of this site, and nothing in it was changed. Name an empty folder.`,
    );
  }
  try {
    const { releases } = JSON.parse(readFileSync(list, 'utf8')) as { releases: Release[] };
    if (releases.every(({ id, files, digests }) => id && Array.isArray(files) && digests)) {
      return releases;
    }
  } catch {
    // Reported below.
  }
  throw new PlainError(`${list} cannot be read, so nothing was changed.`);
}

function writeReleases(place: string, releases: readonly Release[]): void {
  writeWhole(join(place, RELEASES), `${JSON.stringify({ releases }, null, 1)}\n`);
}

/** Writes a file atomically, so that nobody reads part of it. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/**
 * Copies changed files next to the current ones. Leaves identical files alone, so that browsers need not
 * reload them.
 *
 * @returns the changed files, relative to `site`
 */
function stage(options: {
  readonly out: string;
  readonly place: string;
  readonly sitePath: string;
  readonly release: Release;
}): readonly string[] {
  const { out, place, sitePath, release } = options;
  rmSync(join(place, COMING), { recursive: true, force: true });
  return release.files.filter((file) => {
    const source = join(out, file.slice(sitePath.length));
    const standing = join(place, SITE, file);
    if (existsSync(standing) && statSync(standing).isFile()) {
      if (readFileSync(standing).equals(readFileSync(source))) return false;
    }
    const target = join(place, COMING, file);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
    return true;
  });
}

function move(place: string, files: readonly string[]): void {
  for (const file of files) {
    const target = join(place, SITE, file);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(place, COMING, file), target);
  }
}

/**
 * Writes headers that also allow what earlier policies allow, because the server sends them with the previous
 * release's pages until those change.
 */
function putHeaders(place: string, headers: string, previous: readonly Release[]): void {
  mkdirSync(join(place, HEADERS), { recursive: true });
  for (const file of SERVER_HEADERS) {
    const text = readFileSync(join(headers, file), 'utf8');
    writeWhole(join(place, HEADERS, file), allowAlso(text, previous));
  }
}

function allowAlso(text: string, releases: readonly Release[]): string {
  return text
    .split(';')
    .map((part) => {
      const name = ALLOWING.find((directive) => part.startsWith(` ${directive} `));
      if (name === undefined) return part;
      const more = releases.flatMap(({ digests }) => digests[name] ?? []);
      const missing = [...new Set(more)].filter((digest) => !part.includes(digest));
      return [part, ...missing].join(' ');
    })
    .join(';');
}

/** Removes files that no page needs, but only those that one of our releases put there. */
function removeOlder(site: string, before: readonly Release[], wanted: ReadonlySet<string>) {
  const known = new Set(before.flatMap(({ files }) => files));
  const removed = filesBelow(site).filter((file) => known.has(file) && !wanted.has(file));
  for (const file of removed) removeFile(site, file);
  return removed.length;
}

function removeFile(site: string, file: string): void {
  rmSync(join(site, file));
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    if (readdirSync(join(site, folder)).length > 0) return;
    rmdirSync(join(site, folder));
  }
}

async function putAndTell(place: string, command: string | undefined): Promise<void> {
  const { sitePath } = await import('@/lib/settings');
  const put = await deploy({
    place,
    sitePath,
    reload: async () => {
      if (command === undefined) return;
      const { code } = await run({ command, args: [], shell: true });
      if (code === 0) return pause(UNTIL_RELOADED_MS);
      throw new PlainError(
        `"${command}" ended with code ${code}. The pages are still those of the release before: mend it and run this again.`,
      );
    },
  });
  console.log(
    `Release ${put.id} is in ${place}: ${put.changed} files are new, ${put.same} stood there, ${put.kept} of the release before stay for its readers, ${put.removed} older ones are gone.`,
  );
  if (command === undefined) console.log('Reload the server now: it has to read the new headers.');
}

type Wanted =
  | { readonly place: string; readonly reload: string | undefined }
  | { readonly address: string };

function readArguments(args: string[]): Wanted {
  const usage = new PlainError(
    'Usage: npm run deploy -- <folder> [--reload "<command that reloads the server>"], or --keep https://example.org',
    2,
  );
  try {
    const options = { reload: { type: 'string' }, keep: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [place, ...more] = positionals;
    const { keep, reload } = values;
    if (keep !== undefined && place === undefined && reload === undefined) {
      if (/^https?:\/\/[^/]/.test(keep)) return { address: keep };
    } else if (keep === undefined && place && more.length === 0) return { place, reload };
  } catch {
    // An unknown option. The usage lists the valid ones.
  }
  throw usage;
}

/**
 * `npm run deploy -- <folder> [--reload "<command>"]` deploys to your server. `--keep <address>` only
 * adds files to `out/`, for hosts that replace a whole folder.
 */
export async function main(args: string[]): Promise<void> {
  const wanted = readArguments(args);
  if ('address' in wanted) await keepAndTell(wanted.address);
  else await putAndTell(wanted.place, wanted.reload);
  tellMissingSettings(join(ROOT, 'out'));
}
