import type { ReactNode } from 'react';
import { ArticleSection } from '@/components/prose/article-section';
import { JumpList, PageTop } from '@/components/shell/page-parts';
import { ScriptErrorNotice } from '@/components/shell/script-error-notice';
import { SourceList } from '@/components/shell/source-list';
import type { SourceEntry } from '@/lib/domain/cell';
import { type Article, type PayPart, payParts } from '@/lib/domain/site';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';

type Props = {
  readonly article: Article;
  /** What follows the text of each section: drawings, tables, sentences. */
  readonly parts: Readonly<Partial<Record<PayPart, ReactNode>>>;
  readonly sources: readonly SourceEntry[];
  readonly words: Words;
  readonly language: Language;
};

/** The pay of two roles: the text of each section, then the figures from the tables. */
export function PayPage({ article, parts, ...shared }: Props) {
  const { words } = shared;
  return (
    <>
      <PageTop title={article.title} lead={article.lead} />
      <ScriptErrorNotice words={words.site} />
      <JumpList sections={article.sections} words={words} />
      <div className="book">
        {payParts.map((part, index) => {
          const section = article.sections[index];
          if (section === undefined) return null;
          return (
            <ArticleSection key={section.id} section={section} {...shared}>
              {parts[part]}
            </ArticleSection>
          );
        })}
      </div>
      <SourceList heading={words.role.sources} {...shared} />
    </>
  );
}
