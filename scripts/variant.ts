/**
 * The project's sources, and variants of the project: copies of its sources in its own `.cache`, where
 * Node and Next find its packages (docs/decisions/0032-variants.md).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { FINALIZE_STEP, NEXT_BUILD } from './build';
import { PlainError, ROOT, run } from './install.mjs';

/** Folders that are not sources, for a project without git. */
const IGNORED = new Set(['node_modules', '.next', 'out', '.cache', '.git', 'test-results']);

/** The project's source files, as paths below its root: tracked, or new and not ignored. */
export function sourceFiles(root: string): readonly string[] {
  try {
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const listed = execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // A file may be tracked and deleted, or listed twice while it is in conflict.
    const files = [...new Set(listed.split('\0'))].filter((file) => file);
    return files.filter((file) => existsSync(join(root, file)));
  } catch {
    return readdirSync(root, { withFileTypes: true })
      .filter(({ name }) => !IGNORED.has(name))
      .flatMap((entry) =>
        entry.isDirectory()
          ? filesBelow(join(root, entry.name)).map((file) => `${entry.name}/${file}`)
          : [entry.name],
      )
      .sort();
  }
}

/** The files of a folder and of those in it, as paths below it with slashes, in order. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Copies the project's sources into an empty folder. */
export async function copySources(to: string): Promise<void> {
  for (const file of sourceFiles(ROOT)) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await copyFile(join(ROOT, file), join(to, file));
  }
}

/**
 * Does some work in a new folder, and removes the folder however the work ends.
 *
 * @param prefix of the folder's path
 */
export async function inTemporaryFolder<Result>(
  prefix: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  mkdirSync(dirname(prefix), { recursive: true });
  const folder = await mkdtemp(prefix);
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

/** Does some work on a variant of the project, whose sources the work may change as it likes. */
export const inVariant = <Result>(name: string, work: (variant: string) => Promise<Result>) =>
  inTemporaryFolder(join(ROOT, '.cache', `${name}-`), async (variant) => {
    await copySources(variant);
    return work(variant);
  });

/**
 * Builds a variant as `npm run build` does, without output.
 *
 * @param env settings of the build
 * @throws PlainError with the output of a build that fails
 */
export async function buildVariant(
  variant: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const startedAt = performance.now();
  for (const { args, env: more } of [NEXT_BUILD, FINALIZE_STEP]) {
    const step = { command: process.execPath, args, cwd: variant, env: { ...more, ...env } };
    const { code, output } = await run({ ...step, quiet: true });
    if (code !== 0) throw new PlainError(`${output}The site in ${variant} was not built.`);
  }
  console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}
