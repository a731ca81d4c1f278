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

/** Changes within this time of the first, in milliseconds, belong to one entry of the history. */
const together = 1000;

/** A change that has been written, and what has been chosen since. */
type Pending = { readonly timer: ReturnType<typeof setTimeout>; address: ViewAddress | undefined };
let pending: Pending | undefined;

const listeners = new Set<() => void>();

/** Asks to be called when the address changes: by going back or forward, or by a change of ours. */
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

/** Query and fragment of the view that the reader means: the address, or what is about to stand there. */
const currentAddress = () => joined(pending?.address ?? window.location);

/** Query and fragment of an address that begins with either. */
function splitAddress(address: string): ViewAddress {
  const at = address.indexOf('#');
  return at < 0
    ? { search: address, hash: '' }
    : { search: address.slice(0, at), hash: address.slice(at) };
}

/** The view of the address bar, as it is now. */
export const readView = (known: KnownIds, changes?: readonly Migration[]): DecodedView =>
  decodeView(splitAddress(currentAddress()), known, changes);

/**
 * The view of the address bar. The first render of a page knows no address: its HTML is the same for
 * everyone.
 */
export function useView(known: KnownIds): DecodedView {
  const address = useSyncExternalStore(onAddress, currentAddress, () => '');
  return useMemo(() => decodeView(splitAddress(address), known), [address, known]);
}

/**
 * Puts a view into the address: at once, as an entry of the history. Browsers allow only so many
 * changes in a while; of many quick ones the last is written, into the same entry.
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

/** Leaves out what has not been written: the reader has gone back, and means that view. */
function forget(): void {
  clearTimeout(pending?.timer);
  pending = undefined;
  window.removeEventListener('pagehide', settle);
  window.removeEventListener('popstate', forget);
}

/** Writes what has come since the first change. */
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
    // Where Next hydrates the page, it reloads the page on the way back to an entry without its state.
    if (how === 'push') history.pushState(history.state, '', whole);
    else history.replaceState(history.state, '', whole);
  } catch {
    // Refused, as some browsers do after many changes: the page shows the choice all the same.
  }
}
