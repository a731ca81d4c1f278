/**
 * Serves the built site from a folder, the way a static host does.
 *
 * Used by `npm start`, by the browser tests, and by itself: `node scripts/serve.mjs [--port N]`.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMain, PlainError, ROOT, runMain } from './install.mjs';

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
const TEXT_TYPES = {
  csv: 'text/csv;charset=utf-8',
  md: 'text/markdown;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  xml: 'application/xml;charset=utf-8',
};

/**
 * Serves a folder on the asked port, or on the next free one: compare `port` with what was asked.
 * Port 0 takes any free port.
 *
 * The server listens on this computer only, unless `host` says otherwise.
 * @param {{ directory: string, port: number, host?: string }} options
 * @returns {Promise<{ address: string, port: number, close: () => Promise<void> }>}
 */
export async function serveSite({ directory, port, host = '127.0.0.1' }) {
  const server = createServer(await createHandler(directory));
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

/**
 * @param {import('node:http').Server} server
 * @param {number} first
 * @param {string} host
 */
async function listenOnFreePort(server, first, host) {
  const last = Math.min(first + PORTS_TO_TRY - 1, LAST_PORT);
  for (let port = first; port <= last; port += 1) {
    if (await takesPort(server, port, host)) {
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    }
  }
  throw new PlainError(`No port from ${first} to ${last} is free.`);
}

/**
 * Listens on a port, or says that it is taken. `localhost` is both 127.0.0.1 and ::1 to a browser,
 * so a port that another program has on ::1 counts as taken too: the address would lead there.
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 */
async function takesPort(server, port, host) {
  if (port !== 0 && host === '127.0.0.1' && (await isTaken(port, '::1'))) return false;
  try {
    await listen(server, port, host);
    return true;
  } catch (error) {
    if (error.code === 'EADDRINUSE') return false;
    throw new PlainError(`Port ${port} cannot be used: ${error.message}.`);
  }
}

/**
 * @param {number} port
 * @param {string} host
 */
async function isTaken(port, host) {
  const probe = createServer();
  try {
    await listen(probe, port, host);
    await new Promise((closed) => probe.close(closed));
    return false;
  } catch (error) {
    // Anything else, such as a machine without IPv6, says nothing about the port.
    return error.code === 'EADDRINUSE';
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<void>}
 */
function listen(server, port, host) {
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      listening();
    });
  });
}

/**
 * Answers requests from the folder's files as they were last built. The files are listed once, so
 * no request can name one outside the folder; a new 404.html means a rebuild, and a new list.
 * @param {string} directory
 * @returns {Promise<import('node:http').RequestListener>}
 */
async function createHandler(directory) {
  const { default: sirv } = await import('sirv');
  const notFoundFile = join(directory, '404.html');
  if (!existsSync(notFoundFile)) {
    throw new PlainError(`There is no built site in ${directory}: run "npm run build" first.`);
  }
  let site = readSite(directory, sirv);

  return (request, response) => {
    // A file that vanished after it was listed fails while it is read: that ends one answer only.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    try {
      const builtAt = statSync(notFoundFile, { throwIfNoEntry: false })?.mtimeMs;
      if (builtAt === undefined) {
        return sendText(response, 503, 'The site is being built. Reload in a moment.');
      }
      if (builtAt !== site.builtAt) site = readSite(directory, sirv);
      answer(site, request, response);
    } catch {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'This request could not be answered.');
    }
  };
}

/**
 * @typedef {object} Site
 * @property {number} builtAt
 * @property {{ plain: Buffer, br: Buffer | undefined }} notFoundPage
 * @property {HeaderRule[]} headerRules
 * @property {Set<string>} pages paths of folders that hold a page, without their last slash
 * @property {import('sirv').RequestHandler} sendFile
 */

/**
 * @param {string} directory
 * @param {import('sirv').default} sirv
 * @returns {Site}
 */
function readSite(directory, sirv) {
  const notFoundFile = join(directory, '404.html');
  const headersFile = join(directory, HEADERS_FILE);
  const compressed = `${notFoundFile}.br`;
  return {
    notFoundPage: {
      plain: readFileSync(notFoundFile),
      br: existsSync(compressed) ? readFileSync(compressed) : undefined,
    },
    builtAt: statSync(notFoundFile).mtimeMs,
    headerRules: existsSync(headersFile) ? parseHeaders(readFileSync(headersFile, 'utf8')) : [],
    pages: new Set(pagesBelow(directory, '')),
    // What stands compressed beside a file is sent to browsers that take it.
    sendFile: sirv(directory, { etag: true, brotli: true, gzip: true }),
  };
}

/**
 * @typedef {object} HeaderRule
 * @property {string} prefix the paths that begin so
 * @property {[name: string, value: string][]} headers
 */

/**
 * Reads the build's headers as a host reads them, without what only https may say: this server speaks
 * plain http, to this computer or to a class room.
 * @param {string} text
 * @returns {HeaderRule[]}
 */
export function parseHeaders(text) {
  /** @type {HeaderRule[]} */
  const rules = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const rule = rules.at(-1);
    if (!line.startsWith(' ')) {
      rules.push({ prefix: line.slice(0, line.indexOf('*')), headers: [] });
    } else if (rule !== undefined) {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon).trim();
      const directives = line
        .slice(colon + 1)
        .trim()
        .split('; ');
      const value = directives.filter((each) => each !== ONLY_WITH_HTTPS.directive).join('; ');
      if (name.toLowerCase() !== ONLY_WITH_HTTPS.header) rule.headers.push([name, value]);
    }
  }
  return rules;
}

/**
 * @param {string} directory
 * @param {string} path
 * @returns {string[]}
 */
function pagesBelow(directory, path) {
  const entries = readdirSync(join(directory, path), { withFileTypes: true });
  const below = entries
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => pagesBelow(directory, `${path}/${entry.name}`));
  const isPage = path !== '' && entries.some((entry) => entry.name === 'index.html');
  return isPage ? [path, ...below] : below;
}

/**
 * @param {Site} site
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answer(site, request, response) {
  const { path, query } = splitAddress(request.url ?? '/');
  response.setHeader('Cache-Control', 'no-cache');
  for (const { prefix, headers } of site.headerRules) {
    if (!(path ?? '/').startsWith(prefix)) continue;
    for (const [name, value] of headers) response.setHeader(name, value);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return sendText(response, 405, 'Only GET and HEAD are answered.');
  }
  if (path === undefined) return sendText(response, 400, 'This address is not valid.');
  if (path === `/${HEADERS_FILE}`) return sendNotFound(site, request, response);
  if (site.pages.has(path)) {
    // The target is the path of a folder that exists, never the text of the request: it cannot
    // begin with two slashes, so it cannot lead to another site.
    response.writeHead(308, { Location: `${encodeURI(path)}/${query}` }).end();
    return;
  }
  const textType = TEXT_TYPES[path.slice(path.lastIndexOf('.') + 1)];
  if (textType !== undefined) response.setHeader('Content-Type', textType);
  // Part requests are optional, and an impossible range makes sirv throw: whole files only.
  delete request.headers.range;
  site.sendFile(request, response, () => sendNotFound(site, request, response));
}

/**
 * The decoded path and the query of a request; no path where the address is not a valid one.
 * @param {string} address
 * @returns {{ path: string | undefined, query: string }}
 */
function splitAddress(address) {
  const queryAt = address.indexOf('?');
  const rawPath = queryAt === -1 ? address : address.slice(0, queryAt);
  const query = queryAt === -1 ? '' : address.slice(queryAt);
  try {
    const path = decodeURIComponent(rawPath);
    const isValid = path.startsWith('/') && !path.includes('\0');
    return { path: isValid ? path : undefined, query };
  } catch {
    return { path: undefined, query };
  }
}

/**
 * @param {Site} site
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function sendNotFound({ notFoundPage }, request, response) {
  const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const isCompressed = takesBrotli && notFoundPage.br !== undefined;
  const body = isCompressed ? notFoundPage.br : notFoundPage.plain;
  response.writeHead(404, {
    'Content-Type': 'text/html;charset=utf-8',
    ...(isCompressed ? { 'Content-Encoding': 'br' } : {}),
    'Content-Length': body.length,
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function sendText(response, status, text) {
  response.writeHead(status, {
    'Content-Type': 'text/plain;charset=utf-8',
    'Cache-Control': 'no-cache',
  });
  response.end(`${text}\n`);
}

/**
 * A port from a setting or an option: a whole number that can be listened on.
 * @param {string} text
 */
export function parsePort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= LAST_PORT) return port;
  throw new PlainError(`"${text}" is not a port: it must be a number from 1 to ${LAST_PORT}.`, 2);
}

/**
 * Serves a folder until Ctrl-C, and says in one line where it is.
 * @param {{ directory: string, port: number }} options
 */
export async function serveUntilStopped({ directory, port }) {
  const site = await serveSite({ directory, port });
  if (site.port !== port) console.log(`Port ${port} is taken; using ${site.port}.`);
  console.log(`The site is at ${site.address} (Ctrl-C stops it).`);
  const stop = () => site.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** @returns {number} */
function portFromArguments() {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } });
    return parsePort(values.port);
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError('Usage: node scripts/serve.mjs [--port N]', 2);
  }
}

if (isMain(import.meta.url)) {
  await runMain(() =>
    serveUntilStopped({ directory: join(ROOT, 'out'), port: portFromArguments() }),
  );
}
