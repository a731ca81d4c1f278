// @vitest-environment node
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caddyFile, nginxFiles } from '@/lib/publish/hosts';
import { startCaddy, startNginx } from '@/scripts/host-servers';
import { ROOT } from '@/scripts/install.mjs';
import { parseHeaders } from '@/scripts/serve';
import { filesBelow } from '@/scripts/variant';
import { makeCertificate } from './certificate.mjs';
import { ask } from './raw-request.mjs';

/**
 * Checks the answers of nginx and Caddy with the shipped configurations to readers and attackers, on the built site.
 */

const OUT = join(ROOT, 'out');
/** The only file in a dot folder that hosts must serve. */
const CONTACT = '.well-known/security.txt';
const COMPARISON = '/en/compare/paralegal-vs-legal-secretary';
const ASK_AGAIN = 'max-age=0, must-revalidate';
const KEEP = 'public, max-age=31536000, immutable';

/** The headers of the build for https, from the `_headers` file for other hosts. */
const decided = readFileSync(join(OUT, '_headers'), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line.startsWith('  '))
  .map((line) => [
    line.slice(0, line.indexOf(':')).trim(),
    line.slice(line.indexOf(':') + 1).trim(),
  ])
  .filter(([name]) => name !== 'Cache-Control');

/** The same for plain http, parsed by the project's own server. */
const decidedPlain = parseHeaders(readFileSync(join(OUT, '_headers'), 'utf8'))[0]?.headers ?? [];

const text = (name) => readFileSync(join(OUT, name), 'utf8');
const lostPage = text('404.html');
const [hashed = ''] = filesBelow(join(OUT, '_next', 'static')).filter((name) =>
  name.endsWith('.js'),
);
const script = `/_next/static/${hashed}`;

/**
 * The values of some headers in an answer.
 * @param {import('./raw-request.mjs').Answer} answer
 * @param {string[][]} headers
 */
const sent = (answer, headers) =>
  headers.map(([header = '']) => [header, answer.headers[header.toLowerCase()]]);

/** All text files of the site. */
const known = new Set(filesBelow(OUT).map(text));

/** The body of an answer, decompressed as in a browser. */
function readBody({ headers, body }) {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(body).toString('utf8');
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}

const takes = (encoding) => ({ headers: { 'Accept-Encoding': encoding } });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hosts-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  { name: 'nginx', start: startNginx, redirect: 301 },
  { name: 'Caddy', start: startCaddy, redirect: 308 },
])('$name', ({ name, start, redirect }) => {
  /** @type {import('@/scripts/host-servers').HostServer} */
  let server;
  /** @type {import('@/scripts/host-servers').HostServer & { plainPort?: number }} */
  let secure;

  beforeAll(async () => {
    server = await start({ directory: OUT });
    secure = await start({ directory: OUT, tls: makeCertificate(folder) });
  });
  afterAll(async () => {
    await server?.close();
    await secure?.close();
  });

  describe('pages', () => {
    it('come with status 200, their type, and the words of the file', async () => {
      for (const path of ['/', '/en/', `${COMPARISON}/`, '/en/faq/', '/en/sources/']) {
        const answer = await ask(server, path);
        expect({ path, status: answer.status }).toEqual({ path, status: 200 });
        expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
        expect(readBody(answer)).toBe(text(`${path.slice(1)}index.html`));
      }
    });

    it('come without a body for HEAD, with the same headers', async () => {
      const [get, head] = [
        await ask(server, '/en/'),
        await ask(server, '/en/', { method: 'HEAD' }),
      ];
      expect(head.body).toHaveLength(0);
      const { date: _first, ...ofGet } = get.headers;
      const { date: _second, ...ofHead } = head.headers;
      expect(ofHead).toEqual(ofGet);
    });

    it('do not name the version of the server', async () => {
      for (const path of ['/en/', '/nope', '/en/about']) {
        expect((await ask(server, path)).headers.server ?? 'nginx').toBe('nginx');
      }
    });
  });

  describe('every header that the build decided on', () => {
    /** A path for each kind of answer, with its status. */
    const answers = [
      ['/', 200],
      [`${COMPARISON}/`, 200],
      [script, 200],
      ['/icon.svg', 200],
      ['/en/about', redirect],
      ['/nope', 404],
      ['/_next/static/nope.js', 404],
      ['/en//about/', 404],
      ['/.git/config', 404],
    ];

    it('stands on each kind of answer over http, without what only https may say', async () => {
      expect(decidedPlain.length).toBeGreaterThan(5);
      for (const [path, status] of answers) {
        const answer = await ask(server, path);
        expect([path, answer.status]).toEqual([path, status]);
        expect(sent(answer, decidedPlain), path).toEqual(decidedPlain);
        expect(answer.headers['strict-transport-security'], path).toBeUndefined();
        expect(answer.headers['content-security-policy']).not.toContain('upgrade-insecure');
      }
    });

    it('stands on each kind of answer over https', async () => {
      expect(decided.map(([header]) => header)).toContain('Strict-Transport-Security');
      for (const [path, status] of answers) {
        const answer = await ask(secure, path);
        expect([path, answer.status]).toEqual([path, status]);
        expect(sent(answer, decided), path).toEqual(decided);
      }
    });

    it('is that of https where a proxy in front speaks it', async () => {
      const behind = await ask(server, '/en/', { headers: { 'X-Forwarded-Proto': 'https' } });
      expect(sent(behind, decided)).toEqual(decided);
      const plain = await ask(server, '/en/', { headers: { 'X-Forwarded-Proto': 'http' } });
      expect(plain.headers['strict-transport-security']).toBeUndefined();
    });

    it('stands on a page that is unchanged, and on one that refuses a method', async () => {
      const { headers } = await ask(server, '/en/');
      const unchanged = await ask(server, '/en/', { headers: { 'If-None-Match': headers.etag } });
      const refused = await ask(server, script, { method: 'POST' });
      expect([unchanged.status, refused.status]).toEqual([304, 405]);
      expect(refused.headers['cache-control']).toBe(ASK_AGAIN);
      for (const answer of [unchanged, refused]) {
        expect(sent(answer, decidedPlain)).toEqual(decidedPlain);
      }
    });

    it('stands on what the server itself refuses, or that is a line of plain text', async () => {
      for (const path of ['/%', '/%zz', 'nope', `/${'a'.repeat(20_000)}`]) {
        const answer = await ask(server, path);
        expect([400, 414]).toContain(answer.status);
        // Caddy answers 400 before it applies its configuration.
        const isBare = name === 'Caddy' && answer.status === 400;
        if (isBare) expect(readBody(answer)).toBe('400 Bad Request');
        else expect(sent(answer, decidedPlain), path.slice(0, 20)).toEqual(decidedPlain);
      }
    });
  });

  describe('what may be kept', () => {
    it('is a file with a digest in its name, for a year', async () => {
      for (const encoding of ['br', 'gzip', 'identity']) {
        const { status, headers } = await ask(server, script, takes(encoding));
        expect([status, headers['cache-control']]).toEqual([200, KEEP]);
      }
    });

    it('is everything else, if it is asked for again: pages, data, lost addresses, redirects', async () => {
      const paths = ['/', '/en/', '/data/history.json', '/manifest.webmanifest', '/icon.svg'];
      const others = [
        '/nope',
        '/_next/static/nope.js',
        '/_next/static/',
        '/en/about',
        '/robots.txt',
      ];
      for (const path of [...paths, ...others]) {
        const { headers } = await ask(server, path);
        expect([path, headers['cache-control']]).toEqual([path, ASK_AGAIN]);
      }
    });

    it('is answered with 304 where it is the same, in each encoding, and for Last-Modified', async () => {
      const etags = [];
      for (const encoding of ['br', 'gzip', 'identity']) {
        const { headers } = await ask(server, '/en/', takes(encoding));
        etags.push(headers.etag);
        const given = { 'Accept-Encoding': encoding, 'If-None-Match': headers.etag };
        const again = await ask(server, '/en/', { headers: given });
        expect([again.status, again.body.length, again.headers.etag]).toEqual([
          304,
          0,
          headers.etag,
        ]);
        const since = {
          'Accept-Encoding': encoding,
          'If-Modified-Since': headers['last-modified'],
        };
        expect((await ask(server, '/en/', { headers: since })).status).toBe(304);
      }
      // Each encoding has a different tag.
      expect(new Set(etags).size).toBe(3);
      const other = { 'Accept-Encoding': 'gzip', 'If-None-Match': etags[0] };
      expect((await ask(server, '/en/', { headers: other })).status).toBe(200);
    });

    it('is a service worker and its list only if they are asked for again', async () => {
      const site = join(folder, `${name}-worker`);
      mkdirSync(site, { recursive: true });
      for (const file of ['sw.js', 'sw.json']) writeFileSync(join(site, file), '{}');
      const host = await start({ directory: site });
      try {
        const [worker, list] = [await ask(host, '/sw.js'), await ask(host, '/sw.json')];
        expect(worker.headers['content-type']).toBe('text/javascript; charset=utf-8');
        expect(list.headers['content-type']).toBe('application/json');
        for (const { headers } of [worker, list]) expect(headers['cache-control']).toBe(ASK_AGAIN);
      } finally {
        await host.close();
      }
    });
  });

  describe('encodings', () => {
    const files = ['/en/', script, '/manifest.webmanifest'];

    it('are Brotli or gzip from the files beside a text, as the browser takes them', async () => {
      for (const path of files) {
        const file = path.endsWith('/') ? `${path}index.html` : path;
        for (const [taken, encoding, end] of [
          ['gzip, deflate, br, zstd', 'br', '.br'],
          ['br', 'br', '.br'],
          ['gzip', 'gzip', '.gz'],
        ]) {
          const answer = await ask(server, path, takes(taken));
          expect([path, answer.headers['content-encoding']]).toEqual([path, encoding]);
          expect(answer.body.equals(readFileSync(join(OUT, `${file}${end}`)))).toBe(true);
          expect(answer.headers.vary).toBe('Accept-Encoding');
          expect(readBody(answer)).toBe(text(file.slice(1)));
        }
      }
    });

    it('are none for who takes none, and a cache is told of it', async () => {
      for (const path of files) {
        for (const options of [{}, takes('identity'), takes('zstd')]) {
          const { headers } = await ask(server, path, options);
          expect([path, headers['content-encoding'], headers.vary]).toEqual([
            path,
            undefined,
            'Accept-Encoding',
          ]);
        }
      }
    });

    it('leave the type as it is', async () => {
      for (const path of files) {
        const types = [];
        for (const taken of ['br', 'gzip', 'identity']) {
          types.push((await ask(server, path, takes(taken))).headers['content-type']);
        }
        expect(new Set(types).size, path).toBe(1);
      }
    });

    it('are those of the page for lost readers too', async () => {
      for (const [taken, encoding] of [
        ['br, gzip', 'br'],
        ['gzip', 'gzip'],
        ['identity', undefined],
      ]) {
        const answer = await ask(server, '/nope', takes(taken));
        expect([answer.status, answer.headers['content-encoding']]).toEqual([404, encoding]);
        expect(answer.headers.vary).toBe('Accept-Encoding');
        expect(readBody(answer)).toBe(lostPage);
      }
    });

    it('leave pictures alone', async () => {
      const picture = readdirSync(join(OUT, 'icons')).find((file) => file.endsWith('.png'));
      const { headers } = await ask(server, `/icons/${picture}`, takes('br, gzip'));
      expect([headers['content-type'], headers['content-encoding'], headers.vary]).toEqual([
        'image/png',
        undefined,
        undefined,
      ]);
    });
  });

  describe('types', () => {
    it('are right for each kind of file', async () => {
      const site = join(folder, `${name}-types`);
      mkdirSync(site, { recursive: true });
      const types = {
        html: 'text/html; charset=utf-8',
        css: 'text/css; charset=utf-8',
        js: 'text/javascript; charset=utf-8',
        txt: 'text/plain; charset=utf-8',
        md: 'text/markdown; charset=utf-8',
        csv: 'text/csv; charset=utf-8',
        ics: 'text/calendar; charset=utf-8',
        xml: 'application/xml; charset=utf-8',
        json: 'application/json',
        webmanifest: 'application/manifest+json',
        svg: 'image/svg+xml',
        png: 'image/png',
        webp: 'image/webp',
        woff2: 'font/woff2',
        pdf: 'application/pdf',
      };
      for (const end of Object.keys(types)) writeFileSync(join(site, `file.${end}`), 'façade');
      const host = await start({ directory: site });
      try {
        for (const [end, type] of Object.entries(types)) {
          const { headers } = await ask(host, `/file.${end}`);
          expect([end, headers['content-type']]).toEqual([end, type]);
        }
      } finally {
        await host.close();
      }
    });
  });

  describe('a part of a file', () => {
    it('is a part of the file that was asked for', async () => {
      const answer = await ask(server, '/icon.svg', { headers: { Range: 'bytes=2-5' } });
      expect(answer.status).toBe(206);
      expect(answer.body.toString('utf8')).toBe(text('icon.svg').slice(2, 6));
    });

    it('is the end of it where it is compressed: never a mix of two', async () => {
      const whole = readFileSync(join(OUT, 'en', 'index.html.br'));
      const headers = { Range: `bytes=${whole.length - 9}-`, 'Accept-Encoding': 'br' };
      const answer = await ask(server, '/en/', { headers });
      const sent = answer.status === 206 ? whole.subarray(-9) : whole;
      expect(answer.body.equals(sent)).toBe(true);
    });

    it('that does not exist is refused, or the whole file', async () => {
      const answer = await ask(server, '/icon.svg', { headers: { Range: 'bytes=999999-' } });
      expect([200, 416]).toContain(answer.status);
    });

    it('is never taken of the page for lost readers, nor is that unchanged', async () => {
      const { headers } = await ask(server, '/nope');
      for (const condition of [
        { Range: 'bytes=0-3' },
        { 'If-None-Match': '*' },
        { 'If-None-Match': headers.etag ?? '""' },
        { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      ]) {
        const answer = await ask(server, '/nope', { headers: condition });
        expect([answer.status, readBody(answer) === lostPage]).toEqual([404, true]);
      }
    });
  });

  describe('an address without its last slash', () => {
    it('leads to the page and keeps the query as it was sent', async () => {
      for (const query of [
        '',
        '?d=1',
        '?d=1&p=us-fl',
        '?q=a%20b%2F%3F&x=%C3%A9',
        '?d=//evil.test/',
      ]) {
        const { status, headers } = await ask(server, `${COMPARISON}${query}`);
        expect([status, headers.location]).toEqual([redirect, `${COMPARISON}/${query}`]);
      }
    });

    it('leads there over https, and by whatever name and port the reader came', async () => {
      const overHttps = await ask(secure, `${COMPARISON}?d=1`);
      expect(overHttps.headers.location).toBe(`${COMPARISON}/?d=1`);
      const behindProxy = await ask(server, '/en/about?d=1', { host: 'example.org:444' });
      expect(behindProxy.headers.location).toBe('/en/about/?d=1');
    });

    it('is lost where no page stands, as is a slash behind a file', async () => {
      for (const path of [
        '/_next',
        '/en/nope',
        '/robots.txt/',
        '/icon.svg/?d=1',
        '/_next/static',
      ]) {
        const { status, headers } = await ask(server, path);
        // nginx redirects to a folder even without a page: to nothing, but on the same host.
        if (status === redirect) expect(headers.location).toBe(`${path}/`);
        else expect([path, status]).toEqual([path, 404]);
      }
      expect((await ask(server, '/_next/static/')).status).toBe(404);
    });
  });

  describe('methods', () => {
    it('are GET and HEAD', async () => {
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND', 'NOPE']) {
        for (const path of ['/', '/nope', '/en/about']) {
          const answer = await ask(server, path, { method, headers: { 'Content-Length': '0' } });
          expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD']);
        }
      }
      expect((await ask(server, '/', { method: 'TRACE' })).status).toBe(405);
    });
  });

  describe('hostile addresses', () => {
    const hidden = [
      '/.git/config',
      '/.nojekyll',
      '/.env',
      '/en/.hidden',
      '/_headers',
      '/.well-known/.x',
    ];
    const compressed = [
      '/index.html.br',
      '/404.html.gz',
      `${script}.br`,
      '/manifest.webmanifest.gz',
    ];
    const upwards = [
      '/..%2f..%2fetc/passwd',
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/.%2e/%2e./etc/passwd',
      '/en/..%5c',
      '/en/..%5c..%5cetc%5cpasswd',
      '/en/..%c0%af..%c0%afetc/passwd',
      '/_next/static/..%2f..%2f..%2fpackage.json',
    ];
    const elsewhere = [
      '//evil.test/',
      '//evil.test',
      '//evil.test/..',
      '//evil.test/../en',
      '//evil.test/%2e%2e/en',
      '///evil.test/en',
      '/en//evil.test/',
      '//en/about',
      '/en/about/..//evil.test',
      '/%2f%2fevil.test/en',
      '/%5cevil.test',
      // A page that exists, so that its redirect would be the way to another host.
      '/%5cen',
      '/%5cen/about',
      '/\\evil.test',
      '/\\\\evil.test/en',
      '/en\\about',
      '/%09/evil.test',
      '/%0d%0aLocation:%20https://evil.test',
      '/en/about/%0d%0aX-Injected:%20yes',
      '/en/about%0d%0aX-Injected:%20yes',
    ];
    const broken = ['/%', '/%0', '/%zz', '/%00', '/en/about%00', '/en/%00/', '/%ff', 'nope', '*'];
    const long = [`/${'a'.repeat(300)}`, `/${'a/'.repeat(2500)}`, `/${'%61'.repeat(9000)}`];
    const huge = `/${'a'.repeat(100_000)}`;

    it.each([
      ['hidden files', hidden],
      ['compressed files by their names', compressed],
      ['ways up', upwards],
      ['ways elsewhere', elsewhere],
      ['broken ones', broken],
      ['long ones', long],
    ])('are lost or refused: %s', async (_kind, paths) => {
      for (const path of paths) {
        const answer = await ask(server, path, { host: 'evil.test' });
        expect([path, [400, 404, 414].includes(answer.status)], String(answer.status)).toEqual([
          path,
          true,
        ]);
        expect(answer.headers.location).toBeUndefined();
        expect(answer.headers['x-injected']).toBeUndefined();
        if (answer.status === 404) expect(answer.headers['cache-control']).toBe(ASK_AGAIN);
        expect(answer.body.toString('latin1')).not.toMatch(/root:|"secret"/);
      }
    });

    it('of a hundred thousand letters are refused', async () => {
      // A server may also close the connection.
      const answer = await ask(server, huge).catch(() => ({ status: 414 }));
      expect([400, 404, 414, 431]).toContain(answer.status);
    });

    it('of any kind get no file from elsewhere, no other host, and no failure', async () => {
      const parts = fc.constantFrom(
        ...[
          '/',
          '//',
          '\\',
          '%5c',
          '%2f',
          '..',
          '.',
          '%2e%2e',
          '%00',
          '%',
          '%0d%0a',
          '%ff',
          '?',
          '#',
        ],
        ...[
          'en',
          'about',
          'evil.test',
          '_next',
          'static',
          'index.html',
          '.br',
          'é',
          ':',
          '@',
          ';',
          '*',
        ],
      );
      await fc.assert(
        fc.asyncProperty(fc.array(parts, { minLength: 1, maxLength: 9 }), async (chosen) => {
          const path = `/${chosen.join('')}`;
          const { status, headers, body } = await ask(server, path, { host: 'evil.test' });
          expect([200, redirect, 400, 404]).toContain(status);
          if (headers.location !== undefined) expect(headers.location).toMatch(/^\/(?![/\\])/);
          if (status === 200) expect(known.has(body.toString('utf8'))).toBe(true);
        }),
        { numRuns: 400 },
      );
    });

    it('that only look odd lead to the same page, on the same host', async () => {
      for (const path of ['/en%2Fabout', '/%65n/about', '/en/./about', '/%2fevil.test/../en']) {
        const { status, headers } = await ask(server, path, { host: 'evil.test' });
        if (status === redirect) expect(headers.location).toMatch(/^\/en\/(?:\.\/)?(?:about\/)?$/);
        else expect([path, status]).toEqual([path, 404]);
      }
      const whole = await ask(server, 'http://evil.test/en/about?d=1');
      expect(whole.headers.location).toBe('/en/about/?d=1');
    });

    it('leave the one folder with a dot readable that is meant to be', async () => {
      // A build without an address for reports has no such file. Below a path, another test adds one.
      const isThere = existsSync(join(OUT, CONTACT));
      const answer = await ask(server, `/${CONTACT}`);
      expect(answer.status).toBe(isThere ? 200 : 404);
      expect(readBody(answer)).toBe(isThere ? text(CONTACT) : lostPage);
    });

    it('never stop the server', async () => {
      expect((await ask(server, '/en/')).status).toBe(200);
    });
  });
});

describe.each([
  ['nginx', startNginx, 301],
  ['Caddy', startCaddy, 308],
])('%s below a path of its host', (name, start, redirect) => {
  const sitePath = '/legal-careers';
  /** @type {import('@/scripts/host-servers').HostServer} */
  let server;

  beforeAll(async () => {
    const [host, headers] = [join(folder, `${name}-host`), join(folder, `${name}-headers`)];
    cpSync(OUT, join(host, sitePath), { recursive: true });
    writeFileSync(join(host, 'neighbour.txt'), 'another site');
    mkdirSync(join(host, sitePath, dirname(CONTACT)), { recursive: true });
    writeFileSync(join(host, sitePath, CONTACT), 'Contact: x');
    mkdirSync(headers, { recursive: true });
    const allowed = { styleDigests: ['sha256-a'], scriptDigests: ['b'], speculationDigest: 'c' };
    const nginx = nginxFiles(allowed, sitePath);
    writeFileSync(join(headers, 'nginx-maps.conf'), nginx.maps);
    writeFileSync(join(headers, 'nginx-headers.conf'), nginx.headers);
    writeFileSync(join(headers, 'Caddyfile'), caddyFile(allowed, sitePath));
    server = await start({ directory: host, headers, sitePath });
  });
  afterAll(() => server?.close());

  it('gives pages, keeps hashed files, and leads to the last slash there', async () => {
    const page = await ask(server, `${sitePath}/en/`);
    expect([page.status, readBody(page)]).toEqual([200, text('en/index.html')]);
    const kept = await ask(server, `${sitePath}${script}`);
    expect([kept.status, kept.headers['cache-control']]).toEqual([200, KEEP]);
    for (const path of [sitePath, `${sitePath}${COMPARISON}`]) {
      const { status, headers } = await ask(server, `${path}?d=1`);
      expect([status, headers.location]).toEqual([redirect, `${path}/?d=1`]);
    }
    const contact = await ask(server, `${sitePath}/${CONTACT}`);
    expect(contact.status).toBe(200);
  });

  it('shows its own page to lost readers, on the whole host', async () => {
    for (const path of ['/nope', `${sitePath}/nope`, `${sitePath}/_headers`, '/']) {
      const answer = await ask(server, path);
      expect([path, answer.status, readBody(answer)]).toEqual([path, 404, lostPage]);
    }
  });
});

describe('Caddy with a certificate', () => {
  it('leads http to https and keeps the query', async () => {
    const host = await startCaddy({ directory: OUT, tls: makeCertificate(folder) });
    try {
      const plain = { port: host.plainPort, address: 'http://localhost/' };
      const { status, headers } = await ask(plain, '/en/about/?d=1');
      expect([301, 308]).toContain(status);
      expect(headers.location).toMatch(/^https:\/\/localhost(?::\d{1,5})?\/en\/about\/\?d=1$/);
    } finally {
      await host.close();
    }
  });
});
