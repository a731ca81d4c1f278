import type { ComponentProps } from 'react';
import { onHost } from '@/lib/site-path';

type Path = `/${string}` | `#${string}`;

/**
 * A link inside the site. A plain anchor: Next's own link is a client component, and would fetch the
 * pages that a page links to before anyone asks for them.
 */
export function SiteLink({ href, ...rest }: { href: Path } & Omit<ComponentProps<'a'>, 'href'>) {
  return <a href={onHost(href)} {...rest} />;
}
