import type { Article, Site } from '@/lib/domain/site';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';

/** How the content file of a page is read, and the name of its schema; `counselors` is an article with pictures. */
export type ContentKind = 'article' | 'counselors' | 'pay' | 'sources' | 'faq';

type PageDefinition = {
  /** The word of the page's address, `/en/about/`, and the name of its file, `content/en/about.md`. */
  readonly id: string;
  /** Left out where a page has no file of its own. */
  readonly kind?: ContentKind;
  /** Its name in menu, foot and trail, a word of `site.md`; an article without one goes by its title. */
  readonly label?: keyof Words['navigation'];
  readonly isInMenu?: true;
  /** Its turn in the foot of each page, and in the menu: lowest first. */
  readonly foot: number;
  /** Its turn among the pages stored for every reader; without one, it is stored once it was opened. */
  readonly stored?: number;
};

/**
 * Every page that a language has once, in the order of the sitemap. An article is an entry here, its Markdown file
 * and a route: reading, checks, links, lists of pages and uses of sources follow from the entry.
 */
export const pages = [
  { id: 'home', label: 'home', foot: 1, stored: 2 },
  { id: 'roles', label: 'roles', isInMenu: true, foot: 3, stored: 8 },
  { id: 'compare', label: 'compare', isInMenu: true, foot: 2, stored: 9 },
  { id: 'faq', kind: 'faq', label: 'faq', isInMenu: true, foot: 5, stored: 5 },
  { id: 'sources', kind: 'sources', label: 'sources', foot: 6, stored: 11 },
  { id: 'counselors', kind: 'counselors', label: 'counselors', foot: 7 },
  { id: 'about', kind: 'article', label: 'about', isInMenu: true, foot: 9, stored: 10 },
  { id: 'offline', kind: 'article', label: 'offline', foot: 8, stored: 1 },
  { id: 'pay', kind: 'pay', label: 'pay', isInMenu: true, foot: 4, stored: 7 },
] as const satisfies readonly PageDefinition[];

/** The turns of pages that a language has several of: the home page's comparison, its roles and its handout. */
export const storedTurns = { pair: 3, role: 4, handout: 6 } as const;

type Entry = (typeof pages)[number];
export type PageId = Entry['id'];
/** A page whose text is an article. */
export type ArticleId = Extract<Entry, { kind: Exclude<ContentKind, 'faq'> }>['id'];
/** A page of the main menu. */
export type MenuId = Extract<Entry, { isInMenu: true }>['id'];

/** The registry without its literal types, for loops over it. */
export const pageDefinitions: readonly (PageDefinition & { readonly id: PageId })[] = pages;

/** The pages in the order of foot and menu. */
export const pagesInFoot = () => [...pageDefinitions].sort((one, two) => one.foot - two.foot);

/** The pages that have a content file. */
export const contentPages = pageDefinitions.flatMap(({ kind, ...page }) =>
  kind === undefined ? [] : [{ ...page, kind }],
);

/** The address of a page of the registry. */
export const pagePath = (id: PageId, language: Language): `/${string}` =>
  id === 'home' ? `/${language}/` : `/${language}/${id}/`;

/** The content file of a page of the registry. */
export const contentFile = (id: PageId, language: string) =>
  `content/${language}/${id}.md` as const;

/**
 * The text of a page of the registry.
 *
 * @throws Error where the site was not read whole, which `readSite` rules out
 */
export function articleOf({ articles }: Pick<Site, 'articles'>, id: PageId): Article {
  const article = articles.get(id);
  if (article === undefined) throw new Error(`The page ${id} has no article`);
  return article;
}

/** What a page is called in menu, foot and trail. */
export function pageLabel(id: PageId, site: Pick<Site, 'articles' | 'words'>): string {
  const { label } = pageDefinitions.find((page) => page.id === id) ?? {};
  return label === undefined ? articleOf(site, id).title : site.words.navigation[label];
}
