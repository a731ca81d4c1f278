import type { ReactNode } from 'react';
import { ArticleView } from '@/components/prose/article-view';
import { PageShell } from '@/components/shell/page-shell';
import { buildSourceEntries } from '@/lib/domain/role-cells';
import { citedBy } from '@/lib/domain/site';
import { type ArticleId, getArticle } from '@/lib/pages/registry';
import { type PageData, pageFrame } from './page-data';

type Props = {
  readonly data: PageData;
  readonly id: ArticleId;
  /** Content before the first section. */
  readonly first?: ReactNode;
  /** Content after the last section. */
  readonly children?: ReactNode;
};

/** A page of the registry with its article and the sources that it cites. */
export function ArticlePage({ data, id, first, children }: Props) {
  const { site, words, language } = data;
  const article = getArticle(site, id);
  return (
    <PageShell {...pageFrame(data, id)}>
      <ArticleView
        article={article}
        sources={buildSourceEntries(citedBy(article), site)}
        words={words}
        language={language}
        first={first}
      >
        {children}
      </ArticleView>
    </PageShell>
  );
}
