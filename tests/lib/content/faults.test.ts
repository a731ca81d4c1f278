import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatDiagnostic } from '@/lib/content/diagnostic';
import { readSite } from '@/lib/content/load-site';
import { type Reading, readDocument } from '@/lib/content/read-document';
import {
  applyFault,
  fixtureSite,
  getExpected,
  readFault,
  readTitle,
  rewriteExpected,
} from './apply-fault';

/**
 * Every mistake that an author can make, with the whole message it must bring. A case is a file in
 * `faults/`, not a function; what such a file may say stands at the head of apply-fault.ts.
 */

const folder = join(import.meta.dirname, 'faults');

/** Families of cases to leave it at, where mutants are tried against those about a file (scripts/mutation.ts). */
const families = (process.env.FAULTS_ONLY ?? '').split(',').filter(Boolean);
const faults = readdirSync(folder)
  .filter((name) => families.length === 0 || families.some((family) => name.startsWith(family)))
  .map((name) => ({ name, title: readTitle(join(folder, name)) }));

/** Files of the fixture site, read once: each case changes one or two of them. */
const unchanged = new Map<string, { readonly bytes: Buffer; readonly reading: Reading }>();
beforeAll(() => {
  for (const file of readdirSync(fixtureSite, { recursive: true, encoding: 'utf8' })) {
    const path = join(fixtureSite, file);
    const name = file.split(sep).join('/');
    if (!name.endsWith('.md')) continue;
    const reading = readDocument(path, name, { hasPlaceholders: name.endsWith('/site.md') });
    unchanged.set(name, { bytes: readFileSync(path), reading });
  }
});

const readFile: typeof readDocument = (path, file, options) => {
  const known = unchanged.get(file);
  const isFile = lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return known !== undefined && isFile && readFileSync(path).equals(known.bytes)
    ? known.reading
    : readDocument(path, file, options);
};

const getProblems = (root: string) =>
  readSite({ root, language: 'en', today: '2026-11-23', readFile }).problems.map(formatDiagnostic);

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
    expect(getProblems(root)).toEqual([]);
  });
});

describe('a fault in the content', () => {
  it.each(faults)('$title ($name)', ({ name }) => {
    const fault = readFault(join(folder, name));
    applyFault(root, fault);
    const messages = getProblems(root);
    if (isRewriting) rewriteExpected(join(folder, name), fault, messages);
    else expect(messages).toEqual(getExpected(fault));
    expect(canary(), 'code in the content has run').toBeUndefined();
  });
});
