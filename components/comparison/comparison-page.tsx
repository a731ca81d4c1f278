import { AsleepNotice } from '@/components/shell/asleep-notice';
import { SiteLink } from '@/components/shell/site-link';
import { SourceList } from '@/components/shell/source-list';
import type { Comparison } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { groupAnchor, pairPath } from '@/lib/i18n/paths';
import { ComparisonExplorer, type ExplorerWords } from './comparison-explorer.client';
import { ComparisonTable } from './comparison-table';
import { ViewScript } from './view-script';
import './explorer.css';

type Props = {
  readonly comparison: Comparison;
  readonly heading: string;
  readonly caption: string;
  /** Left out where every row differs: there is nothing to choose. */
  readonly explorer: ExplorerWords | undefined;
  readonly words: Words;
  readonly language: Language;
};

/** A comparison with its contents list, its swap link and its sources. */
export function ComparisonPage(props: Props) {
  const { comparison, heading, caption, explorer, words, language } = props;
  const [first, second] = comparison.roles;
  const swapped = { first: second.plural, second: first.plural };
  return (
    <>
      <div className="top">
        <h1>{heading}</h1>
        {comparison.opening.map((sentence) => (
          <p key={sentence} className="lead">
            {sentence}
          </p>
        ))}
        <p className="actions">
          <SiteLink className="action" href={pairPath(language, second.id, first.id)}>
            {fill(words.compare.swap, swapped)}
          </SiteLink>
        </p>
      </div>
      <nav aria-label={words.compare.groups}>
        <ul className="jump">
          {comparison.groups.map((group) => (
            <li key={group.id}>
              <SiteLink href={`#${groupAnchor(group.id)}`}>{group.label}</SiteLink>
            </li>
          ))}
        </ul>
      </nav>
      {explorer !== undefined && (
        <>
          <ComparisonExplorer words={explorer} />
          <ViewScript />
          <AsleepNotice words={words} />
        </>
      )}
      <ComparisonTable
        comparison={comparison}
        words={words}
        language={language}
        caption={caption}
      />
      <SourceList
        heading={words.compare.sources}
        sources={comparison.sources}
        words={words}
        language={language}
      />
      <p className="reviewed">{fill(words.compare.reviewed, { date: comparison.reviewed })}</p>
    </>
  );
}
