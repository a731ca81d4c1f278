import { describeWith } from '@/app/describe-page';
import { type LanguageProps, loadFor, pageFrame } from '@/app/page-data';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { SourcesView } from '@/components/sources/sources-view';
import { datasetJsonLd } from '@/lib/pages/json-ld';
import { getArticle } from '@/lib/pages/registry';
import { buildSourcesPage } from '@/lib/pages/sources-page';

export const generateMetadata = describeWith('sources');

export default async function SourcesRoute(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language } = data;
  return (
    <PageShell {...pageFrame(data, 'sources')}>
      <SourcesView
        page={buildSourcesPage(site)}
        text={getArticle(site, 'sources')}
        words={words}
        language={language}
      />
      <JsonLd things={datasetJsonLd(site)} />
    </PageShell>
  );
}
