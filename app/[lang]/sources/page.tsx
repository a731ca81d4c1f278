import { describeWith } from '@/app/describe-page';
import { frameOf, type LanguageProps, loadFor, trailTo } from '@/app/page-data';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { SourcesView } from '@/components/sources/sources-view';
import { datasetJsonLd } from '@/lib/domain/json-ld';
import { buildSourcesPage } from '@/lib/domain/sources-page';
import { sourcesPath } from '@/lib/i18n/paths';

export const generateMetadata = describeWith(({ site }) => site.sourcesText, sourcesPath);

export default async function SourcesRoute(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language, format } = data;
  const trail = trailTo(data, { label: words.navigation.sources });
  return (
    <PageShell {...frameOf(data, sourcesPath(language), trail)}>
      <SourcesView
        page={buildSourcesPage(site, format)}
        text={site.sourcesText}
        words={words}
        language={language}
      />
      <JsonLd things={datasetJsonLd(site)} />
    </PageShell>
  );
}
