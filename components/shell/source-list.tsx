import type { ReactNode } from 'react';
import type { SourceEntry } from '@/lib/domain/cell';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { sourceAnchor, sourcesPath } from '@/lib/i18n/paths';
import { SiteLink } from './site-link';

type Props = {
  readonly heading: string;
  readonly sources: readonly SourceEntry[];
  readonly words: Words;
  readonly language: Language;
  /** Shown before the names. */
  readonly children?: ReactNode;
};

/**
 * Lists a page's sources, each linked to its entry on the page of all sources, which has the details. Text
 * that a license requires also appears here.
 */
export function SourceList({ heading, sources, words, language, children }: Props) {
  const allSources = sourcesPath(language);
  return (
    <section className="notes" id="sources" aria-labelledby="sources-heading">
      <h2 id="sources-heading">{heading}</h2>
      {children}
      <ul>
        {sources.map(({ id, short }) => (
          <li key={id}>
            <SiteLink href={`${allSources}#${sourceAnchor(id)}`}>{short}</SiteLink>
          </li>
        ))}
      </ul>
      {sources.map(
        ({ id, attribution }) => attribution !== undefined && <p key={id}>{attribution}</p>,
      )}
      <SiteLink className="action" href={allSources}>
        {words.sources.all}
      </SiteLink>
    </section>
  );
}
