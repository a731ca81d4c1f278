'use client';

import { useEffect, useSyncExternalStore } from 'react';

const subscribe = () => () => {};

/** Whether React is awake: the first rendering is that of the page as it was built. */
export const useIsAwake = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );

/**
 * Tells the page's wake script that React is ready, so that a click which it has kept is done now.
 * Every client component that a page begins with calls it once.
 */
export function useAwake(): void {
  useEffect(() => {
    window.dispatchEvent(new Event('awake'));
  }, []);
}
