import { ArticlePage } from '@/app/article-page';
import { describeWith } from '@/app/describe-page';
import { type LanguageProps, loadFor } from '@/app/page-data';
import { fill } from '@/lib/domain/template';
import { reportAddress } from '@/lib/settings';
import { reportHref } from '@/lib/share/report';

export const generateMetadata = describeWith('about');

export default async function AboutPage(props: LanguageProps) {
  const data = await loadFor(props);
  const { about } = data.words;
  return (
    <ArticlePage data={data} id="about">
      {reportAddress === undefined ? (
        <p>{about['no-report']}</p>
      ) : (
        <p>
          <a className="action" href={reportHref(reportAddress)}>
            {fill(about.report, { address: reportAddress.replace(/^https:\/\//, '') })}
          </a>
        </p>
      )}
    </ArticlePage>
  );
}
