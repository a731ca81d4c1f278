/**
 * Finds or installs a Chromium for the browser tests. It tries cheap ways first, and only accepts a browser
 * that starts: a file with the right name may be a stub, or lack a library.
 */
import { existsSync } from 'node:fs';
import { delimiter, join, win32 } from 'node:path';
import { PlainError, ROOT, run } from './install.mjs';

/** A browser that starts. */
export type Browser = {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** How it was found, for people. */
  readonly how: string;
};

/** One way to get a browser. It finds paths that may start, or none if it does not apply to this computer. */
export type Way = {
  readonly how: string;
  readonly find: () => Promise<readonly string[]> | readonly string[];
};

/** What decides where a computer's browsers are and how they start. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly uid: number | undefined;
};

/** What the tests of the search for a browser replace. */
type Search = {
  readonly ways?: readonly Way[];
  readonly starts?: (browser: Browser) => Promise<boolean>;
};

/** Ends the wait for a browser that hangs, and is more than a busy machine needs. */
const START_LIMIT_MS = 2 * 60_000;
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

/** Turns off what no test needs: background requests, first-run pages, the GPU. */
const FINALIZE_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const thisMachine = (): Machine => ({
  platform: process.platform,
  env: process.env,
  uid: process.getuid?.(),
});

/**
 * Returns the arguments for every browser. Chromium's sandbox fails for root and in many CI containers. The
 * tests only open the project's pages.
 */
export function launchArgs({ platform, env, uid }: Machine = thisMachine()): readonly string[] {
  const noSandbox = platform === 'linux' && (uid === 0 || Boolean(env.CI));
  return noSandbox ? [...FINALIZE_ARGS, '--no-sandbox'] : FINALIZE_ARGS;
}

/**
 * Lists where Chromium, Chrome or Edge may be installed: paths from the environment, the PATH, then the usual
 * locations.
 */
export function installedPlaces({ platform, env }: Machine = thisMachine()): readonly string[] {
  const named = [env.BROWSER_PATH ?? '', env.CHROME_PATH ?? ''];
  const usual = { win32: onWindows, darwin: onMac }[platform as string] ?? onLinux;
  return [...new Set([...named, ...usual(env)])].filter((path) => path);
}

const LINUX_NAMES =
  'chromium chromium-browser google-chrome google-chrome-stable microsoft-edge'.split(' ');

const onLinux = (env: Machine['env']) => [
  ...LINUX_NAMES.flatMap((name) => onPath(env, name)),
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
];

const onMac = (env: Machine['env']) => [
  ...['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])].flatMap((folder) =>
    ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `${folder}/${app}.app/Contents/MacOS/${app}`,
    ),
  ),
  ...['chromium', 'google-chrome'].flatMap((name) => onPath(env, name)),
];

const onWindows = (env: Machine['env']) =>
  [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [
          'Google\\Chrome\\Application\\chrome',
          'Chromium\\Application\\chrome',
          'Microsoft\\Edge\\Application\\msedge',
        ].map((program) => win32.join(folder, `${program}.exe`))
      : [],
  );

const onPath = (env: Machine['env'], name: string) =>
  (env.PATH ?? '').split(delimiter).flatMap((folder) => (folder ? join(folder, name) : []));

const installed = () => installedPlaces().filter((path) => existsSync(path));

const WAYS_AT_HAND: readonly Way[] = [
  { how: 'installed', find: installed },
  { how: "Playwright's own", find: playwrightsOwn },
];

const WAYS_TO_INSTALL: readonly Way[] = [
  { how: "Playwright's own, just downloaded", find: downloadPlaywrightsOwn },
  { how: "from the system's packages, just installed", find: installSystemPackage },
];

/** Returns the environment that tells tests/playwright.config.ts how to start the browser. */
export const browserEnv = ({ executablePath, args }: Browser): Record<string, string> => ({
  BROWSER_PATH: executablePath,
  BROWSER_ARGS: JSON.stringify(args),
});

/** A browser that is on this computer already, or nothing. */
export async function findInstalledBrowser({
  ways = WAYS_AT_HAND,
  starts = startsWell,
}: Search = {}): Promise<Browser | undefined> {
  for (const { how, find } of ways) {
    for (const executablePath of await find()) {
      const browser = { executablePath, args: launchArgs(), how };
      if (await starts(browser)) return browser;
      console.log(`Skipping ${executablePath}: it does not start.`);
    }
  }
  return undefined;
}

/**
 * Finds a browser that starts, or installs one.
 *
 * @throws PlainError where there is none
 */
export async function findOrInstallBrowser({
  ways = [...WAYS_AT_HAND, ...WAYS_TO_INSTALL],
  ...search
}: Search = {}): Promise<Browser> {
  const browser = await findInstalledBrowser({ ways, ...search });
  if (browser) return browser;
  throw new PlainError(
    'No browser was found and none could be downloaded: install Chromium or Chrome, or set CHROME_PATH to one.',
  );
}

/** Whether a browser starts without a window and opens a page. */
async function startsWell({ executablePath, args }: Browser): Promise<boolean> {
  const { chromium } = await import('@playwright/test');
  try {
    const options = { executablePath, args: [...args], timeout: START_LIMIT_MS };
    const browser = await chromium.launch(options);
    try {
      await (await browser.newPage()).goto('about:blank', { timeout: START_LIMIT_MS });
      return true;
    } finally {
      await browser.close();
    }
  } catch {
    return false;
  }
}

async function playwrightsOwn(): Promise<readonly string[]> {
  const { chromium } = await import('@playwright/test');
  return [chromium.executablePath()].filter((path) => existsSync(path));
}

async function downloadPlaywrightsOwn(): Promise<readonly string[]> {
  console.log('No browser found. Downloading the one that Playwright provides…');
  const { code } = await run({
    command: process.execPath,
    args: [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'install', '--no-shell', 'chromium'],
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' },
    quiet: true,
    limitMs: DOWNLOAD_LIMIT_MS,
  });
  if (code === 0) return playwrightsOwn();
  console.log('It cannot be downloaded from here.');
  return [];
}

async function installSystemPackage(): Promise<readonly string[]> {
  const { platform, uid, env } = thisMachine();
  const hasApt = onPath(env, 'apt-get').some((path) => existsSync(path));
  if (platform !== 'linux' || uid !== 0 || !hasApt) return [];
  console.log("Installing Chromium with the system's package manager…");
  const { code } = await run({
    command: 'sh',
    // A partly failed update may still have found the package, so only the install decides.
    args: ['-c', 'apt-get update; apt-get install -y chromium'],
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    quiet: true,
    limitMs: 2 * DOWNLOAD_LIMIT_MS,
  });
  if (code === 0) return installed();
  console.log('It cannot be installed that way.');
  return [];
}
