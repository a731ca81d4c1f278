// @vitest-environment node
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkNode, ensureInstalled, run } from '@/scripts/install.mjs';

let root = '';
let installs = 0;

async function install() {
  installs += 1;
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  return 0;
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  root = mkdtempSync(join(tmpdir(), 'install-test-'));
  writeFileSync(join(root, 'package-lock.json'), '{ "version": 1 }');
  installs = 0;
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

describe('the packages', () => {
  it('are installed once, and again only when the lockfile changes', async () => {
    await ensureInstalled({ root, install });
    await ensureInstalled({ root, install });
    expect(installs).toBe(1);
    writeFileSync(join(root, 'package-lock.json'), '{ "version": 2 }');
    await ensureInstalled({ root, install });
    expect(installs).toBe(2);
  });

  it('are installed again when they were removed, or installed by something else', async () => {
    await ensureInstalled({ root, install });
    rmSync(join(root, 'node_modules'), { recursive: true });
    mkdirSync(join(root, 'node_modules'));
    await ensureInstalled({ root, install });
    expect(installs).toBe(2);
  });

  it('do not count as installed when installing failed', async () => {
    const failing = () => install().then(() => 7);
    await expect(ensureInstalled({ root, install: failing })).rejects.toThrow('code 7');
    expect(existsSync(join(root, 'node_modules', '.installed-from'))).toBe(false);
  });
});

it('tells in one line that Node is too old', () => {
  for (const version of ['20.20.0', '20.21.3', '22.0.0']) {
    expect(() => checkNode(version)).not.toThrow();
  }
  for (const version of ['18.20.0', '20.19.5', '20.9.0']) {
    expect(() => checkNode(version)).toThrow(/^This project needs Node 20\.20 or newer; .*\.$/);
  }
});

describe('a command', () => {
  const node = (script: string, options: { limitMs?: number } = {}) =>
    run({ command: process.execPath, args: ['--eval', script], quiet: true, ...options });

  it('returns its exit code and its output', async () => {
    const { code, output } = await node(
      'console.log("out"); console.error("err"); process.exit(3)',
    );
    expect(code).toBe(3);
    expect(output).toContain('out');
    expect(output).toContain('err');
  });

  it('fails when it cannot be started, or takes longer than its limit', async () => {
    expect((await run({ command: 'no-such-command-here', args: [], quiet: true })).code).toBe(1);
    // Stopped: by itself it would end with another code.
    const { code } = await node('setTimeout(() => process.exit(3), 60_000)', { limitMs: 300 });
    expect(code).toBe(1);
  });
});
