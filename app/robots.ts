import type { MetadataRoute } from 'next';
import { getAddress, hasSiteAddress } from '@/lib/settings';

export const dynamic = 'force-static';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/' },
    ...(hasSiteAddress && { sitemap: getAddress('/sitemap.xml') }),
  };
}
