import type { Metadata } from 'next';
import { describePage } from '@/app/describe-page';
import { loadPage, sheetFoot, trailTo } from '@/app/page-data';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { SourcesView } from '@/components/sources/sources-view';
import { languageOf } from '@/lib/content/load-site';
import { datasetJsonLd } from '@/lib/domain/json-ld';
import { buildSourcesPage } from '@/lib/domain/sources-page';
import { sourcesPath } from '@/lib/i18n/paths';

type Props = { readonly params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const data = loadPage(languageOf((await params).lang));
  const { title, description } = data.site.sourcesText;
  return describePage(data, title, description, sourcesPath(data.language));
}

export default async function SourcesRoute({ params }: Props) {
  const data = loadPage(languageOf((await params).lang));
  const { site, words, language, format, pages } = data;
  const trail = trailTo(data, { label: words.navigation.sources });
  return (
    <PageShell
      words={words}
      language={language}
      trail={trail}
      pages={pages}
      foot={sheetFoot(data, sourcesPath(language))}
    >
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
