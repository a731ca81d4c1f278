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
  // Inside the project, where scripts can resolve packages.
  mkdirSync('.cache', { recursive: true });
  folder = mkdtempSync(join(process.cwd(), '.cache', 'script-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a compiled script', () => {
  it('includes its imports, without types, and the values that the build defines', async () => {
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

  it('drops code that a setting switches off, and leaves a dynamic import as it is', async () => {
    const script = file(
      'switch.ts',
      'declare const LATER: boolean;\nif (LATER) import(document.title);',
    );
    expect(await compileScript(script, 'esm', { LATER: 'true' })).toContain(
      'import(document.title)',
    );
    expect(await compileScript(script, 'esm', { LATER: 'false' })).not.toContain('import');
  });

  it('has Preact in place of React', async () => {
    const script = file('part.tsx', "import { useState } from 'react';\nconsole.log(useState);");
    const text = await compileScript(script, 'esm');
    expect(text).not.toMatch(/from ?["'`]react/);
    expect(text).toContain('__H');
  });

  it('fails on an undefined import, which would fail in the browser', async () => {
    const script = file(
      'wrong.ts',
      "import { useNothing } from 'react';\nconsole.log(useNothing);",
    );
    await expect(compileScript(script, 'esm')).rejects.toThrow(/useNothing/);
  });

  it('fails on a broken script and on a missing module', async () => {
    await expect(compileScript(file('a.ts', 'const = 1;'), 'esm')).rejects.toThrow();
    await expect(compileScript(file('b.ts', "import './gone';"), 'esm')).rejects.toThrow(/gone/);
  });
});
