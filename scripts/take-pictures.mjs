/**
 * `npm run pictures`: takes the pictures on the page for counselors from the built pages anew, into
 * `public/guide/<language>/`. Look at what has changed before you commit it; other letters on another
 * computer change every picture.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { createJiti } from 'jiti';
import { findOrInstallBrowser } from './browser.mjs';
import { ROOT, runMain } from './install.mjs';
import { serveSite } from './serve.mjs';

/** How wide a picture stands on the page, and how wide and high the window is that it is taken from. */
const SIZE = { width: 560, height: 1000 };
/** Twice the pixels, for screens that show them; at this quality letters stay clean. */
const DENSITY = 2;
const QUALITY = 20;

/**
 * Each picture: what to do on the comparison first, and which part of the page it shows.
 * @typedef {import('@playwright/test').Page} Page
 * @type {Record<string, (page: Page, words: import('../lib/domain/words').Words) => Promise<import('@playwright/test').Locator[]>>}
 */
const PICTURES = {
  view: async (page, words) => {
    await page.getByLabel(words.view['differences-only']).check();
    return [page.locator('.page .steer'), page.locator('.cmp .row').first(), page.locator('.page')];
  },
  share: async (page, words) => {
    await page.getByRole('button', { name: words.view.share, exact: true }).click();
    // The panel opens at once, and the code is drawn in it a little later.
    await page.getByRole('dialog').getByRole('img').waitFor();
    return [page.getByRole('dialog')];
  },
};

/**
 * The box around some parts of the page.
 * @param {import('@playwright/test').Locator[]} parts
 */
async function boxAround(parts) {
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  const found = boxes.filter((box) => box !== null);
  const x = Math.min(...found.map((box) => box.x));
  const right = Math.max(...found.map((box) => box.x + box.width));
  // The whole page lends its width, with the paper beside the text; the parts give the height.
  const tall = found.filter((box) => found.length === 1 || box.height < SIZE.height);
  const y = Math.min(...tall.map((box) => box.y));
  const bottom = Math.max(...tall.map((box) => box.y + box.height));
  return { x, y, width: Math.ceil(right - x), height: Math.ceil(bottom - y) };
}

/**
 * Has the browser take the local server for the site, so that links and codes in a picture are the site's.
 * @param {Page} page
 * @param {string} siteAddress
 * @param {string} localAddress
 */
async function standInFor(page, siteAddress, localAddress) {
  await page.route(`${siteAddress}/**`, async (route) => {
    const path = route
      .request()
      .url()
      .slice(siteAddress.length + 1);
    await route.fulfill({ response: await route.fetch({ url: localAddress + path }) });
  });
}

await runMain(async () => {
  const jiti = createJiti(import.meta.url, { tsconfigPaths: true });
  const { languages } = await jiti.import('../lib/i18n/languages.ts');
  const { loadWords } = await jiti.import('../lib/content/load-site.ts');
  const { guidePicturePath, pairPath } = await jiti.import('../lib/i18n/paths.ts');
  const settings = await jiti.import('../lib/settings.ts');
  // A picture has to show some address: without the setting, one that is nobody's.
  const siteAddress = `${settings.hasSiteAddress ? '' : 'https://example.org'}${settings.siteAddress}`;
  const { executablePath, args, env } = await findOrInstallBrowser();
  const site = await serveSite({ directory: join(ROOT, 'out'), port: 0 });
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { ...process.env, ...env },
  });
  try {
    for (const { id: language } of languages) {
      const words = loadWords(language);
      const [first, second] = words.home.pair;
      for (const [name, prepare] of Object.entries(PICTURES)) {
        const page = await browser.newPage({
          viewport: SIZE,
          colorScheme: 'light',
          reducedMotion: 'reduce',
        });
        await standInFor(page, siteAddress, site.address);
        await page.goto(siteAddress + pairPath(language, first, second));
        // The first sign of use wakes the page; what is done while it wakes may be done twice.
        await page.mouse.move(SIZE.width / 2, 1);
        await page.mouse.move(SIZE.width / 2, 2);
        await page.waitForLoadState('networkidle');
        const parts = await prepare(page, words);
        await parts[0]?.waitFor();
        const session = await page.context().newCDPSession(page);
        const { data } = await session.send('Page.captureScreenshot', {
          format: 'webp',
          quality: QUALITY,
          captureBeyondViewport: true,
          clip: { ...(await boxAround(parts)), scale: DENSITY },
        });
        const file = join(ROOT, 'public', guidePicturePath(language, name));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, Buffer.from(data, 'base64'));
        console.log(`${file}: ${Buffer.byteLength(data, 'base64')} bytes`);
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
});
