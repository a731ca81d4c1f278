import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The site's pages rendered by Eleventy with Nunjucks. `BENCH_CONTENT` is the folder that has the
 * content, `BENCH_OUT` the folder in `out/` for the pages, `BENCH_STYLES` the folder with the style of each kind of page.
 */
export default async function configure(config) {
  const jiti = createJiti(import.meta.url, { tsconfigPaths: join(root, 'tsconfig.json') });
  const models = await jiti.import('../content/page-models.ts');
  const { sourceAnchor, sourcesPath } = await jiti.import('../../lib/i18n/paths.ts');
  const { roles, pairs } = models.listModels();

  config.addGlobalData('home', () => models.homeModel());
  config.addGlobalData('faq', () => models.faqModel());
  config.addGlobalData('roles', () => roles);
  config.addGlobalData('pairs', () => pairs);
  config.addGlobalData('roleModel', () => models.roleModel);
  config.addGlobalData('comparisonModel', () => models.comparisonModel);
  config.addFilter('sourcePath', (id) => `${sourcesPath('en')}#${sourceAnchor(id)}`);
  config.addFilter('percent', (part) => `${Math.round(part * 1e4) / 100}%`);
  config.addFilter('style', (kind) =>
    readFileSync(join(process.env.BENCH_STYLES ?? 'styles', `${kind}.css`), 'utf8'),
  );
  config.setNunjucksEnvironmentOptions({ trimBlocks: true, lstripBlocks: true });
  config.setQuietMode(true);
  return {
    dir: {
      input: 'pages',
      includes: '../includes',
      output: join('out', process.env.BENCH_OUT ?? 'site'),
    },
    templateFormats: ['njk'],
  };
}
