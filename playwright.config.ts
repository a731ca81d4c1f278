import { defineConfig, devices } from '@playwright/test';
import { browserEnv, findInstalledBrowser, launchArgs } from './scripts/browser';

const OWN_PORT = 4173;
const ownAddress = `http://localhost:${OWN_PORT}/`;

// Looked for once: the workers load this file too, and inherit what was found.
if (!process.env.BROWSER_PATH) {
  const browser = await findInstalledBrowser();
  if (browser) Object.assign(process.env, browserEnv(browser));
}

const { BASE_URL, BROWSER_PATH, BROWSER_ARGS, CI } = process.env;
const args: string[] = BROWSER_ARGS ? JSON.parse(BROWSER_ARGS) : [...launchArgs()];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/playwright-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A busy machine must not fail a test that opens many pages.
  timeout: 60_000,
  forbidOnly: Boolean(CI),
  use: {
    baseURL: BASE_URL || ownAddress,
    launchOptions: { args, ...(BROWSER_PATH ? { executablePath: BROWSER_PATH } : {}) },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
  // `npm test` serves the site itself; a run of Playwright alone serves what was built last.
  ...(BASE_URL
    ? {}
    : {
        webServer: {
          command: `node scripts/run.mjs serve --port ${OWN_PORT}`,
          url: ownAddress,
          reuseExistingServer: false,
        },
      }),
});
