import type { ComponentProps } from 'react';

type Path = `/${string}` | `#${string}`;

/**
 * A link inside the site. A plain anchor: Next's own link would bring a script to every page, and
 * the pages of this site carry none.
 */
export function SiteLink({ href, ...rest }: { href: Path } & Omit<ComponentProps<'a'>, 'href'>) {
  return <a href={href} {...rest} />;
}
