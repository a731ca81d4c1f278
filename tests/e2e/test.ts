import { test as base, expect } from '@playwright/test';

export { expect };

type Watch = {
  /** Set by tests that break something on purpose: `test.use({ mayComplain: true })`. */
  readonly mayComplain: boolean;
  /**
   * Whether the reader saves data, so that the site has no service worker: it would answer in place of the
   * network that most tests watch. Those of reading offline set it to false.
   */
  readonly savesData: boolean;
  readonly watch: undefined;
};

/**
 * Every test fails when the browser complains: about an error in a script, or about something that the
 * page's policy forbids.
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
        // The browser reports the status of an address that leads nowhere: that is as it should be.
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
