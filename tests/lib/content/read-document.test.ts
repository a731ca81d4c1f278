import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDiagnostic } from '@/lib/content/diagnostic';
import { type DocumentOptions, readDocument } from '@/lib/content/read-document';

const file = 'content/en/roles/nurse.md';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'document-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads a text as if it were a content file. */
function read(text: string, options?: DocumentOptions) {
  const path = join(folder, 'nurse.md');
  writeFileSync(path, text);
  return readDocument(path, file, options);
}

const getProblems = (text: string, options?: DocumentOptions) =>
  read(text, options).problems.map(formatDiagnostic);

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
    expect(document?.getPosition(['name'])).toEqual({ file, line: 2, column: 7 });
    expect(document?.getPosition(['facts', 'tasks', 'items', 1])).toEqual({
      file,
      line: 5,
      column: 18,
    });
    expect(document?.getKeyPosition(['facts', 'tasks', 'items'])).toEqual({
      file,
      line: 5,
      column: 5,
    });
    expect(document?.body.children[0]?.position?.start).toMatchObject({ line: 8, column: 1 });
  });

  it('names the nearest parent as the place of a key that is missing', () => {
    const { document } = read(text);
    expect(document?.getKeyPosition(['facts', 'tasks', 'sources'])).toEqual({
      file,
      line: 4,
      column: 3,
    });
    expect(document?.getPosition(['summary'])).toEqual({ file, line: 1, column: 1 });
  });

  it('finds the same places in a file with Windows line ends', () => {
    const { document } = read(text.replaceAll('\n', '\r\n'));
    expect(document?.getPosition(['facts', 'tasks', 'items', 1])).toEqual({
      file,
      line: 5,
      column: 18,
    });
    expect(document?.body.children[0]?.position?.start).toMatchObject({ line: 8, column: 1 });
  });

  it('reports a broken file the same way each time it is read', () => {
    const broken = text.replace('[one, two]', '[one, two');
    const first = getProblems(broken);
    expect(first).toEqual([
      'content/en/roles/nurse.md:5:12: Missing closing bracket; it belongs to the one that opens here [E_YAML_SYNTAX]',
    ]);
    expect(getProblems(broken)).toEqual(first);
  });

  it('reads a mended file after a broken one', () => {
    getProblems(text.replace('name: Nurse', 'name: "Nurse'));
    expect(getProblems(text)).toEqual([]);
  });

  it('takes places in braces for words of site.md only', () => {
    const sentence = text.replace('Nurse', '"{First} or {second}"');
    expect(getProblems(sentence, { hasPlaceholders: true })).toEqual([]);
    expect(getProblems(sentence)).toEqual([
      'content/en/roles/nurse.md:2:7: Unexpected `{`; only the sentences of site.md have places in braces, each one word: {first} [E_TEXT]',
    ]);
  });
});

/** What the author reads of a text: line, column and words. */
const getSaid = (source: string) =>
  getProblems(source).map((message) => message.slice('content/en/roles/nurse.md:'.length));

describe('the lines around the front matter', () => {
  const missing = (hint = '') =>
    `1:1: Missing \`---\` on the first line, the start of the front matter${hint} [E_FM_MISSING]`;

  it.each([
    ['–––', '1:1: Unexpected `–––` on the first line, expected three hyphens `---` [E_FM_MISSING]'],
    [
      `—${'x'.repeat(50)}`,
      `1:1: Unexpected \`—${'x'.repeat(39)}\` on the first line, expected three hyphens \`---\` [E_FM_MISSING]`,
    ],
    ['Nurse — a draft', missing()],
    [
      `---${'x'.repeat(50)}`,
      `1:1: Unexpected \`---${'x'.repeat(37)}\` on the first line, expected \`---\` and nothing else [E_FM_ENGINE]`,
    ],
  ])('say what stands on the first line: %s', (first, message) => {
    expect(getSaid(text.replace('---', first).replace('\n---\n', '\n'))).toEqual([message]);
  });

  it('name the line of dashes that was meant, where it is one of the first ten', () => {
    const above = (count: number) => 'x\n'.repeat(count) + text;
    expect(getSaid(above(1))).toEqual([missing('; delete what stands above the `---` of line 2')]);
    expect(getSaid(above(9))).toEqual([missing('; delete what stands above the `---` of line 10')]);
    expect(getSaid(`${'x\n'.repeat(10)}---\n${text.split('---').at(-1)}`)).toEqual([missing()]);
    expect(getSaid('Nurse\n')).toEqual([missing()]);
  });

  it('say where the front matter should have ended', () => {
    const closed = (line: string) => text.replace('\n---\n', `\n${line}\n`);
    expect(getSaid(closed(''))).toEqual([
      '1:1: Missing second line `---`, the end of the front matter [E_FM_UNCLOSED]',
    ]);
    expect(getSaid(closed(`---${'x'.repeat(50)}`))).toEqual([
      `6:1: Unexpected \`---${'x'.repeat(37)}\`, expected \`---\` and nothing else on the line [E_FM_UNCLOSED]`,
    ]);
    expect(getSaid(closed('...\n---'))).toEqual([
      '6:1: Unexpected `...`, expected `---` to close the front matter [E_FM_UNCLOSED]',
    ]);
    expect(getSaid(text.replace('---', '---\n...'))).toEqual([
      '2:1: Unexpected `...`, expected `---` to close the front matter [E_FM_UNCLOSED]',
    ]);
  });

  it('may be points in a text, or below the front matter', () => {
    expect(getSaid(`${text.replace('Nurse', 'Nurse... or not')}\n...\n\n---\n`)).toEqual([]);
  });

  it('have lines between them', () => {
    const between = (lines: string) => `---\n${lines}---\n\n## The work\n`;
    const empty =
      '1:1: Unexpected empty front matter, expected lines of `key: value` between the two `---` [E_FM_EMPTY]';
    expect(getSaid(between(''))).toEqual([empty]);
    expect(getSaid(between('\n  \n'))).toEqual([empty]);
    expect(getSaid(between('# one\n\n  # two\n'))).toEqual([empty]);
  });
});

describe('the limits of a content file', () => {
  it('are 1500 lines of front matter, with the first', () => {
    const lines = (count: number) => `---\nname: Nurse\n${'\n'.repeat(count - 2)}---\n`;
    expect(getSaid(lines(1500))).toEqual([]);
    expect(getSaid(lines(1501))).toEqual([
      '1:1: Unexpected length of the front matter, 1501 lines, expected at most 1500 [E_FILE_SIZE]',
    ]);
  });

  it('are 48 KB of front matter', () => {
    const start = '---\nname: Nurse\n';
    const long = (size: number) =>
      `${start}#${' x'.repeat(500)}\n`.padEnd(size - 1, `#${' x'.repeat(500)}\n`);
    const closed = (size: number) => `${long(size)}x\n---\n`.replace('\nx\n', '\n#\n');
    expect(getSaid(closed(48 * 1024))).toEqual([]);
    expect(getSaid(closed(48 * 1024 + 1))).toEqual([
      '1:1: Unexpected length of the front matter, 49153 characters, expected at most 49152 [E_FILE_SIZE]',
    ]);
  });

  it('are 96 KB in all', () => {
    const whole = (size: number) => `${text}\n`.padEnd(size, 'A nurse helps people.\n');
    expect(getSaid(whole(96 * 1024)).join('')).not.toContain('E_FILE_SIZE');
    expect(getSaid(whole(96 * 1024 + 1))).toEqual([
      '1:1: The file has 98305 bytes, expected at most 98304 [E_FILE_SIZE]',
    ]);
  });
});

describe('the name of a content file', () => {
  it.each(['nurse.md', 'nurse-2.md', 'a1-b2-c3.md'])('may be %s', (name) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    expect(readDocument(path, 'x').document?.id).toBe(name.slice(0, -3));
  });

  it('does not make it a file of sentences with places to fill in', () => {
    const path = join(folder, 'nurse.md');
    writeFileSync(path, text.replace('Nurse', 'a {first}'));
    expect(readDocument(path, 'x').problems).toHaveLength(1);
  });

  it.each([
    '2-nurse.md',
    'nurse-.md',
    'a--b.md',
    'x nurse.md',
    'nurse.mdx',
    'nurseXmd',
    'nurse_2.md',
  ])('is never %s', (name) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    expect(readDocument(path, 'x').problems.map(formatDiagnostic)).toEqual([
      `x:1:1: Unexpected file name \`${name}\`, expected lower-case letters, digits and single hyphens, then \`.md\` [E_FILE_NAME]`,
    ]);
  });
});

describe('the problems of a content file', () => {
  it('are those of its front matter and of its text together', () => {
    const both = `${text.replace('name: Nurse', 'name: <b>')}\n${'>'.repeat(40)} deep\n`;
    expect(getSaid(both).map((message) => message.replace(/: .*/, ''))).toEqual(['2:7', '12:1']);
  });

  it('are not what a program does wrong', () => {
    expect(() => readDocument('\0', 'x')).toThrow('null bytes');
  });
});
