'use client';

import { useEffect } from 'react';
import type { KnownIds, View } from '@/lib/domain/comparison';
import { encodeView } from '@/lib/share/view-link';

/**
 * Adds the reader's view to links with `data-keep-view`: the same roles in reverse order, other roles, the
 * handout, and back.
 */
export function useKeptLinks(view: View, known: KnownIds): void {
  useEffect(() => {
    const { search, hash } = encodeView(view, known);
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-keep-view]')) {
      link.search = search;
      link.hash = hash;
    }
  }, [view, known]);
}
