import type { Problem, ProblemCode } from './problem';

/** A place in a file, counted from 1. */
export type Place = { readonly line: number; readonly column: number };

/** The beginning of a file: the place of a problem that concerns the whole of it. */
export const fileStart: Place = { line: 1, column: 1 };

/** A problem that ends the reading of one file; the reader turns it into a `Problem`. */
export class Fault extends Error {
  constructor(
    readonly place: Place,
    message: string,
    readonly code: ProblemCode,
  ) {
    super(message);
  }
}

/** A fault in a named file. */
export const problemIn = (file: string, { place, message, code }: Fault): Problem => ({
  file,
  ...place,
  message,
  code,
});

/** Line and column of an offset in a text. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
