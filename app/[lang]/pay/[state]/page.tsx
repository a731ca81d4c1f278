import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { describePage } from '@/app/describe-page';
import { getFrame, homePair, loadPage, trailTo } from '@/app/page-data';
import { StatePage } from '@/components/pay/state-page';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { getLanguage, loadSite } from '@/lib/content/load-site';
import { getSlug, stateOfSlug } from '@/lib/domain/places';
import { buildSourceEntries } from '@/lib/domain/role-cells';
import { getStates } from '@/lib/domain/tables';
import { payPath, statePayPath } from '@/lib/i18n/paths';
import { breadcrumbJsonLd } from '@/lib/pages/json-ld';
import { buildStatePage } from '@/lib/pay/state-page';
import { getAddress } from '@/lib/settings';

type Params = { readonly lang: string; readonly state: string };
type Props = { readonly params: Promise<Params> };

export const dynamicParams = false;

export const generateStaticParams = ({ params }: { params: Pick<Params, 'lang'> }) =>
  getStates(loadSite(getLanguage(params.lang)).tables).map((state) => ({ state: getSlug(state) }));

/** Loads a language's content and the page of the state in a route. */
async function loadState(params: Props['params']) {
  const { lang, state: slug } = await params;
  const data = loadPage(getLanguage(lang));
  const state = stateOfSlug(slug);
  if (state === undefined) notFound();
  const pair = homePair(data.site);
  return {
    data,
    pair,
    page: buildStatePage(pair, data.site, state),
    path: statePayPath(data.language, slug),
  };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data, page, path } = await loadState(params);
  return describePage(data, { title: page.title, description: page.description, canonical: path });
}

export default async function StatePayRoute({ params }: Props) {
  const { data, pair, page, path } = await loadState(params);
  const { site, words, language } = data;
  const trail = trailTo(
    data,
    { label: words.navigation.pay, path: payPath(language) },
    { label: page.name },
  );
  return (
    <PageShell {...getFrame(data, path, trail)} section="pay">
      <StatePage
        page={page}
        pair={[pair[0].id, pair[1].id]}
        sources={buildSourceEntries(page.sources, site)}
        words={words}
        language={language}
      />
      <JsonLd things={[breadcrumbJsonLd(trail, getAddress)]} />
    </PageShell>
  );
}
