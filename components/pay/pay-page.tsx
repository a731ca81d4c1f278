import type { ReactNode } from 'react';
import { Prose } from '@/components/prose/prose';
import { AsleepNotice } from '@/components/shell/asleep-notice';
import { SiteLink } from '@/components/shell/site-link';
import { SourceList } from '@/components/shell/source-list';
import type { SourceEntry } from '@/lib/domain/cell';
import { type Article, type PayPart, payParts } from '@/lib/domain/site';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';

type Props = {
  readonly article: Article;
  /** What stands under the text of each section: drawings, tables, sentences. */
  readonly parts: Readonly<Partial<Record<PayPart, ReactNode>>>;
  readonly sources: readonly SourceEntry[];
  readonly words: Words;
  readonly language: Language;
};

/** Pay of two roles: the text of each section, and then what is worked out from the tables. */
export function PayPage({ article, parts, sources, words, language }: Props) {
  return (
    <>
      <div className="top">
        <h1>{article.title}</h1>
        <p className="lead">{article.lead}</p>
      </div>
      <AsleepNotice words={words.site} />
      <nav aria-label={words.navigation['on-this-page']}>
        <ul className="jump">
          {article.sections.map(({ id, heading }) => (
            <li key={id}>
              <SiteLink href={`#${id}`}>{heading}</SiteLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="book">
        {payParts.map((part, index) => {
          const section = article.sections[index];
          if (section === undefined) return null;
          const { id, heading, content } = section;
          return (
            <section key={id} id={id} aria-labelledby={`${id}-heading`}>
              <h2 id={`${id}-heading`}>{heading}</h2>
              <Prose
                content={content}
                sources={sources}
                sourceLabel={words.role['note-label']}
                language={language}
              />
              {parts[part]}
            </section>
          );
        })}
      </div>
      <SourceList
        heading={words.role.sources}
        sources={sources}
        words={words}
        language={language}
      />
    </>
  );
}
