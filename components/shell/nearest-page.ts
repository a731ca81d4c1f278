import { nearestPage } from '@/lib/not-found/nearest-path';
import { onHost, onSite } from '@/lib/site-path';
import type { SitePage } from './page-shell';

type Props = { readonly pages: readonly SitePage[] };

/**
 * A hint on the 404 page: a link to the page whose address is nearest. It never shows the address itself. The line
 * stands there from the start, empty, and says in `data-hint` what stands before the link.
 */
export function start({ pages }: Props): void {
  const page = nearestPage(onSite(location.pathname), pages);
  if (page === undefined) return;
  for (const line of document.querySelectorAll<HTMLElement>('[data-hint]')) {
    const link = document.createElement('a');
    link.href = onHost(page.path);
    link.textContent = page.label;
    line.replaceChildren(`${line.dataset.hint} `, link);
  }
}
