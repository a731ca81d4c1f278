/**
 * The security headers of the site: the one place where they are decided. Every host's configuration
 * and the `meta` element of each page are made from here.
 */

/** What a policy allows by its text. */
export type Allowed = {
  /** `sha256-…` of the text of a style element: the page's own, or those of all kinds of pages. */
  readonly styleDigests: readonly string[];
  /** `sha256-…` of the texts of inline scripts: the page's own, or those of all pages. */
  readonly scriptDigests: readonly string[];
  /** `sha256-…` of the text of the rules for fetching pages ahead. */
  readonly speculationDigest: string;
};

export type Directive = readonly [name: string, ...values: readonly string[]];

/** A directive that a `meta` element cannot carry. */
const onlyInHeaders = new Set(['frame-ancestors']);
/** A directive that breaks a site which is served without encryption, as at home or in a class. */
const onlyWithHttps = new Set(['upgrade-insecure-requests']);

/**
 * The Content Security Policy: nothing but what is named. Pages load scripts of their own site only;
 * styles, inline scripts and the rules for fetching pages ahead by their digests. Trusted Types keep text
 * from becoming markup or a script's address.
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
    // Beside a digest the keyword 'inline-speculation-rules' says nothing, as 'unsafe-inline' does.
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

const written = (directives: readonly Directive[]) =>
  directives.map((directive) => directive.join(' ')).join('; ');

/** The policy for a page's `meta` element: what such an element can say, and any host can keep. */
export const metaPolicy = (allowed: Allowed): string =>
  written(
    policyDirectives(allowed).filter(
      ([name]) => !onlyInHeaders.has(name) && !onlyWithHttps.has(name),
    ),
  );

/**
 * The policy of a comparison as one file: its style, and nothing else at all. Opened where the site
 * stands, the headers hold as well; they name its style among those of the pages.
 */
export const singleFilePolicy = (styleDigest: string): string =>
  written([
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

/** The headers of every answer. `https` says whether the host speaks it. */
export function securityHeaders(allowed: Allowed, https: boolean): readonly Header[] {
  const directives = policyDirectives(allowed).filter(
    ([name]) => https || !onlyWithHttps.has(name),
  );
  const headers: readonly Header[] = [
    { name: headerName, value: written(directives) },
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

/** Files whose name holds a digest of their text never change; hosts ask again for everything else. */
export const unchanging = {
  path: '/_next/static/',
  value: 'public, max-age=31536000, immutable',
} as const;

/** Everything else is kept as well, and asked for again each time: it may have changed. */
export const revalidated = 'max-age=0, must-revalidate';
