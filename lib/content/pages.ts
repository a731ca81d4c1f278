import { groupIds, rowDefinitions } from '@/lib/domain/rows';
import type { Language } from '@/lib/i18n/languages';
import {
  aboutPath,
  comparePath,
  groupAnchor,
  homePath,
  pairPath,
  rolePath,
  rolesPath,
  sourceAnchor,
} from '@/lib/i18n/paths';
import type { Pages } from './links';

/** Every page of a language, with the anchors that content may link to. */
export function pagesOf(
  language: Language,
  roles: readonly { readonly id: string; readonly sections: readonly { readonly id: string }[] }[],
  sources: Iterable<string>,
  about: { readonly sections: readonly { readonly id: string }[] } | undefined,
): Pages {
  const sourceAnchors = [...sources].map(sourceAnchor);
  const rowAnchors = rowDefinitions.map((row) => row.id);
  const pages = new Map<string, ReadonlySet<string>>([
    [homePath(language), new Set()],
    [rolesPath(language), new Set()],
    [comparePath(language), new Set()],
    [aboutPath(language), new Set(about?.sections.map((section) => section.id))],
  ]);
  for (const role of roles) {
    const anchors = [...role.sections.map((section) => section.id), 'sources', ...sourceAnchors];
    pages.set(rolePath(language, role.id), new Set(anchors));
    for (const other of roles) {
      if (other.id === role.id) continue;
      pages.set(
        pairPath(language, role.id, other.id),
        new Set([...rowAnchors, ...groupIds.map(groupAnchor), 'sources', ...sourceAnchors]),
      );
    }
  }
  return pages;
}
