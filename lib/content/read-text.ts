import { lstatSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { decomposedAt, findForbidden } from './characters';
import { Fault, fileStart, placeAt } from './fault';

/** What a file must be called, and how large it may be. */
export type TextRules = {
  readonly name: RegExp;
  /** The rule of the name, in words. */
  readonly expectedName: string;
  readonly maximumBytes: number;
};

/** What a path leads to, where it is not a plain file. */
function foundInstead(path: string): string | undefined {
  // Where a folder of the path is a file, asking for the path throws.
  if (!lstatSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) return 'nothing';
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 'nothing';
  if (status.isFile()) return undefined;
  if (status.isSymbolicLink()) return 'link';
  return status.isDirectory() ? 'folder' : 'device';
}

/**
 * The text of a content file: UTF-8, line feeds only, no invisible characters. One byte-order mark
 * and Windows line ends are taken as they are meant.
 *
 * @throws Fault at the first thing that is not as it must be
 */
export function readText(path: string, rules: TextRules): string {
  const name = basename(path);
  const instead = foundInstead(path);
  if (instead === 'nothing') {
    throw new Fault(fileStart, 'Missing file', 'E_FILE_MISSING');
  }
  if (instead !== undefined) {
    throw new Fault(
      fileStart,
      `Unexpected ${instead} named \`${name}\`, expected a plain file`,
      'E_FILE_TYPE',
    );
  }
  if (!rules.name.test(name)) {
    throw new Fault(
      fileStart,
      `Unexpected file name \`${name}\`, expected ${rules.expectedName}`,
      'E_FILE_NAME',
    );
  }
  // Windows keeps these names for devices, whatever their ending: the project could not be copied there.
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.)/.exec(name);
  if (reserved !== null) {
    throw new Fault(
      fileStart,
      `Windows keeps the file name \`${reserved[0]}\` for itself, expected another`,
      'E_FILE_NAME',
    );
  }
  const bytes = read(path);
  if (bytes.length === 0) throw new Fault(fileStart, 'The file is empty', 'E_FILE_EMPTY');
  if (bytes.length > rules.maximumBytes) {
    throw new Fault(
      fileStart,
      `The file has ${bytes.length} bytes, expected at most ${rules.maximumBytes}`,
      'E_FILE_SIZE',
    );
  }
  const text = decode(bytes).replaceAll('\r\n', '\n');
  const bareReturn = text.indexOf('\r');
  if (bareReturn >= 0) {
    throw new Fault(
      placeAt(text, bareReturn),
      'Unexpected carriage return without a line feed; save the file with ordinary line ends',
      'E_NEWLINE',
    );
  }
  return text;
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Fault(fileStart, 'Unreadable file; check who may open it', 'E_FILE_TYPE');
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Fault(
      fileStart,
      'Unexpected encoding, expected UTF-8; save the file again as UTF-8',
      'E_ENCODING',
    );
  }
}

/** One fault for each line that holds a forbidden character, or a letter in two characters. */
export function characterFaults(text: string): readonly Fault[] {
  const forbidden = findForbidden(text).map(
    ({ offset, found }) =>
      new Fault(placeAt(text, offset), `Unexpected ${found}; delete it`, 'E_CHAR'),
  );
  const decomposed = text.split('\n').flatMap((line, index) => {
    const offset = decomposedAt(line);
    if (offset === undefined) return [];
    const place = { line: index + 1, column: offset + 1 };
    const message = 'Unexpected letter and accent as two characters; type it again';
    return [new Fault(place, message, 'E_CHAR')];
  });
  return [...forbidden, ...decomposed];
}
