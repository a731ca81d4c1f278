// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compareFolders, explainInstall } from '@/scripts/reproducible-build';
import { sourceFiles } from '@/scripts/variant';

let folder = '';

function write(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'builds-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('counts the identical files of two builds', () => {
  write({
    'a/index.html': 'x',
    'a/en/index.html': 'y',
    'b/index.html': 'x',
    'b/en/index.html': 'y',
  });
  expect(compareFolders(join(folder, 'a'), join(folder, 'b'))).toEqual({
    identical: 2,
    differing: [],
  });
});

it('names every file that differs or that only one build has', () => {
  write({
    'a/same': 's',
    'a/changed': '1',
    'a/gone': 'g',
    'b/same': 's',
    'b/changed': '2',
    'b/new': 'n',
  });
  expect(compareFolders(join(folder, 'a'), join(folder, 'b'))).toEqual({
    identical: 1,
    differing: ['changed', 'gone (only in out/)', 'new (only in the second build)'],
  });
});

it('treats all but generated files as sources if there is no git', () => {
  write({
    'package.json': '{}',
    'app/page.tsx': '',
    'out/index.html': '',
    'node_modules/next/index.js': '',
    '.next/trace': '',
    '.cache/vitest.json': '',
  });
  expect(sourceFiles(folder)).toEqual(['app/page.tsx', 'package.json']);
});

it("explains in one line that packages cannot be downloaded, and repeats npm's output for other errors", () => {
  const offline = 'npm error code ENOTFOUND\nnpm error network request to a host failed\n';
  expect(explainInstall(offline)).toBe(
    "npm's cache lacks packages for the second build, and the registry cannot be reached (ENOTFOUND).",
  );
  const wrong = 'npm error `npm ci` can only install packages when your package.json is in sync\n';
  expect(explainInstall(wrong)).toBe(`${wrong}npm ci failed in a copy of the project.`);
});
