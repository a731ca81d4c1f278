import type { RootContent } from 'mdast';

/** The URL scheme of source links in prose: `[text based on it](source:fl-frp)`. */
export const sourceScheme = 'source:';

/** A paragraph, list or heading of prose, and the distinct ids of the sources that it cites. */
export type Block = { readonly node: RootContent; readonly sources: readonly string[] };
