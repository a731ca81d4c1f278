import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { mailHref } from './mail';

/** The target of a link to an address of reports; one that is neither a page nor a mail address throws. */
export function reportHref(address: string): string {
  if (/^https:\/\/[^\s]+$/.test(address)) return address;
  if (/^[^\s@:/]+@[^\s@:/]+$/.test(address)) return `mailto:${address}`;
  throw new Error(`REPORT_ADDRESS is “${address}”, expected https://… or a mail address`);
}

/** What a report of an error is about. */
export type ReportedRow = {
  readonly row: { readonly id: string; readonly label: string };
  /** The version of the data in which the error stands. */
  readonly version: string;
  /** The whole address of the row. */
  readonly address: string;
  readonly words: Words['row-tools'];
};

/** The page on which a list of issues takes a new one, with its text in the address. */
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
 * A link that begins the report of an error in a row: a mail, or a new issue. It names the row and the
 * version of the data and nothing of the reader, who sees all of it before sending.
 *
 * @param reportAddress the setting: an `https` page or a mail address; any other throws
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
