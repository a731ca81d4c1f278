import { describeWith } from '@/app/describe-page';
import { frameOf, type LanguageProps, loadFor, trailTo } from '@/app/page-data';
import { StoredPages } from '@/components/offline/stored-pages';
import { ArticleView } from '@/components/prose/article-view';
import { PageShell } from '@/components/shell/page-shell';
import { buildSourceEntries } from '@/lib/domain/role-cells';
import { citedBy } from '@/lib/domain/site';
import { offlinePath } from '@/lib/i18n/paths';

export const generateMetadata = describeWith(({ site }) => site.offline, offlinePath);

export default async function OfflinePage(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language, format } = data;
  return (
    <PageShell
      {...frameOf(data, offlinePath(language), trailTo(data, { label: words.navigation.offline }))}
    >
      <ArticleView
        article={site.offline}
        sources={buildSourceEntries(citedBy(site.offline), site, format)}
        words={words}
        language={language}
        first={<StoredPages words={words} />}
      />
    </PageShell>
  );
}
