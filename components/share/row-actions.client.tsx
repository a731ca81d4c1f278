'use client';

import { type ReactNode, useRef, useState } from 'react';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { CopyStatus } from './copy-status';
import { useCopy } from './use-copy.client';

type Props = {
  readonly words: Words['row-tools'];
  readonly row: { readonly id: string; readonly label: string };
  /** The full address of the row. */
  readonly link: string;
  /** The row as `citeRow` writes it. */
  readonly citation: string;
  /** The link that starts an error report, from `reportRow`. Undefined if nobody takes reports. */
  readonly reportHref: string | undefined;
  /** Other content of a row's panel, shown first. */
  readonly children?: ReactNode;
};

/** What the field shows: always a citation, but a link only if it must be copied by hand. */
type Shown = 'link' | 'cite';

/** The actions for one row, in the row's panel. */
export function RowActions({ words, row, link, citation, reportHref, children }: Props) {
  const id = `text-of-${row.id}`;
  const field = useRef<HTMLTextAreaElement>(null);
  const { outcome, copy } = useCopy(field);
  const [shown, setShown] = useState<Shown>();
  const text = shown === 'cite' ? citation : link;
  const hasField = shown === 'cite' || outcome?.isCopied === false;
  const named = (name: 'link' | 'cite' | 'report' | 'link-text' | 'cite-text') =>
    fill(words[name], { row: row.label });

  const take = (what: Shown) => {
    setShown(what);
    copy(what === 'cite' ? citation : link);
  };

  return (
    <div className="row-tools">
      {children}
      <button type="button" data-js-only="" aria-label={named('link')} onClick={() => take('link')}>
        {words['link-short']}
      </button>
      <button type="button" data-js-only="" aria-label={named('cite')} onClick={() => take('cite')}>
        {words['cite-short']}
      </button>
      {reportHref && (
        <a href={reportHref} aria-label={named('report')}>
          {words['report-short']}
        </a>
      )}
      <CopyStatus outcome={outcome} words={words} />
      {hasField && (
        <>
          <label className="sr-only" htmlFor={id}>
            {named(shown === 'cite' ? 'cite-text' : 'link-text')}
          </label>
          <textarea
            ref={field}
            id={id}
            className="share-field"
            readOnly
            rows={shown === 'cite' ? 8 : 2}
            value={text}
            onFocus={(event) => event.target.select()}
          />
        </>
      )}
    </div>
  );
}
