'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the island is hydrated. False in the first render, which must match the built page. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
