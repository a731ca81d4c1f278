import type { MetadataRoute } from 'next';
import { loadSite } from '@/lib/content/load-site';
import { defaultLanguage } from '@/lib/i18n/languages';
import { iconPath } from '@/lib/i18n/paths';
import { withBasePath } from '@/lib/site-path';
import { palette } from '@/tailwind.config';

export const dynamic = 'force-static';

/** The manifest lets phones add the site to the home screen. It opens in the browser, like any page. */
export default function manifest(): MetadataRoute.Manifest {
  const { site } = loadSite(defaultLanguage).words;
  const icon = (name: string, size: number) =>
    ({ src: withBasePath(iconPath(name)), sizes: `${size}x${size}`, type: 'image/png' }) as const;
  return {
    name: site.name,
    description: site.description,
    lang: defaultLanguage,
    id: withBasePath('/'),
    start_url: withBasePath('/'),
    scope: withBasePath('/'),
    display: 'browser',
    background_color: palette.light.paper,
    theme_color: palette.light.paper,
    icons: [
      icon('icon-192', 192),
      icon('icon-512', 512),
      { ...icon('icon-maskable-512', 512), purpose: 'maskable' },
    ],
  };
}
