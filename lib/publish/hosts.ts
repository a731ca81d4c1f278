import { type Allowed, type Header, securityHeaders, unchanging } from './security';

/**
 * The configurations of hosts, written from the one list of headers. Every host here speaks https,
 * except that nginx can be set up without: there a map leaves out what only https may send. Where a rule
 * names addresses, it names those of the site: below `sitePath` (`SITE_PATH` in `lib/settings.ts`), whose
 * neighbours on the host are none of its business.
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

/** In nginx a text stands in quotes, where `\` and `"` are written with a `\`. */
const nginxText = (text: string) => `"${text.replaceAll(/[\\"]/g, '\\$&')}"`;

/**
 * For nginx, two files: the maps stand once, in `http`; the headers are included in every `location`,
 * since a location with an `add_header` of its own inherits none.
 */
export function nginxFiles(allowed: Allowed): { readonly maps: string; readonly headers: string } {
  const plain = securityHeaders(allowed, false);
  const differing = securityHeaders(allowed, true).flatMap((header) => {
    const without = plain.find(({ name }) => name === header.name)?.value ?? '';
    return without === header.value ? [] : [{ ...header, without }];
  });
  const variable = (name: string) => `$site_${name.toLowerCase().replaceAll('-', '_')}`;
  const maps = differing.map(
    ({ name, value, without }) =>
      `map $scheme ${variable(name)} {\n  default ${nginxText(without)};\n  https ${nginxText(value)};\n}\n`,
  );
  const headers = securityHeaders(allowed, true).map(({ name, value }) => {
    const isMapped = differing.some((other) => other.name === name);
    // An empty value sends no header.
    return `add_header ${name} ${isMapped ? variable(name) : nginxText(value)} always;\n`;
  });
  return { maps: maps.join(''), headers: headers.join('') };
}

/** For Caddy: a snippet to import into a site. */
export function caddyFile(allowed: Allowed): string {
  const lines = securityHeaders(allowed, true).map(
    ({ name, value }) => `    ${name} "${value.replaceAll('"', '\\"')}"`,
  );
  return `(security_headers) {\n  header {\n${lines.join('\n')}\n  }\n}\n`;
}
