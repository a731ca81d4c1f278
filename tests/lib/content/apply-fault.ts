import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/**
 * A fault is a file in `faults/`: what goes wrong in the fixture site, and every message that it must
 * bring, word by word.
 *
 * ```yaml
 * title: a plain sentence, used as the test's title
 * file: content/en/roles/paralegal.md   # may be a file that does not exist yet
 * find: "summary:"                      # must occur; the first place is changed
 * replace: "sumary:"
 * expect: []                            # none: the input is accepted
 * ```
 *
 * A message of `expect` names its line as `@`, that of `find` in the frozen file, or `@+2`, two below: so a file
 * may gain and lose other lines. Where nothing near is changed, it is a number.
 *
 * Other ways to change `file`, in place of `find` and `replace`:
 * - `write`: a whole new text; `prepend`, `append`: more text at an end
 * - `bytes`: hexadecimal, for what is not UTF-8: the whole file, or with `find` in place of a text
 * - `line-ends`: `crlf` or `cr`
 * - `delete: true`; `rename`: another name in the same folder
 * - `copy`: the file becomes a copy of this one; `link`: a symbolic link to this one;
 *   `folder: true`: an empty folder
 *
 * `times: 5000` repeats the new text. `and` is a list of further changes, made in turn.
 */
const changeSchema = z.strictObject({
  file: z.string(),
  find: z.string().min(1).optional(),
  replace: z.string().optional(),
  write: z.string().optional(),
  prepend: z.string().optional(),
  append: z.string().optional(),
  bytes: z
    .string()
    .regex(/^(?:[0-9a-f]{2})*$/)
    .optional(),
  'line-ends': z.enum(['crlf', 'cr']).optional(),
  delete: z.literal(true).optional(),
  rename: z.string().optional(),
  copy: z.string().optional(),
  link: z.string().optional(),
  folder: z.literal(true).optional(),
  times: z.int().min(1).default(1),
});
type Change = z.output<typeof changeSchema>;

const faultSchema = changeSchema.extend({
  title: z.string().min(1),
  and: z.array(changeSchema).default([]),
  expect: z.array(z.string()),
});
export type FaultCase = z.output<typeof faultSchema>;

/** Reads a case; a slip in it is an error here, never a test that passes by chance. */
export const readFault = (path: string): FaultCase =>
  faultSchema.parse(parse(readFileSync(path, 'utf8')));

/** The title of a case, the first line of its file: the rest is read when its turn comes. */
export const readTitle = (path: string): string =>
  faultSchema.pick({ title: true }).parse(parse(readFileSync(path, 'utf8').split('\n', 1)[0] ?? ''))
    .title;

/** A small valid site: a copy, so that real content can change without it. */
export const fixtureSite = 'tests/fixtures/site';

/** The line of the first change of a file, by a text to find or at the end, as the frozen site has it. */
function anchorIn(fault: FaultCase, file: string): number | undefined {
  const change = [fault, ...fault.and].find(
    (one) => one.file === file && (one.find ?? one.append) !== undefined,
  );
  const path = join(fixtureSite, file);
  if (change === undefined || !existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const at = change.find === undefined ? text.length : text.indexOf(change.find);
  return at < 0 ? undefined : text.slice(0, at).split('\n').length;
}

/** The messages of a case with their lines as numbers, as the check says them. */
export const getExpected = (fault: FaultCase): readonly string[] =>
  fault.expect.map((message) => {
    const [, file = '', offset = '0', rest] = /^([^:]+):@([+-]\d+)?:(.*)$/.exec(message) ?? [];
    return rest === undefined
      ? message
      : `${file}:${(anchorIn(fault, file) ?? Number.NaN) + Number(offset)}:${rest}`;
  });

/** How far from a change a message still names its line by it. */
const near = 3;

/** A message of the check as a case says it: the other way round. */
function anchored(fault: FaultCase, message: string): string {
  const [, file = '', line, rest] = /^([^:]+):(\d+):(.*)$/.exec(message) ?? [];
  const offset = Number(line) - (anchorIn(fault, file) ?? Number.NaN);
  if (!(Math.abs(offset) <= near)) return message;
  const sign = offset > 0 ? '+' : '';
  return `${file}:@${offset === 0 ? '' : sign + offset}:${rest}`;
}

/** Writes other messages into a case, where they differ. `expect` is the last entry of its file. */
export function rewriteExpected(path: string, fault: FaultCase, messages: readonly string[]): void {
  if (messages.join('\n') === getExpected(fault).join('\n')) return;
  const text = readFileSync(path, 'utf8');
  const list =
    messages.length === 0
      ? ' []'
      : messages.map((message) => `\n  - ${JSON.stringify(anchored(fault, message))}`).join('');
  writeFileSync(path, `${text.slice(0, text.lastIndexOf('\nexpect:'))}\nexpect:${list}\n`);
}

/** The bytes of a file after a change of its text. */
function changed(path: string, change: Change): Uint8Array {
  const { find, replace, write, prepend, append, bytes, times } = change;
  const repeated = (text: string) => Buffer.from(text.repeat(times));
  const raw = Buffer.from(bytes ?? '', 'hex');
  if (write !== undefined) return repeated(write);
  if (bytes !== undefined && find === undefined) return raw;
  const before = readFileSync(path);
  if (prepend !== undefined) return Buffer.concat([repeated(prepend), before]);
  if (append !== undefined) return Buffer.concat([before, repeated(append)]);
  if (change['line-ends'] !== undefined) {
    return Buffer.from(
      before.toString().replaceAll('\n', change['line-ends'] === 'cr' ? '\r' : '\r\n'),
    );
  }
  const at = find === undefined ? -1 : before.indexOf(find);
  if (find === undefined || at < 0) throw new Error(`“${find}” does not occur in ${change.file}`);
  const after = before.subarray(at + Buffer.byteLength(find));
  const middle = bytes === undefined ? repeated(replace ?? '') : raw;
  return Buffer.concat([before.subarray(0, at), middle, after]);
}

function applyChange(root: string, change: Change): void {
  const path = join(root, change.file);
  mkdirSync(dirname(path), { recursive: true });
  if (change.delete) rmSync(path, { recursive: true });
  else if (change.rename !== undefined) renameSync(path, join(dirname(path), change.rename));
  else if (change.copy !== undefined) cpSync(join(root, change.copy), path);
  else if (change.link !== undefined) {
    rmSync(path, { recursive: true, force: true });
    symlinkSync(change.link, path);
  } else if (change.folder) {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
  } else writeFileSync(path, changed(path, change));
}

/** Makes the fault in a copy of the fixture site. */
export function applyFault(root: string, fault: FaultCase): void {
  const { title: _title, expect: _expect, and, ...first } = fault;
  for (const change of [first, ...and]) applyChange(root, change);
}
