import type { Metadata } from 'next';
import { describePage } from '@/app/describe-page';
import { loadPage, sheetFoot, trailTo } from '@/app/page-data';
import { StoredPages } from '@/components/offline/stored-pages';
import { ArticleView } from '@/components/prose/article-view';
import { PageShell } from '@/components/shell/page-shell';
import { languageOf } from '@/lib/content/load-site';
import { buildSourceEntries } from '@/lib/domain/role-cells';
import { offlinePath } from '@/lib/i18n/paths';

type Props = { readonly params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const data = loadPage(languageOf((await params).lang));
  const { title, description } = data.site.offline;
  return describePage(data, title, description, offlinePath(data.language));
}

export default async function OfflinePage({ params }: Props) {
  const data = loadPage(languageOf((await params).lang));
  const { site, words, language, format, pages } = data;
  const cited = site.offline.sections.flatMap((section) =>
    section.content.flatMap((block) => block.sources),
  );
  return (
    <PageShell
      words={words}
      language={language}
      trail={trailTo(data, { label: words.navigation.offline })}
      pages={pages}
      foot={sheetFoot(data, offlinePath(language))}
    >
      <ArticleView
        article={site.offline}
        sources={buildSourceEntries(cited, site, format)}
        words={words}
        language={language}
        first={<StoredPages words={words} />}
      />
    </PageShell>
  );
}
