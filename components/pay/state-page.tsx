import { ArticleSection } from '@/components/prose/article-section';
import { PageTop, Section } from '@/components/shell/page-parts';
import { SiteLink } from '@/components/shell/site-link';
import { SourceList } from '@/components/shell/source-list';
import type { SourceEntry } from '@/lib/domain/cell';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { handoutPath, pairPath, payPath, statePayPath } from '@/lib/i18n/paths';
import type { StatePage as Page, TablePart } from '@/lib/pay/state-page';
import { AreasPart } from './areas-part';
import { PartSource } from './part-source';
import { PartTable } from './part-table';
import { RangesPart } from './ranges-part';
import './pay.css';

type Props = {
  readonly page: Page;
  /** The ids of the two roles. */
  readonly pair: readonly [string, string];
  readonly sources: readonly SourceEntry[];
  readonly words: Words;
  readonly language: Language;
};

/** The pay of both jobs in one state: ranges, jobs, prices, areas, the state's article, and links. */
export function StatePage({ page, pair, ...shared }: Props) {
  const { words, language } = shared;
  const messages = words['pay-page'];
  const { ranges, difference, jobs, prices, areas, projection, article } = page;
  return (
    <>
      <PageTop title={page.title} lead={page.lead} />
      <div className="book">
        <Section id="ranges" heading={messages['state-ranges']}>
          <RangesPart part={ranges} difference={difference} language={language} />
        </Section>
        <Section id="jobs" heading={messages['state-jobs']}>
          <Figures part={jobs} language={language} />
        </Section>
        <Section id="prices" heading={messages['state-prices']}>
          <Figures part={prices} language={language} digits />
        </Section>
        {areas !== undefined && (
          <Section id="areas" heading={messages['state-areas']}>
            <AreasPart part={areas} words={words} language={language} />
          </Section>
        )}
        {article?.sections.map((section) => (
          <ArticleSection key={section.id} section={section} {...shared} />
        ))}
        {projection !== undefined && (
          <Section id="projection" heading={projection.heading}>
            <div className="part pay-part">
              <p>{projection.sentences.join(' ')}</p>
              <PartSource source={projection.source} language={language} />
            </div>
          </Section>
        )}
        <Section id="more" heading={messages['state-more']}>
          <Ways page={page} pair={pair} words={words} language={language} />
        </Section>
      </div>
      <SourceList heading={words.role.sources} {...shared} />
    </>
  );
}

type FiguresProps = {
  readonly part: TablePart;
  readonly language: Language;
  readonly digits?: boolean;
};

/** Sentences, a table and their sources. */
function Figures({ part, language, digits = false }: FiguresProps) {
  const { sentences, difference, table, source } = part;
  return (
    <div className="part pay-part">
      {sentences.length > 0 && <p>{sentences.join(' ')}</p>}
      {difference !== undefined && (
        <p>
          <b>{difference.lead}</b> {difference.rest}
        </p>
      )}
      {table !== undefined && <PartTable table={table} digits={digits} stacks />}
      <PartSource source={source} language={language} />
    </div>
  );
}

/** Links to the comparison and handout for this place, to its neighbors in the list, and to all places. */
function Ways({ page, pair, words, language }: Omit<Props, 'sources'>) {
  const messages = words['pay-page'];
  const place = { place: page.name };
  const comparison = pairPath(language, ...pair);
  const handout = handoutPath(language, ...pair);
  return (
    <ul className="ways">
      {page.isCompared ? (
        <>
          <li>
            <SiteLink href={`${comparison}?place=${page.state}`}>
              {fill(messages['to-comparison'], place)}
            </SiteLink>
          </li>
          <li>
            <SiteLink href={`${handout}?place=${page.state}`}>
              {fill(messages['to-handout'], place)}
            </SiteLink>
          </li>
        </>
      ) : (
        <li>
          <SiteLink href={comparison}>{messages['to-comparison-us']}</SiteLink>
        </li>
      )}
      {[page.previous, page.next].map(
        (next) =>
          next !== undefined && (
            <li key={next.slug}>
              <SiteLink href={statePayPath(language, next.slug)}>{next.text}</SiteLink>
            </li>
          ),
      )}
      <li>
        <SiteLink href={payPath(language)}>{messages['to-all']}</SiteLink>
      </li>
    </ul>
  );
}
