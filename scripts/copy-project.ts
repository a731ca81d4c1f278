/** Copies the project into temporary folders, to build it from its sources alone, or with other content. */
import { execFileSync } from 'node:child_process';
import { constants, existsSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readdir, readlink, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { NEXT_BUILD, QUIET_STEP } from './build';
import { run } from './install.mjs';

/** Generated folders, for a copy of the project without git. */
const MADE = new Set(['node_modules', '.next', 'out', '.cache', '.git', 'test-results']);

/** Tool caches beside the packages, which could carry results from one build into another. */
const CACHES = new Set(['.cache', '.vite', '.vite-temp']);

/** Lists the project's source files, relative to its root: tracked, or new and not ignored. */
export function sourceFiles(root: string): readonly string[] {
  try {
    const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const listed = execFileSync('git', words, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // A file may be tracked but deleted, or listed twice during a merge conflict.
    const files = [...new Set(listed.split('\0'))].filter((file) => file);
    return files.filter((file) => existsSync(join(root, file)));
  } catch {
    return filesBelow(root, (name) => !MADE.has(name));
  }
}

/** Lists all files below a folder, as sorted relative paths with slashes. */
export function filesBelow(
  folder: string,
  isWanted: (name: string) => boolean = () => true,
): readonly string[] {
  const visit = (path: string): readonly string[] =>
    readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
      if (!isWanted(entry.name)) return [];
      const below = join(path, entry.name);
      return entry.isDirectory() ? visit(below) : [below];
    });
  return visit('')
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Copies the project's sources into an empty folder. */
export async function copySources(from: string, to: string): Promise<void> {
  for (const file of sourceFiles(from)) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await copyFile(join(from, file), join(to, file));
  }
}

/**
 * Gives the copy the same packages without downloading them. Turbopack refuses a `node_modules` that links
 * outside the project, so this hard-links each file, or copies it across disks.
 */
async function linkPackages(from: string, to: string): Promise<void> {
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

async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch {
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  }
}

/** Copies the project's sources and packages into an empty folder. */
export async function copyProject(root: string, copy: string): Promise<void> {
  await copySources(root, copy);
  await linkPackages(join(root, 'node_modules'), join(copy, 'node_modules'));
}

/**
 * Builds a copy of the project like `npm run build`, without output.
 *
 * @param env settings of the build
 * @returns the exit code, and the output of the build to explain a failure
 */
export async function buildCopy(
  copy: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; output: string }> {
  let output = '';
  for (const { args, env: stepEnv } of [NEXT_BUILD, QUIET_STEP]) {
    const settings = { ...stepEnv, ...env };
    const step = { command: process.execPath, args, cwd: copy, env: settings, quiet: true };
    const done = await run(step);
    output += done.output;
    if (done.code !== 0) return { code: done.code, output };
  }
  return { code: 0, output };
}

/**
 * Runs a function in a temporary folder, and removes the folder however the function ends.
 *
 * @param prefix of the folder's name
 */
export async function inTemporaryFolder<Result>(
  prefix: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
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
