import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pageDefinitions, pagePath } from '@/lib/pages/registry';
import { handoutPath, homePair, rolePath, roles } from '@/tests/e2e/pages';
import { expect, test } from '@/tests/e2e/test';
import { second } from './second-language';

/**
 * Tests the development server that authors use. It writes files into the project, so the test runs in this
 * disposable copy. Like an author's, it has no site address.
 */

const { SITE_PATH: sitePath = '' } = process.env;
const compare = homePair.path;

/** One page of each kind, and views that the view script applies before React loads. */
const paths = [
  '/',
  ...pageDefinitions.map(({ id }) => pagePath(id, 'en')),
  compare,
  `${compare}?d=1&place=us-fl#p=pay`,
  handoutPath(homePair),
  `${handoutPath(homePair)}?d=1`,
  ...roles.slice(0, 1).map(rolePath),
  '/en/pay/florida/',
  '/en/nope/',
  `/${second.id}/nope/`,
];

/** Starts the server on a free port, and waits until it prints its address. */
async function startServer(): Promise<{ server: ChildProcess; address: string }> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const server = spawn(process.execPath, [next, 'dev', '--port', '0'], {
    env: { ...process.env, NODE_ENV: 'development', SITE_ADDRESS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (text) => {
      output += text;
      const [, found] = /Local:\s+(http:\/\/\S+)/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', () => reject(new Error(`The development server ended: ${output}`)));
  });
  return { server, address };
}

test('the development server shows every kind of page without an error or a warning', async ({
  page,
}) => {
  const { server, address } = await startServer();
  try {
    const complaints: string[] = [];
    page.on('console', (message) => {
      const isStatus =
        /status of 404/.test(message.text()) && message.location().url === page.url();
      if (['error', 'warning'].includes(message.type()) && !isStatus) {
        complaints.push(`${page.url()}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    for (const path of paths) {
      // Coming from a page of the site, because the link back is among the things set early.
      await page.goto(address + sitePath + path, { referer: `${address}${sitePath}/en/faq/` });
      await page.waitForLoadState('networkidle');
      const foot = await page.locator('.sheet-foot span').first().textContent();
      expect(foot?.startsWith(address), foot ?? path).toBe(true);
    }
    expect(complaints).toEqual([]);
  } finally {
    server.kill();
    await once(server, 'exit');
  }
});
