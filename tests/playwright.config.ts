import { fileURLToPath } from 'node:url';
import { defineConfig, devices } from '@playwright/test';
import { browserEnv, findInstalledBrowser, launchArgs } from '@/scripts/browser';
import { patience } from './patience.ts';

const OWN_PORT = 4173;
const ownAddress = `http://localhost:${OWN_PORT}/`;

// Find it once: workers load this file too, and inherit the environment.
if (!process.env.BROWSER_PATH) {
  const browser = await findInstalledBrowser();
  if (browser) Object.assign(process.env, browserEnv(browser));
}

const { BASE_URL, BROWSER_PATH, BROWSER_ARGS, CI } = process.env;
const args: string[] = BROWSER_ARGS ? JSON.parse(BROWSER_ARGS) : [...launchArgs()];

const root = fileURLToPath(new URL('..', import.meta.url));

/** The tests of a folder, with their output in a separate folder in `.cache`. */
const project = (name: string) => ({
  name,
  testDir: name,
  outputDir: `../.cache/playwright-${name}`,
  use: { ...devices['Desktop Chrome'] },
});

export default defineConfig({
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: patience.test,
  expect: { timeout: patience.expect },
  forbidOnly: Boolean(CI),
  use: {
    baseURL: BASE_URL || ownAddress,
    launchOptions: { args, ...(BROWSER_PATH ? { executablePath: BROWSER_PATH } : {}) },
  },
  // For the second, tests/sub-path/run-step.ts builds the site with `SITE_PATH`, serves it, and sets `BASE_URL`.
  projects: [project('e2e'), project('sub-path')],
  // `npm test` serves the site itself; Playwright alone serves the last build.
  ...(BASE_URL
    ? {}
    : {
        webServer: {
          command: `node scripts/run.mjs serve --port ${OWN_PORT}`,
          cwd: root,
          url: ownAddress,
          reuseExistingServer: false,
        },
      }),
});
