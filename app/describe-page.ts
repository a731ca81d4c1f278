import type { Metadata } from 'next';
import { loadSite } from '@/lib/content/load-site';
import { buildComparison } from '@/lib/domain/build-comparison';
import { canonicalPair } from '@/lib/domain/pairs';
import type { RoleProfile } from '@/lib/domain/profile';
import { rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { defaultLanguage, getLocale, type Language, languages } from '@/lib/i18n/languages';
import {
  iconPath,
  pairId,
  pairPath,
  picturePath,
  pictureSize,
  sitePicture,
} from '@/lib/i18n/paths';
import { getArticle, type PageId, pagePath } from '@/lib/pages/registry';
import { buildRolePage } from '@/lib/pages/role-page';
import { getAddress, hasSiteAddress } from '@/lib/settings';
import { withBasePath } from '@/lib/site-path';
import {
  findPair,
  getSingulars,
  getVersions,
  homePair,
  type LanguageProps,
  loadFor,
  type PageData,
  type Pair,
} from './page-data';

/** Metadata that all pages share. */
export const siteMetadata: Metadata = {
  // Both, because Next omits the icon file next to the pages once one is listed here.
  icons: {
    icon: withBasePath('/icon.svg'),
    apple: withBasePath(iconPath('apple-touch-icon')),
  },
};

/** The ending that all page titles share. */
export const titleEnd = ({ site }: Words): string => ` - ${site.name}`;

/** A page's picture for link previews. `alt` describes it. */
export type Picture = { readonly path: `/${string}`; readonly alt: string };

/** The picture of pages without a specific one. */
function defaultPicture({ site, words, language }: PageData): Picture {
  const [first, second] = homePair(site);
  return {
    path: picturePath(language, sitePicture),
    alt: fill(words.home.title, { one: first.singular, other: second.singular }),
  };
}

/** A role's picture. The description includes its pay. */
export function rolePicture({ site, language }: PageData, role: RoleProfile): Picture {
  const { keyFacts } = buildRolePage(role, site);
  const pay = keyFacts.map(({ cell }) => (cell.kind === 'pay' ? cell.range.description : ''));
  return {
    path: picturePath(language, role.id),
    alt: [role.summary, ...pay].filter(Boolean).join(' '),
  };
}

/** A pair's picture, the same for both orders. The description is the opening of its comparison. */
export function pairPicture({ site, language }: PageData, pair: Pair): Picture {
  const [first, second] = canonicalPair(site, pair);
  const { opening } = buildComparison([first, second], site);
  return {
    path: picturePath(language, pairId(first.id, second.id)),
    alt: [`${first.name}, ${second.name}.`, ...opening].join(' '),
  };
}

/** Title, description and canonical path of a comparison, for its page and its single file. */
export function headOfPair({ words, language, site, format }: PageData, pair: Pair) {
  const [first, second] = pair;
  const [one, other] = canonicalPair(site, pair);
  return {
    title: fill(words.compare.title, getSingulars(pair)),
    description: fill(words.compare.description, {
      first: first.plural,
      second: second.plural,
      rows: format.count(rowDefinitions.length),
    }),
    canonical: pairPath(language, one.id, other.id),
  };
}

/** The canonical path of a page: each language chooses one order of each pair. */
export function canonicalIn(site: Site, path: string): string {
  const [, start, id = '', end] = /^(\/[^/]+\/compare\/)([^/]+)(\/.*)$/.exec(path) ?? [];
  const pair = findPair(site, id);
  if (pair === undefined) return path;
  const [first, second] = canonicalPair(site, pair);
  return `${start}${pairId(first.id, second.id)}${end}`;
}

/**
 * The full URLs of a page by language. `x-default` is the page in the default language, or `/` if that language
 * lacks it.
 */
export function getAlternates(
  { language, site }: Pick<PageData, 'language' | 'site'>,
  canonical: string,
): Record<string, string> {
  const versions = getVersions({ language, site }, canonical).map(({ id, path }) => {
    const canonicalPath = id === language ? path : canonicalIn(loadSite(id), path);
    return [id, getAddress(canonicalPath)] as const;
  });
  const standard = new Map<string, string>(versions).get(defaultLanguage);
  return { ...Object.fromEntries(versions), 'x-default': standard ?? getAddress('/') };
}

/** A locale in the format of Open Graph: `en_US`. */
const getGraphLocale = (language: Language) => getLocale(language).replace('-', '_');

type Description = {
  readonly title: string;
  readonly description: string;
  /** The path for search engines. The 404 page has none. */
  readonly canonical?: `/${string}`;
  readonly picture: Picture;
};

/** A page with a canonical path. Without `picture` it gets the site's. */
type PageDescription = Omit<Description, 'canonical' | 'picture'> & {
  readonly canonical: `/${string}`;
  readonly picture?: Picture;
};

/** Metadata for search engines and link previews. */
function describe({ words, language }: PageData, page: Description): Metadata {
  const { title, description, canonical, picture } = page;
  const { path, alt } = picture;
  // Preview pictures need full URLs: crawlers do not resolve paths.
  const images = hasSiteAddress ? [{ url: getAddress(path), ...pictureSize, alt }] : [];
  return {
    title: `${title}${titleEnd(words)}`,
    description,
    openGraph: {
      type: 'website',
      siteName: words.site.name,
      locale: getGraphLocale(language),
      ...(languages.length > 1 && {
        alternateLocale: languages.flatMap(({ id }) => (id === language ? [] : getGraphLocale(id))),
      }),
      title,
      description,
      ...(canonical && hasSiteAddress && { url: getAddress(canonical) }),
      images,
    },
    twitter: {
      card: hasSiteAddress ? 'summary_large_image' : 'summary',
      title,
      description,
      images: images.map(({ url }) => ({ url, alt })),
    },
  };
}

/** The metadata of a page with a canonical path. */
export const describePage = (
  data: PageData,
  { title, description, canonical, picture = defaultPicture(data) }: PageDescription,
): Metadata => ({
  ...describe(data, { title, description, canonical, picture }),
  alternates: {
    canonical: getAddress(canonical),
    ...(languages.length > 1 && { languages: getAlternates(data, canonical) }),
  },
});

/** The metadata of a page in the registry. Without `getText` it uses the article's title and description. */
export const describeWith =
  (
    id: PageId,
    getText: (data: PageData) => { readonly title: string; readonly description: string } = ({
      site,
    }) => getArticle(site, id),
  ) =>
  async (props: LanguageProps): Promise<Metadata> => {
    const data = await loadFor(props);
    const { title, description } = getText(data);
    return describePage(data, { title, description, canonical: pagePath(id, data.language) });
  };

/** The title of the 404 page. */
export const notFoundTitle = (words: Words): string =>
  `${words['not-found'].title}${titleEnd(words)}`;

/** The metadata of the 404 page, which search engines must not index. */
export function describeNotFound(data: PageData): Metadata {
  const { title, lead: description } = data.words['not-found'];
  return {
    ...siteMetadata,
    ...describe(data, { title, description, picture: defaultPicture(data) }),
    robots: { index: false },
  };
}
