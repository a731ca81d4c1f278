import type { View } from '@/lib/domain/comparison';

/**
 * Share links: the path names the pair, the query holds the view. Keys stand in a fixed order, and a
 * default leaves no trace, so equal views have equal links. Reading is tolerant and total: any text
 * gives a view, and what was not understood is reported, never shown.
 */

/** The view of a page whose address says nothing. */
export const defaultView: View = { differencesOnly: false };

/** Longer queries are not read at all: no link of ours comes near. */
const longestQuery = 2000;

/** Why a part of an address was left out. */
export type Ignored = 'unknown-key' | 'unknown-value' | 'repeated' | 'too-long';

export type DecodedView = {
  readonly view: View;
  /** What was left out, each kind once. */
  readonly ignored: readonly Ignored[];
};

/** The query of a view, with its `?`; nothing for the default view. */
export function encodeView({ differencesOnly }: View): string {
  return differencesOnly ? '?d=1' : '';
}

/**
 * The view of a query, with or without its `?`. Letter case and spaces around a value do not count; of
 * a key that stands twice the first counts. Never throws.
 */
export function decodeView(query: string): DecodedView {
  if (query.length > longestQuery) return { view: defaultView, ignored: ['too-long'] };
  const ignored = new Set<Ignored>();
  const seen = new Set<string>();
  let view = defaultView;
  for (const [key, text] of new URLSearchParams(query)) {
    const value = text.trim().toLowerCase();
    if (key !== 'd') ignored.add('unknown-key');
    else if (seen.has(key)) ignored.add('repeated');
    else if (value === '1') view = { ...view, differencesOnly: true };
    // `d=0` is no form of ours, but it says plainly what is meant.
    else if (value !== '0') ignored.add('unknown-value');
    seen.add(key);
  }
  return { view, ignored: [...ignored] };
}
