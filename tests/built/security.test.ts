import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GET } from '@/app/.well-known/security.txt/route';
import { hasSiteAddress, reportAddress } from '@/lib/settings';
import { attribute, outFolder, type Page, readPages, readSingleFiles } from './pages';

const pages = readPages();
const headers = readFileSync(join(outFolder, '_headers'), 'utf8');
const hosts = (file: string) =>
  readFileSync(join(outFolder, '..', 'deploy', 'headers', file), 'utf8');

const policies = (text: string) =>
  [...text.matchAll(/default-src 'none'[^"\n]*/g)].map(([policy]) => policy);

describe('the policy of this build', () => {
  const [inHeaders = ''] = policies(headers);
  const policyIn = ({ elements }: Page) => {
    const meta = elements.find(
      (element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
    );
    return attribute(meta as NonNullable<typeof meta>, 'content') ?? '';
  };
  const inPages = pages.map(policyIn);
  const inFiles = readSingleFiles().map(policyIn);
  const getStyle = (policy: string) => /style-src ([^;]*)/.exec(policy)?.[1] ?? '';
  const getScripts = (policy: string) => /script-src ([^;]*)/.exec(policy)?.[1] ?? '';

  it('is the same in pages and for all hosts, except for the digests of styles and inline scripts', () => {
    const rest = inHeaders
      .split('; ')
      .filter((part) => !/^(?:frame-ancestors|upgrade-insecure-requests)/.test(part))
      .join('; ');
    for (const inPage of inPages) {
      expect(getStyle(inPage)).toMatch(/^'sha256-[^']+'$/);
      const own = getScripts(inPage);
      expect(inPage.replace(getStyle(inPage), getStyle(rest)).replace(own, getScripts(rest))).toBe(
        rest,
      );
      expect(getScripts(rest).split(' ')).toEqual(expect.arrayContaining(own.split(' ')));
    }
    const all = new Set(inPages.flatMap((policy) => getScripts(policy).split(' ')));
    expect([...all].sort()).toEqual(getScripts(rest).split(' ').sort());
    expect(rest).not.toContain("'inline-speculation-rules'");
    for (const file of ['vercel.json', 'nginx-maps.conf', 'Caddyfile']) {
      expect(policies(hosts(file)), file).toContain(inHeaders);
    }
  });

  it('allows the styles of pages and single files on every host, each once, in a fixed order, and no other', () => {
    const own = [...inPages, ...inFiles].map(getStyle);
    expect(getStyle(inHeaders).split(' ')).toEqual([...new Set(own)].sort());
  });

  it('is stricter in single files, which share one style and so one digest', () => {
    const [policy = '', ...others] = new Set(inFiles);
    expect(others).toEqual([]);
    expect(policy.replace(getStyle(policy), 'STYLE')).toBe(
      "default-src 'none'; style-src STYLE; base-uri 'none'; form-action 'none'",
    );
  });

  it('fits into the file for hosts: Cloudflare reads 2,000 characters of a line, and 100 rules', () => {
    const longest = Math.max(...headers.split('\n').map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(2000);
    const rules = headers.split('\n').filter((line) => line.startsWith('/'));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.length).toBeLessThanOrEqual(100);
  });
});

describe('security.txt', () => {
  it('names the contact and its own URL if they are set, and is missing without a contact', async () => {
    const text = await GET().text();
    expect(text.includes('Contact: ')).toBe(reportAddress !== undefined);
    expect(text.includes('Canonical: https://')).toBe(hasSiteAddress);
    const file = join(outFolder, '.well-known', 'security.txt');
    expect(existsSync(file)).toBe(reportAddress !== undefined);
    if (reportAddress !== undefined) expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('expires in more than a month and within a year', async () => {
    const [, expires = ''] = /^Expires: (\S+)$/m.exec(await GET().text()) ?? [];
    const days = (Date.parse(expires) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(30);
    expect(days).toBeLessThan(366);
  });
});
