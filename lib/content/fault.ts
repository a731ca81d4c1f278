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

/**
 * The most problems of one kind that a file is told of: an author mends no hundred at once, and to find
 * the places of thousands takes longer than to read the file.
 */
export const mostProblems = 100;

/** What stands for the problems that are not listed. */
export const moreProblems = (count: number): string =>
  `From here on ${count} more ${count === 1 ? 'problem' : 'problems'} of this kind; mend those before first`;

/** A fault that is not made yet: to make thousands takes longer than to find them. */
type Found = Pick<Fault, 'place' | 'message' | 'code'>;

/** The first of many faults, and one that counts the rest. */
export function firstFaults(found: readonly Found[]): readonly Fault[] {
  const faults = found
    .slice(0, mostProblems)
    .map(({ place, message, code }) => new Fault(place, message, code));
  const next = found[mostProblems];
  if (next === undefined) return faults;
  const more = moreProblems(found.length - mostProblems);
  return [...faults, new Fault(next.place, more, next.code)];
}

/** Line and column of an offset in a text. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
