/** Serves the built site from a folder, the way a static host does. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, posix } from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { PlainError, ROOT } from './install.mjs';

const PORTS_TO_TRY = 50;
const LAST_PORT = 65535;
/** The headers that the build decided on, in the form that two hosts read; never served itself. */
const HEADERS_FILE = '_headers';
/** What only a site with https may say of itself. */
const ONLY_WITH_HTTPS = {
  header: 'strict-transport-security',
  directive: 'upgrade-insecure-requests',
};

/** Text that is not HTML: sirv names its type, and without the charset an old page guesses it. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
};

/** Headers for the paths that begin with a prefix. */
type HeaderRule = { readonly prefix: string; readonly headers: [name: string, value: string][] };

/** A site that is served; `address` ends in a slash. */
export type Served = {
  readonly address: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/**
 * Serves a folder on the asked port, or on the next free one: compare `port` with what was asked.
 * Port 0 takes any free port. The server listens on this computer only, unless `host` says otherwise.
 *
 * @throws PlainError where nothing is built, or no port is free
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
        // Browsers keep connections open: without this the server would wait for them.
        server.closeAllConnections();
      }),
  };
}

async function listenOnFreePort(server: Server, first: number, host: string): Promise<number> {
  const last = Math.min(first + PORTS_TO_TRY - 1, LAST_PORT);
  for (let port = first; port <= last; port += 1) {
    // `localhost` is ::1 to a browser, too: the address would lead to the program that has it there.
    if (port !== 0 && host === '127.0.0.1') {
      const probe = createServer();
      const { code } = await listen(probe, port, '::1');
      probe.close();
      // Any other failure, as on a machine without IPv6, says nothing about the port.
      if (code === 'EADDRINUSE') continue;
    }
    const { code, message } = await listen(server, port, host);
    const address = server.address();
    if (address !== null && typeof address === 'object') return address.port;
    if (code !== 'EADDRINUSE') throw new PlainError(`Port ${port} cannot be used: ${message}.`);
  }
  throw new PlainError(`No port from ${first} to ${last} is free.`);
}

/** Listens, or says why not. */
async function listen(server: Server, port: number, host: string) {
  try {
    await once(server.listen(port, host), 'listening');
    return { code: undefined, message: '' };
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

/** Answers requests by the files of a folder as they are at that moment, so that a new build is noticed. */
function answerFrom(directory: string) {
  // What stands compressed beside a file is sent to browsers that take it.
  const sendFile = sirv(directory, { dev: true, etag: true, brotli: true, gzip: true });
  return (request: IncomingMessage, response: ServerResponse) => {
    // A file that vanishes while it is read ends one answer only.
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
      // A path with a detour may lead out of the folder, or by two slashes to another site.
      const isPlain = posix.normalize(path) === path && !path.includes('\\');
      if (!isPlain || path === `/${HEADERS_FILE}`) return notFound();
      if (!path.endsWith('/') && existsSync(join(directory, path, 'index.html'))) {
        response.writeHead(308, { Location: `${encodeURI(path)}/${query}` }).end();
        return;
      }
      const textType = TEXT_TYPES[posix.extname(path)];
      if (textType !== undefined) response.setHeader('Content-Type', `${textType};charset=utf-8`);
      // Part requests are optional, and an impossible range makes sirv throw: whole files only.
      delete request.headers.range;
      sendFile(request, response, notFound);
    } catch {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'This request could not be answered.');
    }
  };
}

/**
 * Reads the build's headers as a host reads them, without what only https may say: this server speaks
 * plain http, to this computer or to a class room.
 */
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

/** The decoded path and the query of a request; no path where the address is not a valid one. */
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
 * A port from a setting or an option.
 *
 * @throws PlainError at what is not a whole number that can be listened on
 */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= LAST_PORT) return port;
  throw new PlainError(`"${text}" is not a port: it must be a number from 1 to ${LAST_PORT}.`, 2);
}

/** Serves a folder until Ctrl-C, and says in one line where it is. */
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

/** `node scripts/run.mjs serve [--port N]`: serves the last build. */
export const main = (args: string[]): Promise<void> =>
  serveUntilStopped({ directory: join(ROOT, 'out'), port: parsePort(portFrom(args)) });
