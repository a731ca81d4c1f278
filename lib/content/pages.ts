import type { KnownIds } from '@/lib/domain/comparison';
import type { Faq } from '@/lib/domain/faq';
import { type Pair, pairsOf } from '@/lib/domain/pairs';
import { type StateId, slugOf } from '@/lib/domain/places';
import { groupIds, rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { sourceKinds } from '@/lib/domain/source';
import { statesOf } from '@/lib/domain/tables';
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
  offlinePath,
  pairPath,
  payPath,
  rolePath,
  rolesPath,
  sourceAnchor,
  sourcesPath,
  statePayPath,
  toleranceAnchor,
} from '@/lib/i18n/paths';
import type { Pages, Views } from './links';

type Sections = { readonly sections: readonly { readonly id: string }[] };

/** What of a language's content makes pages and anchors; a file that could not be read is left out. */
type PageContent = {
  readonly roles: readonly ({ readonly id: string } & Sections)[];
  readonly pairs: readonly Pair<{ readonly id: string }>[];
  readonly sources: Iterable<string>;
  readonly about: Sections | undefined;
  readonly offline: Sections | undefined;
  readonly faq: Pick<Faq, 'groups'> | undefined;
  readonly sourcesText: Sections | undefined;
  readonly counselors: Sections | undefined;
  readonly pay: Sections | undefined;
  readonly statePay: ReadonlyMap<StateId, Sections>;
  /** The places that have a page about pay: those of the tables. */
  readonly states: readonly StateId[];
};

/** Every page of a language, with the anchors that content may link to. */
export function pagesOf(language: Language, content: PageContent): Pages {
  const { roles, pairs, sources, about, offline, faq, sourcesText, counselors, pay, statePay } =
    content;
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
    [offlinePath(language), new Set(offline?.sections.map((section) => section.id))],
    [payPath(language), new Set(pay?.sections.map((section) => section.id))],
    ...content.states.map(
      (state) =>
        [
          statePayPath(language, slugOf(state)),
          new Set(statePay.get(state)?.sections.map((section) => section.id)),
        ] as const,
    ),
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

/**
 * The pages that have a view, and what a link to each can name.
 *
 * @param placesOf the places that pay of two roles can be shown for
 */
export function viewsOf(
  language: Language,
  pairs: PageContent['pairs'],
  placesOf: (pair: Pair<{ readonly id: string }>) => KnownIds['places'],
): Views {
  const rows = rowDefinitions.map(({ id }) => id);
  return new Map(
    pairs.flatMap((pair) => {
      const known = { groups: groupIds, rows, places: placesOf(pair) };
      const [first, second] = pair;
      return [pairPath, handoutPath].map(
        (pathOf) => [pathOf(language, first.id, second.id), known] as const,
      );
    }),
  );
}

/** The addresses of a site, by the site: the head of every page asks which languages have the page. */
const known = new WeakMap<Site, readonly string[]>();

/** The addresses of every page of a language. */
export function pathsOf(language: Language, site: Site): readonly string[] {
  const kept = known.get(site);
  if (kept !== undefined) return kept;
  const content = {
    ...site,
    pairs: pairsOf(site),
    sources: site.sources.keys(),
    states: statesOf(site.tables),
  };
  const paths = [...pagesOf(language, content).keys()];
  known.set(site, paths);
  return paths;
}
