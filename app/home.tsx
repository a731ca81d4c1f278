import type { Metadata } from 'next';
import { ComparisonTable } from '@/components/comparison/comparison-table';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { SiteLink } from '@/components/shell/site-link';
import { SourceList } from '@/components/shell/source-list';
import { buildComparison } from '@/lib/domain/build-comparison';
import { rowDefinitions } from '@/lib/domain/rows';
import { fill } from '@/lib/domain/template';
import type { Language } from '@/lib/i18n/languages';
import { faqPath, homePath, pairPath, rolesPath } from '@/lib/i18n/paths';
import { websiteJsonLd } from '@/lib/pages/json-ld';
import { getAddress } from '@/lib/settings';
import { describePage } from './describe-page';
import { homePair, loadPage, pageFrame } from './page-data';
import './home.css';

/** The home page of a language. `/` shows the default language. */
export function Home({ language }: { language: Language }) {
  const data = loadPage(language);
  const { site, words, format } = data;
  const [first, second] = homePair(site);
  const comparison = buildComparison([first, second], site, { groups: ['glance'] });
  const names = { one: first.singular, other: second.singular };
  const questions = site.faq.groups.reduce((sum, group) => sum + group.questions.length, 0);
  const comparePage = pairPath(language, first.id, second.id);
  return (
    <PageShell {...pageFrame(data, 'home')}>
      <div className="top">
        <h1 className="question">
          <span>{fill(words.home['heading-start'], names)}</span> {words.home['heading-end']}
        </h1>
        <p className="lead">{words.home.lead}</p>
      </div>
      <ComparisonTable
        comparison={comparison}
        words={words}
        language={language}
        caption={fill(words.home.caption, { first: first.plural, second: second.plural })}
        rowPage={comparePage}
        hasGroupNames={false}
      />
      <ul className="doors">
        <li>
          <SiteLink href={comparePage}>
            <b>{words.home['door-compare']}</b>
            <span>
              {fill(words.home['door-compare-text'], { rows: format.count(rowDefinitions.length) })}
            </span>
          </SiteLink>
        </li>
        <li>
          <SiteLink href={rolesPath(language)}>
            <b>{words.home['door-role']}</b>
            <span>{words.home['door-role-text']}</span>
          </SiteLink>
        </li>
        <li>
          <SiteLink href={faqPath(language)}>
            <b>{words.home['door-ask']}</b>
            <span>{fill(words.home['door-ask-text'], { questions: format.count(questions) })}</span>
          </SiteLink>
        </li>
      </ul>
      <SourceList
        heading={words.compare.sources}
        sources={comparison.sources}
        words={words}
        language={language}
      />
      <JsonLd things={[websiteJsonLd(site, language, getAddress('/'))]} />
    </PageShell>
  );
}

/** The metadata of the home page. Both of its addresses have the same canonical link. */
export function homeMetadata(language: Language): Metadata {
  const data = loadPage(language);
  const { site, words } = data;
  const [first, second] = homePair(site);
  const title = fill(words.home.title, { one: first.singular, other: second.singular });
  return describePage(data, {
    title,
    description: words.site.description,
    canonical: homePath(language),
  });
}
