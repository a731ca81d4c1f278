'use client';

import { useSyncExternalStore } from 'react';
import { nearestPage } from '@/lib/not-found/nearest-path';
import { onSite } from '@/lib/site-path';
import { useAwake } from './awake.client';
import type { SitePage } from './page-shell';
import { SiteLink } from './site-link';

/** The address does not change while a page stands: there is nothing to listen to. */
const subscribe = () => () => {};

type Props = {
  readonly pages: readonly SitePage[];
  /** What stands before the link. */
  readonly label: string;
};

/** A hint on the 404 page: the page whose address is nearest. It never shows the address itself. */
export function DidYouMean({ pages, label }: Props) {
  useAwake();
  const path = useSyncExternalStore(
    subscribe,
    () => onSite(window.location.pathname),
    () => '',
  );
  const page = path === '' ? undefined : nearestPage(path, pages);
  // The line is there from the start, empty: nothing moves when the hint comes.
  return (
    <p className="hint">
      {page !== undefined && (
        <>
          {label} <SiteLink href={page.path}>{page.label}</SiteLink>
        </>
      )}
    </p>
  );
}
