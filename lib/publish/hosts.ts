import { type Allowed, type Header, revalidated, securityHeaders, unchanging } from './security';

/**
 * Generates host configurations from the one list of headers. All hosts use https, but nginx and Caddy may not:
 * there a condition leaves out the headers for https. All rules apply below `sitePath` (`SITE_PATH` in
 * `lib/settings.ts`), since other sites may share the host.
 */

/**
 * `_headers` for Netlify, Cloudflare Pages and the project's own server. All rules that match a path apply, so
 * no two of them set the same header.
 */
export function headersFile(allowed: Allowed, sitePath = ''): string {
  const lines = securityHeaders(allowed, true).map(({ name, value }) => `  ${name}: ${value}`);
  return [
    `${sitePath}/*`,
    ...lines,
    `${sitePath}${unchanging.path}*`,
    `  Cache-Control: ${unchanging.value}`,
    '',
  ].join('\n');
}

type VercelRule = {
  readonly source: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
};

/** `vercel.json`: the headers, and a slash at the end of all addresses. */
export function vercelFile(allowed: Allowed, sitePath = ''): string {
  const asKeys = (headers: readonly Header[]) =>
    headers.map(({ name, value }) => ({ key: name, value }));
  const headers: readonly VercelRule[] = [
    { source: `${sitePath}/(.*)`, headers: asKeys(securityHeaders(allowed, true)) },
    {
      source: `${sitePath}${unchanging.path}(.*)`,
      headers: [{ key: 'Cache-Control', value: unchanging.value }],
    },
  ];
  return `${JSON.stringify({ trailingSlash: true, headers }, null, 2)}\n`;
}

/** The headers that differ over plain http, with their value there in `without` (empty if not sent). */
function differingHeaders(allowed: Allowed) {
  const plain = securityHeaders(allowed, false);
  return securityHeaders(allowed, true).flatMap((header) => {
    const without = plain.find(({ name }) => name === header.name)?.value ?? '';
    return without === header.value ? [] : [{ ...header, without }];
  });
}

/** Quotes a string for nginx and Caddy, which both escape `\` and `"` with a `\`. */
const quoted = (text: string) => `"${text.replaceAll(/[\\"]/g, '\\$&')}"`;

/**
 * Two files for nginx: include the maps once in `http` and the headers once in `server`. A location that has its
 * own `add_header` inherits none and must include the headers again.
 *
 * A proxy in front sends `X-Forwarded-Proto` if the reader uses https. A client that fakes it changes only its own
 * answer.
 */
export function nginxFiles(
  allowed: Allowed,
  sitePath = '',
): { readonly maps: string; readonly headers: string } {
  const differing = differingHeaders(allowed);
  const variable = (name: string) => `$site_${name.toLowerCase().replaceAll('-', '_')}`;
  const maps = differing.map(
    ({ name, value, without }) =>
      `map "$scheme,$http_x_forwarded_proto" ${variable(name)} {\n  default ${quoted(without)};\n  "~^https,|,https" ${quoted(value)};\n}\n`,
  );
  // The status keeps browsers from caching a 404 under the address of a hashed file.
  const kept = `~^(?:200|206|304) ${sitePath.replaceAll('.', '\\.')}${unchanging.path}`;
  const caching = `map "$status $uri" $site_cache_control {\n  default ${quoted(revalidated)};\n  ${quoted(kept)} ${quoted(unchanging.value)};\n}\n`;
  const headers = securityHeaders(allowed, true).map(({ name, value }) => {
    const isMapped = differing.some((other) => other.name === name);
    // An empty value sends no header.
    return `add_header ${name} ${isMapped ? variable(name) : quoted(value)} always;\n`;
  });
  headers.push('add_header Cache-Control $site_cache_control always;\n');
  return { maps: [...maps, caching].join(''), headers: headers.join('') };
}

/** A Caddy snippet to import into a site's `route`, which keeps the order of its lines. */
export function caddyFile(allowed: Allowed, sitePath = ''): string {
  const differing = differingHeaders(allowed);
  const always = securityHeaders(allowed, true).filter(
    ({ name }) => !differing.some((other) => other.name === name),
  );
  const block = (matcher: string, headers: readonly Header[]) => [
    `  header ${matcher}{`,
    ...headers.map(({ name, value }) => `    ${name} ${quoted(value)}`),
    '  }',
  ];
  const plain = differing.map(({ name, without }) => ({ name, value: without }));
  return [
    '(site_headers) {',
    ...block('', [...always, { name: 'Cache-Control', value: revalidated }]),
    '  @unchanging {',
    `    path ${sitePath}${unchanging.path}*`,
    '    file',
    '  }',
    ...block('@unchanging ', [{ name: 'Cache-Control', value: unchanging.value }]),
    // A proxy in front sends the header if the reader uses https, as for nginx above.
    '  @https expression `{scheme} == "https" || {header.X-Forwarded-Proto}.startsWith("https")`',
    '  @http not expression `{scheme} == "https" || {header.X-Forwarded-Proto}.startsWith("https")`',
    ...block('@https ', differing),
    ...block(
      '@http ',
      plain.filter(({ value }) => value !== ''),
    ),
    '}',
    '',
  ].join('\n');
}
