import type { MetadataRoute } from 'next';
import { canonicalIn, getAlternates } from '@/app/describe-page';
import { loadSite } from '@/lib/content/load-site';
import { getPaths } from '@/lib/content/pages';
import { getPairs } from '@/lib/domain/pairs';
import type { RoleProfile } from '@/lib/domain/profile';
import { languages } from '@/lib/i18n/languages';
import { handoutPath, pairPath, rolePath } from '@/lib/i18n/paths';
import { getAddress } from '@/lib/settings';

export const dynamic = 'force-static';

const newestReview = (roles: readonly RoleProfile[]) =>
  roles
    .map((role) => role.reviewed)
    .sort()
    .at(-1);

/** Lists all pages. A page about no specific role has the date of the newest review. */
export default function sitemap(): MetadataRoute.Sitemap {
  return languages.flatMap(({ id: language }) => {
    const site = loadSite(language);
    const shown = new Map<string, readonly RoleProfile[]>([
      ...site.roles.map((role) => [rolePath(language, role.id), [role]] as const),
      ...getPairs(site).flatMap((pair) => {
        const [first, second] = pair;
        return [
          [pairPath(language, first.id, second.id), pair],
          [handoutPath(language, first.id, second.id), pair],
        ] as const;
      }),
    ]);
    return getPaths(language, site).map((path) => {
      const lastModified = newestReview(shown.get(path) ?? site.roles);
      const isCanonical = canonicalIn(site, path) === path;
      return {
        url: getAddress(path),
        ...(lastModified && { lastModified }),
        ...(languages.length > 1 &&
          isCanonical && { alternates: { languages: getAlternates({ language, site }, path) } }),
      };
    });
  });
}
