/** Stands in for Next's function of this name: the pages of a peer are those that the content names. */
export function notFound(): never {
  throw new Error('There is no such page');
}
