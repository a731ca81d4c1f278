import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileScript } from '@/lib/publish/compile-script';

let folder: string;
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
beforeEach(() => {
  // In the project, where a script finds its packages.
  mkdirSync('.cache', { recursive: true });
  folder = mkdtempSync(join(process.cwd(), '.cache', 'script-'));
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

  it('leaves out what a setting switches off, and leaves an address that it gets as it is', async () => {
    const script = file(
      'switch.ts',
      'declare const LATER: boolean;\nif (LATER) import(document.title);',
    );
    expect(await compileScript(script, 'esm', { LATER: 'true' })).toContain(
      'import(document.title)',
    );
    expect(await compileScript(script, 'esm', { LATER: 'false' })).not.toContain('import');
  });

  it('has Preact where the source says React', async () => {
    const script = file('part.tsx', "import { useState } from 'react';\nconsole.log(useState);");
    const text = await compileScript(script, 'esm');
    expect(text).not.toMatch(/from ?["'`]react/);
    expect(text).toContain('__H');
  });

  it('stops at an import that is undefined, which would ship as a fault', async () => {
    const script = file(
      'wrong.ts',
      "import { useNothing } from 'react';\nconsole.log(useNothing);",
    );
    await expect(compileScript(script, 'esm')).rejects.toThrow(/useNothing/);
  });

  it('stops at a script that is broken, or that names what is not there', async () => {
    await expect(compileScript(file('a.ts', 'const = 1;'), 'esm')).rejects.toThrow();
    await expect(compileScript(file('b.ts', "import './gone';"), 'esm')).rejects.toThrow(/gone/);
  });
});
