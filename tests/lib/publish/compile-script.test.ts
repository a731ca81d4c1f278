import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileScript } from '@/lib/publish/compile-script';

let folder: string;
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'script-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a compiled script', () => {
  it('holds what it imports, without its types, and what the build knows', async () => {
    file('part.ts', 'export const double = (value: number): number => value * 2;');
    const whole = file(
      'whole.ts',
      "import { double } from './part';\ndeclare const KNOWN: number;\nconsole.log(double(KNOWN));",
    );
    const text = await compileScript(whole, 'iife', { KNOWN: '21' });
    const logged: unknown[] = [];
    new Function('console', text)({ log: (value: unknown) => logged.push(value) });
    expect(logged).toEqual([42]);
  });

  it('leaves out what a setting switches off, and leaves an address of the site as it is', async () => {
    const script = file('switch.ts', 'declare const LATER: string;\nif (LATER) import(LATER);');
    const later = JSON.stringify('/_next/static/quiet/a.js');
    expect(await compileScript(script, 'esm', { LATER: later })).toContain(
      '/_next/static/quiet/a.js',
    );
    expect(await compileScript(script, 'esm', { LATER: '""' })).not.toContain('import');
  });

  it('stops at a script that is broken, or that names what is not there', async () => {
    await expect(compileScript(file('a.ts', 'const = 1;'), 'esm')).rejects.toThrow();
    await expect(compileScript(file('b.ts', "import './gone';"), 'esm')).rejects.toThrow(/gone/);
  });
});
