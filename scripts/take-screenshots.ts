import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { loadWords } from '@/lib/content/load-site';
import type { Words } from '@/lib/domain/words';
import { languages } from '@/lib/i18n/languages';
import { guidePicturePath, pairPath } from '@/lib/i18n/paths';
import { hasSiteAddress, siteAddress } from '@/lib/settings';
import { findOrInstallBrowser } from './browser';
import { ROOT } from './install.mjs';
import { serveSite } from './serve';

/** The width of a screenshot on the page, and the height of the browser window. */
const SIZE = { width: 560, height: 1000 };
/** Twice the pixels for high-density screens. Letters stay sharp at this quality. */
const DENSITY = 2;
const QUALITY = 20;

/** A screenshot must show some address. Without the setting, it is an example. */
const SHOWN_ADDRESS = `${hasSiteAddress ? '' : 'https://example.org'}${siteAddress}`;

/** Each screenshot: prepares the comparison, and returns the parts of the page to show. */
const PICTURES: Readonly<Record<string, (page: Page, words: Words) => Promise<Locator[]>>> = {
  view: async (page, words) => {
    await page.getByLabel(words.view['differences-only']).check();
    return [
      page.locator('.page .controls'),
      page.locator('.cmp .row').first(),
      page.locator('.page'),
    ];
  },
  share: async (page, words) => {
    await page.getByRole('button', { name: words.view.share, exact: true }).click();
    // The panel opens at once, and draws the code a little later.
    await page.getByRole('dialog').getByRole('img').waitFor();
    return [page.getByRole('dialog')];
  },
};

/** Returns the box around some parts of the page, in CSS pixels. */
async function boxAround(parts: readonly Locator[]) {
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  const found = boxes.filter((box) => box !== null);
  const x = Math.min(...found.map((box) => box.x));
  const right = Math.max(...found.map((box) => box.x + box.width));
  // The whole page determines the width, with the margin beside the text. The parts determine the height.
  const tall = found.filter((box) => found.length === 1 || box.height < SIZE.height);
  const y = Math.min(...tall.map((box) => box.y));
  const bottom = Math.max(...tall.map((box) => box.y + box.height));
  return { x, y, width: Math.ceil(right - x), height: Math.ceil(bottom - y) };
}

/**
 * Serves the site's address from the local server, so links and codes in a screenshot use the site's address.
 */
async function standIn(page: Page, localAddress: string): Promise<void> {
  await page.route(`${SHOWN_ADDRESS}/**`, async (route) => {
    const path = route
      .request()
      .url()
      .slice(SHOWN_ADDRESS.length + 1);
    await route.fulfill({ response: await route.fetch({ url: localAddress + path }) });
  });
}

/** Opens a comparison, prepares it, and takes the screenshot. */
async function takePicture(options: {
  readonly browser: Browser;
  readonly localAddress: string;
  readonly path: string;
  readonly prepare: (page: Page) => Promise<Locator[]>;
}): Promise<Buffer> {
  const { browser, localAddress, path, prepare } = options;
  const page = await browser.newPage({
    viewport: SIZE,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await standIn(page, localAddress);
  await page.goto(SHOWN_ADDRESS + path);
  // The first interaction hydrates the page, and may otherwise be replayed twice.
  await page.mouse.move(SIZE.width / 2, 1);
  await page.mouse.move(SIZE.width / 2, 2);
  await page.waitForLoadState('networkidle');
  const parts = await prepare(page);
  await parts[0]?.waitFor();
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    captureBeyondViewport: true,
    clip: { ...(await boxAround(parts)), scale: DENSITY },
  });
  await page.close();
  return Buffer.from(data, 'base64');
}

/**
 * `npm run screenshots` retakes the screenshots of the counselors page into `public/guide/<language>/`. Review
 * them before you commit: other fonts change every screenshot.
 */
export async function main(): Promise<void> {
  const { executablePath, args } = await findOrInstallBrowser();
  const site = await serveSite({ directory: join(ROOT, 'out'), port: 0 });
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    for (const { id: language } of languages) {
      const words = loadWords(language);
      const path = pairPath(language, ...words.home.pair);
      for (const [name, prepare] of Object.entries(PICTURES)) {
        const bytes = await takePicture({
          browser,
          localAddress: site.address,
          path,
          prepare: (page) => prepare(page, words),
        });
        const file = join(ROOT, 'public', guidePicturePath(language, name));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes);
        console.log(`${file}: ${bytes.length} bytes`);
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
}
