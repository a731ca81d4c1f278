import { Fragment } from 'react';
import { SiteLink } from '@/components/shell/site-link';
import type { Language } from '@/lib/i18n/languages';
import { sourceAnchor, sourcesPath } from '@/lib/i18n/paths';
import type { PartSource as Source } from '@/lib/pay/part';

/** The sources of a part's figures, and the occupations that they cover. */
export function PartSource({ source, language }: { source: Source; language: Language }) {
  return (
    <p className="note">
      {source.label}:{' '}
      {source.entries.map(({ id, short }, index) => (
        <Fragment key={id}>
          {index > 0 && '; '}
          <SiteLink href={`${sourcesPath(language)}#${sourceAnchor(id)}`}>{short}</SiteLink>
        </Fragment>
      ))}
      . {source.grain}.
    </p>
  );
}
