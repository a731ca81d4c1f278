import { ArticlePage } from '@/app/article-page';
import { describeWith } from '@/app/describe-page';
import { type LanguageProps, loadFor } from '@/app/page-data';
import { StoredPages } from '@/components/offline/stored-pages';

export const generateMetadata = describeWith('offline');

export default async function OfflinePage(props: LanguageProps) {
  const data = await loadFor(props);
  return <ArticlePage data={data} id="offline" first={<StoredPages words={data.words} />} />;
}
