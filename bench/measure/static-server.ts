import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** A request that the server answered, with the bytes of the body that it sent. */
export type Answer = { readonly path: string; readonly status: number; readonly bytes: number };

export type CountingServer = {
  readonly address: string;
  /** What has been answered since the last time this was asked. */
  readonly takeAnswers: () => readonly Answer[];
  readonly close: () => Promise<void>;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain;charset=utf-8',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
};

/** The file of an address: of a folder, its page. */
export function fileOf(folder: string, address: string): string | undefined {
  const path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/**
 * A text after Brotli at its best. It is kept beside the file, so that a page is compressed once and the
 * server is as quick for a peer as for the site, whose build has done so itself.
 */
function compressed(file: string): Buffer {
  const kept = `${file}.br`;
  if (!existsSync(kept)) {
    const bytes = readFileSync(file);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeFileSync(kept, brotliCompressSync(bytes, { params }));
  }
  return readFileSync(kept);
}

/**
 * Serves a folder over plain HTTP/1.1 on this computer, texts after Brotli at its best, and counts the
 * bodies that it sends. Every site of the bench is served by it, without a header of its own.
 */
export function serveAndCount(folder: string): Promise<CountingServer> {
  let answers: Answer[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = fileOf(folder, path);
    const type = file === undefined ? undefined : types[extname(file)];
    const body =
      file === undefined
        ? Buffer.from('Not found\n')
        : type === undefined
          ? readFileSync(file)
          : compressed(file);
    const status = file === undefined ? 404 : 200;
    response.writeHead(status, {
      'Content-Type': type ?? 'application/octet-stream',
      'Content-Length': body.length,
      'Cache-Control': 'no-cache',
      ...(type !== undefined && { 'Content-Encoding': 'br' }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    answers.push({ path, status, bytes: request.method === 'HEAD' ? 0 : body.length });
  });
  return new Promise((settle, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      if (at === null || typeof at === 'string') return fail(new Error('The server has no port'));
      settle({
        address: `http://localhost:${at.port}`,
        takeAnswers: () => {
          const taken = answers;
          answers = [];
          return taken;
        },
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
