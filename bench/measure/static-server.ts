import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** An answered request. `bytes` counts the body. */
export type Answer = { readonly path: string; readonly status: number; readonly bytes: number };

export type CountingServer = {
  readonly address: string;
  /** The answers since the last call. */
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

/** The file of an address. A folder has its `index.html`. */
export function getFile(folder: string, address: string): string | undefined {
  const path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/**
 * A text file compressed by Brotli. The result is kept beside it, so that the server is as quick for a peer as for
 * the site, whose build compresses its files.
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
 * Serves a folder over plain HTTP/1.1 on this computer and counts the bodies. Texts are compressed by Brotli at its
 * highest quality. All sites get the same headers.
 */
function serveAndCount(folder: string): Promise<CountingServer> {
  let answers: Answer[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = getFile(folder, path);
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
          const latest = answers;
          answers = [];
          return latest;
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

/** Serves a folder for the work. */
export async function withServer<Result>(
  folder: string,
  work: (server: CountingServer) => Promise<Result>,
): Promise<Result> {
  const server = await serveAndCount(folder);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}
