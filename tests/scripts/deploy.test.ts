// @vitest-environment node
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deploy } from '@/scripts/deploy';
import { ROOT } from '@/scripts/install.mjs';
import { filesBelow } from '@/scripts/variant';
import { writeRelease } from './release-folder';

let folder = '';
let place = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-test-'));
  place = join(folder, 'place');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (
  name: string,
  more: Readonly<Record<string, string>> = {},
  options: Partial<Parameters<typeof deploy>[0]> = {},
) => deploy({ place, ...writeRelease(folder, name, more), ...options });
const standing = () => filesBelow(join(place, 'site'));
const page = () => readFileSync(join(place, 'site', 'index.html'), 'utf8');
const header = (file: string) => readFileSync(join(place, 'headers', file), 'utf8');
const releases = () => JSON.parse(readFileSync(join(place, 'releases.json'), 'utf8')).releases;

/** How often a text names a style of a release. */
const digestsIn = (text: string) => new Set(text.match(/'sha256-[^']{20,60}'/g)).size;

describe('a release', () => {
  it('is deployed into an empty folder, without files for other hosts', async () => {
    mkdirSync(place);
    await put('one', { '.well-known/security.txt': 'Contact: x' });
    expect(standing()).toEqual([
      '.well-known/security.txt',
      '404.html',
      '_next/static/site/one.js',
      '_next/static/site/same.js',
      'index.html',
      'robots.txt',
    ]);
    expect(readdirSync(place).sort()).toEqual(['headers', 'releases.json', 'site']);
    expect(readdirSync(join(place, 'headers')).sort()).toEqual([
      'Caddyfile',
      'nginx-headers.conf',
      'nginx-maps.conf',
    ]);
  });

  it('keeps the hashed files of the previous one, and no older ones', async () => {
    const first = await put('one');
    expect(first).toMatchObject({ changed: 5, same: 0, kept: 0, removed: 0 });
    const second = await put('two');
    expect(second).toMatchObject({ changed: 2, same: 3, kept: 1, removed: 0 });
    expect(standing().filter((file) => file.startsWith('_next'))).toEqual([
      '_next/static/site/one.js',
      '_next/static/site/same.js',
      '_next/static/site/two.js',
    ]);
    const third = await put('three');
    expect(third).toMatchObject({ kept: 1, removed: 1 });
    expect(standing().filter((file) => file.startsWith('_next'))).toEqual([
      '_next/static/site/same.js',
      '_next/static/site/three.js',
      '_next/static/site/two.js',
    ]);
    expect(page()).toContain('three');
  });

  it('also allows the style of the previous one, and of no older one', async () => {
    await put('one');
    for (const file of ['nginx-maps.conf', 'Caddyfile']) expect(digestsIn(header(file))).toBe(3);
    const [, ofOne = ''] = /style-src ('[^']+')/.exec(header('Caddyfile')) ?? [];
    await put('two');
    // Both have the same prefetch rules: three digests, and two of the previous release.
    for (const file of ['nginx-maps.conf', 'Caddyfile']) {
      expect(digestsIn(header(file))).toBe(5);
      expect(header(file)).toContain(ofOne);
    }
    await put('three');
    expect(digestsIn(header('Caddyfile'))).toBe(5);
    expect(header('Caddyfile')).not.toContain(ofOne);
  });

  it('is removed with its pages, except hashed files, and files of others stay', async () => {
    await put('one', { 'en/old/index.html': 'old', 'en/old/us-fl.json': '{}' });
    mkdirSync(join(place, 'site', '.well-known'), { recursive: true });
    writeFileSync(join(place, 'site', 'proof-of-ownership.html'), 'mine');
    writeFileSync(join(place, 'site', '.well-known', 'challenge'), 'mine');
    await put('two');
    expect(existsSync(join(place, 'site', 'en'))).toBe(false);
    await put('three');
    expect(standing()).toEqual(
      expect.arrayContaining(['proof-of-ownership.html', '.well-known/challenge']),
    );
  });

  it('leaves identical files alone, so that browsers need not reload them', async () => {
    await put('one');
    const robots = join(place, 'site', 'robots.txt');
    utimesSync(robots, 1000, 1000);
    await put('two');
    expect(statSync(robots).mtimeMs).toBe(1_000_000);
    expect(statSync(join(place, 'site', 'index.html')).mtimeMs).toBeGreaterThan(1_000_000);
  });

  it('that is deployed twice fixes what is broken, and takes nothing from its readers', async () => {
    await put('one');
    await put('two');
    rmSync(join(place, 'site', 'robots.txt'));
    const again = await put('two');
    expect(again).toMatchObject({ changed: 1, kept: 1, removed: 0 });
    expect(standing()).toContain('_next/static/site/one.js');
    expect(releases()).toHaveLength(2);
  });

  it('that only changes a text also removes older hashed files', async () => {
    await put('one');
    await put('two');
    await put('two', { 'index.html': 'a new text' });
    expect(standing()).not.toContain('_next/static/site/one.js');
  });

  it('is in the folder of its path, if the host has other sites', async () => {
    await put('one', {}, { sitePath: '/legal-careers' });
    writeFileSync(join(place, 'site', 'index.html'), 'another site');
    await put('two', {}, { sitePath: '/legal-careers' });
    expect(page()).toBe('another site');
    expect(standing()).toContain('legal-careers/_next/static/site/one.js');
    expect(readFileSync(join(place, 'site', 'legal-careers', 'index.html'), 'utf8')).toContain(
      'two',
    );
  });
});

describe('the order', () => {
  it('is hashed files, headers for both, the server, and then pages', async () => {
    await put('one');
    let seen: { files: readonly string[]; page: string; digests: number } | undefined;
    await put(
      'two',
      {},
      {
        reload: async () => {
          seen = { files: standing(), page: page(), digests: digestsIn(header('Caddyfile')) };
        },
      },
    );
    expect(seen?.files).toContain('_next/static/site/two.js');
    expect(seen?.files).toContain('_next/static/site/one.js');
    expect(seen?.page).toContain('one');
    expect(seen?.digests).toBe(5);
    expect(page()).toContain('two');
  });
});

describe('an interrupted run', () => {
  const fail = () => Promise.reject(new Error('the server does not answer'));

  it('leaves the pages of the previous release, with all that they load', async () => {
    await put('one');
    await expect(put('two', {}, { reload: fail })).rejects.toThrow('does not answer');
    expect(page()).toContain('one');
    expect(standing()).toContain('_next/static/site/one.js');
    expect(readdirSync(place)).not.toContain('coming');
  });

  it('is fixed by the same release', async () => {
    await put('one');
    await expect(put('two', {}, { reload: fail })).rejects.toThrow();
    await put('two');
    expect(page()).toContain('two');
    expect(releases().map(({ finished }: { finished: boolean }) => finished)).toEqual([true, true]);
    expect(standing()).toContain('_next/static/site/one.js');
  });

  it('is fixed by another release, and leaves nothing behind after the next', async () => {
    await put('one');
    await expect(put('two', {}, { reload: fail })).rejects.toThrow();
    await put('three');
    // Readers may have pages of both on the screen.
    for (const name of ['one', 'two']) expect(standing()).toContain(`_next/static/site/${name}.js`);
    await put('four');
    expect(standing().filter((file) => file.startsWith('_next'))).toEqual([
      '_next/static/site/four.js',
      '_next/static/site/same.js',
      '_next/static/site/three.js',
    ]);
  });

  it('may have been the first, and its files are still recognized', async () => {
    await expect(put('one', {}, { reload: fail })).rejects.toThrow();
    await put('two');
    await put('three');
    expect(standing()).not.toContain('_next/static/site/one.js');
  });
});

describe('a folder', () => {
  it('that holds something else is refused and left unchanged', async () => {
    mkdirSync(join(place, 'site'), { recursive: true });
    writeFileSync(join(place, 'site', 'precious.txt'), 'mine');
    await expect(put('one')).rejects.toThrow('it is not a folder of this site');
    expect(filesBelow(place)).toEqual(['site/precious.txt']);
  });

  it('whose list cannot be read is refused and left unchanged', async () => {
    await put('one');
    const before = filesBelow(place);
    for (const text of ['', '{', '{}', '{"releases":[{}]}', 'null']) {
      writeFileSync(join(place, 'releases.json'), text);
      await expect(put('two')).rejects.toThrow('cannot be read, so nothing was changed');
    }
    expect(filesBelow(place)).toEqual(before);
  });

  it('whose list names files elsewhere loses none of them', async () => {
    await put('one');
    writeFileSync(join(folder, 'precious.txt'), 'mine');
    const [release] = releases();
    const files = [...release.files, '../../precious.txt', join(folder, 'precious.txt')];
    writeFileSync(
      join(place, 'releases.json'),
      JSON.stringify({ releases: [{ ...release, files }] }),
    );
    await put('two');
    await put('three');
    expect(existsSync(join(folder, 'precious.txt'))).toBe(true);
  });

  it('is created if missing, without its parent, and may not be a file', async () => {
    await put('one');
    expect(page()).toContain('one');
    const deep = join(folder, 'not', 'there');
    await expect(put('one', {}, { place: deep })).rejects.toThrow(
      `There is no folder ${dirname(deep)}`,
    );
    writeFileSync(join(folder, 'file'), '');
    await expect(put('one', {}, { place: join(folder, 'file') })).rejects.toThrow(
      'is not a folder',
    );
  });

  it('is not touched if nothing has been built', async () => {
    await put('one');
    const before = readFileSync(join(place, 'releases.json'), 'utf8');
    const out = join(folder, 'never-built');
    await expect(deploy({ place, out, headers: out })).rejects.toThrow('run "npm run build" first');
    const { headers } = writeRelease(folder, 'two');
    rmSync(join(headers, 'Caddyfile'));
    await expect(deploy({ place, out: join(folder, 'two', 'out'), headers })).rejects.toThrow(
      'Caddyfile is not there',
    );
    expect(readFileSync(join(place, 'releases.json'), 'utf8')).toBe(before);
  });
});

describe('the command', () => {
  const run = (args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'scripts', 'run.mjs'), 'deploy', ...args], {
      encoding: 'utf8',
    });

  it('prints its usage for too few or too many arguments', () => {
    const tooLittle = [[], [''], ['--reload'], ['--keep'], ['--keep', 'example.org']];
    const tooMuch = [
      ['a', 'b'],
      ['a', '--nope'],
      ['a', '--keep', 'https://a'],
      ['--keep', 'https://'],
    ];
    for (const args of [...tooLittle, ...tooMuch]) {
      const { status, stderr } = run(args);
      expect([args, status]).toEqual([args, 2]);
      expect(stderr).toMatch(/^Usage: npm run deploy -- <folder>/);
    }
  });
});
