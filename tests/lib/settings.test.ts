import { describe, expect, it } from 'vitest';
import { reportAddress, reportHref } from '@/lib/settings';

describe('the address for reports', () => {
  it('is an https page or a mail address', () => {
    expect(reportHref('https://example.org/issues?new=1')).toBe('https://example.org/issues?new=1');
    expect(reportHref('errors@example.org')).toBe('mailto:errors@example.org');
    expect(reportHref(reportAddress)).toBeTruthy();
  });

  it.each([
    '',
    'example.org',
    'http://example.org',
    'javascript:alert(1)@a',
    'mailto:a@b.org',
    'a@b c',
  ])('is refused where it is “%s”', (address) => {
    expect(() => reportHref(address)).toThrow('REPORT_ADDRESS');
  });
});
