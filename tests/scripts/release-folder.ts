import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { caddyFile, headersFile, nginxFiles } from '@/lib/publish/hosts';

/**
 * A small built site with its headers: one page, whose style and script are those of its release.
 *
 * @param name of the release
 * @param more further files of `out`
 */
export function writeRelease(
  folder: string,
  name: string,
  more: Readonly<Record<string, string>> = {},
): { out: string; headers: string } {
  const [out, headers] = [join(folder, name, 'out'), join(folder, name, 'headers')];
  const style = `:root{--release:"${name}"}`;
  const digest = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const allowed = {
    styleDigests: [digest(style)],
    scriptDigests: [digest(`view ${name}`)],
    speculationDigest: digest('rules'),
  };
  const script = `/_next/static/site/${name}.js`;
  const nginx = nginxFiles(allowed);
  const files = {
    [`out${script}`]: `export const release = '${name}';`,
    'out/_next/static/site/same.js': 'export {};',
    'out/index.html': `<style>${style}</style><script src="${script}"></script><h1>${name}</h1>`,
    'out/404.html': '<h1>Nothing here</h1>',
    'out/robots.txt': 'User-agent: *',
    'out/_headers': headersFile(allowed),
    'headers/nginx-maps.conf': nginx.maps,
    'headers/nginx-headers.conf': nginx.headers,
    'headers/Caddyfile': caddyFile(allowed),
    'headers/vercel.json': '{}',
    ...Object.fromEntries(Object.entries(more).map(([file, text]) => [`out/${file}`, text])),
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, file)), { recursive: true });
    writeFileSync(join(folder, name, file), text);
  }
  return { out, headers };
}

/** Whether a page may use its style under the policy that came with it, as a browser judges. */
export function allowsStyle(page: string, policy: string): boolean {
  const style = page.slice(page.indexOf('<style>') + '<style>'.length, page.indexOf('</style>'));
  const allowed = policy.split('; ').find((directive) => directive.startsWith('style-src ')) ?? '';
  return allowed.includes(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
}
