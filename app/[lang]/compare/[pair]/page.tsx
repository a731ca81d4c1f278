import type { Metadata } from 'next';
import { describePage, headOfPair, pairPicture } from '@/app/describe-page';
import {
  getFrame,
  getSingulars,
  loadPair,
  otherRoles,
  type PairParams,
  pairParams,
  trailTo,
} from '@/app/page-data';
import { ComparisonPage } from '@/components/comparison/comparison-page';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { buildComparison } from '@/lib/domain/build-comparison';
import { fill } from '@/lib/domain/template';
import { comparePath, pairPath } from '@/lib/i18n/paths';
import { buildComparisonData } from '@/lib/pages/comparison-data';
import { breadcrumbJsonLd } from '@/lib/pages/json-ld';
import { getAddress, reportAddress } from '@/lib/settings';

type Props = { readonly params: Promise<PairParams> };

export const dynamicParams = false;

export const generateStaticParams = ({ params }: { params: Pick<PairParams, 'lang'> }) =>
  pairParams(params.lang);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data, pair } = await loadPair(params);
  const { title, description, canonical } = headOfPair(data, pair);
  return describePage(data, { title, description, canonical, picture: pairPicture(data, pair) });
}

export default async function ComparisonRoute({ params }: Props) {
  const { data, pair } = await loadPair(params);
  const { site, words, language, format } = data;
  const heading = fill(words.compare.heading, getSingulars(pair));
  const comparison = buildComparison(pair, site);
  const about = {
    site: words.site.name,
    title: heading,
    path: pairPath(language, pair[0].id, pair[1].id),
    version: site.dataVersion,
    versionText: format.period(site.dataVersion),
    ...(reportAddress && { reportAddress }),
  };
  const trail = trailTo(
    data,
    { label: words.navigation.compare, path: comparePath(language) },
    { label: heading },
  );
  return (
    <PageShell {...getFrame(data, about.path, trail)} section="compare">
      <ComparisonPage
        comparison={comparison}
        heading={heading}
        data={buildComparisonData(comparison, about, words)}
        others={otherRoles(data, pair)}
        words={words}
        language={language}
      />
      <JsonLd things={[breadcrumbJsonLd(trail, getAddress)]} />
    </PageShell>
  );
}
