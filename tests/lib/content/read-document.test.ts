import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatProblem } from '@/lib/content/problem';
import { readDocument } from '@/lib/content/read-document';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'document-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads a text as if it were a content file. */
function read(text: string, templates = false) {
  const path = join(folder, 'nurse.md');
  writeFileSync(path, text);
  return readDocument(path, 'content/en/roles/nurse.md', templates);
}

const problemsOf = (text: string, templates = false) =>
  read(text, templates).problems.map(formatProblem);

const text = `---
name: Nurse
facts:
  tasks:
    items: [one, two]
---

## The work

A nurse helps.
`;

describe('reading a content file', () => {
  it('gives the front matter as plain data, and the file name as id', () => {
    const { document } = read(text);
    expect(document?.id).toBe('nurse');
    expect(document?.data).toEqual({ name: 'Nurse', facts: { tasks: { items: ['one', 'two'] } } });
  });

  it('counts the places of values, keys and text from the start of the file', () => {
    const { document } = read(text);
    expect(document?.placeOf(['name'])).toEqual({ line: 2, column: 7 });
    expect(document?.placeOf(['facts', 'tasks', 'items', 1])).toEqual({ line: 5, column: 18 });
    expect(document?.placeOfKey(['facts', 'tasks', 'items'])).toEqual({ line: 5, column: 5 });
    expect(document?.body.children[0]?.position?.start).toMatchObject({ line: 8, column: 1 });
  });

  it('names the nearest parent as the place of a key that is missing', () => {
    const { document } = read(text);
    expect(document?.placeOfKey(['facts', 'tasks', 'sources'])).toEqual({ line: 4, column: 3 });
    expect(document?.placeOf(['summary'])).toEqual({ line: 1, column: 1 });
  });

  it('finds the same places in a file with Windows line ends', () => {
    const { document } = read(text.replaceAll('\n', '\r\n'));
    expect(document?.placeOf(['facts', 'tasks', 'items', 1])).toEqual({ line: 5, column: 18 });
    expect(document?.body.children[0]?.position?.start).toMatchObject({ line: 8, column: 1 });
  });

  it('reports a broken file the same way each time it is read', () => {
    const broken = text.replace('[one, two]', '[one, two');
    const first = problemsOf(broken);
    expect(first).toEqual([
      'content/en/roles/nurse.md:5:12: Missing closing bracket; it belongs to the one that opens here [E_YAML_SYNTAX]',
    ]);
    expect(problemsOf(broken)).toEqual(first);
  });

  it('reads a mended file after a broken one', () => {
    problemsOf(text.replace('name: Nurse', 'name: "Nurse'));
    expect(problemsOf(text)).toEqual([]);
  });

  it('takes places in braces for words of site.md only', () => {
    const sentence = text.replace('Nurse', '"{First} or {second}"');
    expect(problemsOf(sentence, true)).toEqual([]);
    expect(problemsOf(sentence)).toEqual([
      'content/en/roles/nurse.md:2:7: Unexpected `{`; only the sentences of site.md have places in braces, each one word: {first} [E_TEXT]',
    ]);
  });
});
