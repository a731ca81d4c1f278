import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchFolder } from '@/bench/folders';
import { theBrowser } from '@/bench/measure/browser';
import { runAndWatch } from '@/bench/measure/processes';
import { serveAndCount } from '@/bench/measure/static-server';
import { type Spread, spreadOf } from '@/bench/measure/statistics';
import { allPages, sharedPages, type Variant } from '@/bench/page-kinds';
import { folderOf } from '@/bench/sites';
import { PlainError } from '@/scripts/install.mjs';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof categories)[number];

const timings = {
  fcp: 'first-contentful-paint',
  lcp: 'largest-contentful-paint',
  tbt: 'total-blocking-time',
  cls: 'cumulative-layout-shift',
} as const;
type Timing = keyof typeof timings;

export type LighthousePage = {
  /** Scores of 100, the least of all runs. */
  readonly scores: Readonly<Record<Category, number>>;
  readonly timings: Readonly<Record<Timing, Spread>>;
  /** The audits that cost a score something, by their titles. */
  readonly lost: readonly string[];
};

export type LighthouseResult = {
  readonly [Each in Variant]?: Readonly<Record<string, LighthousePage>>;
};

/** What of a report of Lighthouse is read. */
export type Report = {
  readonly categories: Readonly<
    Record<
      string,
      {
        readonly score: number | null;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<
      string,
      { readonly title: string; readonly score: number | null; readonly numericValue?: number }
    >
  >;
};

/** The middle of several reports on one page. A category that was not judged is a fault. */
export function summarise(reports: readonly Report[]): LighthousePage {
  const scoreOf = (category: Category, { categories: judged }: Report) => {
    const score = judged[category]?.score;
    if (typeof score !== 'number') throw new Error(`Lighthouse gave no score for ${category}`);
    return Math.round(score * 100);
  };
  const timingOf = (timing: Timing, { audits }: Report) => {
    const value = audits[timings[timing]]?.numericValue;
    if (value === undefined) throw new Error(`Lighthouse did not measure ${timing}`);
    return value;
  };
  const lost = reports.flatMap((report) =>
    categories.flatMap((category) =>
      (report.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
        const audit = report.audits[id];
        const isLost = weight > 0 && typeof audit?.score === 'number' && audit.score < 0.9;
        return isLost ? [audit.title] : [];
      }),
    ),
  );
  const entries = <Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value) =>
    Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;
  return {
    scores: entries(categories, (category) =>
      Math.min(...reports.map((report) => scoreOf(category, report))),
    ),
    timings: entries(Object.keys(timings) as Timing[], (timing) =>
      spreadOf(reports.map((report) => timingOf(timing, report))),
    ),
    lost: [...new Set(lost)],
  };
}

async function runLighthouse(address: string, folder: string): Promise<Report> {
  const { executablePath, args } = await theBrowser();
  const file = join(folder, 'report.json');
  const run = await runAndWatch({
    command: process.execPath,
    args: [
      join(benchFolder, 'node_modules', 'lighthouse', 'cli', 'index.js'),
      address,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${categories.join(',')}`,
      `--chrome-flags=${['--headless=new', ...args].join(' ')}`,
      '--no-enable-error-reporting',
    ],
    cwd: folder,
    env: { CHROME_PATH: executablePath },
  });
  if (run.code !== 0) throw new PlainError(`${run.output}\nLighthouse has failed at ${address}.`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

/** Lighthouse as a phone sees it: every kind of page of the site, and the pages that peers have too. */
export async function measureLighthouse(
  say: (text: string) => void,
  runs: number,
): Promise<LighthouseResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-lighthouse-'));
  try {
    const found: [Variant, Record<string, LighthousePage>][] = [];
    for (const variant of ['site', 'astro', 'eleventy', 'limit', 'astro-island'] as const) {
      const server = await serveAndCount(folderOf(variant));
      // The island is on one page; the others are those of Astro.
      const pages =
        variant === 'site'
          ? allPages
          : variant === 'astro-island'
            ? { comparison: sharedPages.comparison }
            : sharedPages;
      const measured: [string, LighthousePage][] = [];
      for (const [kind, path] of Object.entries(pages)) {
        say(`${variant}, ${kind}`);
        const reports: Report[] = [];
        for (let run = 0; run < runs; run += 1) {
          reports.push(await runLighthouse(server.address + path, folder));
        }
        measured.push([kind, summarise(reports)]);
      }
      found.push([variant, Object.fromEntries(measured)]);
      await server.close();
    }
    return Object.fromEntries(found);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
