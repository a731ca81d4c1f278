import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

describe('the lockfile', () => {
  it('has integrity for every package, and no download address', () => {
    for (const [path, entry] of installed) {
      expect(entry.integrity, path).toMatch(/^sha512-/);
      expect(entry.resolved, path).toBeUndefined();
    }
  });

  it('has the packages of every platform, so that npm ci passes on each', () => {
    for (const [path, { optionalDependencies = {} }] of installed) {
      for (const name of Object.keys(optionalDependencies)) {
        const found = packages[`node_modules/${name}`] ?? packages[`${path}/node_modules/${name}`];
        expect(found, `${name}, of ${path}`).toBeDefined();
      }
    }
  });

  it('holds no package that needs an install script on the platforms we run on', () => {
    // fsevents declares one, is for macOS only and optional, and works without: npm runs none here.
    const scripted = installed.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path);
    expect(scripted.filter((path) => !path.endsWith('/fsevents'))).toEqual([]);
    expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true');
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

  it('holds no invisible or direction-changing character in any text file', () => {
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
