import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { characterFaults, readText, type TextRules } from '@/lib/content/read-text';

const rules: TextRules = {
  name: /^[a-z0-9]+\.md$/,
  expectedName: 'small letters',
  maximumBytes: 10,
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'text-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The text that is read from bytes, under a name. */
function read(bytes: string | Uint8Array, name = 'a.md') {
  writeFileSync(join(folder, name), bytes);
  return readText(join(folder, name), rules);
}

const nul = String.fromCodePoint(0);

/** A fault by its code, and by a word of its message where two have one code. */
const fault = (code: string, word = '') =>
  expect.objectContaining({ ruleId: code, message: expect.stringContaining(word) });

describe('the text of a file', () => {
  it('is read up to the last byte that its rules allow', () => {
    expect(read('0123456789')).toBe('0123456789');
    expect(() => read('0123456789a')).toThrow(fault('E_FILE_SIZE', '11 bytes'));
  });

  it('comes without its byte-order mark, and with line feeds for Windows line ends', () => {
    expect(read(Buffer.from('efbbbf610d0a620d0a', 'hex'))).toBe('a\nb\n');
  });

  it.each([
    ['nothing', '', 'E_FILE_EMPTY', ''],
    ['a carriage return alone', 'a\nb\rc', 'E_NEWLINE', ''],
    ['a carriage return at its beginning', '\ra', 'E_NEWLINE', ''],
    ['no UTF-8', Buffer.from('e9', 'hex'), 'E_ENCODING', 'UTF-8'],
    ['a packed file', 'PK\u0003\u0004abc', 'E_FILE_TYPE', 'Word document'],
    ['rich text', '{\\rtf1', 'E_FILE_TYPE', 'rich text'],
    ['a PDF', '%PDF-1.7', 'E_FILE_TYPE', 'PDF'],
    ['a web page', '<HTML>', 'E_FILE_TYPE', 'web page'],
    ['a web page with its type', '<!doctype', 'E_FILE_TYPE', 'web page'],
  ])('is refused where it is %s', (_what, bytes, code, word) => {
    expect(() => read(bytes)).toThrow(fault(code, word));
  });

  it('names the line and column of a carriage return alone', () => {
    expect(() => read('a\nb\rc')).toThrow(
      expect.objectContaining({ place: { line: 2, column: 2 } }),
    );
  });

  it.each(['con', 'prn', 'aux', 'nul', 'com1', 'lpt9'])(
    'is refused under a name that Windows keeps: %s',
    (name) => {
      expect(() => read('a', `${name}.md`)).toThrow(fault('E_FILE_NAME', `\`${name}\``));
    },
  );

  it.each(['icon', 'console', 'com', 'com10', 'comx', 'lptx', 'null'])(
    'is read under a name that only resembles one of those: %s',
    (name) => {
      expect(read('a', `${name}.md`)).toBe('a');
    },
  );

  it('is refused under a name that its rules do not allow', () => {
    expect(() => read('a', 'A.md')).toThrow(fault('E_FILE_NAME', rules.expectedName));
  });

  it('is read from a plain file only', () => {
    mkdirSync(join(folder, 'folder.md'));
    symlinkSync('a.md', join(folder, 'link.md'));
    const readAt = (name: string) => () => readText(join(folder, name), rules);
    expect(readAt('folder.md')).toThrow(fault('E_FILE_TYPE', 'folder named `folder.md`'));
    expect(readAt('link.md')).toThrow(fault('E_FILE_TYPE', 'link named `link.md`'));
    expect(readAt('gone.md')).toThrow(fault('E_FILE_MISSING', '`gone.md`'));
    expect(readAt('gone/a.md')).toThrow(fault('E_FILE_MISSING', '`a.md`'));
    expect(readAt('a.md/a.md')).toThrow(fault('E_FILE_MISSING', '`a.md`'));
    expect(() => readText('/dev/null', rules)).toThrow(fault('E_FILE_TYPE', 'device'));
  });
});

describe('the characters of a text', () => {
  const faultsIn = (text: string) =>
    characterFaults(text).map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`);

  it('are checked line by line, each line by its first fault', () => {
    const accent = 'é'.normalize('NFD');
    const lines = ['in order', `ab${nul}${nul}`, `${accent}${nul}`, `so${accent}`];
    expect(faultsIn(lines.join('\n'))).toEqual(['2:3 E_CHAR', '3:3 E_CHAR', '4:3 E_CHAR']);
  });

  it.each(['<<<<<<<', '<<<<<<< ours'])('are no remains of a merge: %s', (line) => {
    expect(faultsIn(`a\n${line}`)).toEqual(['2:1 E_PLACEHOLDER']);
  });

  it.each(['<<<<<<', '<<<<<<<<', ' <<<<<<<', '<<<<<<<a'])('may be %s', (line) => {
    expect(faultsIn(line)).toEqual([]);
  });
});
