'use client';

import { useEffect } from 'react';

/**
 * Tells the page's wake script that React is ready, so that a click which it has kept is done now.
 * Every client component that a page begins with calls it once.
 */
export function useAwake(): void {
  useEffect(() => {
    window.dispatchEvent(new Event('awake'));
  }, []);
}
