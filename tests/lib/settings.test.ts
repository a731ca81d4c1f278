import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkSitePath, checkSwitch, joinAddress } from '@/lib/settings';
import { reportHref } from '@/lib/share/report';

describe('the address for reports', () => {
  it('is an https page or a mail address', () => {
    expect(reportHref('https://example.org/issues?new=1')).toBe('https://example.org/issues?new=1');
    expect(reportHref('errors@example.org')).toBe('mailto:errors@example.org');
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

describe('the path of the site on its host', () => {
  it.each(['', '/legal-careers', '/Legal_Careers.v2', '/schools/law-9/~careers'])(
    'is taken where it is “%s”',
    (path) => {
      expect(checkSitePath(path)).toBe(path);
    },
  );

  it.each([
    '/',
    'legal-careers',
    '/legal-careers/',
    '//legal-careers',
    '/legal//careers',
    '/../careers',
    '/.',
    '/legal careers',
    '/careers?a',
    '/careers#a',
    '/careers*',
    '/:careers',
    '/“careers”',
    'https://example.org/legal-careers',
    'C:/Program Files/Git/legal-careers',
    '/careers\n',
  ])('is refused in one line that says what is expected where it is “%s”', (path) => {
    expect(() => checkSitePath(path)).toThrow(
      `SITE_PATH is “${path}”, expected nothing or a path such as /legal-careers, without a slash at the end`,
    );
  });
});

describe('the address of the site', () => {
  it.each([
    ['https://example.org', ''],
    ['https://example.org/', ''],
    ['http://localhost:3000', ''],
  ])('is “%s” without a slash where the site has no path', (address, path) => {
    expect(joinAddress(address, path)).toBe(address.replace(/\/$/, ''));
  });

  it.each([
    'https://example.org',
    'https://example.org/',
    'https://example.org/legal-careers',
    'https://example.org/legal-careers/',
  ])('has the path of the site once, given as “%s”', (address) => {
    expect(joinAddress(address, '/legal-careers')).toBe('https://example.org/legal-careers');
  });

  it('is refused with another path than that of the site, and both are named', () => {
    expect(() => joinAddress('https://example.org/careers', '/legal')).toThrow(
      'SITE_ADDRESS is “https://example.org/careers” and SITE_PATH is “/legal”, expected the same path in both, “/careers”, or none in SITE_ADDRESS',
    );
    expect(() => joinAddress('https://example.org/careers', '')).toThrow('SITE_PATH is “”');
  });

  it.each(['', 'example.org', 'ftp://example.org', 'https://', 'https://example.org/?a'])(
    'is refused where it is “%s”',
    (address) => {
      expect(() => joinAddress(address, '')).toThrow(`SITE_ADDRESS is “${address}”`);
    },
  );
});

describe('settings that are not given', () => {
  afterEach(() => vi.unstubAllEnvs());

  /** The settings as a build reads them. */
  async function settingsWith(given: Record<string, string | undefined>) {
    for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
    vi.resetModules();
    return import('@/lib/settings');
  }

  it.each([undefined, ''])(
    'are “%s”: no host is made up, and nobody is written to',
    async (none) => {
      const settings = await settingsWith({
        SITE_ADDRESS: none,
        SITE_PATH: '/legal',
        REPORT_ADDRESS: none,
      });
      expect(settings.hasSiteAddress).toBe(false);
      expect(settings.getAddress('/en/')).toBe('/legal/en/');
      expect(settings.reportAddress).toBeUndefined();
    },
  );

  it('are taken where they are given', async () => {
    const settings = await settingsWith({
      SITE_ADDRESS: 'https://example.org/',
      SITE_PATH: '/legal',
      REPORT_ADDRESS: 'help@example.org',
    });
    expect(settings.hasSiteAddress).toBe(true);
    expect(settings.getAddress('/en/')).toBe('https://example.org/legal/en/');
    expect(settings.reportAddress).toBe('help@example.org');
  });
});

describe('a setting that is on or off', () => {
  it('is one of the two words', () => {
    expect(checkSwitch('OFFLINE', 'on')).toBe(true);
    expect(checkSwitch('OFFLINE', 'off')).toBe(false);
  });

  it.each(['', 'false', 'OFF', 'of'])('is refused where it is “%s”', (value) => {
    expect(() => checkSwitch('OFFLINE', value)).toThrow(
      `OFFLINE is “${value}”, expected on or off`,
    );
  });
});
