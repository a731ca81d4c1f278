import { test as base, expect } from '@playwright/test';

export { expect };

type Watch = {
  /** Tests that break something on purpose set this: `test.use({ mayComplain: true })`. */
  readonly mayComplain: boolean;
  /**
   * Whether the reader saves data, which keeps the service worker away: it would answer in place of the network that
   * most tests watch. The offline tests set it to false.
   */
  readonly savesData: boolean;
  readonly watch: undefined;
};

/**
 * Fails a test if the browser complains about a script error or a violation of the page's policy.
 */
export const test = base.extend<Watch>({
  mayComplain: [false, { option: true }],
  savesData: [true, { option: true }],
  page: async ({ page, savesData }, use) => {
    if (savesData) {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
      });
    }
    await use(page);
  },
  watch: [
    async ({ page, mayComplain }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
      page.on('console', (message) => {
        // The browser reports the 404 status of the page, which is expected.
        const isLost =
          /status of 404/.test(message.text()) && message.location().url === page.url();
        if (message.type() === 'error' && !isLost) complaints.push(message.text());
      });
      await use(undefined);
      if (!mayComplain) expect(complaints, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
});
