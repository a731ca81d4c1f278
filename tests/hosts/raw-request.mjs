import { connect as connectPlain } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

/**
 * Sends requests byte for byte, since HTTP clients normalize hostile addresses.
 */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} headers names in lower case; a repeated name has both values
 * @property {Buffer} body as sent, without chunk lengths
 */

/**
 * @param {{ port: number, address: string }} server
 * @param {string} target the request target, after the method
 * @param {{ method?: string, headers?: Record<string, string>, host?: string }} [options]
 * @returns {Promise<Answer>}
 */
export function ask(server, target, { method = 'GET', headers = {}, host = 'localhost' } = {}) {
  const lines = Object.entries({ Host: host, Connection: 'close', ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return new Promise((settle, fail) => {
    const { port } = server;
    const socket = server.address.startsWith('https:')
      ? connectSecurely({
          host: '127.0.0.1',
          port,
          servername: 'localhost',
          rejectUnauthorized: false,
        })
      : connectPlain(port, '127.0.0.1');
    /** @type {Buffer[]} */
    const chunks = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server may close before it reads a long address. What it sent before that counts.
    socket.on('error', (error) => chunks.length === 0 && fail(error));
    socket.on('close', () => {
      try {
        settle(readAnswer(Buffer.concat(chunks)));
      } catch (error) {
        fail(error);
      }
    });
    socket.write(Buffer.from(`${method} ${target} HTTP/1.1\r\n${head}\r\n`, 'latin1'));
  });
}

/**
 * @param {Buffer} bytes
 * @returns {Answer}
 */
function readAnswer(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  if (end === -1 || !first.startsWith('HTTP/1.1 ')) throw new Error(`no answer, but “${first}”`);
  /** @type {Record<string, string>} */
  const headers = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  const rest = bytes.subarray(end + 4);
  const body = headers['transfer-encoding'] === 'chunked' ? joinChunks(rest) : rest;
  return { status: Number(first.split(' ')[1]), headers, body };
}

/** @param {Buffer} bytes */
function joinChunks(bytes) {
  const parts = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const length = lineEnd === -1 ? 0 : Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (!(length > 0)) return Buffer.concat(parts);
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
}
