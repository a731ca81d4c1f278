import { ArticlePage } from '@/app/article-page';
import { describeWith } from '@/app/describe-page';
import { type LanguageProps, loadFor } from '@/app/page-data';

export const generateMetadata = describeWith('counselors');

export default async function CounselorsPage(props: LanguageProps) {
  return <ArticlePage data={await loadFor(props)} id="counselors" />;
}
