import type { ReactNode } from 'react';
import { SourceList } from '@/components/shell/source-list';
import type { SourceEntry } from '@/lib/domain/cell';
import type { Article } from '@/lib/domain/site';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { Prose } from './prose';

type Props = {
  readonly article: Article;
  readonly sources: readonly SourceEntry[];
  readonly words: Words;
  readonly language: Language;
  /** What a route adds after the last section. */
  readonly children?: ReactNode;
};

/** A plain page of prose, with its sources if it names any. */
export function ArticleView({ article, sources, words, language, children }: Props) {
  return (
    <>
      <div className="top">
        <h1>{article.title}</h1>
        <p className="lead">{article.lead}</p>
      </div>
      <div className="book">
        {article.sections.map((section) => (
          <section key={section.id} id={section.id} aria-labelledby={`${section.id}-heading`}>
            <h2 id={`${section.id}-heading`}>{section.heading}</h2>
            <Prose
              content={section.content}
              sources={sources}
              sourceLabel={words.role['note-label']}
              language={language}
            />
          </section>
        ))}
        {children}
      </div>
      {sources.length > 0 && (
        <SourceList
          heading={words.role.sources}
          sources={sources}
          words={words}
          language={language}
        />
      )}
    </>
  );
}
