// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import {
  type Browser,
  browserEnv,
  findInstalledBrowser,
  findOrInstallBrowser,
  installedPlaces,
  launchArgs,
} from '@/scripts/browser';

/** A way that gives browsers at these paths, and notes that it was tried. */
function way(tried: string[], how: string, paths: readonly string[]) {
  const find = () => {
    tried.push(how);
    return paths;
  };
  return { how, find };
}

function onlyStarts(...good: readonly string[]) {
  return ({ executablePath }: Browser) => Promise.resolve(good.includes(executablePath));
}

describe('finding a browser', () => {
  it('returns the first that starts, and tries no other', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    const tried: string[] = [];
    const browser = await findOrInstallBrowser({
      ways: [
        way(tried, 'installed', ['/a', '/b']),
        way(tried, 'kept', ['/c']),
        way(tried, 'downloaded', ['/d']),
      ],
      starts: onlyStarts('/b', '/c', '/d'),
    });
    expect(browser).toMatchObject({ executablePath: '/b', how: 'installed' });
    expect(tried).toEqual(['installed']);
    said.mockRestore();
  });

  it('tries the next way if no browser of one starts', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    const tried: string[] = [];
    const browser = await findOrInstallBrowser({
      ways: [
        way(tried, 'installed', ['/stub']),
        way(tried, 'kept', []),
        way(tried, 'downloaded', ['/d']),
      ],
      starts: onlyStarts('/d'),
    });
    expect(browser).toMatchObject({ executablePath: '/d', how: 'downloaded' });
    expect(tried).toEqual(['installed', 'kept', 'downloaded']);
    expect(said.mock.calls).toEqual([['Skipping /stub: it does not start.']]);
    said.mockRestore();
  });

  it('tells in one line what to do if there is none and none can be installed', async () => {
    const failure = await findOrInstallBrowser({ ways: [], starts: onlyStarts() }).catch(
      (error) => error,
    );
    expect(failure.message).toContain('install Chromium or Chrome');
    expect(failure.message).not.toContain('\n');
  });

  it('returns nothing instead of failing if asked for installed browsers only', async () => {
    expect(await findInstalledBrowser({ ways: [], starts: onlyStarts() })).toBeUndefined();
  });

  it('starts it with the usual arguments', async () => {
    const { args } = await findOrInstallBrowser({
      ways: [way([], 'kept', ['/c'])],
      starts: onlyStarts('/c'),
    });
    expect(args).toEqual(launchArgs());
    expect(args).toContain('--disable-gpu');
  });
});

describe('the paths where a browser may be installed', () => {
  it('start with the one from the environment', () => {
    const env = { CHROME_PATH: '/mine/chrome', PATH: '/usr/bin' };
    expect(installedPlaces({ platform: 'linux', env, uid: 1 })[0]).toBe('/mine/chrome');
    const both = { ...env, BROWSER_PATH: '/mine/browser' };
    expect(installedPlaces({ platform: 'linux', env: both, uid: 1 }).slice(0, 2)).toEqual([
      '/mine/browser',
      '/mine/chrome',
    ]);
  });

  it('include every folder of the PATH once', () => {
    const env = { PATH: ['/opt/tools', '/usr/bin'].join(process.platform === 'win32' ? ';' : ':') };
    const places = installedPlaces({ platform: 'linux', env, uid: 1 });
    expect(places.some((place) => /opt.tools.chromium$/.test(place))).toBe(true);
    expect(new Set(places).size).toBe(places.length);
  });

  it('are those of Windows and macOS on these systems', () => {
    const windows = installedPlaces({
      platform: 'win32',
      env: { PROGRAMFILES: 'C:\\Program Files' },
      uid: undefined,
    });
    const mac = installedPlaces({ platform: 'darwin', env: { HOME: '/Users/me' }, uid: 501 });
    expect(windows).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(windows).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(mac).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(mac).toContain('/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium');
  });
});

describe('how a browser is started', () => {
  it('is without a sandbox only on Linux, for root or in CI', () => {
    const sandboxed = (platform: NodeJS.Platform, uid: number | undefined, env = {}) =>
      !launchArgs({ platform, env, uid }).includes('--no-sandbox');
    expect(sandboxed('linux', 1000)).toBe(true);
    expect(sandboxed('linux', 0)).toBe(false);
    expect(sandboxed('linux', 1000, { CI: 'true' })).toBe(false);
    expect(sandboxed('darwin', 501, { CI: 'true' })).toBe(true);
    expect(sandboxed('win32', undefined, { CI: 'true' })).toBe(true);
  });

  it('is passed to Playwright through the environment', () => {
    expect(browserEnv({ executablePath: '/c', args: ['--a'], how: '' })).toEqual({
      BROWSER_PATH: '/c',
      BROWSER_ARGS: '["--a"]',
    });
  });
});
