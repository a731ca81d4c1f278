import type { Metadata } from 'next';
import { describePage } from '@/app/describe-page';
import { loadPage, sheetFoot, trailTo } from '@/app/page-data';
import { ArticleView } from '@/components/prose/article-view';
import { PageShell } from '@/components/shell/page-shell';
import { languageOf } from '@/lib/content/load-site';
import { buildSourceEntries } from '@/lib/domain/role-cells';
import { counselorsPath } from '@/lib/i18n/paths';

type Props = { readonly params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const data = loadPage(languageOf((await params).lang));
  const { title, description } = data.site.counselors;
  return describePage(data, title, description, counselorsPath(data.language));
}

export default async function CounselorsPage({ params }: Props) {
  const data = loadPage(languageOf((await params).lang));
  const { site, words, language, format, pages } = data;
  const { counselors } = site;
  const cited = counselors.sections.flatMap((section) =>
    section.content.flatMap((block) => block.sources),
  );
  const trail = trailTo(data, { label: words.navigation.counselors });
  return (
    <PageShell
      words={words}
      language={language}
      trail={trail}
      pages={pages}
      foot={sheetFoot(data, counselorsPath(language))}
    >
      <ArticleView
        article={counselors}
        pictures={counselors.pictures}
        sources={buildSourceEntries(cited, site, format)}
        words={words}
        language={language}
      />
    </PageShell>
  );
}
