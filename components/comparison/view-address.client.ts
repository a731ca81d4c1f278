'use client';

import type { View } from '@/lib/domain/comparison';
import { encodeView } from '@/lib/share/view-link';

/** Changes within this time of the first, in milliseconds, belong to one entry of the history. */
const together = 1000;

type Pending = { readonly timer: ReturnType<typeof setTimeout>; view: View | undefined };
let pending: Pending | undefined;

/** Asks to be called when the address changes: by going back or forward, or by a change of ours. */
export function onAddress(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  listeners.add(changed);
  return () => {
    window.removeEventListener('popstate', changed);
    listeners.delete(changed);
  };
}

const listeners = new Set<() => void>();

/**
 * Puts a view into the address: at once, as an entry of the history. Browsers allow only so many
 * changes in a while; of many quick ones the last is written, into the same entry.
 */
export function writeAddress(view: View): void {
  if (pending !== undefined) {
    pending.view = view;
    return;
  }
  change(view, 'push');
  pending = { timer: setTimeout(settle, together), view: undefined };
  window.addEventListener('pagehide', settle);
  window.addEventListener('popstate', forget);
}

/** Leaves out what has not been written: the reader has gone back, and means that view. */
function forget(): void {
  clearTimeout(pending?.timer);
  pending = undefined;
  window.removeEventListener('pagehide', settle);
  window.removeEventListener('popstate', forget);
}

/** Writes what has come since the first change. */
function settle(): void {
  const latest = pending?.view;
  forget();
  if (latest !== undefined) change(latest, 'replace');
}

function change(view: View, how: 'push' | 'replace'): void {
  const { pathname, hash, search } = window.location;
  const query = encodeView(view);
  if (query === search) return;
  const address = `${pathname}${query}${hash}`;
  try {
    if (how === 'push') window.history.pushState(null, '', address);
    else window.history.replaceState(window.history.state, '', address);
  } catch {
    // Refused, as some browsers do after many changes: the page shows the choice all the same.
  }
  for (const changed of listeners) changed();
}
