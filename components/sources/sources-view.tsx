import { ArticleSection } from '@/components/prose/article-section';
import { JumpList, PageTop, Section } from '@/components/shell/page-parts';
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

/** Every source with its uses, then how figures are calculated. */
export function SourcesView({ page, text, words, language }: Props) {
  const { same } = words.sources;
  const entries = page.kinds.flatMap(({ sources }) => sources.map(({ entry }) => entry));
  const contents = [
    ...page.kinds.map((kind) => ({ id: kindAnchor(kind.id), heading: kind.label })),
    ...text.sections,
    { id: toleranceAnchor, heading: same.heading },
  ];
  return (
    <>
      <PageTop title={text.title} lead={text.lead} />
      <JumpList sections={contents} words={words} />
      <div className="book">
        {page.kinds.map((kind) => (
          <Section key={kind.id} id={kindAnchor(kind.id)} heading={kind.label}>
            <ul className="sources">
              {kind.sources.map((source) => (
                <Source key={source.entry.id} source={source} words={words} language={language} />
              ))}
            </ul>
          </Section>
        ))}
        {text.sections.map((section) => (
          <ArticleSection
            key={section.id}
            section={section}
            sources={entries}
            words={words}
            language={language}
          />
        ))}
        <Section id={toleranceAnchor} heading={same.heading}>
          <Tolerances page={page} words={words} language={language} />
        </Section>
      </div>
    </>
  );
}

type SourceProps = {
  readonly source: ListedSource;
  readonly words: Words;
  readonly language: Language;
};

/** One source: its entry on the left, its uses on the right. */
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
