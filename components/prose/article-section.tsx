import type { ReactNode } from 'react';
import { Section } from '@/components/shell/page-parts';
import type { SourceEntry } from '@/lib/domain/cell';
import type { Article } from '@/lib/domain/site';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { Prose } from './prose';

type Props = {
  readonly section: Article['sections'][number];
  /** The sources that its blocks may cite. */
  readonly sources: readonly SourceEntry[];
  readonly words: Words;
  readonly language: Language;
  /** Shown after the text. */
  readonly children?: ReactNode;
};

export const ArticleSection = ({ section, words, children, ...shared }: Props) => (
  <Section id={section.id} heading={section.heading}>
    <Prose content={section.content} sourceLabel={words.role['note-label']} {...shared} />
    {children}
  </Section>
);
