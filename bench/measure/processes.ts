import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** How a command ended, how long it took, and what its largest process held in memory at most. */
export type Run = {
  readonly code: number;
  readonly seconds: number;
  /** Megabytes (of a million bytes) of the largest single process, of all that the command started. */
  readonly peakMegabytes: number;
  /** The command line of that process, shortened. */
  readonly largest: string;
  readonly output: string;
};

export type Command = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** How often the processes are looked at. Peaks are kept by the system, so none is missed in between. */
const lookEvery = 100;

const kilobytesIn = /^VmHWM:\s+(\d+) kB$/m;

/** The most memory that a process ever held, in bytes, from its status as Linux writes it. */
export function peakBytes(status: string): number {
  const [, kilobytes] = kilobytesIn.exec(status) ?? [];
  return Number(kilobytes ?? 0) * 1024;
}

/** The parent of a process, from its `stat`: the name in brackets may hold anything, spaces too. */
export function getParent(stat: string): number {
  const [, parent] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return parent ?? 0;
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended between two looks.
    return '';
  }
};

/** A process and everything that it has started. */
export function getTree(root: number, parents: ReadonlyMap<number, number>): ReadonlySet<number> {
  const tree = new Set([root]);
  for (let before = 0; before !== tree.size; ) {
    before = tree.size;
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid);
  }
  return tree;
}

function readParents(): ReadonlyMap<number, number> {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return new Map(pids.map((pid) => [pid, getParent(read(`/proc/${pid}/stat`))]));
}

/** Runs a command to its end, and watches the memory of every process that it starts. */
export function runAndWatch({ command, args, cwd, env = {} }: Command): Promise<Run> {
  return new Promise((settle) => {
    const output: string[] = [];
    const { NODE_ENV: _ignored, ...inherited } = process.env;
    const startedAt = performance.now();
    const child = spawn(command, args, {
      cwd,
      // The types of Next make NODE_ENV a must; leaving it out is the point.
      env: { ...inherited, NEXT_TELEMETRY_DISABLED: '1', ...env } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let peak = 0;
    let largest = '';
    const look = () => {
      for (const pid of getTree(child.pid ?? -1, readParents())) {
        const bytes = peakBytes(read(`/proc/${pid}/status`));
        if (bytes <= peak) continue;
        peak = bytes;
        largest = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim().slice(-80);
      }
    };
    const timer = setInterval(look, lookEvery);
    const stop = () => child.kill();
    process.once('exit', stop);
    const end = (code: number) => {
      clearInterval(timer);
      process.off('exit', stop);
      settle({
        code,
        seconds: (performance.now() - startedAt) / 1000,
        peakMegabytes: peak / 1e6,
        largest,
        output: output.join(''),
      });
    };
    child.stdout.on('data', (chunk) => output.push(String(chunk)));
    child.stderr.on('data', (chunk) => output.push(String(chunk)));
    child.once('error', (error) => {
      output.push(error.message);
      end(1);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}
