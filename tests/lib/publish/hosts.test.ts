import { describe, expect, it } from 'vitest';
import { caddyFile, headersFile, nginxFiles, vercelFile } from '@/lib/publish/hosts';
import {
  type Allowed,
  metaPolicy,
  policyDirectives,
  securityHeaders,
} from '@/lib/publish/security';

const allowed: Allowed = {
  styleDigests: ['sha256-style', 'sha256-other'],
  scriptDigests: ['sha256-view'],
  speculationDigest: 'sha256-rules',
};

type Headers = Readonly<Record<string, string>>;

const asRecord = (pairs: Iterable<readonly [string, string]>): Headers =>
  Object.fromEntries([...pairs].map(([name, value]) => [name.toLowerCase(), value]));

/** The headers that each host sends over https, parsed from its configuration. */
function fromHeadersFile(text: string): Headers {
  const [rule = ''] = text.split(/^(?=\/)/m);
  const lines = rule.split('\n').slice(1).filter(Boolean);
  return asRecord(
    lines.map((line) => {
      const [, name = '', value = ''] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
      return [name, value];
    }),
  );
}

function fromVercel(text: string): Headers {
  const { headers } = JSON.parse(text) as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
  };
  const all = headers.find(({ source }) => source === '/(.*)');
  return asRecord((all?.headers ?? []).map(({ key, value }) => [key, value]));
}

const unquoted = (text: string) => text.replaceAll(/^"|"$/g, '').replaceAll('\\"', '"');

type Scheme = 'http' | 'https';

/** The maps in an nginx file: their two values, and the pattern that selects the second. */
const nginxMaps = (maps: string) =>
  maps
    .split('}\n')
    .slice(0, -1)
    .map((map) => {
      const [head = '', first = '', second = ''] = map.split('\n');
      const [, of = '', name = ''] = /^map "([^"]*)" (\$\w+) \{$/.exec(head) ?? [];
      const [, other = ''] = /^ {2}default (".*");$/.exec(first) ?? [];
      const [, pattern = '', value = ''] = /^ {2}("[^"]*") (".*");$/.exec(second) ?? [];
      return {
        of,
        name,
        other: unquoted(other),
        pattern: unquoted(pattern),
        value: unquoted(value),
      };
    });

function fromNginx({ maps, headers }: ReturnType<typeof nginxFiles>, scheme: Scheme) {
  const variables = new Map(
    nginxMaps(maps)
      .filter(({ of }) => of === '$scheme,$http_x_forwarded_proto')
      .map(({ name, other, value }) => [name, scheme === 'https' ? value : other]),
  );
  const sent = [...headers.matchAll(/^add_header ([\w-]+) (".*"|\$\w+) always;$/gm)].map(
    ([, name = '', value = '']) => [name, variables.get(value) ?? unquoted(value)] as const,
  );
  // nginx sends no header whose value is empty.
  return withoutCaching(asRecord(sent.filter(([, value]) => value !== '')));
}

/** The blocks of headers in a Caddy file, by matcher. */
const caddyBlocks = (text: string) =>
  new Map(
    text
      .split('\n  header ')
      .slice(1)
      .map((block) => {
        const [lines = ''] = block.split('\n  }\n');
        const headers = [...lines.matchAll(/^ {4}([\w-]+) (".*")$/gm)].map(
          ([, name = '', value = '']) => [name, unquoted(value)] as const,
        );
        return [block.slice(0, block.indexOf('{')).trim(), headers] as const;
      }),
  );

function fromCaddy(text: string, scheme: Scheme): Headers {
  const blocks = caddyBlocks(text);
  return withoutCaching(asRecord(['', `@${scheme}`].flatMap((name) => blocks.get(name) ?? [])));
}

/** Only the files for nginx and Caddy set `Cache-Control` for all answers. A separate test checks it. */
function withoutCaching({ 'cache-control': caching, ...rest }: Headers): Headers {
  expect(caching).toBeDefined();
  return rest;
}

const decided = (https: boolean) =>
  asRecord(securityHeaders(allowed, https).map(({ name, value }) => [name, value]));

describe('the headers in host configurations', () => {
  it('are the same on every host with https', () => {
    expect(fromHeadersFile(headersFile(allowed))).toEqual(decided(true));
    expect(fromVercel(vercelFile(allowed))).toEqual(decided(true));
    expect(fromNginx(nginxFiles(allowed), 'https')).toEqual(decided(true));
    expect(fromCaddy(caddyFile(allowed), 'https')).toEqual(decided(true));
  });

  it('are the same over plain http, without those that need https', () => {
    expect(fromNginx(nginxFiles(allowed), 'http')).toEqual(decided(false));
    expect(fromCaddy(caddyFile(allowed), 'http')).toEqual(decided(false));
    expect(JSON.stringify(decided(false))).not.toMatch(/upgrade-insecure|max-age/);
    expect(JSON.stringify(decided(true))).toContain('upgrade-insecure-requests');
    expect(JSON.stringify(decided(true))).toContain('max-age=63072000');
  });

  it('apply once to each address, since hosts would send both', () => {
    const paths = headersFile(allowed).match(/^\/.*$/gm);
    const names = headersFile(allowed).match(/^ {2}[\w-]+:/gm) ?? [];
    expect(paths).toEqual(['/*', '/_next/static/*']);
    expect(new Set(names).size).toBe(names.length);
  });

  it('apply to the site alone if it is below a path of its host', () => {
    const files = (path?: string) => [headersFile(allowed, path), vercelFile(allowed, path)];
    const [ofHeaders = '', ofVercel = ''] = files('/legal');
    expect(ofHeaders.match(/^\/.*$/gm)).toEqual(['/legal/*', '/legal/_next/static/*']);
    const rules = JSON.parse(ofVercel) as { headers: { source: string }[] };
    expect(rules.headers.map(({ source }) => source)).toEqual([
      '/legal/(.*)',
      '/legal/_next/static/(.*)',
    ]);
    expect([ofHeaders, ofVercel].map((text) => text.replaceAll('/legal/', '/'))).toEqual(files());
  });

  it('let browsers cache files with a digest in their name, and nothing else', () => {
    expect(headersFile(allowed)).toContain(
      '/_next/static/*\n  Cache-Control: public, max-age=31536000, immutable\n',
    );
    expect(headersFile(allowed).match(/Cache-Control/g)).toHaveLength(1);
    const kept = 'public, max-age=31536000, immutable';
    const blocks = caddyBlocks(caddyFile(allowed));
    expect(blocks.get('@unchanging')).toEqual([['Cache-Control', kept]]);
    expect(asRecord(blocks.get('') ?? [])['cache-control']).toBe('max-age=0, must-revalidate');
    const caching = nginxMaps(nginxFiles(allowed).maps).filter(({ of }) => of === '$status $uri');
    expect(caching).toMatchObject([{ other: 'max-age=0, must-revalidate', value: kept }]);
  });

  it('let browsers cache such files below a path of the host', () => {
    const [caching] = nginxMaps(nginxFiles(allowed, '/le.gal').maps).slice(-1);
    expect(caching?.pattern).toBe('~^(?:200|206|304) /le\\\\.gal/_next/static/');
    expect(caddyFile(allowed, '/legal')).toContain('path /legal/_next/static/*\n    file\n');
  });
});

describe('the policy', () => {
  it('is the same in pages as in headers, without directives that pages cannot have', () => {
    const inHeaders = (decided(false)['content-security-policy'] ?? '').split('; ');
    expect(metaPolicy(allowed).split('; ')).toEqual(
      inHeaders.filter((directive) => !directive.startsWith('frame-ancestors')),
    );
  });

  it('allows nothing that is not listed, and no text as script', () => {
    const policy = policyDirectives(allowed);
    expect(policy[0]).toEqual(['default-src', "'none'"]);
    expect(JSON.stringify(policy)).not.toMatch(/unsafe|\*|https?:|blob:/);
    expect(policy).toContainEqual(['require-trusted-types-for', "'script'"]);
  });
});
