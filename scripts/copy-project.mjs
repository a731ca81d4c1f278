/**
 * Copies of the project in temporary folders, for building it with nothing but its sources, or with
 * other content.
 */
import { execFileSync } from 'node:child_process';
import { constants, existsSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readdir, readlink, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { NEXT_BUILD, QUIET_STEP } from './build.mjs';
import { run } from './install.mjs';

/** What is made from the sources, for a copy of the project that has no git to tell. */
const MADE = new Set(['node_modules', '.next', 'out', '.cache', '.git', 'test-results']);

/** Caches that tools keep beside the packages: they could carry the results of one build over. */
const CACHES = new Set(['.cache', '.vite', '.vite-temp']);

/**
 * The project's source files: tracked, or new and not ignored.
 * @param {string} root
 * @returns {string[]} paths below the root
 */
export function sourceFiles(root) {
  try {
    const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const listed = execFileSync('git', words, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // A file may be tracked and deleted, or listed twice while it is in conflict.
    const files = [...new Set(listed.split('\0'))].filter((file) => file);
    return files.filter((file) => existsSync(join(root, file)));
  } catch {
    return filesBelow(root, (name) => !MADE.has(name));
  }
}

/**
 * @param {string} folder
 * @param {(name: string) => boolean} [isWanted]
 * @returns {string[]} paths below the folder, with slashes, in order
 */
export function filesBelow(folder, isWanted = () => true) {
  const visit = (/** @type {string} */ path) =>
    readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
      if (!isWanted(entry.name)) return [];
      const below = join(path, entry.name);
      return entry.isDirectory() ? visit(below) : [below];
    });
  return visit('')
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/**
 * @param {string} from
 * @param {string} to an empty folder
 */
export async function copySources(from, to) {
  for (const file of sourceFiles(from)) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await copyFile(join(from, file), join(to, file));
  }
}

/**
 * Gives the copy the same packages without downloading them. Turbopack refuses a node_modules that
 * is a link to a folder outside the project, so every file is hard-linked; where the temporary
 * folder is on another disk, it is copied.
 * @param {string} from
 * @param {string} to
 */
async function linkPackages(from, to) {
  await mkdir(to);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (CACHES.has(entry.name)) return;
      if (entry.isDirectory()) await linkPackages(source, target);
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
      else await linkOrCopy(source, target);
    }),
  );
}

/**
 * @param {string} source
 * @param {string} target
 */
async function linkOrCopy(source, target) {
  try {
    await link(source, target);
  } catch {
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  }
}

/**
 * Copies the project's sources into an empty folder, and gives the copy the same packages.
 * @param {string} root
 * @param {string} copy
 */
export async function copyProject(root, copy) {
  await copySources(root, copy);
  await linkPackages(join(root, 'node_modules'), join(copy, 'node_modules'));
}

/**
 * Builds a copy of the project as `npm run build` does, without a word.
 * @param {string} copy
 * @param {Record<string, string>} [env] settings of the build
 * @returns {Promise<{ code: number, output: string }>} what the build said, for where it failed
 */
export async function buildCopy(copy, env = {}) {
  let output = '';
  for (const { args, env: own } of [NEXT_BUILD, QUIET_STEP]) {
    const settings = { ...own, ...env };
    const done = await run({
      command: process.execPath,
      args,
      cwd: copy,
      env: settings,
      quiet: true,
    });
    output += done.output;
    if (done.code !== 0) return { code: done.code, output };
  }
  return { code: 0, output };
}

/**
 * Does some work in a temporary folder, which is gone afterwards, however the work ends.
 * @template Result
 * @param {string} prefix of the folder's name
 * @param {(folder: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function inTemporaryFolder(prefix, work) {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const stop = () => process.exit(130);
  process.once('exit', clean);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work(folder);
  } finally {
    clean();
    process.off('exit', clean);
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
