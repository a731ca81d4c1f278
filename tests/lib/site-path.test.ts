import { afterEach, describe, expect, it, vi } from 'vitest';
import { stripBasePath, withBasePath } from '@/lib/site-path';

afterEach(() => vi.unstubAllEnvs());

describe('an address, below a path of the host', () => {
  it('begins with the path on the host, and at the root of the site', () => {
    vi.stubEnv('SITE_PATH', '/legal-careers');
    expect(withBasePath('/')).toBe('/legal-careers/');
    expect(withBasePath('/en/faq/#pay')).toBe('/legal-careers/en/faq/#pay');
    expect(stripBasePath('/legal-careers/en/faq/')).toBe('/en/faq/');
    expect(stripBasePath('/legal-careers/')).toBe('/');
  });

  it('stays as it is where it is an anchor, or not the site’s', () => {
    vi.stubEnv('SITE_PATH', '/legal-careers');
    expect(withBasePath('#pay')).toBe('#pay');
    expect(stripBasePath('/legal-careers-too/en/')).toBe('/legal-careers-too/en/');
    expect(stripBasePath('/en/faq/')).toBe('/en/faq/');
  });
});

describe('an address, where the site has its host to itself', () => {
  it.each([undefined, ''])('is the same on both sides: %s', (path) => {
    vi.stubEnv('SITE_PATH', path);
    for (const address of ['/', '/en/faq/#pay', '#pay']) {
      expect(withBasePath(address)).toBe(address);
      expect(stripBasePath(address)).toBe(address);
    }
  });
});
