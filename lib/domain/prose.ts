import type { RootContent } from 'mdast';

/** The scheme by which prose names a source: `[words that rest on it](source:fl-frp)`. */
export const sourceScheme = 'source:';

/** A paragraph, list or heading of prose, and the ids of the sources that it names, each once. */
export type Block = { readonly node: RootContent; readonly sources: readonly string[] };
