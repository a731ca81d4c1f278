import { lstatSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { decomposedAt, findForbidden } from './characters';
import {
  Diagnostic,
  type DiagnosticCode,
  type Found,
  fileStart,
  firstDiagnostics,
  positionAt,
} from './diagnostic';

/** The naming rule and the size limit of a kind of file. */
export type TextRules = {
  readonly name: RegExp;
  /** The rule of the name, in words. */
  readonly expectedName: string;
  readonly maximumBytes: number;
};

/** What a path leads to, if not a plain file. */
function foundInstead(path: string): string | undefined {
  // `lstatSync` throws if a folder in the path is a file.
  if (!lstatSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) return 'nothing';
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 'nothing';
  if (status.isFile()) return undefined;
  if (status.isSymbolicLink()) return 'link';
  return status.isDirectory() ? 'folder' : 'device';
}

/** Refuses anything but a plain file with a valid name and size. */
function checkFile(path: string, rules: TextRules): void {
  const refuse = (message: string, code: DiagnosticCode) => {
    throw new Diagnostic(message, fileStart, code);
  };
  const name = basename(path);
  const instead = foundInstead(path);
  if (instead === 'nothing') {
    refuse(`Missing file \`${name}\`; restore it, or give it this name again`, 'E_FILE_MISSING');
  }
  if (instead !== undefined) {
    refuse(`Unexpected ${instead} named \`${name}\`, expected a plain file`, 'E_FILE_TYPE');
  }
  if (!rules.name.test(name)) {
    refuse(`Unexpected file name \`${name}\`, expected ${rules.expectedName}`, 'E_FILE_NAME');
  }
  // Windows reserves these names with any extension: the project could not be copied there.
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.)/.exec(name);
  if (reserved !== null) {
    const message = `Windows keeps the file name \`${reserved[0]}\` for itself, expected another`;
    refuse(message, 'E_FILE_NAME');
  }
  // Checked before reading, because a huge file would fill the memory.
  const { size } = statSync(path);
  if (size > rules.maximumBytes) {
    const message = `The file has ${size} bytes, expected at most ${rules.maximumBytes}`;
    refuse(message, 'E_FILE_SIZE');
  }
}

/**
 * Reads a content file: UTF-8, line feeds only, no invisible characters. Accepts one byte-order mark and
 * Windows line ends.
 *
 * @throws Diagnostic at the first thing that is not as it must be
 */
export function readText(path: string, rules: TextRules): string {
  checkFile(path, rules);
  const bytes = read(path);
  const other = otherKind(bytes);
  if (other !== undefined) {
    throw new Diagnostic(
      `Unexpected ${other}, expected plain text; open it and save it as plain text`,
      fileStart,
      'E_FILE_TYPE',
    );
  }
  if (bytes.length === 0)
    throw new Diagnostic(
      'Unexpected empty file, expected its text; restore it or delete it',
      fileStart,
      'E_FILE_EMPTY',
    );
  const text = decode(bytes).replaceAll('\r\n', '\n');
  const bareReturn = text.indexOf('\r');
  if (bareReturn >= 0) {
    throw new Diagnostic(
      'Unexpected line end of an old kind (carriage return only); save the file with ordinary line ends',
      positionAt(text, bareReturn),
      'E_NEWLINE',
    );
  }
  return text;
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Diagnostic('Unreadable file; check who may open it', fileStart, 'E_FILE_TYPE');
  }
}

/** Signatures of files that were renamed instead of saved as plain text. */
const otherKinds: readonly { readonly start: string; readonly name: string }[] = [
  { start: 'PK\u0003\u0004', name: 'Word document or other packed file' },
  { start: '{\\rtf', name: 'rich text document' },
  { start: '%PDF', name: 'PDF' },
  { start: '<!DOCTYPE', name: 'web page' },
  { start: '<html', name: 'web page' },
];

function otherKind(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.slice(0, 9)).toLowerCase();
  return otherKinds.find((kind) => start.startsWith(kind.start.toLowerCase()))?.name;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Diagnostic(
      'Unexpected encoding, expected UTF-8; save the file again as UTF-8',
      fileStart,
      'E_ENCODING',
    );
  }
}

/** One fault for each line that holds a forbidden character, or a letter in two characters. */
export function characterFaults(text: string, language = 'en'): readonly Diagnostic[] {
  const found = text.split('\n').flatMap((line, index): readonly Found[] => {
    const at = (offset: number, message: string): Found => [
      message,
      { line: index + 1, column: offset + 1 },
      'E_CHAR',
    ];
    const forbidden = findForbidden(line, language);
    if (forbidden !== undefined) {
      const { offset, found: name, mend } = forbidden;
      return [at(offset, `Unexpected ${name}; ${mend}`)];
    }
    const decomposed = decomposedAt(line);
    return decomposed === undefined
      ? []
      : [at(decomposed, 'Unexpected letter and accent as two characters; type it again')];
  });
  return [...mergeFaults(text), ...firstDiagnostics(found)];
}

/** Finds conflict markers of a version control system. */
function mergeFaults(text: string): readonly Diagnostic[] {
  return text.split('\n').flatMap((line, index) => {
    if (!/^<{7}(?: |$)/.test(line)) return [];
    const message =
      'Unexpected `<<<<<<<`, where two versions of the same lines stand; keep one, and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`';
    return [new Diagnostic(message, { line: index + 1, column: 1 }, 'E_PLACEHOLDER')];
  });
}
