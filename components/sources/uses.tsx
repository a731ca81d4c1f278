import { Fragment } from 'react';
import { SiteLink } from '@/components/shell/site-link';
import { getSlug } from '@/lib/domain/places';
import { fill } from '@/lib/domain/template';
import { getWord, type Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { faqPath, pairPath, payPath, rolePath, statePayPath } from '@/lib/i18n/paths';
import { pagePath } from '@/lib/pages/registry';
import type { SourceUses } from '@/lib/pages/sources-page';

type Props = {
  readonly uses: SourceUses;
  readonly words: Words;
  readonly language: Language;
};

/** A page, with its parts that cite a source. */
type Group = {
  readonly label: string;
  /** The page, or empty for the current one. */
  readonly path: `/${string}` | '';
  readonly parts: readonly { readonly id: string; readonly label: string }[];
};

/** Lists everything that cites a source, by page, with links to each part. */
export function Uses({ uses, words, language }: Props) {
  const { navigation, sources } = words;
  const groups: readonly Group[] = [
    ...uses.roles.flatMap(({ role, pair, rows, sections }) => [
      {
        label: fill(sources['in-rows'], { role: role.name }),
        path: pair === undefined ? rolePath(language, role.id) : pairPath(language, ...pair),
        parts: rows,
      },
      {
        label: fill(sources['in-sections'], { role: role.name }),
        path: rolePath(language, role.id),
        parts: sections,
      },
    ]),
    { label: navigation.faq, path: faqPath(language), parts: uses.questions },
    ...uses.articles.map(({ id, label, parts }) => ({
      label,
      path: pagePath(id, language),
      parts,
    })),
    { label: navigation.pay, path: payPath(language), parts: uses.pay },
    ...uses.statePay.map(({ state, parts }) => ({
      label: `${navigation.pay}: ${getWord(words.places, state)}`,
      path: statePayPath(language, getSlug(state)),
      parts,
    })),
    { label: sources.here, path: '', parts: uses.here },
  ];
  return (
    <dl className="uses">
      {groups
        .filter(({ parts }) => parts.length > 0)
        .map(({ label, path, parts }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {parts.map((part) => (
                <Fragment key={part.id}>
                  <SiteLink href={`${path}#${part.id}`}>{part.label}</SiteLink>{' '}
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      {uses.tables.length > 0 && (
        <div>
          <dt>{sources['copied-table']}</dt>
          <dd>{uses.tables.join(', ')}</dd>
        </div>
      )}
    </dl>
  );
}
