'use client';

import { useEffect } from 'react';
import type { KnownIds, View } from '@/lib/domain/comparison';
import { encodeView } from '@/lib/share/view-link';

/**
 * Links with `data-keep` take the reader's view with them: to the same roles in another order, to other
 * roles, to the handout and back.
 */
export function useKeptLinks(view: View, known: KnownIds): void {
  useEffect(() => {
    const { search, hash } = encodeView(view, known);
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-keep]')) {
      link.search = search;
      link.hash = hash;
    }
  }, [view, known]);
}
