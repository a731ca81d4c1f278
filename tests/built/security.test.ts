import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attribute, outFolder, readPages } from './pages';

const pages = readPages();
const headers = readFileSync(join(outFolder, '_headers'), 'utf8');
const hosts = (file: string) =>
  readFileSync(join(outFolder, '..', 'deploy', 'headers', file), 'utf8');

const policies = (text: string) =>
  [...text.matchAll(/default-src 'none'[^"\n]*/g)].map(([policy]) => policy);

describe('the policy of this build', () => {
  it('is one, in the pages and for every host', () => {
    const inPages = new Set(
      pages.map(({ elements }) => {
        const meta = elements.find(
          (element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
        );
        return attribute(meta as NonNullable<typeof meta>, 'content') ?? '';
      }),
    );
    expect(inPages.size).toBe(1);
    const [inPage = ''] = inPages;
    const [inHeaders = ''] = policies(headers);
    const rest = inHeaders
      .split('; ')
      .filter((part) => !/^(?:frame-ancestors|upgrade-insecure-requests)/.test(part));
    expect(rest.join('; ')).toBe(inPage);
    for (const file of ['vercel.json', 'nginx-maps.conf', 'Caddyfile']) {
      expect(policies(hosts(file)), file).toContain(inHeaders);
    }
  });
});

describe('the file for people who find a weakness', () => {
  const text = readFileSync(join(outFolder, '.well-known', 'security.txt'), 'utf8');

  it('names where to write to, and itself', () => {
    expect(text).toMatch(/^Contact: (?:https:\/\/|mailto:)\S+$/m);
    expect(text).toMatch(/^Canonical: https:\/\/\S+\/\.well-known\/security\.txt$/m);
  });

  it('does not expire within a month, and not later than in a year: else move its date on', () => {
    const [, expires = ''] = /^Expires: (\S+)$/m.exec(text) ?? [];
    const days = (Date.parse(expires) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(30);
    expect(days).toBeLessThan(366);
  });
});
