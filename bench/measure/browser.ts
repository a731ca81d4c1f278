import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findOrInstallBrowser } from '@/scripts/browser';

/** A phone, as Lighthouse has it. */
export const phone = { width: 412, height: 823 };

/** Slow 4G as Chrome's tools have it: latency in milliseconds, bytes a second. */
export const slow4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 1.44e6 / 8,
  uploadThroughput: 0.675e6 / 8,
};

/** How many times slower than this computer a phone is taken to be. */
export const slowProcessor = 4;

let found: ReturnType<typeof findOrInstallBrowser> | undefined;

/** The browser that the tests use too; looked for once. */
export function theBrowser() {
  found ??= findOrInstallBrowser();
  return found;
}

export async function launch(): Promise<Browser> {
  const { executablePath, args } = await theBrowser();
  return chromium.launch({ executablePath, args: [...args] });
}

/** A page of a phone that has never been to the site. */
export async function newPage(browser: Browser): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({ viewport: phone });
  const page = await context.newPage();
  return { page, session: await context.newCDPSession(page) };
}

/** Slows the processor, and the network too where it is asked for. */
export async function slowDown(session: CDPSession, { network }: { network: boolean }) {
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowProcessor });
  if (!network) return;
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', slow4G);
}
