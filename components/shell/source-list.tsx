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
};

/**
 * The sources of a page, each once, with what its licence asks to be said. Each name leads to the page
 * of all sources, where everything that rests on it stands.
 */
export function SourceList({ heading, sources, words, language }: Props) {
  const allSources = sourcesPath(language);
  return (
    <section className="notes" id="sources" aria-labelledby="sources-heading">
      <h2 id="sources-heading">{heading}</h2>
      <ul>
        {sources.map((source) => (
          <li key={source.id} id={sourceAnchor(source.id)}>
            <SiteLink className="name" href={`${allSources}#${sourceAnchor(source.id)}`}>
              {source.short}
            </SiteLink>
            {source.href === undefined ? source.title : <a href={source.href}>{source.title}</a>}.{' '}
            {source.about}
            {source.plainAddress !== undefined && <> {source.plainAddress}</>}
            {source.note !== undefined && <> {source.note}</>}
            {source.attribution !== undefined && <> {source.attribution}</>}
          </li>
        ))}
      </ul>
      <SiteLink className="action" href={allSources}>
        {words.sources.all}
      </SiteLink>
    </section>
  );
}
