import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, PlainError, ROOT } from '@/scripts/install.mjs';
import { benchFolder, keptFolder } from './folders';
import { theBrowser } from './measure/browser';
import { measureBefore, missingForBefore } from './parts/before';
import { type BuildResult, measureBuild, roleCounts } from './parts/build';
import { measureBytes } from './parts/bytes';
import { measureHydrated } from './parts/hydrated';
import { measureLighthouse } from './parts/lighthouse';
import { measureServer, missingForServer } from './parts/server';
import { measureToggle } from './parts/toggle';
import { drawCharts } from './report/charts';
import { writeReport } from './report/page';
import { type Kept, keepResult, type PartName, type Results, readResults } from './results';
import { prepareSites, sitesStamp } from './sites';

/** The parts in the order in which they are measured: the quick ones first. */
const partNames = [
  'bytes',
  'toggle',
  'hydrated',
  'before',
  'server',
  'lighthouse',
  'build',
] as const satisfies readonly PartName[];

const isPart = (name: string): name is PartName => partNames.some((part) => part === name);

/** Builds of many roles take minutes: the larger the site, the fewer the runs. */
const buildRuns = (roles: number) => (roles > 2 ? 1 : 3);

type Say = (text: string) => void;

const measurers: { readonly [Part in PartName]: (say: Say) => Promise<Results[Part]> } = {
  bytes: (say) => measureBytes(say),
  toggle: (say) => measureToggle(say, 7),
  hydrated: (say) => measureHydrated(say, 5),
  before: (say) => measureBefore(say, 7),
  server: (say) => measureServer(say, 3),
  lighthouse: (say) => measureLighthouse(say, 3),
  build: (say) => measureBuildAndKeep(say),
};

/** Sites of many roles are kept one by one, so that an interrupted measurement goes on where it was. */
async function measureBuildAndKeep(say: Say): Promise<BuildResult> {
  const begun = join(keptFolder, 'build-begun.json');
  const stamp = sitesStamp();
  const read = (): BuildResult => {
    try {
      const kept = JSON.parse(readFileSync(begun, 'utf8')) as {
        stamp: string;
        result: BuildResult;
      };
      return kept.stamp === stamp ? kept.result : {};
    } catch {
      return {};
    }
  };
  const keep = (result: BuildResult) => writeFileSync(begun, JSON.stringify({ stamp, result }));
  const result = await measureBuild(say, {
    getRuns: buildRuns,
    counts: roleCounts,
    keep,
    begun: read(),
  });
  // Finished: the next measurement begins anew.
  writeFileSync(begun, '{}');
  return result;
}

/** What a program says of its version, or that it is not there. */
function versionBy(command: string, args: readonly string[]): string {
  const versionText = /\d{1,6}(?:\.\d{1,6}){1,5}/;
  try {
    const output = execFileSync(command, [...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return versionText.exec(output)?.[0] ?? 'unknown';
  } catch (error) {
    // nginx and wrk say it where errors go, or end with a code.
    const said = error as { stdout?: string; stderr?: string };
    return versionText.exec(`${said.stdout ?? ''}${said.stderr ?? ''}`)?.[0] ?? 'not installed';
  }
}

async function readVersions(): Promise<Record<string, string>> {
  const getVersion = (folder: string, name: string) =>
    (
      JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as {
        version: string;
      }
    ).version;
  const { executablePath } = await theBrowser();
  return {
    Node: process.versions.node,
    Next: getVersion(ROOT, 'next'),
    React: getVersion(ROOT, 'react'),
    Preact: getVersion(ROOT, 'preact'),
    Astro: getVersion(benchFolder, 'astro'),
    '@astrojs/react': getVersion(benchFolder, '@astrojs/react'),
    Eleventy: getVersion(benchFolder, '@11ty/eleventy'),
    Lighthouse: getVersion(benchFolder, 'lighthouse'),
    Playwright: getVersion(ROOT, '@playwright/test'),
    Chromium: versionBy(executablePath, ['--version', '--no-sandbox']),
    nginx: versionBy('sh', ['-c', 'nginx -v 2>&1']),
    wrk: versionBy('sh', ['-c', 'wrk -v 2>&1']),
    serve: getVersion(benchFolder, 'serve'),
  };
}

const machine = (): Kept<unknown>['machine'] => ({
  processors: cpus().length,
  memory: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`,
});

/** What a part needs and this computer does not have. */
async function missingFor(part: PartName): Promise<string | undefined> {
  if (part === 'before') return missingForBefore();
  return part === 'server' ? missingForServer() : undefined;
}

async function measurePart<Part extends PartName>(part: Part, versions: Record<string, string>) {
  const startedAt = performance.now();
  const result = await measurers[part]((text) => console.log(`  ${part}: ${text}`));
  const date = new Date().toISOString().slice(0, 10);
  keepResult(keptFolder, part, { date, machine: machine(), versions, result });
  console.log(`${part} took ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`);
}

/**
 * Measures the parts that are named, all of them where none is, and writes the page.
 *
 * @throws PlainError at a name that is no part
 */
export async function bench(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => name !== 'report' && !isPart(name));
  if (unknown !== undefined) {
    throw new PlainError(`There is no part ${unknown}: ${[...partNames, 'report'].join(', ')}`);
  }
  const asked = names.length === 0 ? partNames : partNames.filter((part) => names.includes(part));
  if (asked.length > 0) {
    await ensureInstalled({ root: benchFolder });
    await prepareSites(console.log);
    const versions = await readVersions();
    for (const part of asked) {
      const missing = await missingFor(part);
      if (missing !== undefined) console.log(`${part} is left out. ${missing}`);
      else await measurePart(part, versions);
    }
  }
  const kept = readResults(keptFolder, partNames);
  const notes = readFileSync(join(benchFolder, 'notes.md'), 'utf8');
  for (const { file, svg } of drawCharts(kept)) {
    writeFileSync(join(ROOT, 'docs', 'images', file), svg);
  }
  writeFileSync(join(ROOT, 'docs', 'benchmarks.md'), writeReport(kept, notes));
  console.log('docs/benchmarks.md is written.');
}
