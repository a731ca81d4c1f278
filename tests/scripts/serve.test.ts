// @vitest-environment node
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFile } from '@/lib/publish/hosts';
import { securityHeaders } from '@/lib/publish/security';
import { parsePort, serveSite } from '@/scripts/serve';

const ALLOWED = {
  styleDigests: ['sha256-style'],
  scriptDigests: ['sha256-view'],
  speculationDigest: 'sha256-rules',
};

const FILES = {
  'out/_headers': headersFile(ALLOWED),
  'out/en/about/index.html.br': brotliCompressSync('<h1>About</h1>'),
  'out/404.html.br': brotliCompressSync('<h1>Nothing here</h1>'),
  'out/index.html': '<h1>Home</h1>',
  'out/404.html': '<h1>Nothing here</h1>',
  'out/en/about/index.html': '<h1>About</h1>',
  'out/zh/关于/index.html': '<h1>关于</h1>',
  'out/en/folder-without-page/note.txt': 'façade',
  'out/_next/static/chunks/a1b2.js': 'export {};',
  'package.json': '{ "secret": true }',
};

let folder = '';
let site: Awaited<ReturnType<typeof serveSite>>;

type Answer = {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** Asks for a path exactly as written; fetch would tidy it first. */
function get(
  path: string,
  options: { method?: string; headers?: Record<string, string>; port?: number } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, port = site.port } = options;
  return new Promise((settle, fail) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const isBrotli = response.headers['content-encoding'] === 'br';
        const body = (isBrotli ? brotliDecompressSync(bytes) : bytes).toString('utf8');
        settle({ status: response.statusCode, headers: response.headers, body });
      });
    });
    asked.once('error', fail);
    asked.end();
  });
}

async function occupy(port: number, host: string): Promise<Server> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  return server;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-test-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  site = await serveSite({ directory: join(folder, 'out'), port: 0 });
});

afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the pages', () => {
  it('serves the home page at the printed address', async () => {
    const response = await fetch(site.address);
    expect(site.address).toBe(`http://localhost:${site.port}/`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
    expect(await response.text()).toContain('Home');
  });

  it('makes browsers revalidate pages and keep hashed files forever', async () => {
    const page = await get('/en/about/');
    const script = await get('/_next/static/chunks/a1b2.js');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(script.headers['content-type']).toContain('javascript');
  });

  it('names the charset of plain text', async () => {
    const { headers, body } = await get('/en/folder-without-page/note.txt');
    expect(headers['content-type']).toBe('text/plain;charset=utf-8');
    expect(body).toBe('façade');
  });

  it('serves the 404 page with status 404 for an unknown path', async () => {
    for (const path of ['/nope', '/nope/', '/_next/static/nope.js', '/en/folder-without-page/']) {
      const { status, headers, body } = await get(path);
      expect({ path, status }).toEqual({ path, status: 404 });
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['content-type']).toBe('text/html;charset=utf-8');
      expect(body).toContain('Nothing here');
    }
  });

  it('answers HEAD without a body and refuses writes', async () => {
    expect(await get('/nope', { method: 'HEAD' })).toMatchObject({ status: 404, body: '' });
    expect(await get('/', { method: 'POST' })).toMatchObject({ status: 405 });
  });

  it('serves the whole file for an impossible range', async () => {
    const { status, body } = await get('/', { headers: { Range: 'bytes=9-2' } });
    expect(status).toBe(200);
    expect(body).toContain('Home');
  });
});

describe('the headers', () => {
  const expected = securityHeaders(ALLOWED, false).map(({ name, value }) => [
    name.toLowerCase(),
    value,
  ]);

  it("of every response are the build's, except those for HTTPS", async () => {
    expect(expected.length).toBeGreaterThan(5);
    for (const path of ['/', '/en/about/', '/nope', '/%', '/_next/static/chunks/a1b2.js']) {
      const { headers } = await get(path);
      for (const [name = '', value] of expected) {
        expect({ path, name, value: headers[name] }).toEqual({ path, name, value });
      }
      expect(headers['strict-transport-security'], path).toBeUndefined();
      expect(headers['content-security-policy'], path).not.toContain('upgrade-insecure-requests');
    }
  });

  it('are not served as a file', async () => {
    expect(await get('/_headers')).toMatchObject({ status: 404 });
  });
});

describe('a compressed file beside another', () => {
  const takes = { headers: { 'Accept-Encoding': 'gzip, br' } };

  it('is sent as the page to a browser that accepts it', async () => {
    const { headers, body, status } = await get('/en/about/', takes);
    expect({ status, body }).toEqual({ status: 200, body: '<h1>About</h1>' });
    expect(headers['content-encoding']).toBe('br');
    expect(headers['content-type']).toBe('text/html;charset=utf-8');
    expect(headers.vary).toBe('Accept-Encoding');
  });

  it('is also sent for the 404 page', async () => {
    const { headers, body, status } = await get('/nope', takes);
    expect({ status, body }).toEqual({ status: 404, body: '<h1>Nothing here</h1>' });
    expect(headers['content-encoding']).toBe('br');
    expect(headers.vary).toBe('Accept-Encoding');
  });

  it('is not sent to a browser that does not accept it', async () => {
    const { headers, body } = await get('/en/about/');
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers.vary).toBe('Accept-Encoding');
    expect(body).toBe('<h1>About</h1>');
  });
});

describe('a page without its trailing slash', () => {
  it('redirects to the page and keeps the query', async () => {
    const { status, headers } = await get('/en/about?a=1&b=//evil.test/');
    expect(status).toBe(308);
    expect(headers.location).toBe('/en/about/?a=1&b=//evil.test/');
  });

  it('redirects to a page with a non-ASCII name', async () => {
    const { status, headers } = await get(`/zh/${encodeURIComponent('关于')}`);
    expect(status).toBe(308);
    expect(headers.location).toBe(`/zh/${encodeURIComponent('关于')}/`);
    expect(await get(headers.location ?? '')).toMatchObject({ status: 200 });
  });

  it('never redirects to another site', async () => {
    const paths = [
      '//evil.test',
      '//evil.test/',
      '//en/about',
      '/%2fen/about',
      '/\\evil.test',
      '/%5cevil.test/en/about',
      '//evil.test/..',
      'http://evil.test/en/about',
    ];
    for (const path of paths) {
      const { status, headers } = await get(path);
      expect({ path, location: headers.location }).toEqual({ path, location: undefined });
      expect([400, 404]).toContain(status);
    }
  });
});

describe('a hostile path', () => {
  it('is answered with 400 or 404, never with a file from outside the folder', async () => {
    const paths = [
      '/%',
      '/%00',
      '/%c0%ae%c0%ae/package.json',
      '/..%2f..%2fpackage.json',
      '/..%2fpackage.json',
      '/../package.json',
      '/%2e%2e/package.json',
      '/en/../../package.json',
      '/..\\package.json',
      '/__proto__',
      '/constructor/',
      `/${'a'.repeat(8000)}`,
    ];
    for (const path of paths) {
      const { status, body } = await get(path);
      expect([400, 404], path).toContain(status);
      expect(body).not.toContain('secret');
    }
    expect(await get('/')).toMatchObject({ status: 200 });
  });
});

describe('a rebuild while the site is served', () => {
  it('takes effect, and a missing build is reported', async () => {
    const directory = join(folder, 'rebuilt');
    const notFound = join(directory, '404.html');
    mkdirSync(directory);
    writeFileSync(notFound, 'first 404');
    writeFileSync(join(directory, 'index.html'), 'first');
    const rebuilt = await serveSite({ directory, port: 0 });
    const { port } = rebuilt;
    try {
      expect(await get('/', { port })).toMatchObject({ status: 200, body: 'first' });

      rmSync(join(directory, 'index.html'));
      expect(await get('/', { port })).toMatchObject({ status: 404, body: 'first 404' });
      rmSync(notFound);
      expect(await get('/', { port })).toMatchObject({ status: 503 });

      writeFileSync(join(directory, 'index.html'), 'second, and longer');
      writeFileSync(notFound, 'second 404');
      expect(await get('/', { port })).toMatchObject({ status: 200, body: 'second, and longer' });
    } finally {
      await rebuilt.close();
    }
  });
});

describe('the port', () => {
  it('is the next one if the requested one is taken, and the caller can tell', async () => {
    const other = await occupy(0, '127.0.0.1');
    const asked = (other.address() as AddressInfo).port;
    const next = await serveSite({ directory: join(folder, 'out'), port: asked });
    try {
      expect(next.port).toBeGreaterThan(asked);
      expect(next.address).toBe(`http://localhost:${next.port}/`);
      expect(await get('/', { port: next.port })).toMatchObject({ status: 200 });
    } finally {
      await next.close();
      other.close();
    }
  });

  it('can be reused once the server is closed', async () => {
    const first = await serveSite({ directory: join(folder, 'out'), port: 0 });
    await fetch(first.address);
    await first.close();
    await expect(fetch(first.address)).rejects.toThrow();
    const again = await occupy(first.port, '127.0.0.1');
    again.close();
  });

  it('must be a valid port number', () => {
    expect(parsePort('3000')).toBe(3000);
    for (const text of ['', '0', '65536', '-1', '3e3', '80a', 'http']) {
      expect(() => parsePort(text)).toThrow('is not a port');
    }
  });
});

it('tells in one line that nothing has been built', async () => {
  const directory = join(folder, 'never-built');
  await expect(serveSite({ directory, port: 0 })).rejects.toThrow(
    `There is no built site in ${directory}: run "npm run build" first.`,
  );
});
