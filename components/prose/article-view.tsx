import type { ReactNode } from 'react';
import { SourceList } from '@/components/shell/source-list';
import type { SourceEntry } from '@/lib/domain/cell';
import type { Article } from '@/lib/domain/site';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { onHost } from '@/lib/site-path';
import { Prose } from './prose';

type Props = {
  readonly article: Article;
  readonly sources: readonly SourceEntry[];
  readonly words: Words;
  readonly language: Language;
  /** What a route has before the first section. */
  readonly first?: ReactNode;
  /** What a route adds after the last section. */
  readonly children?: ReactNode;
};

/** A plain page of prose, with its sources if it names any. */
export function ArticleView(props: Props) {
  const { article, sources, words, language, first, children } = props;
  return (
    <>
      <div className="top">
        <h1>{article.title}</h1>
        <p className="lead">{article.lead}</p>
      </div>
      <div className="book">
        {first}
        {article.sections.map((section) => (
          <section key={section.id} id={section.id} aria-labelledby={`${section.id}-heading`}>
            <h2 id={`${section.id}-heading`}>{section.heading}</h2>
            <Prose
              content={section.content}
              sources={sources}
              sourceLabel={words.role['note-label']}
              language={language}
            />
            {article.pictures
              ?.filter((picture) => picture.section === section.id)
              .map(({ path, width, height, alt }) => (
                <img
                  key={path}
                  className="picture"
                  src={onHost(path)}
                  width={width / 2}
                  height={height / 2}
                  alt={alt}
                  loading="lazy"
                  decoding="async"
                />
              ))}
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
