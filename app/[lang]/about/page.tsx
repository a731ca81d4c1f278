import { describeWith } from '@/app/describe-page';
import { frameOf, type LanguageProps, loadFor, trailTo } from '@/app/page-data';
import { ArticleView } from '@/components/prose/article-view';
import { PageShell } from '@/components/shell/page-shell';
import { buildSourceEntries } from '@/lib/domain/role-cells';
import { citedBy } from '@/lib/domain/site';
import { fill } from '@/lib/domain/template';
import { aboutPath } from '@/lib/i18n/paths';
import { reportAddress } from '@/lib/settings';
import { reportHref } from '@/lib/share/report';

export const generateMetadata = describeWith(({ site }) => site.about, aboutPath);

export default async function AboutPage(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language, format } = data;
  const { about } = site;
  const trail = trailTo(data, { label: words.navigation.about });
  return (
    <PageShell {...frameOf(data, aboutPath(language), trail)} section="about" isSectionStart>
      <ArticleView
        article={about}
        sources={buildSourceEntries(citedBy(about), site, format)}
        words={words}
        language={language}
      >
        {reportAddress === undefined ? (
          <p>{words.about['no-report']}</p>
        ) : (
          <p>
            <a className="action" href={reportHref(reportAddress)}>
              {fill(words.about.report, { address: reportAddress.replace(/^https:\/\//, '') })}
            </a>
          </p>
        )}
      </ArticleView>
    </PageShell>
  );
}
