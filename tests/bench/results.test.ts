import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getFile } from '@/bench/measure/static-server';
import { keepResult, readResults } from '@/bench/results';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what has been measured', () => {
  const kept = {
    date: '2026-11-26',
    machine: { processors: 2, memory: 24, system: 'linux x64' },
    versions: {},
    result: {},
  };

  it('is there again when another part is measured', () => {
    keepResult(join(folder, 'new'), 'build', kept);
    expect(readResults(join(folder, 'new'), ['bytes', 'build'])).toEqual({ build: kept });
  });

  it('is nothing at first', () => {
    expect(readResults(folder, ['bytes', 'build'])).toEqual({});
  });
});

describe('the server of the bench', () => {
  it('finds a page by its folder, and nothing outside of the site', () => {
    writeFileSync(join(folder, 'index.html'), '');
    expect(getFile(folder, '/?d=1')).toBe(join(folder, 'index.html'));
    expect(getFile(folder, '/lost/')).toBeUndefined();
    expect(getFile(join(folder, 'site'), '/..%2findex.html')).toBeUndefined();
  });
});
