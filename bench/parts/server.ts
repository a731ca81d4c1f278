import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { benchFolder } from '@/bench/folders';
import { runAndWatch } from '@/bench/measure/processes';
import { measureEach, repeat } from '@/bench/measure/runs';
import { getSpreads, type Spread } from '@/bench/measure/statistics';
import { sharedPages } from '@/bench/page-kinds';
import { getFolder, headersFolder } from '@/bench/sites';
import { freePort, missingFor, startNginx } from '@/scripts/host-servers';
import { PlainError } from '@/scripts/install.mjs';

export const connections = 64;
const seconds = 8;

/** One run of `wrk`. Latencies are milliseconds. */
export type WrkRun = {
  readonly perSecond: number;
  readonly latency50: number;
  readonly latency99: number;
  /** Answers without a 2xx or 3xx status, and failed connections. */
  readonly errors: number;
};

const figures = ['perSecond', 'latency50', 'latency99'] as const;

export type Load = Readonly<Record<(typeof figures)[number], Spread>> & {
  readonly errors: number;
};

const loadedKinds = ['home', 'comparison'] as const;

export type ServerResult = Readonly<
  Record<'nginx' | 'serve', Readonly<Record<(typeof loadedKinds)[number], Load>>>
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
  const found = await repeat(runs, async () => {
    const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency'];
    const { code, output } = await runAndWatch({
      command: 'wrk',
      args: [...args, '-H', 'Accept-Encoding: br, gzip', address],
      cwd: benchFolder,
    });
    if (code !== 0) throw new PlainError(`wrk has failed at ${address}: ${output}`);
    return readWrk(output);
  });
  return {
    ...getSpreads(found, figures),
    errors: found.reduce((sum, { errors }) => sum + errors, 0),
  };
}

/** Makes sure that the server sends a page compressed by Brotli. */
async function checkAnswer(address: string): Promise<void> {
  const answer = await fetch(address, { headers: { 'Accept-Encoding': 'br, gzip' } });
  const found = answer.headers.get('content-encoding');
  await answer.arrayBuffer();
  if (answer.status !== 200 || found !== 'br') {
    throw new PlainError(`${address} answers ${answer.status} in ${found}, expected br`);
  }
}

/** Starts the `serve` package over a folder, as its documentation shows. */
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

/** What is missing for this part, in one line, if anything. */
export async function missingForServer(): Promise<string | undefined> {
  const wrk = await runAndWatch({ command: 'wrk', args: ['-v'], cwd: benchFolder });
  // It prints its version and exits with code 1.
  return wrk.output.startsWith('wrk')
    ? missingFor('nginx')
    : 'wrk is not installed: apt-get install -y wrk';
}

/** Measures the shipped nginx configuration under load, and the `serve` package for comparison. */
export async function measureServer(
  say: (text: string) => void,
  runs: number,
): Promise<ServerResult> {
  const measure = async (name: string, address: string) => {
    say(name);
    for (const kind of loadedKinds) await checkAnswer(address + sharedPages[kind]);
    return measureEach(loadedKinds, (kind) => load(address + sharedPages[kind], runs));
  };
  const host = await startNginx({ directory: getFolder('site'), headers: headersFolder });
  try {
    const nginx = await measure('nginx', host.address.replace(/\/$/, ''));
    const { address, close } = await startServe(getFolder('site'));
    try {
      return { nginx, serve: await measure('serve', address) };
    } finally {
      close();
    }
  } finally {
    await host.close();
  }
}
