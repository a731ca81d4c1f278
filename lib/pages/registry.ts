import type { Article, Site } from '@/lib/domain/site';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';

/** How to read a page's content file, and its schema's name. `counselors` is an article with screenshots. */
export type ContentKind = 'article' | 'counselors' | 'pay' | 'sources' | 'faq';

type PageDefinition = {
  /** The page's slug, `/en/about/`, and file name, `content/en/about.md`. */
  readonly id: string;
  /** Left out for a page without a content file. */
  readonly kind?: ContentKind;
  /** The key of its label in menu, footer and breadcrumb. An article without one uses its title. */
  readonly label?: keyof Words['navigation'];
  readonly isInMenu?: true;
  /** Its position in the footer and the menu, lowest first. */
  readonly foot: number;
  /** Its position among the pages stored offline for every reader. Others are stored once opened. */
  readonly stored?: number;
};

/**
 * Every page that exists once in each language, in sitemap order. To add an article, add an entry, its
 * Markdown file and a route. Reading, checks, links, page lists and source uses follow from the entry.
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

/** The offline positions of the home page's comparison, its roles and its handout. */
export const storedTurns = { pair: 3, role: 4, handout: 6 } as const;

type Entry = (typeof pages)[number];
export type PageId = Entry['id'];
/** A page with an article. */
export type ArticleId = Extract<Entry, { kind: Exclude<ContentKind, 'faq'> }>['id'];
/** A page of the main menu. */
export type MenuId = Extract<Entry, { isInMenu: true }>['id'];

/** The registry without its literal types, for loops. */
export const pageDefinitions: readonly (PageDefinition & { readonly id: PageId })[] = pages;

/** The pages in footer and menu order. */
export const pagesInFoot = () => [...pageDefinitions].sort((one, two) => one.foot - two.foot);

/** The pages with a content file. */
export const contentPages = pageDefinitions.flatMap(({ kind, ...page }) =>
  kind === undefined ? [] : [{ ...page, kind }],
);

/** The path of a page. */
export const pagePath = (id: PageId, language: Language): `/${string}` =>
  id === 'home' ? `/${language}/` : `/${language}/${id}/`;

/** The content file of a page, relative to the project. */
export const contentFile = (id: PageId, language: string) =>
  `content/${language}/${id}.md` as const;

/**
 * Gets the article of a page.
 *
 * @throws Error if the page has none, which `readSite` rules out for pages with a content file
 */
export function getArticle({ articles }: Pick<Site, 'articles'>, id: PageId): Article {
  const article = articles.get(id);
  if (article === undefined) throw new Error(`The page ${id} has no article`);
  return article;
}

/** The label of a page in menu, footer and breadcrumb. */
export function pageLabel(id: PageId, site: Pick<Site, 'articles' | 'words'>): string {
  const { label } = pageDefinitions.find((page) => page.id === id) ?? {};
  return label === undefined ? getArticle(site, id).title : site.words.navigation[label];
}
