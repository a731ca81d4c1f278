// @vitest-environment node
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepAssets } from '@/scripts/keep-assets';
import { serveSite } from '@/scripts/serve';
import { filesBelow } from '@/scripts/variant';
import { writeRelease } from './release-folder';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keep-assets-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Builds a release and keeps for it what the one that runs at an address has. */
async function release(name: string, running?: string, within = folder) {
  const { out } = writeRelease(within, name);
  const site = running ? await serveSite({ directory: running, port: 0 }) : undefined;
  try {
    return { out, ...(await keepAssets({ out, address: site?.address ?? nobody() })) };
  } finally {
    await site?.close();
  }
}

/** A host without the site: it has nothing at all. */
const nobody = () => getAddress(empty);
const getAddress = (server: Server) => `http://localhost:${(server.address() as AddressInfo).port}`;
let empty: Server;
beforeEach(async () => {
  empty = createServer((_request, response) => response.writeHead(404).end());
  await once(empty.listen(0), 'listening');
});
afterEach(() => new Promise((closed) => empty.close(closed)));

const hashed = (out: string) => filesBelow(join(out, '_next', 'static', 'site'));
const listIn = (out: string) => JSON.parse(readFileSync(join(out, 'release.json'), 'utf8'));

describe('three releases', () => {
  it('each keep the hashed files of the previous one, and no older ones', async () => {
    const one = await release('one');
    expect(one).toMatchObject({ isFirst: true, kept: 0 });
    const two = await release('two', one.out);
    expect(two).toMatchObject({ isFirst: false, kept: 1, missing: [] });
    expect(hashed(two.out)).toEqual(['one.js', 'same.js', 'two.js']);
    const kept = readFileSync(join(two.out, '_next', 'static', 'site', 'one.js'), 'utf8');
    expect(kept).toBe("export const release = 'one';");
    const three = await release('three', two.out);
    expect(hashed(three.out)).toEqual(['same.js', 'three.js', 'two.js']);
  });

  it('keep what they had kept if one of them is published again', async () => {
    const one = await release('one');
    const two = await release('two', one.out);
    const again = await release('two', two.out, join(folder, 'again'));
    expect(again).toMatchObject({ isFirst: false, kept: 1, missing: [] });
    expect(hashed(again.out)).toEqual(['one.js', 'same.js', 'two.js']);
    const three = await release('three', again.out);
    expect(hashed(three.out)).toEqual(['same.js', 'three.js', 'two.js']);
  });

  it('list only their files as theirs, however often the step runs', async () => {
    const one = await release('one');
    const site = await serveSite({ directory: one.out, port: 0 });
    try {
      const { out } = writeRelease(folder, 'two');
      for (const _time of [1, 2]) await keepAssets({ out, address: site.address });
      expect(Object.keys(listIn(out).files)).toEqual([
        '_next/static/site/same.js',
        '_next/static/site/two.js',
      ]);
    } finally {
      await site.close();
    }
  });
});

describe('an error at the address', () => {
  it('is named if a file is missing or differs', async () => {
    const one = await release('one');
    const altered = join(folder, 'altered');
    cpSync(one.out, altered, { recursive: true });
    rmSync(join(altered, '_next', 'static', 'site', 'one.js'));
    const two = await release('two', altered);
    expect(two).toMatchObject({ kept: 0, missing: ['_next/static/site/one.js'] });
    writeFileSync(join(altered, '_next', 'static', 'site', 'one.js'), '<h1>Home</h1>');
    const three = await release('three', altered);
    expect(three.missing).toEqual(['_next/static/site/one.js']);
    expect(hashed(three.out)).toEqual(['same.js', 'three.js']);
  });

  it('stops the step if the list is invalid', async () => {
    const one = await release('one');
    for (const text of [
      '<h1>Home</h1>',
      '[]',
      '{"files":null,"kept":{}}',
      '{"files":{"../../package.json":"x"},"kept":{}}',
      '{"files":{"_next/static/../../../escape.js":"x"},"kept":{}}',
      '{"files":{"_next/static/.hidden":"x"},"kept":{}}',
      '{"files":{"index.html":"x"},"kept":{}}',
      '{"files":{},"kept":{"_next/static/../../../escape.js":"x"}}',
      '{"files":{}}',
    ]) {
      writeFileSync(join(one.out, 'release.json'), text);
      await expect(release('two', one.out)).rejects.toThrow('is not a list of files of this site');
    }
    expect(existsSync(join(folder, 'escape.js'))).toBe(false);
  });

  it('stops the step if nothing answers or the host is broken', async () => {
    const { out } = writeRelease(folder, 'one');
    const broken = createServer((_request, response) => response.writeHead(503).end());
    await once(broken.listen(0), 'listening');
    const address = getAddress(broken);
    await expect(keepAssets({ out, address })).rejects.toThrow('status 503');
    await new Promise((closed) => broken.close(closed));
    await expect(keepAssets({ out, address })).rejects.toThrow('could not be loaded');
  });

  it('does not matter if nothing has been built', async () => {
    await expect(keepAssets({ out: folder, address: nobody() })).rejects.toThrow(
      'run "npm run build" first',
    );
  });
});
