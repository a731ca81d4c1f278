import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { benchFolder } from '@/bench/folders';
import { runAndWatch } from '@/bench/measure/processes';
import { type Spread, spreadOf } from '@/bench/measure/statistics';
import { sharedPages } from '@/bench/page-kinds';
import { folderOf, headersFolder } from '@/bench/sites';
import { missingFor, startNginx } from '@/scripts/host-servers';
import { PlainError } from '@/scripts/install.mjs';

export const connections = 64;
const seconds = 8;

/** One run of `wrk`. */
export type WrkRun = {
  readonly perSecond: number;
  readonly latency50: number;
  readonly latency99: number;
  /** Answers with another status than 2xx or 3xx, and connections that failed. */
  readonly errors: number;
};

export type Load = {
  readonly perSecond: Spread;
  readonly latency50: Spread;
  readonly latency99: Spread;
  readonly errors: number;
};

export type ServerResult = Readonly<
  Record<'nginx' | 'serve', Readonly<Record<'home' | 'comparison', Load>>>
>;

const milliseconds: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000 };

function duration(output: string, line: RegExp): number {
  const [, amount, unit = ''] = line.exec(output) ?? [];
  const factor = milliseconds[unit];
  if (amount === undefined || factor === undefined) throw new Error(`wrk said: ${output}`);
  return Number(amount) * factor;
}

/** Reads what `wrk --latency` prints. */
export function readWrk(output: string): WrkRun {
  const [, perSecond] = /^Requests\/sec: +([\d.]+)$/m.exec(output) ?? [];
  if (perSecond === undefined) throw new Error(`wrk said: ${output}`);
  const [, bad = '0'] = /^ *Non-2xx or 3xx responses: (\d+)$/m.exec(output) ?? [];
  const [, ...sockets] =
    /^ *Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)$/m.exec(output) ?? [];
  return {
    perSecond: Number(perSecond),
    latency50: duration(output, /^ +50% +([\d.]+)(us|ms|s)$/m),
    latency99: duration(output, /^ +99% +([\d.]+)(us|ms|s)$/m),
    errors: [bad, ...sockets].reduce((sum, count) => sum + Number(count), 0),
  };
}

async function load(address: string, runs: number): Promise<Load> {
  const found: WrkRun[] = [];
  for (let run = 0; run < runs; run += 1) {
    const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency'];
    const { code, output } = await runAndWatch({
      command: 'wrk',
      args: [...args, '-H', 'Accept-Encoding: br, gzip', address],
      cwd: benchFolder,
    });
    if (code !== 0) throw new PlainError(`wrk has failed at ${address}: ${output}`);
    found.push(readWrk(output));
  }
  const spread = (value: (run: WrkRun) => number) => spreadOf(found.map(value));
  return {
    perSecond: spread((run) => run.perSecond),
    latency50: spread((run) => run.latency50),
    latency99: spread((run) => run.latency99),
    errors: found.reduce((sum, { errors }) => sum + errors, 0),
  };
}

/** Makes sure that what is measured is a page, compressed as it should be. */
async function checkAnswer(address: string, encoding: string): Promise<void> {
  const answer = await fetch(address, { headers: { 'Accept-Encoding': 'br, gzip' } });
  const found = answer.headers.get('content-encoding');
  await answer.arrayBuffer();
  if (answer.status !== 200 || found !== encoding) {
    throw new PlainError(`${address} answers ${answer.status} in ${found}, expected ${encoding}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address();
      probe.close(() =>
        at && typeof at === 'object' ? settle(at.port) : fail(new Error('No port')),
      );
    });
  });
}

/** The `serve` package over a folder, as its own documentation starts it. */
async function startServe(folder: string) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const cli = join(benchFolder, 'node_modules', 'serve', 'build', 'main.js');
  const args = [cli, '--listen', `tcp://127.0.0.1:${port}`, '--no-request-logging', folder];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const close = () => {
    child.kill();
  };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isUp = await fetch(`${address}/en/`).then(
      () => true,
      () => false,
    );
    if (isUp) return { address, close };
    await new Promise((wait) => setTimeout(wait, 100));
  }
  close();
  throw new PlainError('serve did not start');
}

/** What is missing for this part, in one line, or nothing. */
export async function missingForServer(): Promise<string | undefined> {
  const wrk = await runAndWatch({ command: 'wrk', args: ['-v'], cwd: benchFolder });
  // It ends with code 1 when it has said its version.
  return wrk.output.startsWith('wrk')
    ? missingFor('nginx')
    : 'wrk is not installed: apt-get install -y wrk';
}

/** The shipped configuration of nginx under load, and the `serve` package beside it. */
export async function measureServer(
  say: (text: string) => void,
  runs: number,
): Promise<ServerResult> {
  const nginx = await startNginx({ directory: folderOf('site'), headers: headersFolder });
  const measure = async (name: string, address: string, encoding: string) => {
    say(name);
    const home = `${address}${sharedPages.home}`;
    const comparison = `${address}${sharedPages.comparison}`;
    await checkAnswer(home, encoding);
    await checkAnswer(comparison, encoding);
    return { home: await load(home, runs), comparison: await load(comparison, runs) };
  };
  try {
    const ofNginx = await measure('nginx', nginx.address.replace(/\/$/, ''), 'br');
    const serve = await startServe(folderOf('site'));
    try {
      return { nginx: ofNginx, serve: await measure('serve', serve.address, 'br') };
    } finally {
      serve.close();
    }
  } finally {
    await nginx.close();
  }
}
