import { nearestPage } from '@/lib/not-found/nearest-path';
import { stripBasePath, withBasePath } from '@/lib/site-path';
import type { SitePage } from './page-shell';

type Props = { readonly pages: readonly SitePage[] };

/**
 * Links to the page with the nearest address on the 404 page, without showing the requested address. The
 * empty line exists from the start, with the link's prefix in `data-hint`.
 */
export function start({ pages }: Props): void {
  const page = nearestPage(stripBasePath(location.pathname), pages);
  if (page === undefined) return;
  for (const line of document.querySelectorAll<HTMLElement>('[data-hint]')) {
    const link = document.createElement('a');
    link.href = withBasePath(page.path);
    link.textContent = page.label;
    line.replaceChildren(`${line.dataset.hint} `, link);
  }
}
