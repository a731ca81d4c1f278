import { describe, expect, it } from 'vitest';
import { mailHref } from '@/lib/share/mail';
import { reportRow } from '@/lib/share/report';
import { readFrozenSite } from '@/tests/lib/domain/sample';

const words = readFrozenSite().words['row-tools'];
const about = {
  row: { id: 'pay', label: 'Pay & “tips” + 5 %' },
  version: '2026-11-25',
  address: 'https://example.org/en/compare/a-vs-b/?d=1&place=us-fl#p=pay.school&at=pay',
  words,
};
const lines = [
  'Row: Pay & “tips” + 5 % (pay)',
  'Data version: 2026-11-25',
  `Address: ${about.address}`,
  '',
  words['report-ask'],
  '',
];

describe('a new mail', () => {
  it('escapes each part and ends lines with CR and LF', () => {
    expect(mailHref('', 'a & b?', 'one\ntwo#three')).toBe(
      'mailto:?subject=a%20%26%20b%3F&body=one%0D%0Atwo%23three',
    );
  });

  it('gets no further part from the address of the recipient', () => {
    expect(mailHref('a?bcc=c@b.org', 's', 't')).toBe('mailto:a%3Fbcc%3Dc@b.org?subject=s&body=t');
  });
});

describe('the report of an error in a row', () => {
  it('is a mail if the setting is a mail address', () => {
    const href = reportRow('errors@example.org', about);
    expect(href).toMatch(/^mailto:errors@example\.org\?subject=[^&#+ ]+&body=[^&#+ ]+$/);
    const parts = new URLSearchParams(href.split('?')[1]);
    expect(parts.get('subject')).toBe('Error in a row: Pay & “tips” + 5 %');
    expect(parts.get('body')).toBe(lines.join('\r\n'));
  });

  it.each([
    ['https://example.org/me/site/issues', 'https://example.org/me/site/issues/new?'],
    ['https://example.org/me/site/issues/', 'https://example.org/me/site/issues/new?'],
    ['https://example.org/me/site/issues/new', 'https://example.org/me/site/issues/new?'],
    ['https://example.org/issues?labels=data', 'https://example.org/issues/new?labels=data&'],
    ['https://example.org/report#form', 'https://example.org/report?'],
    ['https://example.org/', 'https://example.org/?'],
  ])('is a new issue, or a page that gets the text, where the setting is %s', (setting, start) => {
    const href = reportRow(setting, about);
    expect(href.startsWith(`${start}title=`), href).toBe(true);
    const { search, hash, searchParams } = new URL(href);
    expect(search).not.toMatch(/[+ ]/);
    expect(hash).toBe(new URL(setting).hash);
    expect(searchParams.get('title')).toBe('Error in a row: Pay & “tips” + 5 %');
    expect(searchParams.get('body')).toBe(lines.join('\n'));
  });

  it('throws if the setting is neither', () => {
    expect(() => reportRow('http://example.org/issues', about)).toThrow('REPORT_ADDRESS');
  });
});
