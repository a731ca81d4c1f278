/** Serves the built site from a folder, like a static host. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, posix } from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { PlainError, ROOT } from './install.mjs';

const PORTS_TO_TRY = 50;
const LAST_PORT = 65535;
/** The build's headers, in the format of two hosts. Never served. */
const HEADERS_FILE = '_headers';
/** Headers that only a site with HTTPS may send. */
const ONLY_WITH_HTTPS = {
  header: 'strict-transport-security',
  directive: 'upgrade-insecure-requests',
};

/** Text other than HTML. sirv knows the types, but without a charset, browsers guess it from old pages. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
};

/** Headers for paths with a prefix. */
type HeaderRule = { readonly prefix: string; readonly headers: [name: string, value: string][] };

/** A served site. `address` ends in a slash. */
export type Served = {
  readonly address: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/**
 * Serves a folder on the requested or next free port, on this computer only, unless `host` differs. Port 0
 * takes any free port. Compare `port` with the requested one.
 *
 * @throws PlainError if nothing is built, or no port is free
 */
export async function serveSite(options: {
  readonly directory: string;
  readonly port: number;
  readonly host?: string;
}): Promise<Served> {
  const { directory, port, host = '127.0.0.1' } = options;
  if (!existsSync(join(directory, '404.html'))) {
    throw new PlainError(`There is no built site in ${directory}: run "npm run build" first.`);
  }
  const server = createServer(answerFrom(directory));
  const taken = await listenOnFreePort(server, port, host);
  const name = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host;
  return {
    address: `http://${name.includes(':') ? `[${name}]` : name}:${taken}/`,
    port: taken,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // Browsers keep connections open, and the server would wait for them.
        server.closeAllConnections();
      }),
  };
}

async function listenOnFreePort(server: Server, first: number, host: string): Promise<number> {
  const last = Math.min(first + PORTS_TO_TRY - 1, LAST_PORT);
  for (let port = first; port <= last; port += 1) {
    // Browsers also resolve `localhost` to ::1, where another program may listen on this port.
    if (port !== 0 && host === '127.0.0.1') {
      const probe = createServer();
      const { code } = await listen(probe, port, '::1');
      probe.close();
      // Any other failure, as on a machine without IPv6, tells nothing about the port.
      if (code === 'EADDRINUSE') continue;
    }
    const { code, message } = await listen(server, port, host);
    const address = server.address();
    if (address !== null && typeof address === 'object') return address.port;
    if (code !== 'EADDRINUSE') throw new PlainError(`Port ${port} cannot be used: ${message}.`);
  }
  throw new PlainError(`No port from ${first} to ${last} is free.`);
}

/** Listens, or throws the reason for failing. */
async function listen(server: Server, port: number, host: string) {
  try {
    await once(server.listen(port, host), 'listening');
    return { code: undefined, message: '' };
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

/** Answers requests with the current files of a folder, so a new build takes effect. */
function answerFrom(directory: string) {
  // Browsers that accept compression get the compressed files.
  const sendFile = sirv(directory, { dev: true, etag: true, brotli: true, gzip: true });
  return (request: IncomingMessage, response: ServerResponse) => {
    // If a file disappears while being read, only its response ends.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    try {
      const { path, query } = splitAddress(request.url ?? '/');
      setHeaders(directory, path ?? '/', response);
      if (!existsSync(join(directory, '404.html'))) {
        return sendText(response, 503, 'The site is being built. Reload in a moment.');
      }
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.setHeader('Allow', 'GET, HEAD');
        return sendText(response, 405, 'Only GET and HEAD are answered.');
      }
      if (path === undefined) return sendText(response, 400, 'This address is not valid.');
      const notFound = () => sendNotFound(directory, request, response);
      // Other paths may leave the folder, or lead to another site through two slashes.
      const isPlain = posix.normalize(path) === path && !path.includes('\\');
      if (!isPlain || path === `/${HEADERS_FILE}`) return notFound();
      if (!path.endsWith('/') && existsSync(join(directory, path, 'index.html'))) {
        response.writeHead(308, { Location: `${encodeURI(path)}/${query}` }).end();
        return;
      }
      const textType = TEXT_TYPES[posix.extname(path)];
      if (textType !== undefined) response.setHeader('Content-Type', `${textType};charset=utf-8`);
      // Serves whole files: ranges are optional, and sirv throws on an impossible one.
      delete request.headers.range;
      sendFile(request, response, notFound);
    } catch {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'This request could not be answered.');
    }
  };
}

/** Reads the build's headers like a host, without those for HTTPS, because this server uses plain HTTP. */
export function parseHeaders(text: string): readonly HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    if (!line.startsWith(' ')) {
      rules.push({ prefix: line.slice(0, line.indexOf('*')), headers: [] });
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim();
    if (name.toLowerCase() === ONLY_WITH_HTTPS.header) continue;
    const directives = line
      .slice(colon + 1)
      .trim()
      .split('; ');
    const allowed = directives.filter((each) => each !== ONLY_WITH_HTTPS.directive);
    rules.at(-1)?.headers.push([name, allowed.join('; ')]);
  }
  return rules;
}

function setHeaders(directory: string, path: string, response: ServerResponse): void {
  const file = join(directory, HEADERS_FILE);
  const rules = existsSync(file) ? parseHeaders(readFileSync(file, 'utf8')) : [];
  response.setHeader('Cache-Control', 'no-cache');
  for (const rule of rules.filter(({ prefix }) => path.startsWith(prefix))) {
    for (const [name, value] of rule.headers) response.setHeader(name, value);
  }
}

/** Splits a request's address into its decoded path and its query. The path is undefined if invalid. */
function splitAddress(address: string): { path: string | undefined; query: string } {
  const [rawPath = ''] = address.split('?', 1);
  const query = address.slice(rawPath.length);
  try {
    const path = decodeURIComponent(rawPath);
    return { path: path.startsWith('/') && !path.includes('\0') ? path : undefined, query };
  } catch {
    return { path: undefined, query };
  }
}

function sendNotFound(directory: string, request: IncomingMessage, response: ServerResponse): void {
  const page = join(directory, '404.html');
  const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const isCompressed = takesBrotli && existsSync(`${page}.br`);
  const body = readFileSync(isCompressed ? `${page}.br` : page);
  response.writeHead(404, {
    'Content-Type': 'text/html;charset=utf-8',
    ...(isCompressed ? { 'Content-Encoding': 'br' } : {}),
    'Content-Length': body.length,
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain;charset=utf-8',
    'Cache-Control': 'no-cache',
  });
  response.end(`${text}\n`);
}

/**
 * Reads a port from a setting or an option.
 *
 * @throws PlainError if it is not a whole number in the valid range
 */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= LAST_PORT) return port;
  throw new PlainError(`"${text}" is not a port: it must be a number from 1 to ${LAST_PORT}.`, 2);
}

/** Serves a folder until Ctrl-C, and prints its address. */
export async function serveUntilStopped(options: {
  readonly directory: string;
  readonly port: number;
}): Promise<void> {
  const site = await serveSite(options);
  if (site.port !== options.port) {
    console.log(`Port ${options.port} is taken; using ${site.port}.`);
  }
  console.log(`The site is at ${site.address} (Ctrl-C stops it).`);
  const stop = () => site.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function portFrom(args: string[]): string {
  try {
    const options = { port: { type: 'string', default: '4173' } } as const;
    return parseArgs({ args, options }).values.port;
  } catch {
    throw new PlainError('Usage: node scripts/run.mjs serve [--port N]', 2);
  }
}

/** `node scripts/run.mjs serve [--port N]` serves the last build. */
export const main = (args: string[]): Promise<void> =>
  serveUntilStopped({ directory: join(ROOT, 'out'), port: parsePort(portFrom(args)) });
