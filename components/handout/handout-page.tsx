import { ViewScript } from '@/components/comparison/view-script';
import { Island } from '@/components/shell/island';
import { PageScript } from '@/components/shell/page-script';
import { ScriptErrorNotice } from '@/components/shell/script-error-notice';
import { SiteLink } from '@/components/shell/site-link';
import type { Comparison } from '@/lib/domain/comparison';
import type { Handout } from '@/lib/domain/handout';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { pairPath } from '@/lib/i18n/paths';
import { hasSiteAddress, siteAddress } from '@/lib/settings';
import { HandoutSheet } from './handout-sheet.client';
import './handout.css';

type Props = {
  readonly comparison: Pick<Comparison, 'roles' | 'reviewed'>;
  /** The handout of the whole comparison. */
  readonly sheet: Handout;
  /** The data version: as a day, and in words. */
  readonly version: { readonly day: string; readonly text: string };
  readonly words: Words;
  readonly language: Language;
};

/**
 * A comparison on one sheet. Without script it shows the whole comparison. A view in its address, as on the
 * comparison, reduces it to that view.
 */
export function HandoutPage({ comparison, sheet, version, words, language }: Props) {
  const { handout, site, view } = words;
  const [first, second] = comparison.roles;
  const names = { first: first.singular, second: second.singular };
  const comparisonPath = pairPath(language, first.id, second.id);
  return (
    // Without a configured host, only the browser can build the code's address, so it hydrates at once.
    <div className="handout" data-now={hasSiteAddress ? undefined : ''}>
      {/* First, so that what needs a script starts early. */}
      <ViewScript />
      <div className="handout-tools">
        <SiteLink className="action" data-keep-view="" href={comparisonPath}>
          {handout.back}
        </SiteLink>
        <button type="button" className="action" data-js-only="" data-print="shown">
          {handout.print}
        </button>
        <label className="tick">
          <input type="checkbox" name="large" />
          {handout.large}
        </label>
        <p>{handout['print-how']}</p>
      </div>
      <ScriptErrorNotice words={words.site} />
      <div className="sheet">
        <p className="sheet-site">{site.name}</p>
        <h1>{fill(handout.heading, names)}</h1>
        <p className="sheet-lead">{handout.lead}</p>
        <Island
          name="sheet"
          component={HandoutSheet}
          props={{
            handout: sheet,
            words: handout,
            ordinals: view.ordinals,
            yours: view.yours,
            caption: fill(handout.caption, names),
            dates: fill(handout.dates, {
              version: version.text,
              reviewed: comparison.reviewed,
            }),
            siteAddress,
            path: comparisonPath,
            version: version.day,
          }}
          as="div"
          className="sheet-view"
        />
      </div>
      <PageScript entry="handout" />
    </div>
  );
}
