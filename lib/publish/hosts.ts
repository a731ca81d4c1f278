import { type Allowed, type Header, revalidated, securityHeaders, unchanging } from './security';

/**
 * The configurations of hosts, written from the one list of headers. Every host here speaks https,
 * except that nginx and Caddy can be set up without: there a condition leaves out what only https may
 * send. Where a rule names addresses, it names those of the site: below `sitePath` (`SITE_PATH` in
 * `lib/settings.ts`), whose neighbors on the host are none of its business.
 */

/**
 * `_headers`, for Netlify and Cloudflare Pages, and for the server that comes with the project. All
 * rules that fit a path hold together, so no header stands in two of them.
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

/** `vercel.json`: all addresses end with a slash, and the headers. */
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

/** What differs between an answer over https and one over plain http. */
function differingHeaders(allowed: Allowed) {
  const plain = securityHeaders(allowed, false);
  return securityHeaders(allowed, true).flatMap((header) => {
    const without = plain.find(({ name }) => name === header.name)?.value ?? '';
    return without === header.value ? [] : [{ ...header, without }];
  });
}

/** In nginx and in Caddy a text stands in quotes, where `\` and `"` are written with a `\`. */
const quoted = (text: string) => `"${text.replaceAll(/[\\"]/g, '\\$&')}"`;

/**
 * For nginx, two files: the maps stand once, in `http`; the headers once, in `server`. A location with an
 * `add_header` of its own inherits none, and has to include them again.
 *
 * A proxy in front says by `X-Forwarded-Proto` that the reader came by https. Whoever lies about it gets
 * another answer for himself alone.
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
  // An address of such a file that leads nowhere is not kept: the status says whether it does.
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

/** For Caddy: a snippet to import into a `route` of a site, where its lines keep their order. */
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
    // A proxy in front says so where the reader came by https, as for nginx above.
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
