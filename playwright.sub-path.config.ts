import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/**
 * The site below a path of its host, in the browser. scripts/sub-path.mjs builds it with `SITE_PATH`,
 * serves it, and names the host in `BASE_URL`.
 */
export default defineConfig(config, {
  testDir: 'tests/sub-path',
  outputDir: '.cache/playwright-sub-path-results',
});
