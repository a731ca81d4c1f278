import { notFound } from 'next/navigation';
import type { Frame, SitePage, Trail } from '@/components/shell/page-shell';
import { languageOf, loadSite } from '@/lib/content/load-site';
import { pathsOf } from '@/lib/content/pages';
import type { Format } from '@/lib/domain/format';
import { type Pair as PairOf, pairsOf } from '@/lib/domain/pairs';
import type { RoleProfile } from '@/lib/domain/profile';
import type { Site } from '@/lib/domain/site';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { inLanguage } from '@/lib/i18n/counterpart';
import { createFormat } from '@/lib/i18n/format';
import { type Language, languages } from '@/lib/i18n/languages';
import { homePath, pairId, pairPath, rolePath } from '@/lib/i18n/paths';
import { type PageId, pageLabel, pagePath, pagesInFoot } from '@/lib/pages/registry';
import { addressOf } from '@/lib/settings';

/** Two roles in the order of their columns. */
export type Pair = PairOf<RoleProfile>;

/** What every route begins with. */
export type PageData = {
  readonly language: Language;
  readonly site: Site;
  readonly words: Words;
  readonly format: Format;
  /** The pages that the foot of each page lists. */
  readonly pages: readonly SitePage[];
};

/** The pair of an address, `paralegal-vs-legal-secretary`. */
export const findPair = (site: Site, id: string): Pair | undefined =>
  pairsOf(site).find(([first, second]) => pairId(first.id, second.id) === id);

/** The pair that the site opens with, in the order that site.md gives. */
export function homePair({ words, roles }: Site): Pair {
  const [first, second] = words.home.pair.map((id) => roles.find((role) => role.id === id));
  if (first === undefined || second === undefined) throw new Error('home.pair names no two roles');
  return [first, second];
}

/** The foot of a page names each role, up to this many; beyond it, those of the home page. */
const mostRolesInFoot = 6;

/** The pages of a language by name, with those of some roles; of comparisons, the home page's. */
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
const menuOf = ({ language, site }: PageData): Frame['menu'] =>
  pagesInFoot().flatMap(({ id, isInMenu }) =>
    isInMenu ? { id, label: pageLabel(id, site), path: pagePath(id, language) } : [],
  );

/** The parts of the address of a page about two roles. */
export type PairParams = { readonly lang: string; readonly pair: string };

/** The pairs that pages are made for. */
export const pairParams = (language: string) =>
  pairsOf(loadSite(languageOf(language))).map(([first, second]) => ({
    pair: pairId(first.id, second.id),
  }));

/** Loads a language's content and the two roles that an address names. */
export async function loadPair(params: Promise<PairParams>) {
  const { lang, pair: id } = await params;
  const data = loadPage(languageOf(lang));
  const pair = findPair(data.site, id);
  if (pair === undefined) notFound();
  return { data, pair };
}

/** The names of two roles, for sentences about one person of each. */
export const singularOf = ([first, second]: Pair) => ({
  first: first.singular,
  second: second.singular,
});

/** The pages that an address with a slip in it may have meant. */
export const guessablePages = ({ language, site }: PageData): readonly SitePage[] =>
  listPages(language, site, site.roles);

/** Loads a language's content for a page. */
export function loadPage(language: Language): PageData {
  const site = loadSite(language);
  const { words, roles } = site;
  const pages = listPages(language, site, roles.length > mostRolesInFoot ? homePair(site) : roles);
  return { language, site, words, format: createFormat(language, words), pages };
}

/** What a page is given that each language has once. */
export type LanguageProps = { readonly params: Promise<{ readonly lang: string }> };

/** Loads a language's content for such a page. */
export const loadFor = async ({ params }: LanguageProps): Promise<PageData> =>
  loadPage(languageOf((await params).lang));

/** A trail from the home page down; the last entry is the page itself. */
export const trailTo = ({ words, language }: PageData, ...steps: Trail): Trail => [
  { label: words.navigation.home, path: homePath(language) },
  ...steps,
];

/** The same page in each language that has it. */
export const versionsOf = (
  { language, site }: Pick<PageData, 'language' | 'site'>,
  path: string,
): readonly { readonly id: Language; readonly path: `/${string}` }[] =>
  languages.flatMap(({ id }) => {
    const version = inLanguage(path, language, id);
    const known = pathsOf(id, id === language ? site : loadSite(id));
    return known.includes(version) ? [{ id, path: version }] : [];
  });

/** The ways to the other languages of the site: to the same page, or where there is none to their home page. */
function otherLanguages(data: PageData, path: `/${string}`): Frame['languages'] {
  const versions = languages.length === 1 ? [] : versionsOf(data, path);
  return languages.flatMap(({ id, name }) =>
    id === data.language
      ? []
      : [{ id, name, path: versions.find((each) => each.id === id)?.path ?? homePath(id) }],
  );
}

/** What the frame of a page needs to know, wherever the page stands. */
export const frameOf = (data: PageData, path: `/${string}`, trail: Trail): Frame => ({
  words: data.words,
  language: data.language,
  menu: menuOf(data),
  pages: data.pages,
  languages: otherLanguages(data, path),
  trail,
  foot: {
    address: addressOf(path),
    version: fill(data.words.print.version, { date: data.format.period(data.site.dataVersion) }),
  },
});

/** The frame of a page of the registry: its section of the menu, where it has one, starts with it. */
export function pageFrame(data: PageData, id: PageId) {
  const steps = id === 'home' ? [] : [{ label: pageLabel(id, data.site) }];
  const frame = frameOf(data, pagePath(id, data.language), trailTo(data, ...steps));
  return { ...frame, section: id, isSectionStart: true };
}
