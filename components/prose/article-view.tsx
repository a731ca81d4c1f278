import type { ReactNode } from 'react';
import { PageTop } from '@/components/shell/page-parts';
import { SourceList } from '@/components/shell/source-list';
import type { SourceEntry } from '@/lib/domain/cell';
import type { Article } from '@/lib/domain/site';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { withBasePath } from '@/lib/site-path';
import { ArticleSection } from './article-section';

type Props = {
  readonly article: Article;
  readonly sources: readonly SourceEntry[];
  readonly words: Words;
  readonly language: Language;
  /** Shown before the first section. */
  readonly first?: ReactNode;
  /** Shown after the last section. */
  readonly children?: ReactNode;
};

/** A plain page of prose, with its sources if it names any. */
export function ArticleView({ article, first, children, ...shared }: Props) {
  const { sources, words } = shared;
  return (
    <>
      <PageTop title={article.title} lead={article.lead} />
      <div className="book">
        {first}
        {article.sections.map((section) => (
          <ArticleSection key={section.id} section={section} {...shared}>
            {article.pictures
              ?.filter((picture) => picture.section === section.id)
              .map(({ path, width, height, alt }) => (
                <img
                  key={path}
                  className="picture"
                  src={withBasePath(path)}
                  width={width / 2}
                  height={height / 2}
                  alt={alt}
                  loading="lazy"
                  decoding="async"
                />
              ))}
          </ArticleSection>
        ))}
        {children}
      </div>
      {sources.length > 0 && <SourceList heading={words.role.sources} {...shared} />}
    </>
  );
}
