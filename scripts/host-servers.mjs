/**
 * Starts nginx or Caddy with the configurations of `deploy/`, as they are, over a built site. For tests
 * and measurements: nothing is written outside of a temporary folder, and no root is needed.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainError, ROOT, run } from './install.mjs';

const DEPLOY = join(ROOT, 'deploy');
/** How long a server may take until it listens. */
const START_MS = 10_000;

/**
 * @typedef {object} Certificate
 * @property {string} certificate path of a PEM file
 * @property {string} key path of a PEM file
 *
 * @typedef {object} HostOptions
 * @property {string} directory the folder with the pages
 * @property {string} [headers] the folder with the headers that the build wrote
 * @property {Certificate} [tls] with it, the server speaks https
 * @property {string} [sitePath] `SITE_PATH` of the build; the pages stand in that folder of `directory`
 *
 * @typedef {object} HostServer
 * @property {string} name
 * @property {number} port
 * @property {string} address with a slash at the end
 * @property {() => Promise<void>} reload reads the headers anew, as after a release
 * @property {() => Promise<void>} close
 */

/** The packages of Debian and Ubuntu that bring each server. */
const PACKAGES = {
  nginx: 'nginx-light libnginx-mod-http-brotli-static',
  caddy: 'caddy',
};

/**
 * What is missing for a server, in one line, or nothing.
 * @param {'nginx' | 'caddy'} name
 * @returns {Promise<string | undefined>}
 */
export async function missingFor(name) {
  const version = name === 'nginx' ? ['-v'] : ['version'];
  const { code } = await run({ command: name, args: version, quiet: true });
  const hasBrotli =
    name !== 'nginx' ||
    existsSync(join((await nginxModules()) ?? '', 'ngx_http_brotli_static_module.so'));
  if (code === 0 && hasBrotli) return undefined;
  const what = code === 0 ? "nginx's Brotli module" : name;
  return `${what} is not installed: apt-get install -y --no-install-recommends ${PACKAGES[name]}`;
}

/** The folder that nginx was built to take modules from. */
async function nginxModules() {
  const { output } = await run({ command: 'nginx', args: ['-V'], quiet: true });
  return /--modules-path=(\S+)/.exec(output)?.[1];
}

/**
 * Lays a folder as `docs/publishing.md` says, for nginx to be started with `-p` and `-c`.
 * @param {string} folder
 * @param {string} [headers] the folder with the headers that the build wrote
 * @returns {Promise<string[]>} the arguments
 */
export async function layNginx(folder, headers = join(DEPLOY, 'headers')) {
  cpSync(join(DEPLOY, 'nginx'), folder, { recursive: true });
  symlinkSync(headers, join(folder, 'legal-careers', 'headers'));
  // Modules are named from the prefix on.
  const modules = await nginxModules();
  if (modules !== undefined) symlinkSync(modules, join(folder, 'modules'));
  mkdirSync(join(folder, 'temporary'));
  return ['-p', `${folder}/`, '-c', join(folder, 'nginx.conf')];
}

/**
 * Starts nginx on a free port of this computer.
 * @param {HostOptions} options
 * @returns {Promise<HostServer>}
 */
export async function startNginx({ directory, headers, tls, sitePath = '' }) {
  const port = await freePort();
  return startHost('nginx', port, tls !== undefined, async (folder) => {
    const args = await layNginx(folder, headers);
    const place = [
      `listen 127.0.0.1:${port}${tls ? ' ssl http2' : ''} default_server;`,
      `root "${directory}";`,
      `set $site_path "${sitePath}";`,
      ...(tls ? [`ssl_certificate ${tls.certificate};`, `ssl_certificate_key ${tls.key};`] : []),
    ];
    writeFileSync(join(folder, 'legal-careers', 'place.conf'), `${place.join('\n')}\n`);
    // Started by root, nginx would read the pages as nobody, who may not look into temporary folders.
    const user = process.getuid?.() === 0 ? ' user root;' : '';
    return {
      args: [...args, '-g', `daemon off;${user}`],
      env: {},
      reload: [...args, '-s', 'reload'],
    };
  });
}

/**
 * Starts Caddy on a free port of this computer.
 * @param {HostOptions} options
 * @returns {Promise<HostServer & { plainPort: number }>} `plainPort` leads to https, where there is a certificate
 */
export async function startCaddy({ directory, headers, tls, sitePath = '' }) {
  const [port, plainPort, admin] = [await freePort(), await freePort(), await freePort()];
  const host = await startHost('caddy', port, tls !== undefined, async (folder) => {
    const config = ['--config', join(DEPLOY, 'Caddyfile'), '--adapter', 'caddyfile'];
    return {
      args: ['run', ...config],
      env: {
        CADDY_ADMIN: `127.0.0.1:${admin}`,
        HTTP_PORT: String(tls ? plainPort : port),
        HTTPS_PORT: String(tls ? port : plainPort),
        HOME: folder,
        XDG_CONFIG_HOME: folder,
        XDG_DATA_HOME: folder,
        SERVE_AT: tls ? `https://localhost:${port}` : `http://:${port}`,
        SITE_HEADERS: join(headers ?? join(DEPLOY, 'headers'), 'Caddyfile'),
        SITE_PATH: sitePath,
        SITE_ROOT: directory,
        SITE_TLS: tls ? `tls ${tls.certificate} ${tls.key}` : '',
      },
      reload: ['reload', ...config, '--force'],
    };
  });
  return { ...host, plainPort };
}

/**
 * @typedef {object} Start
 * @property {string[]} args
 * @property {Record<string, string>} env
 * @property {string[]} reload
 */

/**
 * @param {'nginx' | 'caddy'} name
 * @param {number} port
 * @param {boolean} isSecure
 * @param {(folder: string) => Promise<Start>} prepare
 * @returns {Promise<HostServer>}
 */
async function startHost(name, port, isSecure, prepare) {
  const missing = await missingFor(name);
  if (missing !== undefined) throw new PlainError(missing);
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const { args, env, reload } = await prepare(folder);
  const child = spawn(name, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** @type {string[]} */
  const said = [];
  child.stdout.on('data', (chunk) => said.push(String(chunk)));
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = new Promise((settle) => {
    child.once('exit', settle);
    child.once('error', settle);
  });
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  const close = async () => {
    process.off('exit', kill);
    kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.race([
      untilListening(port),
      ended.then(() => Promise.reject(new PlainError(`${name} has ended.`))),
    ]);
  } catch (error) {
    await close();
    throw new PlainError(`${error.message}\n${said.join('')}`);
  }
  return {
    name,
    port,
    address: `${isSecure ? 'https' : 'http'}://localhost:${port}/`,
    reload: async () => {
      const { code, output } = await run({ command: name, args: reload, env, quiet: true });
      if (code !== 0) throw new PlainError(`${name} could not be reloaded.\n${output}`);
    },
    close,
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => settle(port));
    });
  });
}

/**
 * @param {number} port
 * @returns {Promise<void>}
 */
async function untilListening(port) {
  const lastMoment = Date.now() + START_MS;
  while (!(await accepts(port))) {
    if (Date.now() > lastMoment) throw new PlainError(`Nothing listens on port ${port}.`);
    await new Promise((settle) => setTimeout(settle, 25));
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function accepts(port) {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      settle(true);
    });
    socket.once('error', () => settle(false));
  });
}
