'use client';

import { useLayoutEffect, useState, useSyncExternalStore } from 'react';

/** Whether the island is awake: the first rendering is that of the page as it was built. */
export function useIsAwake(): boolean {
  const [isAwake, setIsAwake] = useState(false);
  useLayoutEffect(() => setIsAwake(true), []);
  return isAwake;
}

/**
 * What only the browser knows: `first` in the first rendering, which has to be that of the page as it was built,
 * and the value itself in the next one, before anything is painted. Preact has no snapshot of the server, and
 * mends no attribute that differs from what was drawn there.
 *
 * @param subscribe asks to be called when the value changes, and says how to end that
 */
export function useBrowserValue<Value>(
  subscribe: (changed: () => void) => () => void,
  current: () => Value,
  first: Value,
): Value {
  const isAwake = useIsAwake();
  const atFirst = () => first;
  return useSyncExternalStore(subscribe, isAwake ? current : atFirst, atFirst);
}
