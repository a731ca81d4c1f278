/**
 * Proves that the site depends on its sources alone: builds a copy of the project in another folder
 * and compares every file with the project's own `out/`, which must come from a clean build.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readdir, readlink, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { isMain, PlainError, ROOT, run, runMain } from './install.mjs';

/** What is made from the sources, for a copy of the project that has no git to tell. */
const MADE = new Set(['node_modules', '.next', 'out', '.cache', '.git', 'test-results']);

const MOST_NAMES_SHOWN = 20;

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
 * What differs between two folders, file by file and byte by byte.
 * @param {string} first
 * @param {string} second
 * @returns {{ identical: number, differing: string[] }}
 */
export function compareFolders(first, second) {
  const firstFiles = filesBelow(first);
  const secondFiles = filesBelow(second);
  const inFirst = new Set(firstFiles);
  const inSecond = new Set(secondFiles);
  const both = firstFiles.filter((file) => inSecond.has(file));
  const changed = both.filter((file) => hash(join(first, file)) !== hash(join(second, file)));
  return {
    identical: both.length - changed.length,
    differing: [
      ...changed,
      ...firstFiles.filter((file) => !inSecond.has(file)).map((file) => `${file} (only in out/)`),
      ...secondFiles
        .filter((file) => !inFirst.has(file))
        .map((file) => `${file} (only in the second build)`),
    ],
  };
}

/** @param {string} file */
function hash(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * @param {string} from
 * @param {string} to
 */
async function copySources(from, to) {
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
      // Caches that tools keep there could carry the first build's results over.
      if (entry.name === '.cache') return;
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
 * Builds a copy of the project and compares; throws where the builds differ.
 * @param {string} root
 * @param {string} copy an empty folder
 */
async function buildAndCompare(root, copy) {
  await copySources(root, copy);
  await linkPackages(join(root, 'node_modules'), join(copy, 'node_modules'));
  const { code, output } = await run({
    command: process.execPath,
    args: [join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    cwd: copy,
    quiet: true,
  });
  if (code !== 0) throw new PlainError(`${output}The second build failed.`);

  const { identical, differing } = compareFolders(join(root, 'out'), join(copy, 'out'));
  if (differing.length > 0) {
    const more = differing.length - MOST_NAMES_SHOWN;
    const names = differing.slice(0, MOST_NAMES_SHOWN).map((name) => `  ${name}`);
    throw new PlainError(
      [
        `Two builds of the same sources differ in ${differing.length} files:`,
        ...names,
        ...(more > 0 ? [`  and ${more} more`] : []),
      ].join('\n'),
    );
  }
  if (identical === 0) throw new PlainError('out/ is empty: there is nothing to compare.');
  console.log(`Two builds in different folders gave ${identical} identical files.`);
}

async function main() {
  if (!existsSync(join(ROOT, 'out'))) {
    throw new PlainError('There is no out/ to compare with: run "npm run build" first.');
  }
  const temporary = await mkdtemp(join(tmpdir(), 'second-build-'));
  const clean = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  const stop = () => process.exit(130);
  process.once('exit', clean);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Deeper than the project, so that the two paths differ in length as well as in letters.
  const copy = join(temporary, 'a-folder-with-a-longer-name', relative(dirname(ROOT), ROOT));
  await mkdir(copy, { recursive: true });
  try {
    await buildAndCompare(ROOT, copy);
  } finally {
    clean();
  }
}

if (isMain(import.meta.url)) await runMain(main);
