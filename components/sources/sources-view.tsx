import { Prose } from '@/components/prose/prose';
import { SiteLink } from '@/components/shell/site-link';
import type { Article } from '@/lib/domain/site';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { kindAnchor, sourceAnchor, toleranceAnchor } from '@/lib/i18n/paths';
import type { ListedSource, SourcesPage } from '@/lib/pages/sources-page';
import { Tolerances } from './tolerances';
import { Uses } from './uses';
import './sources.css';

type Props = {
  readonly page: SourcesPage;
  readonly text: Article;
  readonly words: Words;
  readonly language: Language;
};

/** Every source with what rests on it, then how figures are worked out. */
export function SourcesView({ page, text, words, language }: Props) {
  const { same } = words.sources;
  const entries = page.kinds.flatMap(({ sources }) => sources.map(({ entry }) => entry));
  const contents = [
    ...page.kinds.map((kind) => ({ id: kindAnchor(kind.id), label: kind.label })),
    ...text.sections.map((section) => ({ id: section.id, label: section.heading })),
    { id: toleranceAnchor, label: same.heading },
  ];
  return (
    <>
      <div className="top">
        <h1>{text.title}</h1>
        <p className="lead">{text.lead}</p>
      </div>
      <nav aria-label={words.navigation['on-this-page']}>
        <ul className="jump">
          {contents.map(({ id, label }) => (
            <li key={id}>
              <SiteLink href={`#${id}`}>{label}</SiteLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="book">
        {page.kinds.map((kind) => (
          <section
            key={kind.id}
            id={kindAnchor(kind.id)}
            aria-labelledby={`${kindAnchor(kind.id)}-heading`}
          >
            <h2 id={`${kindAnchor(kind.id)}-heading`}>{kind.label}</h2>
            <ul className="sources">
              {kind.sources.map((source) => (
                <Source key={source.entry.id} source={source} words={words} language={language} />
              ))}
            </ul>
          </section>
        ))}
        {text.sections.map((section) => (
          <section key={section.id} id={section.id} aria-labelledby={`${section.id}-heading`}>
            <h2 id={`${section.id}-heading`}>{section.heading}</h2>
            <Prose
              content={section.content}
              sources={entries}
              sourceLabel={words.role['note-label']}
              language={language}
            />
          </section>
        ))}
        <section id={toleranceAnchor} aria-labelledby={`${toleranceAnchor}-heading`}>
          <h2 id={`${toleranceAnchor}-heading`}>{same.heading}</h2>
          <Tolerances page={page} words={words} language={language} />
        </section>
      </div>
    </>
  );
}

type SourceProps = {
  readonly source: ListedSource;
  readonly words: Words;
  readonly language: Language;
};

/** One source: what it is on the left, what rests on it on the right. */
function Source({ source: { entry, uses }, words, language }: SourceProps) {
  return (
    <li id={sourceAnchor(entry.id)}>
      <div>
        <h3>
          <small>{entry.short}</small>{' '}
          {entry.href === undefined ? entry.title : <a href={entry.href}>{entry.title}</a>}
        </h3>
        <p>{entry.about}</p>
        {entry.plainAddress !== undefined && <p className="address">{entry.plainAddress}</p>}
        {entry.note !== undefined && <p>{entry.note}</p>}
        {entry.attribution !== undefined && (
          <p>
            {words.sources.credit}: {entry.attribution}
          </p>
        )}
      </div>
      <div>
        <h4>{words.sources.rests}</h4>
        <Uses uses={uses} words={words} language={language} />
      </div>
    </li>
  );
}
