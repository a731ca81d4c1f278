import { fileURLToPath } from 'node:url';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The site's pages rendered by Astro. `BENCH_TOGGLE=island` makes the toggle a React island; `BENCH_STYLES`
 * is the folder with the style of each kind of page, `BENCH_OUT` the folder in `out/` for the pages: the
 * build looks for packages from there.
 */
const isIsland = process.env.BENCH_TOGGLE === 'island';
const name = process.env.BENCH_OUT ?? 'site';

export default defineConfig({
  outDir: `out/${name}`,
  cacheDir: `.cache/${name}`,
  site: process.env.SITE_ADDRESS,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'always' },
  integrations: isIsland ? [react()] : [],
  vite: {
    resolve: {
      alias: {
        '@styles': process.env.BENCH_STYLES ?? fileURLToPath(new URL('styles', import.meta.url)),
        '@toggle': fileURLToPath(
          new URL(`src/components/toggle-${isIsland ? 'island' : 'native'}.astro`, import.meta.url),
        ),
        '@': root.replace(/\/$/, ''),
        // The one part of Next that the shared code names: pages that are not there.
        'next/navigation': fileURLToPath(new URL('src/not-found.ts', import.meta.url)),
      },
    },
  },
});
