import type { Metadata } from 'next';
import { describePage, pairPicture } from '@/app/describe-page';
import {
  getFrame,
  getSingulars,
  loadPair,
  type PairParams,
  pairParams,
  trailTo,
} from '@/app/page-data';
import { HandoutPage } from '@/components/handout/handout-page';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { buildComparison } from '@/lib/domain/build-comparison';
import { canonicalPair } from '@/lib/domain/pairs';
import { fill } from '@/lib/domain/template';
import { comparePath, handoutPath, pairPath } from '@/lib/i18n/paths';
import { buildHandout } from '@/lib/pages/build-handout';
import { breadcrumbJsonLd } from '@/lib/pages/json-ld';
import { getAddress } from '@/lib/settings';

type Props = { readonly params: Promise<PairParams> };

export const dynamicParams = false;

export const generateStaticParams = ({ params }: { params: Pick<PairParams, 'lang'> }) =>
  pairParams(params.lang);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data, pair } = await loadPair(params);
  const { words, language, site } = data;
  const [one, other] = canonicalPair(site, pair);
  return describePage(data, {
    title: fill(words.handout.title, getSingulars(pair)),
    description: fill(words.handout.description, getSingulars(pair)),
    canonical: handoutPath(language, one.id, other.id),
    picture: pairPicture(data, pair),
  });
}

export default async function HandoutRoute({ params }: Props) {
  const { data, pair } = await loadPair(params);
  const { site, words, language, format } = data;
  const [first, second] = pair;
  const comparison = buildComparison(pair, site);
  const trail = trailTo(
    data,
    { label: words.navigation.compare, path: comparePath(language) },
    {
      label: fill(words.compare.heading, getSingulars(pair)),
      path: pairPath(language, first.id, second.id),
    },
    { label: words.handout.trail },
  );
  return (
    <PageShell
      {...getFrame(data, handoutPath(language, pair[0].id, pair[1].id), trail)}
      section="compare"
    >
      <HandoutPage
        comparison={comparison}
        sheet={buildHandout(comparison, words)}
        version={{ day: site.dataVersion, text: format.period(site.dataVersion) }}
        words={words}
        language={language}
      />
      <JsonLd things={[breadcrumbJsonLd(trail, getAddress)]} />
    </PageShell>
  );
}
