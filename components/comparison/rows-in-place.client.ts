'use client';

import { useEffect, useEffectEvent } from 'react';
import type { ComparisonData } from '@/lib/pages/comparison-data';
import { readView, writeView } from './view-address.client';

/** Scrolls to a row or another part of the page, and focuses it. */
function goTo(id: string): void {
  const target = document.getElementById(id);
  if (target === null) return;
  if (!target.matches('a, button, input, [tabindex]')) target.tabIndex = -1;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}

/**
 * Makes anchors work while the fragment holds the reader's picks: goes to the row that the address names, and
 * follows links within the page.
 */
export function useRowsInPlace({ known }: ComparisonData): void {
  const settle = useEffectEvent(() => {
    const { view } = readView(known);
    // The browser finds no anchor in a fragment that holds picks.
    if (view.priorities.length > 0 && view.at !== undefined) goTo(view.at);
  });
  const follow = useEffectEvent((event: MouseEvent) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    if (!isPlain || link === null) return;
    const { view } = readView(known);
    // Without picks, the browser handles the fragment.
    if (view.priorities.length === 0) return;
    event.preventDefault();
    const id = link.hash.slice(1);
    const at = known.rows.find((row) => row === id);
    if (at !== undefined) writeView({ ...view, at }, known);
    goTo(id);
  });
  useEffect(() => {
    // The first render has no address. The render with the reader's view runs before this timer.
    const timer = setTimeout(settle);
    document.addEventListener('click', follow);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('click', follow);
    };
  }, []);
}
