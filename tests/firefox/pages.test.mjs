// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '@/scripts/firefox';
import { ROOT } from '@/scripts/install.mjs';
import { serveSite } from '@/scripts/serve';
import { patience } from '@/tests/patience';

/**
 * The built pages in Firefox, where it is installed: a second engine reads the policy, the Trusted
 * Types and the native controls in its own way. It is driven by the standard protocol (WebDriver BiDi).
 */

const { data: words } = matter(readFileSync(join(ROOT, 'content/en/site.md'), 'utf8'), {});

const firefox = findFirefox();

/** @type {Awaited<ReturnType<typeof serveSite>>} */
let site;
/** @type {import('puppeteer-core').Browser} */
let browser;

beforeAll(async () => {
  site = await serveSite({ directory: join(ROOT, 'out'), port: 0 });
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/**
 * Opens a page and gathers what the browser complains about.
 * @param {string} path
 */
async function openPage(path) {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience.expect);
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      throw new Error(`policy ${effectiveDirective} ${blockedURI}`);
    });
  });
  await page.goto(new URL(path, site.address).href);
  return { page, complaints };
}

/** @param {import('puppeteer-core').Page} page */
const countRows = (page) =>
  page.$$eval('.cmp tr[id]', (rows) => ({
    all: rows.length,
    different: rows.filter((row) => row.classList.contains('different')).length,
    visible: rows.filter((row) => row.checkVisibility()).length,
  }));

const pairPath = `/en/compare/${words.home.pair.join('-vs-')}/`;

describe('in Firefox', () => {
  const paths = ['/', '/en/roles/paralegal/', pairPath, '/en/faq/', '/en/sources/', '/en/about/'];

  it.each(paths)('%s opens and hydrates without a complaint', async (path) => {
    const { page, complaints } = await openPage(path);
    await page.mouse.move(100, 100);
    await page.mouse.move(120, 120);
    await page.waitForNetworkIdle();
    expect(await page.$eval('h1', (heading) => heading.textContent)).toBeTruthy();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('differences only works, reaches the address, and is there when the link is opened', async () => {
    const { page, complaints } = await openPage(pairPath);
    const { all, different, visible } = await countRows(page);
    expect(visible).toBe(all);
    await page.click('.view input');
    await page.waitForFunction(() => location.search === '?d=1');
    expect(await countRows(page)).toEqual({ all, different, visible: different });
    await page.close();
    const shared = await openPage(`${pairPath}?d=1`);
    expect((await countRows(shared.page)).visible).toBe(different);
    expect([...complaints, ...shared.complaints]).toEqual([]);
    await shared.page.close();
  });

  it('the search finds questions, typed before the page is hydrated', async () => {
    const { page, complaints } = await openPage('/en/faq/');
    await page.type('#faq-query', 'degree');
    await page.waitForFunction(
      (hint) => document.querySelector('#faq-hint')?.textContent !== hint,
      {},
      words.faq.hint,
    );
    const shown = await page.$$eval(
      'details[data-question]',
      (questions) => questions.filter((question) => question.checkVisibility()).length,
    );
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan((await page.$$('details[data-question]')).length);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
