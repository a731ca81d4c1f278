/**
 * Proves that the site depends on its sources and its lockfile alone: in a copy of the project in another
 * folder, with no package but those that `npm ci` installs there for the build, it builds the site and
 * compares every file with the project's own `out/`, which must come from a clean build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { npm, PlainError, ROOT, run } from './install.mjs';
import { copySources, filesBelow, inTemporaryFolder } from './variant';

const MOST_NAMES_SHOWN = 20;

/** How many files are the same in two builds, and the names of all others. */
export type Comparison = { readonly identical: number; readonly differing: readonly string[] };

/** Compares two folders, file by file and byte by byte. */
export function compareFolders(first: string, second: string): Comparison {
  const firstFiles = filesBelow(first);
  const secondFiles = filesBelow(second);
  const inFirst = new Set(firstFiles);
  const inSecond = new Set(secondFiles);
  const both = firstFiles.filter((file) => inSecond.has(file));
  const changed = both.filter(
    (file) => !readFileSync(join(first, file)).equals(readFileSync(join(second, file))),
  );
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

/** What to say if `npm ci` fails in the copy: one line if the packages cannot be had, else npm's output. */
export function explainInstall(output: string): string {
  const [, code] =
    /\b(E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NOTCACHED))\b/.exec(output) ?? [];
  return code === undefined
    ? `${output}npm ci failed in a copy of the project.`
    : `npm's cache lacks packages for the second build, and the registry cannot be reached (${code}).`;
}

/** Installs the packages of the build as on a new machine, but does not download what npm has kept. */
async function installPackages(copy: string): Promise<void> {
  const words = ['ci', '--ignore-scripts', '--omit=dev', '--prefer-offline', '--no-audit'];
  const command = npm([...words, '--no-fund', '--loglevel=error']);
  const { code, output } = await run({ ...command, cwd: copy, quiet: true });
  if (code !== 0) throw new PlainError(explainInstall(output));
}

async function build(copy: string): Promise<void> {
  // Next installs what it misses by itself, but not where it believes that nobody looks on.
  const command = { ...npm(['run', '--silent', 'build']), cwd: copy, env: { CI: '1' } };
  const { code, output } = await run({ ...command, quiet: true });
  if (code !== 0) throw new PlainError(`${output}The second build failed.`);
}

/**
 * The step `second-build` of `npm test`.
 *
 * @throws PlainError if the builds differ, or there is nothing to compare
 */
export async function main(): Promise<void> {
  if (!existsSync(join(ROOT, 'out'))) {
    throw new PlainError('There is no out/ to compare with: run "npm run build" first.');
  }
  await inTemporaryFolder(join(tmpdir(), 'second-build-'), async (temporary) => {
    // Deeper than the project, so that the two paths differ in length as well as in letters.
    const copy = join(temporary, 'a-folder-with-a-longer-name', basename(ROOT));
    await mkdir(copy, { recursive: true });
    await copySources(copy);
    await installPackages(copy);
    await build(copy);
    const { identical, differing } = compareFolders(join(ROOT, 'out'), join(copy, 'out'));
    if (differing.length > 0) {
      const more = differing.length - MOST_NAMES_SHOWN;
      const lines = [
        `Two builds of the same sources differ in ${differing.length} files:`,
        ...differing.slice(0, MOST_NAMES_SHOWN).map((name) => `  ${name}`),
        ...(more > 0 ? [`  and ${more} more`] : []),
      ];
      throw new PlainError(lines.join('\n'));
    }
    if (identical === 0) throw new PlainError('out/ is empty: there is nothing to compare.');
    console.log(`Two builds in different folders gave ${identical} identical files.`);
  });
}
