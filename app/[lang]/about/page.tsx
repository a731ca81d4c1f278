import type { Metadata } from 'next';
import { describePage } from '@/app/describe-page';
import { loadPage, sheetFoot, trailTo } from '@/app/page-data';
import { ArticleView } from '@/components/prose/article-view';
import { PageShell } from '@/components/shell/page-shell';
import { languageOf } from '@/lib/content/load-site';
import { buildSourceEntries } from '@/lib/domain/role-cells';
import { fill } from '@/lib/domain/template';
import { aboutPath } from '@/lib/i18n/paths';
import { reportAddress } from '@/lib/settings';
import { reportHref } from '@/lib/share/report';

type Props = { readonly params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const data = loadPage(languageOf((await params).lang));
  const { title, description } = data.site.about;
  return describePage(data, title, description, aboutPath(data.language));
}

export default async function AboutPage({ params }: Props) {
  const data = loadPage(languageOf((await params).lang));
  const { site, words, language, format, pages } = data;
  const { about } = site;
  const cited = about.sections.flatMap((section) =>
    section.content.flatMap((block) => block.sources),
  );
  const trail = trailTo(data, { label: words.navigation.about });
  return (
    <PageShell
      words={words}
      language={language}
      section="about"
      isSectionStart
      trail={trail}
      pages={pages}
      foot={sheetFoot(data, aboutPath(language))}
    >
      <ArticleView
        article={about}
        sources={buildSourceEntries(cited, site, format)}
        words={words}
        language={language}
      >
        <p>
          <a className="action" href={reportHref(reportAddress)}>
            {fill(words.about.report, { address: reportAddress.replace(/^https:\/\//, '') })}
          </a>
        </p>
      </ArticleView>
    </PageShell>
  );
}
