/**
 * Starts nginx or Caddy with the unchanged configurations of `deploy/` on a built site, for tests and
 * measurements. It only writes to a temporary folder and needs no root.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainError, ROOT, run } from './install.mjs';

const DEPLOY = join(ROOT, 'deploy');
/** Ends the wait for a server that never listens, and is more than a busy machine needs. */
const START_MS = 60_000;

/** Paths of two PEM files. */
export type Certificate = { readonly certificate: string; readonly key: string };

/** What a server serves, and how. */
export type HostOptions = {
  /** The folder with the pages. */
  readonly directory: string;
  /** The folder with the headers from the build. */
  readonly headers?: string;
  /** If set, the server uses HTTPS. */
  readonly tls?: Certificate;
  /** The `SITE_PATH` of the build. The pages are in that folder of `directory`. */
  readonly sitePath?: string;
};

/** A running server. `address` ends in a slash. */
export type HostServer = {
  readonly name: string;
  readonly port: number;
  readonly address: string;
  /** Reloads the headers, as after a release. */
  readonly reload: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type HostName = 'nginx' | 'caddy';

/** The Debian and Ubuntu packages that provide each server. */
const PACKAGES = {
  nginx: 'nginx-light libnginx-mod-http-brotli-static',
  caddy: 'caddy',
};

/** Tells in one line what a server lacks, or returns undefined. */
export async function missingFor(name: HostName): Promise<string | undefined> {
  const version = name === 'nginx' ? ['-v'] : ['version'];
  const { code } = await run({ command: name, args: version, quiet: true });
  const hasBrotli =
    name !== 'nginx' ||
    existsSync(join((await nginxModules()) ?? '', 'ngx_http_brotli_static_module.so'));
  if (code === 0 && hasBrotli) return undefined;
  const what = code === 0 ? "nginx's Brotli module" : name;
  return `${what} is not installed: apt-get install -y --no-install-recommends ${PACKAGES[name]}`;
}

/** Returns the folder from which nginx loads modules. */
async function nginxModules(): Promise<string | undefined> {
  const { output } = await run({ command: 'nginx', args: ['-V'], quiet: true });
  return /--modules-path=(\S+)/.exec(output)?.[1];
}

/**
 * Prepares a folder as in `docs/publishing.md`, to start nginx with `-p` and `-c`.
 *
 * @param headers the folder with the headers from the build
 * @returns the arguments
 */
export async function layNginx(
  folder: string,
  headers = join(DEPLOY, 'headers'),
): Promise<readonly string[]> {
  cpSync(join(DEPLOY, 'nginx'), folder, { recursive: true });
  symlinkSync(headers, join(folder, 'legal-careers', 'headers'));
  // Module paths are relative to the prefix.
  const modules = await nginxModules();
  if (modules !== undefined) symlinkSync(modules, join(folder, 'modules'));
  mkdirSync(join(folder, 'temporary'));
  return ['-p', `${folder}/`, '-c', join(folder, 'nginx.conf')];
}

/**
 * Starts nginx on a free port of this computer.
 *
 * @throws PlainError if it is not installed, or exits
 */
export async function startNginx(options: HostOptions): Promise<HostServer> {
  const { directory, headers, tls, sitePath = '' } = options;
  const port = await freePort();
  return startHost({ name: 'nginx', port, isSecure: tls !== undefined }, async (folder) => {
    const args = await layNginx(folder, headers);
    const place = [
      `listen 127.0.0.1:${port}${tls ? ' ssl http2' : ''} default_server;`,
      `root "${directory}";`,
      `set $site_path "${sitePath}";`,
      ...(tls ? [`ssl_certificate ${tls.certificate};`, `ssl_certificate_key ${tls.key};`] : []),
    ];
    writeFileSync(join(folder, 'legal-careers', 'place.conf'), `${place.join('\n')}\n`);
    // If root starts nginx, it reads pages as `nobody`, who cannot open temporary folders.
    const user = process.getuid?.() === 0 ? ' user root;' : '';
    return {
      args: [...args, '-g', `daemon off;${user}`],
      env: {},
      reload: [...args, '-s', 'reload'],
    };
  });
}

/**
 * Starts Caddy on a free port of this computer. With a certificate, `plainPort` redirects to HTTPS.
 *
 * @throws PlainError if it is not installed, or exits
 */
export async function startCaddy(
  options: HostOptions,
): Promise<HostServer & { readonly plainPort: number }> {
  const { directory, headers, tls, sitePath = '' } = options;
  const [port, plainPort, admin] = [await freePort(), await freePort(), await freePort()];
  const host = await startHost(
    { name: 'caddy', port, isSecure: tls !== undefined },
    async (folder) => {
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
    },
  );
  return { ...host, plainPort };
}

type Start = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly reload: readonly string[];
};

async function startHost(
  host: { readonly name: HostName; readonly port: number; readonly isSecure: boolean },
  prepare: (folder: string) => Promise<Start>,
): Promise<HostServer> {
  const { name, port, isSecure } = host;
  const missing = await missingFor(name);
  if (missing !== undefined) throw new PlainError(missing);
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const { args, env, reload } = await prepare(folder);
  const child = spawn(name, [...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  // It rejects if the server cannot be started: then it has ended, too.
  const ended = once(child, 'exit').catch(() => undefined);
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
    throw new PlainError(`${(error as Error).message}\n${output}`);
  }
  return {
    name,
    port,
    address: `${isSecure ? 'https' : 'http'}://localhost:${port}/`,
    reload: async () => {
      const { code, output } = await run({ command: name, args: [...reload], env, quiet: true });
      if (code !== 0) throw new PlainError(`${name} could not be reloaded.\n${output}`);
    },
    close,
  };
}

/** Finds a TCP port of this computer that nothing uses. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await once(probe.close(), 'close');
  return port;
}

async function untilListening(port: number): Promise<void> {
  const lastMoment = Date.now() + START_MS;
  while (!(await accepts(port))) {
    if (Date.now() > lastMoment) throw new PlainError(`Nothing listens on port ${port}.`);
    await pause(25);
  }
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
