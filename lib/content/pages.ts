import type { Faq } from '@/lib/domain/faq';
import { type Pair, pairsOf } from '@/lib/domain/pairs';
import { groupIds, rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { sourceKinds } from '@/lib/domain/source';
import type { Language } from '@/lib/i18n/languages';
import {
  aboutPath,
  comparePath,
  counselorsPath,
  faqPath,
  groupAnchor,
  handoutPath,
  homePath,
  kindAnchor,
  pairPath,
  rolePath,
  rolesPath,
  sourceAnchor,
  sourcesPath,
  toleranceAnchor,
} from '@/lib/i18n/paths';
import type { Pages } from './links';

/** Every page of a language, with the anchors that content may link to. */
export function pagesOf(
  language: Language,
  roles: readonly { readonly id: string; readonly sections: readonly { readonly id: string }[] }[],
  pairs: readonly Pair<{ readonly id: string }>[],
  sources: Iterable<string>,
  about: { readonly sections: readonly { readonly id: string }[] } | undefined,
  faq: Pick<Faq, 'groups'> | undefined,
  sourcesText: { readonly sections: readonly { readonly id: string }[] } | undefined,
  counselors: { readonly sections: readonly { readonly id: string }[] } | undefined,
): Pages {
  const sourceAnchors = [...sources].map(sourceAnchor);
  const rowAnchors = rowDefinitions.map((row) => row.id);
  const pages = new Map<string, ReadonlySet<string>>([
    [homePath(language), new Set()],
    [rolesPath(language), new Set()],
    [comparePath(language), new Set()],
    [
      faqPath(language),
      new Set([
        'sources',
        ...sourceAnchors,
        ...(faq?.groups.flatMap((group) => [
          groupAnchor(group.id),
          ...group.questions.map(({ id }) => id),
        ]) ?? []),
      ]),
    ],
    [
      sourcesPath(language),
      new Set([
        ...sourceAnchors,
        ...sourceKinds.map(kindAnchor),
        ...(sourcesText?.sections.map((section) => section.id) ?? []),
        toleranceAnchor,
      ]),
    ],
    [counselorsPath(language), new Set(counselors?.sections.map((section) => section.id))],
    [aboutPath(language), new Set(about?.sections.map((section) => section.id))],
  ]);
  for (const role of roles) {
    const anchors = [
      ...role.sections.map((section) => section.id),
      'questions',
      'sources',
      ...sourceAnchors,
    ];
    pages.set(rolePath(language, role.id), new Set(anchors));
  }
  for (const [first, second] of pairs) {
    pages.set(
      pairPath(language, first.id, second.id),
      new Set([...rowAnchors, ...groupIds.map(groupAnchor), 'sources', ...sourceAnchors]),
    );
    pages.set(handoutPath(language, first.id, second.id), new Set());
  }
  return pages;
}

/** The addresses of every page of a language. */
export const pathsOf = (language: Language, site: Site): readonly string[] => [
  ...pagesOf(
    language,
    site.roles,
    pairsOf(site),
    site.sources.keys(),
    site.about,
    site.faq,
    site.sourcesText,
    site.counselors,
  ).keys(),
];
