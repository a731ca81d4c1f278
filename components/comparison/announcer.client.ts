'use client';

import { useSyncExternalStore } from 'react';

/**
 * The message for screen readers. All controls of a comparison share it, so each change is announced once.
 */
let announced = '';
const listeners = new Set<() => void>();

function onAnnounced(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Announces a sentence to screen readers. */
export function announce(text: string): void {
  announced = text;
  for (const changed of listeners) changed();
}

/** Returns the last announced sentence, initially empty. */
export const useAnnounced = (): string =>
  useSyncExternalStore(
    onAnnounced,
    () => announced,
    () => '',
  );
