import { describeWith } from '@/app/describe-page';
import { frameOf, type LanguageProps, loadFor, trailTo } from '@/app/page-data';
import { ArticleView } from '@/components/prose/article-view';
import { PageShell } from '@/components/shell/page-shell';
import { buildSourceEntries } from '@/lib/domain/role-cells';
import { citedBy } from '@/lib/domain/site';
import { counselorsPath } from '@/lib/i18n/paths';

export const generateMetadata = describeWith(({ site }) => site.counselors, counselorsPath);

export default async function CounselorsPage(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language, format } = data;
  const { counselors } = site;
  const trail = trailTo(data, { label: words.navigation.counselors });
  return (
    <PageShell {...frameOf(data, counselorsPath(language), trail)}>
      <ArticleView
        article={counselors}
        pictures={counselors.pictures}
        sources={buildSourceEntries(citedBy(counselors), site, format)}
        words={words}
        language={language}
      />
    </PageShell>
  );
}
