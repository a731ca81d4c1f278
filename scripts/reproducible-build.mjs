/**
 * Proves that the site depends on its sources alone: builds a copy of the project in another folder
 * and compares every file with the project's own `out/`, which must come from a clean build.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { buildCopy, copyProject, filesBelow, inTemporaryFolder } from './copy-project.mjs';
import { isMain, PlainError, ROOT, runMain } from './install.mjs';

const MOST_NAMES_SHOWN = 20;

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
 * Builds a copy of the project and compares; throws where the builds differ.
 * @param {string} root
 * @param {string} copy an empty folder
 */
async function buildAndCompare(root, copy) {
  await copyProject(root, copy);
  const { code, output } = await buildCopy(copy);
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
    // Deeper than the project, so that the two paths differ in length as well as in letters.
    const copy = join(temporary, 'a-folder-with-a-longer-name', relative(dirname(ROOT), ROOT));
    await mkdir(copy, { recursive: true });
    await buildAndCompare(ROOT, copy);
  });
}

if (isMain(import.meta.url)) await runMain(main);
