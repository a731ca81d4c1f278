import { Island } from '@/components/shell/island';
import { PageScript } from '@/components/shell/page-script';
import type { SitePage } from '@/components/shell/page-shell';
import { ScriptErrorNotice } from '@/components/shell/script-error-notice';
import { SiteLink } from '@/components/shell/site-link';
import { SourceList } from '@/components/shell/source-list';
import { type Comparison, countRows } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { comparePath, filePath, handoutPath, pairPath, payPath } from '@/lib/i18n/paths';
import type { ComparisonJson } from '@/lib/pages/comparison-data';
import { getAddress } from '@/lib/settings';
import { ComparisonExplorer } from './comparison-explorer.client';
import { ComparisonTable } from './comparison-table';
import { GroupContents } from './group-contents.client';
import { Opening } from './opening.client';
import { PrintButtons } from './print-buttons';
import { ViewScript } from './view-script';
import './explorer.css';

type Props = {
  readonly comparison: Comparison;
  readonly heading: string;
  readonly data: ComparisonJson;
  /** The roles that can take the place of each of the two. */
  readonly others: readonly [readonly SitePage[], readonly SitePage[]];
  readonly words: Words;
  readonly language: Language;
};

/** A comparison with its controls, table of contents, links to other pages, and sources. */
export function ComparisonPage(props: Props) {
  const { comparison, heading, data, words, language } = props;
  return (
    <>
      <div className="top">
        {/* The view script sets both of these before React runs. */}
        <p className="way-back" data-back="" hidden suppressHydrationWarning>
          <SiteLink href={comparePath(language)} suppressHydrationWarning>
            {words.view.back}
          </SiteLink>
        </p>
        <h1>{heading}</h1>
        <Island name="opening" component={Opening} props={{ data }} as="div" />
        <Actions {...props} />
      </div>
      <Island
        name="controls"
        component={ComparisonExplorer}
        props={{ data, pickWords: words.picks, historyWords: words.history }}
        as="div"
        className="controls"
      />
      <ViewScript />
      <ScriptErrorNotice words={words.site} />
      <Island
        name="bar"
        component={GroupContents}
        props={{
          data,
          label: words.compare.groups,
          link: getAddress(`${data.page.path}?asof=${data.page.version}`),
          shareWords: words.share,
          siteWords: { unloaded: words.site.unloaded, again: words.site.again },
        }}
        as="div"
        className="bar"
      />
      <ComparisonTable
        comparison={comparison}
        words={words}
        language={language}
        caption={words.compare.caption}
        data={data}
      />
      <SourceList
        heading={words.compare.sources}
        sources={comparison.sources}
        words={words}
        language={language}
      />
      <p className="reviewed">{fill(words.compare.reviewed, { date: comparison.reviewed })}</p>
      <PageScript entry="comparison" />
    </>
  );
}

/** The links and buttons under the heading: this comparison in other forms, and other comparisons. */
function Actions({ comparison, others, words, language }: Props) {
  const [first, second] = comparison.roles;
  const swapped = { first: second.plural, second: first.plural };
  return (
    <div className="actions">
      <SiteLink className="action" data-keep-view="" href={pairPath(language, second.id, first.id)}>
        {fill(words.compare.swap, swapped)}
      </SiteLink>
      <PrintButtons words={words.print} />
      <SiteLink
        className="action"
        data-keep-view=""
        href={handoutPath(language, first.id, second.id)}
      >
        {words.handout.link}
      </SiteLink>
      {others.map((choices, side) => (
        <OtherRoles
          key={comparison.roles[side === 0 ? 0 : 1].id}
          label={fill(words.compare.change, {
            role: comparison.roles[side === 0 ? 0 : 1].singular,
          })}
          choices={choices}
        />
      ))}
      <SiteLink className="action" href={payPath(language)}>
        {words.compare.pay}
      </SiteLink>
      <SiteLink className="action" download="" href={filePath(language, first.id, second.id)}>
        {fill(words.compare.file, {
          rows: String(countRows(comparison).all),
          place: comparison.places[0]?.label ?? '',
        })}
      </SiteLink>
    </div>
  );
}

/** Links to comparisons with another role. Each is a separate page, so choosing needs no script. */
function OtherRoles({ label, choices }: { label: string; choices: readonly SitePage[] }) {
  if (choices.length === 0) return null;
  return (
    <details className="fold">
      <summary>{label}</summary>
      <ul className="ways">
        {choices.map(({ label: name, path }) => (
          <li key={path}>
            <SiteLink data-keep-view="" href={path}>
              {name}
            </SiteLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
