'use client';

import { useSyncExternalStore } from 'react';

/**
 * What is said to people who do not see the page change: one place for all controls of a comparison, so
 * that a change is announced once.
 */
let said = '';
const listeners = new Set<() => void>();

function onSaid(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Says a sentence. */
export function announce(text: string): void {
  said = text;
  for (const changed of listeners) changed();
}

/** The sentence that was said last; nothing at first. */
export const useAnnounced = (): string =>
  useSyncExternalStore(
    onSaid,
    () => said,
    () => '',
  );
