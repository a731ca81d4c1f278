import type { ComponentProps } from 'react';
import { withBasePath } from '@/lib/site-path';

type Path = `/${string}` | `#${string}`;

/**
 * A link inside the site. It is a plain anchor, because Next's link is a client component that prefetches
 * linked pages.
 */
export function SiteLink({ href, ...rest }: { href: Path } & Omit<ComponentProps<'a'>, 'href'>) {
  return <a href={withBasePath(href)} {...rest} />;
}
