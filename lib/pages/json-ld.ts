import type { DistributionFact, Missing } from '@/lib/domain/fact';
import { isOver } from '@/lib/domain/pay';
import type { PlaceId } from '@/lib/domain/places';
import type { RoleProfile } from '@/lib/domain/profile';
import type { Site } from '@/lib/domain/site';
import { projectionYears, type Tables } from '@/lib/domain/table-rows';
import { tableSources, yearlyPay } from '@/lib/domain/tables';

/**
 * A schema.org object for search engines, with keys from its vocabulary. A test checks the built pages
 * against the whole vocabulary.
 */
export type Thing = { readonly '@type': string } & Readonly<Record<string, unknown>>;

/** Combines several objects into one document. */
export const getGraph = (things: readonly Thing[]) => ({
  '@context': 'https://schema.org',
  '@graph': things,
});

const countries: Readonly<Partial<Record<PlaceId, Thing>>> = {
  us: { '@type': 'Country', name: 'United States' },
};

/**
 * Yearly pay at five percentiles. Empty if the table has none. Percentiles above the top code are left out,
 * because schema.org requires a number.
 */
function getSalary(pay: DistributionFact | Missing): Readonly<Record<string, unknown>> {
  if (pay.kind === 'missing') return {};
  const salary = {
    '@type': 'MonetaryAmountDistribution',
    name: 'base',
    currency: 'USD',
    duration: 'P1Y',
    ...Object.fromEntries(
      Object.entries({
        percentile10: pay.p10,
        percentile25: pay.p25,
        median: pay.median,
        percentile75: pay.p75,
        percentile90: pay.p90,
      }).filter(([, amount]) => !isOver(amount)),
    ),
  };
  return { estimatedSalary: [salary], occupationLocation: [countries[pay.place] ?? countries.us] };
}

/** A role as an occupation, with its official code and the pay that its page shows. */
export const occupationJsonLd = (
  role: RoleProfile,
  { tables }: Pick<Site, 'tables'>,
  url: string,
): Thing => ({
  '@type': 'Occupation',
  name: role.name,
  description: role.summary,
  url,
  occupationalCategory: role.occupation.code,
  ...getSalary(yearlyPay(tables, role.occupation.code, 'us')),
});

/** The breadcrumb trail of a page. The page itself comes last and needs no path. */
export const breadcrumbJsonLd = (
  trail: readonly { readonly label: string; readonly path?: `/${string}` }[],
  getAddress: (path: `/${string}`) => string,
): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: trail.map(({ label, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label,
    ...(path && { item: getAddress(path) }),
  })),
});

export const websiteJsonLd = (
  { words }: Pick<Site, 'words'>,
  language: string,
  url: string,
): Thing => ({
  '@type': 'WebSite',
  name: words.site.name,
  description: words.site.description,
  url,
  inLanguage: language,
});

/** Questions and answers as plain text. Pass only what the page shows. */
export const faqJsonLd = (
  questions: readonly { readonly question: string; readonly answer: string }[],
): Thing => ({
  '@type': 'FAQPage',
  mainEntity: questions.map(({ question, answer }) => ({
    '@type': 'Question',
    name: question,
    acceptedAnswer: { '@type': 'Answer', text: answer },
  })),
});

/** The period that a table covers, as a schema.org span: `2014-05/2025-05`. */
function getSpan(periods: readonly string[]): string {
  const [first = '', ...later] = [...periods].sort();
  return later.length === 0 ? first : `${first}/${later.at(-1)}`;
}

const getTimes = ({ oewsNational, projections }: Tables) => ({
  oewsNational: oewsNational.map((row) => row.reference_period),
  projections: projections.flatMap(({ projection_period: period }) =>
    Object.values(projectionYears(period)).map(String),
  ),
});

/** The official tables behind the site's figures, described as in the list of sources. */
export function datasetJsonLd({ sources, tables }: Pick<Site, 'sources' | 'tables'>) {
  const times = getTimes(tables);
  return (['oewsNational', 'projections'] as const).flatMap((table): readonly Thing[] => {
    const source = sources.get(tableSources[table]);
    if (source === undefined) return [];
    const { title, publisher, note, address, shown } = source;
    const isKnown = (text: string) => text !== 'none' && text !== 'unknown';
    return [
      {
        '@type': 'Dataset',
        name: title,
        description: [`${title}, ${publisher}.`, note].filter(Boolean).join(' '),
        ...(isKnown(publisher) && { creator: { '@type': 'Organization', name: publisher } }),
        ...(isKnown(address) && { isBasedOn: address }),
        ...(isKnown(shown) && { datePublished: shown }),
        spatialCoverage: countries.us,
        temporalCoverage: getSpan(times[table]),
      },
    ];
  });
}
