import type { Metadata } from 'next';
import { describePage, headOfPair, pairPicture } from '@/app/describe-page';
import {
  frameOf,
  loadPair,
  type PageData,
  type Pair,
  type PairParams,
  pairParams,
  singularOf,
  trailTo,
} from '@/app/page-data';
import { ComparisonPage, type OtherRole } from '@/components/comparison/comparison-page';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { buildComparison } from '@/lib/domain/build-comparison';
import { pairsOf } from '@/lib/domain/pairs';
import { fill } from '@/lib/domain/template';
import { comparePath, pairPath } from '@/lib/i18n/paths';
import { breadcrumbJsonLd } from '@/lib/pages/json-ld';
import { steeringOf } from '@/lib/pages/steering';
import { addressOf, reportAddress } from '@/lib/settings';

type Props = { readonly params: Promise<PairParams> };

export const dynamicParams = false;

export const generateStaticParams = ({ params }: { params: Pick<PairParams, 'lang'> }) =>
  pairParams(params.lang);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data, pair } = await loadPair(params);
  const { title, description, canonical } = headOfPair(data, pair);
  return describePage(data, { title, description, canonical, picture: pairPicture(data, pair) });
}

/** For each role of a pair, the roles that could replace it: those with a comparison to the other one. */
function otherRoles({ site, language }: PageData, [first, second]: Pair) {
  const pairs = pairsOf(site);
  const choices = (isFit: (pair: Pair) => boolean, side: 0 | 1): readonly OtherRole[] =>
    pairs.filter(isFit).map((pair) => ({
      name: pair[side].name,
      path: pairPath(language, pair[0].id, pair[1].id),
    }));
  return [
    choices((pair) => pair[1] === second && pair[0] !== first, 0),
    choices((pair) => pair[0] === first && pair[1] !== second, 1),
  ] as const;
}

export default async function ComparisonRoute({ params }: Props) {
  const { data, pair } = await loadPair(params);
  const { site, words, language, format } = data;
  const heading = fill(words.compare.heading, singularOf(pair));
  const comparison = buildComparison(pair, site, format);
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
    <PageShell {...frameOf(data, about.path, trail)} section="compare">
      <ComparisonPage
        comparison={comparison}
        heading={heading}
        steering={steeringOf(comparison, about, words)}
        others={otherRoles(data, pair)}
        words={words}
        language={language}
      />
      <JsonLd things={[breadcrumbJsonLd(trail, addressOf)]} />
    </PageShell>
  );
}
