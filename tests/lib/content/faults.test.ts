import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSite } from '@/lib/content/load-site';
import { formatProblem } from '@/lib/content/problem';
import { applyFault, readFault, readTitle, rewriteExpected } from './apply-fault';

/**
 * Every mistake that an author can make, with the whole message it must bring. A case is a file in
 * `faults/`, not a function; what such a file may say stands at the head of apply-fault.ts.
 */

/** A small site that is in order. It is a copy of its own: real content changes without it. */
const fixtureSite = 'tests/fixtures/site';
const folder = join(import.meta.dirname, 'faults');

/** Families of cases to run before the others: a mutant dies sooner where it is meant (scripts/mutation.mjs). */
const first = (process.env.FAULTS_FIRST ?? '').split(',').filter(Boolean);
const rank = (name: string) => {
  const found = first.findIndex((family) => name.startsWith(family));
  return found < 0 ? first.length : found;
};
const faults = readdirSync(folder)
  .sort((one, other) => rank(one) - rank(other))
  .map((name) => ({ name, title: readTitle(join(folder, name)) }));

const problemsOf = (root: string) =>
  readSite({ root, language: 'en', today: '2026-11-23' }).problems.map(formatProblem);

/**
 * `REWRITE_FAULTS=1` takes the messages as they are into the cases: after the frozen site or a wording
 * has changed on purpose. Read the difference before you commit it.
 */
const isRewriting = process.env.REWRITE_FAULTS === '1';

const canary = () => Object.getOwnPropertyDescriptor(globalThis, 'canary');

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fault-'));
  cpSync(fixtureSite, root, { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  Reflect.deleteProperty(globalThis, 'canary');
});

describe('the fixture site', () => {
  it('has no problems', () => {
    expect(problemsOf(root)).toEqual([]);
  });
});

describe('a fault in the content', () => {
  it.each(faults)('$title ($name)', ({ name }) => {
    const fault = readFault(join(folder, name));
    applyFault(root, fault);
    const messages = problemsOf(root);
    if (isRewriting) rewriteExpected(join(folder, name), fault, messages);
    else expect(messages).toEqual(fault.expect);
    expect(canary(), 'code in the content has run').toBeUndefined();
  });
});
