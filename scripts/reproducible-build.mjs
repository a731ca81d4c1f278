/**
 * Proves that the site depends only on its sources and lockfile: builds a copy in another folder with
 * packages from `npm ci`, and compares each file with a clean build in `out/`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { importTypeScript, isMain, npm, PlainError, ROOT, run, runMain } from './install.mjs';

/** @type {typeof import('./copy-project')} */
const { copySources, filesBelow, inTemporaryFolder } = await importTypeScript('copy-project');

const MOST_NAMES_SHOWN = 20;

/**
 * Compares two folders, file by file and byte by byte.
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
 * Explains why `npm ci` failed in the copy.
 * @param {string} output of npm
 * @returns {string} one line if packages only could not be downloaded
 */
export function explainInstall(output) {
  const [, code] =
    /\b(E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NOTCACHED))\b/.exec(output) ?? [];
  return code === undefined
    ? `${output}npm ci failed in a copy of the project.`
    : `npm's cache lacks packages for the second build, and the registry cannot be reached (${code}).`;
}

/**
 * Installs the build's packages as on a new machine, but reuses npm's cache.
 * @param {string} copy
 */
async function installPackages(copy) {
  const words = ['ci', '--ignore-scripts', '--omit=dev', '--prefer-offline', '--no-audit'];
  const command = npm([...words, '--no-fund', '--loglevel=error']);
  const { code, output } = await run({ ...command, cwd: copy, quiet: true });
  if (code !== 0) throw new PlainError(explainInstall(output));
}

/**
 * Builds a copy of the project and compares it. Throws if the builds differ.
 * @param {string} root
 * @param {string} copy an empty folder
 */
async function buildAndCompare(root, copy) {
  await copySources(root, copy);
  await installPackages(copy);
  const build = npm(['run', '--silent', 'build']);
  // Next installs missing packages on its own, except in CI.
  const { code, output } = await run({ ...build, cwd: copy, env: { CI: '1' }, quiet: true });
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
  await inTemporaryFolder('second-build-', async (temporary) => {
    // Deeper than the project, so that the two paths differ in length too.
    const copy = join(temporary, 'a-folder-with-a-longer-name', relative(dirname(ROOT), ROOT));
    await mkdir(copy, { recursive: true });
    await buildAndCompare(ROOT, copy);
  });
}

if (isMain(import.meta.url)) await runMain(main);
