'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { KnownIds, View } from '@/lib/domain/comparison';
import {
  type DecodedView,
  decodeView,
  encodeView,
  type Migration,
  type ViewAddress,
} from '@/lib/share/view-link';

/** Changes within this many milliseconds of the first share one history entry. */
const together = 1000;

/** A written change, and the later changes that wait to be written. */
type Pending = { readonly timer: ReturnType<typeof setTimeout>; address: ViewAddress | undefined };
let pending: Pending | undefined;

const listeners = new Set<() => void>();

/** Subscribes to changes of the address: back, forward, or our own. */
function onAddress(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener('hashchange', changed);
  listeners.add(changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener('hashchange', changed);
    listeners.delete(changed);
  };
}

const joined = ({ search, hash }: ViewAddress) => search + hash;

/** Query and fragment of the reader's view: the address, or the one about to be written. */
const currentAddress = () => joined(pending?.address ?? window.location);

/** Splits an address that starts with its query or its fragment. */
function splitAddress(address: string): ViewAddress {
  const at = address.indexOf('#');
  return at < 0
    ? { search: address, hash: '' }
    : { search: address.slice(0, at), hash: address.slice(at) };
}

/** Reads the current view from the address bar. */
export const readView = (known: KnownIds, changes?: readonly Migration[]): DecodedView =>
  decodeView(splitAddress(currentAddress()), known, changes);

/**
 * Returns the view of the address bar. The first render ignores the address, because its HTML is the same for
 * everyone.
 */
export function useView(known: KnownIds): DecodedView {
  const address = useSyncExternalStore(onAddress, currentAddress, () => '');
  return useMemo(() => decodeView(splitAddress(address), known), [address, known]);
}

/**
 * Writes a view into the address, as a new history entry. Browsers limit how often, so of several quick
 * changes only the first and the last are written, into one entry.
 */
export function writeView(view: View, known: KnownIds): void {
  const address = encodeView(view, known);
  if (pending === undefined) {
    change(address, 'push');
    pending = { timer: setTimeout(settle, together), address: undefined };
    window.addEventListener('pagehide', settle);
    window.addEventListener('popstate', forget);
  } else {
    pending.address = address;
  }
  for (const changed of listeners) changed();
}

/** Drops the unwritten view: the reader went back and wants that view. */
function forget(): void {
  clearTimeout(pending?.timer);
  pending = undefined;
  window.removeEventListener('pagehide', settle);
  window.removeEventListener('popstate', forget);
}

/** Writes what changed since the first write. */
function settle(): void {
  const latest = pending?.address;
  forget();
  if (latest !== undefined) change(latest, 'replace');
}

function change(address: ViewAddress, how: 'push' | 'replace'): void {
  if (joined(address) === joined(window.location)) return;
  const whole = `${window.location.pathname}${joined(address)}`;
  const { history } = window;
  try {
    // Where Next hydrates the page, it reloads when the reader goes back to an entry without its state.
    if (how === 'push') history.pushState(history.state, '', whole);
    else history.replaceState(history.state, '', whole);
  } catch {
    // Some browsers refuse after many changes. The page still shows the choice.
  }
}
