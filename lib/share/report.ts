import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { mailHref } from './mail';

/**
 * The `href` for the `REPORT_ADDRESS` setting.
 *
 * @throws Error if it is neither an `https` page nor a mail address
 */
export function reportHref(address: string): string {
  if (/^https:\/\/[^\s]+$/.test(address)) return address;
  if (/^[^\s@:/]+@[^\s@:/]+$/.test(address)) return `mailto:${address}`;
  throw new Error(`REPORT_ADDRESS is “${address}”, expected https://… or a mail address`);
}

/** The row that an error report is about. */
export type ReportedRow = {
  readonly row: { readonly id: string; readonly label: string };
  /** The data version that the reader saw. */
  readonly version: string;
  /** The full URL of the row. */
  readonly address: string;
  readonly words: Words['row-tools'];
};

/** The link to a new issue, with its text in the query. */
function newIssue(list: string, title: string, body: string): string {
  const url = new URL(list);
  url.pathname = url.pathname.replace(/\/issues\/?$/, '/issues/new');
  url.search = [
    ...(url.search === '' ? [] : [url.search.slice(1)]),
    `title=${encodeURIComponent(title)}`,
    `body=${encodeURIComponent(body)}`,
  ].join('&');
  return url.href;
}

/**
 * A link that drafts an error report for a row: a mail or a new issue. It names the row and the data version and
 * nothing about the reader, who sees all of it before sending.
 *
 * @param reportAddress the `REPORT_ADDRESS` setting
 * @throws Error if it is neither an `https` page nor a mail address
 */
export function reportRow(reportAddress: string, { row, version, address, words }: ReportedRow) {
  const subject = fill(words['report-subject'], { row: row.label });
  const body = [
    fill(words['report-row'], { row: row.label, id: row.id }),
    fill(words['report-version'], { version }),
    fill(words['report-address'], { address }),
    '',
    words['report-ask'],
    '',
  ].join('\n');
  const href = reportHref(reportAddress);
  return href.startsWith('mailto:')
    ? mailHref(reportAddress, subject, body)
    : newIssue(href, subject, body);
}
