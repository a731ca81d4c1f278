'use client';

import { useEffect, useState } from 'react';
import { RowActions } from '@/components/share/row-actions.client';
import { type ComparisonRow, mostPriorities, wholeView } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { ComparisonData } from '@/lib/pages/comparison-data';
import { type CitedRow, citeRow } from '@/lib/share/citation';
import { reportRow } from '@/lib/share/report';
import { encodeView } from '@/lib/share/view-link';
import { readRow } from './read-row.client';
import { toolPanelId } from './row-tools.client';

type Props = {
  readonly row: ComparisonRow;
  readonly data: ComparisonData;
  readonly toolWords: Words['row-tools'];
  /** Whether no further row can be picked. */
  readonly isFull: boolean;
  /** Picks the row. Undefined if it is already picked. */
  readonly onPick: ((button: HTMLButtonElement) => void) | undefined;
};

/** The full address of a row on this page, with the data version, on whatever host serves the page. */
function linkTo({ id }: ComparisonRow, { known, page }: ComparisonData): string {
  const { search, hash } = encodeView({ ...wholeView(known), at: id }, known, page.version);
  return `${window.location.origin}${window.location.pathname}${search}${hash}`;
}

/** The tools of a row. They read what they cite from the page. */
export function RowToolPanel({ row, data, toolWords, isFull, onPick }: Props) {
  const { page, words, roles } = data;
  const [shown, setShown] = useState<Pick<CitedRow, 'row' | 'roles' | 'difference'>>();
  useEffect(() => setShown(readRow(row.id, roles)), [row.id, roles]);
  if (shown === undefined) return null;
  const link = linkTo(row, data);
  const citation = citeRow(
    { siteName: page.site, title: page.title, address: link, date: page.versionText, ...shown },
    toolWords,
  );
  const report = { row, version: page.version, address: link, words: toolWords };
  return (
    <div id={toolPanelId(row)}>
      <RowActions
        words={toolWords}
        row={row}
        link={link}
        citation={citation}
        reportHref={page.reportAddress && reportRow(page.reportAddress, report)}
      >
        {onPick !== undefined && isFull && (
          <p>{fill(words['mine-full'], { most: String(mostPriorities) })}</p>
        )}
        {onPick !== undefined && !isFull && (
          <button
            type="button"
            aria-label={fill(words.pick, { row: row.label })}
            onClick={(event) => onPick(event.currentTarget)}
          >
            {words['pick-short']}
          </button>
        )}
      </RowActions>
    </div>
  );
}
