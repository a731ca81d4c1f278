import type { Metadata } from 'next';
import { loadSite } from '@/lib/content/load-site';
import { pathsOf } from '@/lib/content/pages';
import { buildComparison } from '@/lib/domain/build-comparison';
import { canonicalPair } from '@/lib/domain/pairs';
import type { RoleProfile } from '@/lib/domain/profile';
import { buildRolePage } from '@/lib/domain/role-page';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { type Language, languages, localeOf } from '@/lib/i18n/languages';
import {
  homePath,
  iconPath,
  pairId,
  picturePath,
  pictureSize,
  sitePicture,
} from '@/lib/i18n/paths';
import { siteAddress } from '@/lib/settings';
import { onHost } from '@/lib/site-path';
import { homePair, type LanguageProps, loadFor, type PageData, type Pair } from './page-data';

/** What the heads of all pages share. */
export const siteMetadata: Metadata = {
  metadataBase: new URL(siteAddress),
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

/** The same page in each language that has it, and the entrance for every other language. */
function alternatesOf({ language, site }: PageData, path: string): Record<string, string> {
  const versions = languages.flatMap(({ id }) => {
    const version = path.replace(homePath(language), homePath(id));
    const known = pathsOf(id, id === language ? site : loadSite(id));
    return known.includes(version) ? [[id, version] as const] : [];
  });
  return { ...Object.fromEntries(versions), 'x-default': '/' };
}

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
  const { path: url, alt } = picture;
  return {
    title: `${title}${titleEnd(words)}`,
    description,
    openGraph: {
      type: 'website',
      siteName: words.site.name,
      locale: localeOf(language).replace('-', '_'),
      title,
      description,
      ...(canonical && { url: canonical }),
      images: [{ url, ...pictureSize, alt }],
    },
    twitter: { card: 'summary_large_image', title, description, images: [{ url, alt }] },
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
  alternates: { canonical, languages: alternatesOf(data, canonical) },
});

/** The head of a page that each language has once, by where its words stand and where the page does. */
export const describeWith =
  (
    textOf: (data: PageData) => { readonly title: string; readonly description: string },
    pathOf: (language: Language) => `/${string}`,
  ) =>
  async (props: LanguageProps): Promise<Metadata> => {
    const data = await loadFor(props);
    const { title, description } = textOf(data);
    return describePage(data, title, description, pathOf(data.language));
  };

/** The head of the page for addresses that lead nowhere: no search engine keeps it. */
export function describeNotFound(data: PageData): Metadata {
  const { title, lead: description } = data.words['not-found'];
  return {
    ...siteMetadata,
    ...describe(data, { title, description, picture: defaultPicture(data) }),
    robots: { index: false },
  };
}
