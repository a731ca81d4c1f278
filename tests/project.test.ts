import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Entry = {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const packages = json('package-lock.json').packages as Readonly<Record<string, Entry>>;
const installed = Object.entries(packages).filter(([path]) => path !== '');

/** Packages with an install script, each with the reason why they work without it. */
const workWithoutScript: readonly { readonly name: string; readonly why: string }[] = [
  { name: 'fsevents', why: 'for macOS only, optional, and brings what a script would build' },
];

/** Whether a package has an install script. */
const hasInstallScript = (manifest: Record<string, unknown>, files: readonly string[]) =>
  ['preinstall', 'install', 'postinstall'].some((name) => name in Object(manifest.scripts)) ||
  (files.includes('binding.gyp') && manifest.gypfile !== false);

describe('the lockfile', () => {
  it('has a digest for every package, and no download address', () => {
    for (const [path, entry] of installed) {
      expect(entry.integrity, path).toMatch(/^sha512-/);
      expect(entry.resolved, path).toBeUndefined();
    }
  });

  it('has the packages for all platforms, so that npm ci works on each', () => {
    for (const [path, { optionalDependencies = {} }] of installed) {
      for (const name of Object.keys(optionalDependencies)) {
        const found = packages[`node_modules/${name}`] ?? packages[`${path}/node_modules/${name}`];
        expect(found, `${name}, of ${path}`).toBeDefined();
      }
    }
  });

  it('has no package that needs its install script', () => {
    // The lockfile copies this from the registry, and not all registries provide it.
    const here = installed.filter(([path]) => existsSync(`${path}/package.json`));
    expect(here.length).toBeGreaterThan(300);
    const scripted = [
      ...installed.filter(([, entry]) => entry.hasInstallScript),
      ...here.filter(([path]) => hasInstallScript(json(`${path}/package.json`), readdirSync(path))),
    ].map(([path]) => path);
    const isAllowed = (path: string) =>
      workWithoutScript.some(({ name }) => path.endsWith(`node_modules/${name}`));
    expect(scripted.filter((path) => !isAllowed(path))).toEqual([]);
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('reports an install script', () => {
    expect(hasInstallScript({ scripts: { postinstall: 'node setup.js' } }, [])).toBe(true);
    expect(hasInstallScript({}, ['binding.gyp'])).toBe(true);
    expect(hasInstallScript({ scripts: { test: 'node test.js' } }, ['index.js'])).toBe(false);
  });
});

describe('the project', () => {
  it('pins every dependency to one version', () => {
    const { dependencies, devDependencies } = json('package.json') as Record<string, object>;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('has exactly two commands on the first screen of the README, one line each', () => {
    const [firstScreen = ''] = readFileSync('README.md', 'utf8').split('\n## ');
    const blocks = [...firstScreen.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]);
    expect(blocks).toEqual(['npm start\n', 'npm test\n']);
  });

  it('has no invisible or direction-changing character in any text file', () => {
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
      encoding: 'utf8',
    })
      .split('\n')
      .filter((file) => /\.(?:ts|tsx|mjs|css|json|md|csv|yaml|svg)$/.test(file));
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      expect(readFileSync(file, 'utf8'), file).not.toMatch(
        /[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u,
      );
    }
  });
});
