import type { ComponentProps } from 'react';

type Path = `/${string}` | `#${string}`;

/**
 * A link inside the site. A plain anchor: Next's own link is a client component, and would fetch the
 * pages that a page links to before anyone asks for them.
 */
export function SiteLink({ href, ...rest }: { href: Path } & Omit<ComponentProps<'a'>, 'href'>) {
  return <a href={href} {...rest} />;
}
