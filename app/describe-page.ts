import type { Metadata } from 'next';
import { loadSite } from '@/lib/content/load-site';
import { buildComparison } from '@/lib/domain/build-comparison';
import { canonicalPair } from '@/lib/domain/pairs';
import type { RoleProfile } from '@/lib/domain/profile';
import { rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { defaultLanguage, type Language, languages, localeOf } from '@/lib/i18n/languages';
import {
  iconPath,
  pairId,
  pairPath,
  picturePath,
  pictureSize,
  sitePicture,
} from '@/lib/i18n/paths';
import { articleOf, type PageId, pagePath } from '@/lib/pages/registry';
import { buildRolePage } from '@/lib/pages/role-page';
import { addressOf, hasSiteAddress } from '@/lib/settings';
import { onHost } from '@/lib/site-path';
import {
  findPair,
  homePair,
  type LanguageProps,
  loadFor,
  type PageData,
  type Pair,
  singularOf,
  versionsOf,
} from './page-data';

/** What the heads of all pages share. */
export const siteMetadata: Metadata = {
  // Named here, both: where one is, Next leaves out the icon that it finds beside the pages.
  icons: {
    icon: onHost('/icon.svg'),
    apple: onHost(iconPath('apple-touch-icon')),
  },
};

/** What the titles of all pages end with. */
export const titleEnd = ({ site }: Words): string => ` - ${site.name}`;

/** A page's picture for link previews: its address, and what it shows in words. */
export type Picture = { readonly path: `/${string}`; readonly alt: string };

/** The picture of pages that have none of their own. */
function defaultPicture({ site, words, language }: PageData): Picture {
  const [first, second] = homePair(site);
  return {
    path: picturePath(language, sitePicture),
    alt: fill(words.home.title, { one: first.singular, other: second.singular }),
  };
}

/** A role's picture, its pay in words beside it. */
export function rolePicture({ site, format, language }: PageData, role: RoleProfile): Picture {
  const { keyFacts } = buildRolePage(role, site, format);
  const pay = keyFacts.map(({ cell }) => (cell.kind === 'pay' ? cell.range.description : ''));
  return {
    path: picturePath(language, role.id),
    alt: [role.summary, ...pay].filter(Boolean).join(' '),
  };
}

/** The picture of a pair: one for both orders, with the sentences that open its comparison. */
export function pairPicture({ site, format, language }: PageData, pair: Pair): Picture {
  const [first, second] = canonicalPair(site, pair);
  const { opening } = buildComparison([first, second], site, format);
  return {
    path: picturePath(language, pairId(first.id, second.id)),
    alt: [`${first.name}, ${second.name}.`, ...opening].join(' '),
  };
}

/** What the head of a comparison says, on its page and in its file. */
export function headOfPair({ words, language, site, format }: PageData, pair: Pair) {
  const [first, second] = pair;
  const [one, other] = canonicalPair(site, pair);
  return {
    title: fill(words.compare.title, singularOf(pair)),
    description: fill(words.compare.description, {
      first: first.plural,
      second: second.plural,
      rows: format.count(rowDefinitions.length),
    }),
    canonical: pairPath(language, one.id, other.id),
  };
}

/** Of the two orders of a pair, each language names its own as the canonical one. */
export function canonicalIn(site: Site, path: string): string {
  const [, start, id = '', end] = /^(\/[^/]+\/compare\/)([^/]+)(\/.*)$/.exec(path) ?? [];
  const pair = findPair(site, id);
  if (pair === undefined) return path;
  const [first, second] = canonicalPair(site, pair);
  return `${start}${pairId(first.id, second.id)}${end}`;
}

/**
 * The same page in each language that has it, by whole addresses. Readers of every other language get it in
 * the default one, or the entrance of the site.
 */
export function alternatesOf(
  { language, site }: Pick<PageData, 'language' | 'site'>,
  canonical: string,
): Record<string, string> {
  const versions = versionsOf({ language, site }, canonical).map(({ id, path }) => {
    const own = id === language ? path : canonicalIn(loadSite(id), path);
    return [id, addressOf(own)] as const;
  });
  const standard = new Map<string, string>(versions).get(defaultLanguage);
  return { ...Object.fromEntries(versions), 'x-default': standard ?? addressOf('/') };
}

/** A locale as Open Graph writes it: `en_US`. */
const graphLocaleOf = (language: Language) => localeOf(language).replace('-', '_');

type Description = {
  readonly title: string;
  readonly description: string;
  /** The address that search engines are to keep; the page for lost addresses has none. */
  readonly canonical?: `/${string}`;
  readonly picture: Picture;
};

/** Title and description, for search engines and for previews of a link, and the preview's picture. */
function describe({ words, language }: PageData, page: Description): Metadata {
  const { title, description, canonical, picture } = page;
  const { path, alt } = picture;
  // Programs that show previews want whole addresses, and ask no page what its host is.
  const images = hasSiteAddress ? [{ url: addressOf(path), ...pictureSize, alt }] : [];
  return {
    title: `${title}${titleEnd(words)}`,
    description,
    openGraph: {
      type: 'website',
      siteName: words.site.name,
      locale: graphLocaleOf(language),
      ...(languages.length > 1 && {
        alternateLocale: languages.flatMap(({ id }) => (id === language ? [] : graphLocaleOf(id))),
      }),
      title,
      description,
      ...(canonical && hasSiteAddress && { url: addressOf(canonical) }),
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

/** The head of a page. */
export const describePage = (
  data: PageData,
  title: string,
  description: string,
  canonical: `/${string}`,
  picture = defaultPicture(data),
): Metadata => ({
  ...describe(data, { title, description, canonical, picture }),
  alternates: {
    canonical: addressOf(canonical),
    ...(languages.length > 1 && { languages: alternatesOf(data, canonical) }),
  },
});

/** The head of a page of the registry; without `textOf`, its article has the words. */
export const describeWith =
  (
    id: PageId,
    textOf: (data: PageData) => { readonly title: string; readonly description: string } = ({
      site,
    }) => articleOf(site, id),
  ) =>
  async (props: LanguageProps): Promise<Metadata> => {
    const data = await loadFor(props);
    const { title, description } = textOf(data);
    return describePage(data, title, description, pagePath(id, data.language));
  };

/** The title of the page for addresses that lead nowhere. */
export const notFoundTitle = (words: Words): string =>
  `${words['not-found'].title}${titleEnd(words)}`;

/** The head of the page for addresses that lead nowhere: no search engine keeps it. */
export function describeNotFound(data: PageData): Metadata {
  const { title, lead: description } = data.words['not-found'];
  return {
    ...siteMetadata,
    ...describe(data, { title, description, picture: defaultPicture(data) }),
    robots: { index: false },
  };
}
