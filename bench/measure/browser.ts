import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findOrInstallBrowser } from '@/scripts/browser';

/** The window of Lighthouse's phone. */
const phone = { width: 412, height: 823 };

/** Slow 4G in Chrome's tools: latency in milliseconds, throughput in bytes per second. */
const slow4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 1.44e6 / 8,
  uploadThroughput: 0.675e6 / 8,
};

/** How many times slower a phone is than this computer. */
const slowProcessor = 4;

let found: ReturnType<typeof findOrInstallBrowser> | undefined;

/** The browser that the tests use. */
export function theBrowser() {
  found ??= findOrInstallBrowser();
  return found;
}

/** Starts a browser for the work. */
export async function withBrowser<Result>(
  work: (browser: Browser) => Promise<Result>,
): Promise<Result> {
  const { executablePath, args } = await theBrowser();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Opens a page on a phone with an empty cache for the work. */
export async function withPage<Result>(
  browser: Browser,
  work: (page: Page, session: CDPSession) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: phone });
  try {
    const page = await context.newPage();
    return await work(page, await context.newCDPSession(page));
  } finally {
    await context.close();
  }
}

/** Slows the processor, and the network if asked. */
export async function slowDown(session: CDPSession, { network }: { network: boolean }) {
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowProcessor });
  if (!network) return;
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', slow4G);
}
