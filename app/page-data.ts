import { notFound } from 'next/navigation';
import type { Frame, SitePage, Trail } from '@/components/shell/page-shell';
import { getLanguage, loadSite } from '@/lib/content/load-site';
import { getPaths } from '@/lib/content/pages';
import type { Format } from '@/lib/domain/format';
import { getPairs, type Pair as PairOf } from '@/lib/domain/pairs';
import type { RoleProfile } from '@/lib/domain/profile';
import type { Site } from '@/lib/domain/site';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { inLanguage } from '@/lib/i18n/counterpart';
import { createFormat } from '@/lib/i18n/format';
import { type Language, languages } from '@/lib/i18n/languages';
import { homePath, pairId, pairPath, rolePath } from '@/lib/i18n/paths';
import { type PageId, pageLabel, pagePath, pagesInFoot } from '@/lib/pages/registry';
import { getAddress } from '@/lib/settings';

/** Two roles in the order of their columns. */
export type Pair = PairOf<RoleProfile>;

/** The data that every route starts with. */
export type PageData = {
  readonly language: Language;
  readonly site: Site;
  readonly words: Words;
  readonly format: Format;
  /** The pages that the foot of each page lists. */
  readonly pages: readonly SitePage[];
};

/** The pair with an id such as `paralegal-vs-legal-secretary`. */
export const findPair = (site: Site, id: string): Pair | undefined =>
  getPairs(site).find(([first, second]) => pairId(first.id, second.id) === id);

/**
 * The pair on the home page, in the order of site.md.
 *
 * @throws Error if `home.pair` does not name two roles
 */
export function homePair({ words, roles }: Site): Pair {
  const [first, second] = words.home.pair.map((id) => roles.find((role) => role.id === id));
  if (first === undefined || second === undefined) throw new Error('home.pair names no two roles');
  return [first, second];
}

/** The foot lists all roles up to this number, and beyond it only those of the home page. */
const mostRolesInFoot = 6;

/** The named pages of a language, with the given roles and the comparison of the home page. */
function listPages(language: Language, site: Site, roles: readonly RoleProfile[]) {
  const [first, second] = homePair(site);
  const { heading } = site.words.compare;
  const below: { readonly [Id in PageId]?: readonly SitePage[] } = {
    compare: [
      {
        label: fill(heading, { first: first.singular, second: second.singular }),
        path: pairPath(language, first.id, second.id),
      },
    ],
    roles: roles.map((role) => ({ label: role.name, path: rolePath(language, role.id) })),
  };
  return pagesInFoot().flatMap(({ id }): readonly SitePage[] => [
    { label: pageLabel(id, site), path: pagePath(id, language) },
    ...(below[id] ?? []),
  ]);
}

/** The main menu of a language. */
const getMenu = ({ language, site }: PageData): Frame['menu'] =>
  pagesInFoot().flatMap(({ id, isInMenu }) =>
    isInMenu ? { id, label: pageLabel(id, site), path: pagePath(id, language) } : [],
  );

/** The route parameters of a page about two roles. */
export type PairParams = { readonly lang: string; readonly pair: string };

/** The route parameters of all pairs. */
export const pairParams = (language: string) =>
  getPairs(loadSite(getLanguage(language))).map(([first, second]) => ({
    pair: pairId(first.id, second.id),
  }));

/** Loads a language's content and the two roles in a route. Responds with 404 if there is no such pair. */
export async function loadPair(params: Promise<PairParams>) {
  const { lang, pair: id } = await params;
  const data = loadPage(getLanguage(lang));
  const pair = findPair(data.site, id);
  if (pair === undefined) notFound();
  return { data, pair };
}

/** For each role of a pair, the roles that could replace it: those with a comparison to the other one. */
export function otherRoles({ site, language }: PageData, [first, second]: Pair) {
  const pairs = getPairs(site);
  const choices = (isFit: (pair: Pair) => boolean, side: 0 | 1): readonly SitePage[] =>
    pairs.filter(isFit).map((pair) => ({
      label: pair[side].name,
      path: pairPath(language, pair[0].id, pair[1].id),
    }));
  return [
    choices((pair) => pair[1] === second && pair[0] !== first, 0),
    choices((pair) => pair[0] === first && pair[1] !== second, 1),
  ] as const;
}

/** The singular names of two roles, for sentences about one person in each. */
export const getSingulars = ([first, second]: Pair) => ({
  first: first.singular,
  second: second.singular,
});

/** The pages that the 404 page may suggest for a mistyped address. */
export const guessablePages = ({ language, site }: PageData): readonly SitePage[] =>
  listPages(language, site, site.roles);

/** Loads a language's content for a page. */
export function loadPage(language: Language): PageData {
  const site = loadSite(language);
  const { words, roles } = site;
  const pages = listPages(language, site, roles.length > mostRolesInFoot ? homePair(site) : roles);
  return { language, site, words, format: createFormat(language, words), pages };
}

/** The props of a page that each language has once. */
export type LanguageProps = { readonly params: Promise<{ readonly lang: string }> };

/** Loads a language's content for such a page. */
export const loadFor = async ({ params }: LanguageProps): Promise<PageData> =>
  loadPage(getLanguage((await params).lang));

/** Breadcrumbs from the home page. The last entry is the page itself. */
export const trailTo = ({ words, language }: PageData, ...steps: Trail): Trail => [
  { label: words.navigation.home, path: homePath(language) },
  ...steps,
];

/** The same page in each language that has it. */
export const getVersions = (
  { language, site }: Pick<PageData, 'language' | 'site'>,
  path: string,
): readonly { readonly id: Language; readonly path: `/${string}` }[] =>
  languages.flatMap(({ id }) => {
    const version = inLanguage(path, language, id);
    const paths = getPaths(id, id === language ? site : loadSite(id));
    return paths.includes(version) ? [{ id, path: version }] : [];
  });

/** Links to the other languages: to the same page, or to the home page if they lack it. */
function otherLanguages(data: PageData, path: `/${string}`): Frame['languages'] {
  const versions = languages.length === 1 ? [] : getVersions(data, path);
  return languages.flatMap(({ id, name }) =>
    id === data.language
      ? []
      : [{ id, name, path: versions.find((each) => each.id === id)?.path ?? homePath(id) }],
  );
}

/** The frame of any page. */
export const getFrame = (data: PageData, path: `/${string}`, trail: Trail): Frame => ({
  words: data.words,
  language: data.language,
  menu: getMenu(data),
  pages: data.pages,
  languages: otherLanguages(data, path),
  trail,
  foot: {
    address: getAddress(path),
    version: fill(data.words.print.version, { date: data.format.period(data.site.dataVersion) }),
  },
});

/** The frame of a page in the registry, as the start of its section in the menu. */
export function pageFrame(data: PageData, id: PageId) {
  const steps = id === 'home' ? [] : [{ label: pageLabel(id, data.site) }];
  const frame = getFrame(data, pagePath(id, data.language), trailTo(data, ...steps));
  return { ...frame, section: id, isSectionStart: true };
}
