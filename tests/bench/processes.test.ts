import { describe, expect, it } from 'vitest';
import { getParent, getTree, peakBytes, runAndWatch } from '@/bench/measure/processes';
import { getName } from '@/bench/parts/build';

describe('the memory of a process', () => {
  it('is the most that it ever held', () => {
    const status = 'Name:\tnode\nVmPeak:\t  900 kB\nVmHWM:\t  612 kB\nVmRSS:\t  300 kB\n';
    expect(peakBytes(status)).toBe(612 * 1024);
  });

  it('is nothing where the process has ended', () => {
    expect(peakBytes('')).toBe(0);
    expect(peakBytes('Name:\tnode\nState:\tZ (zombie)\n')).toBe(0);
  });
});

describe('the processes that a command starts', () => {
  it('are found by their parents, whatever their names are', () => {
    expect(getParent('42 (node) S 7 42 42 0')).toBe(7);
    expect(getParent('42 (a) b) (c) S 9 42 42 0')).toBe(9);
    expect(getParent('')).toBe(0);
  });

  it('are its children, theirs, and no others', () => {
    const parents = new Map([
      [5, 4],
      [4, 2],
      [3, 1],
      [2, 1],
    ]);
    expect([...getTree(2, parents)].toSorted()).toEqual([2, 4, 5]);
    expect([...getTree(9, parents)]).toEqual([9]);
  });

  it('have names that people know', () => {
    expect(getName('/usr/bin/node scripts/run.mjs finalize-export')).toBe('finalize step');
    expect(getName('next-build (v16)')).toBe('Next, main process');
    expect(getName('')).toBe('another process');
  });
});

describe('running a command', () => {
  const cwd = process.cwd();

  it('gives its code and what it said', async () => {
    const args = ['-e', 'console.log("out"); console.error("err"); process.exit(3)'];
    const run = await runAndWatch({ command: process.execPath, args, cwd });
    expect(run.code).toBe(3);
    expect(run.output).toContain('out');
    expect(run.output).toContain('err');
    expect(run.seconds).toBeGreaterThan(0);
  });

  it('does not throw where the command does not exist', async () => {
    const run = await runAndWatch({ command: 'no-such-command', args: [], cwd });
    expect(run.code).toBe(1);
    expect(run.output).toContain('ENOENT');
  });

  it('hands on no NODE_ENV of its own, and the settings it is given', async () => {
    const args = ['-e', 'console.log([process.env.NODE_ENV, process.env.GIVEN].join())'];
    const env = { GIVEN: 'yes' };
    const { output } = await runAndWatch({ command: process.execPath, args, cwd, env });
    expect(output).toBe(',yes\n');
  });
});
