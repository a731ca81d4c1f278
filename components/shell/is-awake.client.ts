'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the island is hydrated: false in the first render, which has to match the page as it was built. */
export const useIsAwake = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
