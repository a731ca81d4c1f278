import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OfflinePages, writeWorker } from '@/lib/offline/write-worker';

const root = process.cwd();
const files: Readonly<Record<string, string>> = {
  'en/index.html':
    '<script src="/_next/static/site/a.js"></script><template data-props="/_next/static/islands/p.json"></template>',
  'en/offline/index.html': '<p data-stored-pages="">None.</p>',
  '_next/static/site/a.js': '1',
  '_next/static/islands/p.json': '{}',
  'icon.svg': '<svg/>',
};
const offline: OfflinePages = {
  languages: [
    {
      language: 'en-US',
      folder: 'en/',
      page: '/en/offline/',
      titleEnd: ' - Here & there',
      stored: 'Kept on {date} <as it was>',
      absent: 'Not kept',
    },
  ],
  pages: [
    { path: '/en/offline/', files: ['/icon.svg'] },
    { path: '/en/', files: [] },
  ],
};

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'worker-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    writeFileSync(join(out, file), text);
  }
});
afterEach(() => rmSync(out, { recursive: true }));

/** Does not compress, so that sizes can be added up by hand. */
const unpacked = async (bytes: Uint8Array) => bytes;
const write = (pages: OfflinePages | undefined = offline) =>
  writeWorker({ out, root, opened: '/opened.js', offline: pages }, Object.keys(files), unpacked);
const worker = () => readFileSync(join(out, 'sw.js'), 'utf8');
const versionIn = (text: string) => /version:`([0-9a-f]{16})`/.exec(text)?.[1];

describe('the service worker of a release', () => {
  it('stores the pages with the files that they load', async () => {
    const report = await write();
    const listed = ['_next/static/site/a.js', '_next/static/islands/p.json', 'opened.js'];
    for (const path of [...listed, 'en/', 'en/offline/', 'icon.svg']) {
      expect(worker(), path).toContain(path);
    }
    const bytes = Object.values(files).join('').length;
    expect(report).toEqual({ worker: worker().length, core: bytes, addresses: 5 });
  });

  it('escapes its texts as markup', async () => {
    await write();
    expect(worker()).toContain('<aside class="stored">Kept on {date} &lt;as it was&gt;</aside>');
    expect(worker()).toContain(' - Here &amp; there');
  });

  it('is one script that loads no other', async () => {
    await write();
    expect(worker()).not.toMatch(/\b(?:import|export|require)\b/);
  });

  it('has a version that changes if and only if the contents do', async () => {
    await write();
    const first = versionIn(worker());
    expect(first).toBeDefined();
    await write();
    expect(versionIn(worker())).toBe(first);
    writeFileSync(join(out, 'icon.svg'), '<svg></svg>');
    await write();
    expect(versionIn(worker())).not.toBe(first);
  });

  it('stops the build if a page to store is missing', async () => {
    const pages = [...offline.pages, { path: '/en/gone/', files: [] }];
    await expect(write({ ...offline, pages })).rejects.toThrow(/gone/);
  });

  it('only removes if nothing is to be stored any more', async () => {
    const report = await writeWorker(
      { out, root, opened: '/opened.js', offline: undefined },
      [],
      unpacked,
    );
    expect(report).toEqual({ worker: worker().length, core: 0, addresses: 0 });
    expect(worker()).toContain('unregister');
    expect(worker()).not.toContain('fetch');
  });
});
