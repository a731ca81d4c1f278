import type { KnownIds } from '@/lib/domain/comparison';
import type { Faq } from '@/lib/domain/faq';
import { getPairs, type Pair } from '@/lib/domain/pairs';
import { getSlug, type StateId } from '@/lib/domain/places';
import { groupIds, rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { sourceKinds } from '@/lib/domain/source';
import { getStates } from '@/lib/domain/tables';
import type { Language } from '@/lib/i18n/languages';
import {
  groupAnchor,
  handoutPath,
  kindAnchor,
  pairPath,
  rolePath,
  sourceAnchor,
  statePayPath,
  toleranceAnchor,
} from '@/lib/i18n/paths';
import { type PageId, pageDefinitions, pagePath } from '@/lib/pages/registry';
import type { Pages, Views } from './links';

type Sections = { readonly sections: readonly { readonly id: string }[] };

/** The content of a language that produces pages and anchors, without unreadable files. */
type PageContent = {
  readonly roles: readonly ({ readonly id: string } & Sections)[];
  readonly pairs: readonly Pair<{ readonly id: string }>[];
  readonly sources: Iterable<string>;
  readonly faq: Pick<Faq, 'groups'> | undefined;
  /** The text of each page of the registry that has one, by its id. */
  readonly articles: ReadonlyMap<string, Sections>;
  readonly statePay: ReadonlyMap<StateId, Sections>;
  /** The places that have a page about pay: those of the tables. */
  readonly states: readonly StateId[];
};

/** The anchors of a page of the registry. */
function getAnchors(id: PageId, { articles, faq, sources }: PageContent): readonly string[] {
  const sections = articles.get(id)?.sections.map((section) => section.id) ?? [];
  const sourceAnchors = [...sources].map(sourceAnchor);
  if (id === 'faq') {
    const groups = faq?.groups ?? [];
    const questions = groups.flatMap((group) => [
      groupAnchor(group.id),
      ...group.questions.map((question) => question.id),
    ]);
    return ['sources', ...sourceAnchors, ...questions];
  }
  if (id === 'sources') {
    return [...sourceAnchors, ...sourceKinds.map(kindAnchor), ...sections, toleranceAnchor];
  }
  return sections;
}

/** Every page of a language, with the anchors that content may link to. */
export function getPages(language: Language, content: PageContent): Pages {
  const { roles, pairs, sources, statePay } = content;
  const sourceAnchors = [...sources].map(sourceAnchor);
  const rowAnchors = rowDefinitions.map((row) => row.id);
  const pages = new Map<string, ReadonlySet<string>>([
    ...pageDefinitions.map(
      ({ id }) => [pagePath(id, language), new Set(getAnchors(id, content))] as const,
    ),
    ...content.states.map(
      (state) =>
        [
          statePayPath(language, getSlug(state)),
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
 * @param getPlaces the places that pay of two roles can be shown for
 */
export function getViews(
  language: Language,
  pairs: PageContent['pairs'],
  getPlaces: (pair: Pair<{ readonly id: string }>) => KnownIds['places'],
): Views {
  const rows = rowDefinitions.map(({ id }) => id);
  return new Map(
    pairs.flatMap((pair) => {
      const viewIds = { groups: groupIds, rows, places: getPlaces(pair) };
      const [first, second] = pair;
      return [pairPath, handoutPath].map(
        (getPath) => [getPath(language, first.id, second.id), viewIds] as const,
      );
    }),
  );
}

/** Addresses by site, because the head of every page asks which languages have the page. */
const addressCache = new WeakMap<Site, readonly string[]>();

/** The addresses of every page of a language. */
export function getPaths(language: Language, site: Site): readonly string[] {
  const kept = addressCache.get(site);
  if (kept !== undefined) return kept;
  const content = {
    ...site,
    pairs: getPairs(site),
    sources: site.sources.keys(),
    states: getStates(site.tables),
  };
  const paths = [...getPages(language, content).keys()];
  addressCache.set(site, paths);
  return paths;
}
