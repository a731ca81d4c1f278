import type { SourceEntry } from '@/lib/domain/cell';
import { sourceAnchor } from '@/lib/i18n/paths';

type Props = { readonly heading: string; readonly sources: readonly SourceEntry[] };

/** The sources of a page, each once, with what its licence asks to be said. */
export function SourceList({ heading, sources }: Props) {
  return (
    <section className="notes" id="sources" aria-labelledby="sources-heading">
      <h2 id="sources-heading">{heading}</h2>
      <ul>
        {sources.map((source) => (
          <li key={source.id} id={sourceAnchor(source.id)}>
            <b>{source.short}</b>
            {source.href === undefined ? source.title : <a href={source.href}>{source.title}</a>}.{' '}
            {source.about}
            {source.plainAddress !== undefined && <> {source.plainAddress}</>}
            {source.note !== undefined && <> {source.note}</>}
            {source.attribution !== undefined && <> {source.attribution}</>}
          </li>
        ))}
      </ul>
    </section>
  );
}
