/**
 * The security headers of the site, defined once. All host configurations and the `meta` element of each page
 * come from here.
 */

/** The digests of inline text that a policy allows. */
export type Allowed = {
  /** `sha256-…` of style elements: the page's one, or those of all pages for headers. */
  readonly styleDigests: readonly string[];
  /** `sha256-…` of inline scripts: the page's, or those of all pages for headers. */
  readonly scriptDigests: readonly string[];
  /** `sha256-…` of the speculation rules, which let browsers prefetch pages. */
  readonly speculationDigest: string;
};

export type Directive = readonly [name: string, ...values: readonly string[]];

/** Directives that browsers ignore in a `meta` element. */
const onlyInHeaders = new Set(['frame-ancestors']);
/** Directives that break a site served over plain http, as at home or in a classroom. */
const onlyWithHttps = new Set(['upgrade-insecure-requests']);

/**
 * The Content Security Policy: only what is listed. Scripts load from the site alone. Styles, inline scripts and
 * speculation rules need a digest. Trusted Types keep text from becoming markup or a script URL.
 */
export const policyDirectives = ({
  styleDigests,
  scriptDigests,
  speculationDigest,
}: Allowed): readonly Directive[] => [
  ['default-src', "'none'"],
  [
    'script-src',
    "'self'",
    // Browsers ignore 'inline-speculation-rules' next to a digest, as they do 'unsafe-inline'.
    ...[...scriptDigests, speculationDigest].map((digest) => `'${digest}'`),
  ],
  ['style-src', ...styleDigests.map((digest) => `'${digest}'`)],
  ['img-src', "'self'"],
  ['connect-src', "'self'"],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', 'default'],
  ['upgrade-insecure-requests'],
];

const joinDirectives = (directives: readonly Directive[]) =>
  directives.map((directive) => directive.join(' ')).join('; ');

/** The policy for a page's `meta` element, without directives that need a header or https. */
export const metaPolicy = (allowed: Allowed): string =>
  joinDirectives(
    policyDirectives(allowed).filter(
      ([name]) => !onlyInHeaders.has(name) && !onlyWithHttps.has(name),
    ),
  );

/**
 * The policy of a comparison as a single file: its style and nothing else. If the site serves the file, the
 * headers apply too, so they include its style.
 */
export const singleFilePolicy = (styleDigest: string): string =>
  joinDirectives([
    ['default-src', "'none'"],
    ['style-src', `'${styleDigest}'`],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
  ]);

export type Header = {
  readonly name: string;
  readonly value: string;
  /** Sent over https only. */
  readonly onlyWithHttps?: true;
};

const headerName = 'Content-Security-Policy';

/** The headers of every answer, over https or over plain http. */
export function securityHeaders(allowed: Allowed, https: boolean): readonly Header[] {
  const directives = policyDirectives(allowed).filter(
    ([name]) => https || !onlyWithHttps.has(name),
  );
  const headers: readonly Header[] = [
    { name: headerName, value: joinDirectives(directives) },
    {
      name: 'Strict-Transport-Security',
      value: 'max-age=63072000; includeSubDomains',
      onlyWithHttps: true,
    },
    { name: 'X-Content-Type-Options', value: 'nosniff' },
    { name: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    {
      name: 'Permissions-Policy',
      value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    },
    { name: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
    { name: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
    { name: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
  ];
  return headers.filter((header) => https || header.onlyWithHttps !== true);
}

/** Files with a digest in their name never change. */
export const unchanging = {
  path: '/_next/static/',
  value: 'public, max-age=31536000, immutable',
} as const;

/** Everything else may change, so browsers revalidate their copy each time. */
export const revalidated = 'max-age=0, must-revalidate';
