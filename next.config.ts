import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { NextConfig } from 'next';
import { sitePath } from './lib/settings';

/** All inputs of a build. */
const inputs = [
  'app',
  'components',
  'content',
  'lib',
  'public',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'tailwind.config.ts',
  'tsconfig.json',
];

/** Files that file browsers leave behind; not inputs. */
const droppings = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

const filesIn = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => !droppings.has(name))
        .sort()
        .flatMap((name) => filesIn(join(path, name)))
    : [path];

/** The build id. Equal inputs give equal ids, so two builds of one commit are identical. */
function hashInputs(): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesIn)) {
    hash.update(file.replaceAll('\\', '/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 20);
}

/** The folder with `node_modules`: for a variant of the project (scripts/variant.ts) not its own. */
const packages = join(createRequire(import.meta.url).resolve('next/package.json'), '../../..');

const config: NextConfig = {
  output: 'export',
  basePath: sitePath,
  env: { SITE_PATH: sitePath },
  trailingSlash: true,
  images: { unoptimized: true },
  poweredByHeader: false,
  generateBuildId: async () => hashInputs(),
  // `tsc` checks types separately, for the whole project with its tests.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: packages },
  experimental: {
    inlineCss: true,
    cpus: 2,
    globalNotFound: true,
    // No page fetches the files that Next would write for this.
    prefetchInlining: false,
    // Each build starts from scratch. A cache for the next build and source maps that nobody reads cost
    // time and a hundred megabytes.
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: false,
  },
};

export default config;
