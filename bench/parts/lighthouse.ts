import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchFolder } from '@/bench/folders';
import { theBrowser } from '@/bench/measure/browser';
import { runAndWatch } from '@/bench/measure/processes';
import { getKeys, measureEach, repeat } from '@/bench/measure/runs';
import { withServer } from '@/bench/measure/static-server';
import { getSpread, type Spread } from '@/bench/measure/statistics';
import { allPages, sharedPages, type Variant } from '@/bench/page-kinds';
import { getFolder } from '@/bench/sites';
import { PlainError } from '@/scripts/install.mjs';
import { inTemporaryFolder } from '@/scripts/variant';

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
  /** Scores up to 100, the lowest of all runs. */
  readonly scores: Readonly<Record<Category, number>>;
  readonly timings: Readonly<Record<Timing, Spread>>;
  /** The titles of audits that lowered a score. */
  readonly lost: readonly string[];
};

export type LighthouseResult = {
  readonly [Each in Variant]?: Readonly<Record<string, LighthousePage>>;
};

type Audit = {
  readonly title: string;
  readonly score: number | null;
  readonly numericValue?: number;
};
type ScoredCategory = {
  readonly score: number | null;
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
};

/** The parts of a Lighthouse report that are used here. */
export type Report = {
  readonly categories: Readonly<Record<string, ScoredCategory>>;
  readonly audits: Readonly<Record<string, Audit>>;
};

/** Sums up several reports on one page. @throws Error if a score or a timing is missing */
export function summarise(reports: readonly Report[]): LighthousePage {
  const getScore = (category: Category, report: Report) => {
    const score = report.categories[category]?.score;
    if (typeof score !== 'number') throw new Error(`Lighthouse gave no score for ${category}`);
    return Math.round(score * 100);
  };
  const getTiming = (timing: Timing, { audits }: Report) => {
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
      Math.min(...reports.map((report) => getScore(category, report))),
    ),
    timings: entries(Object.keys(timings) as Timing[], (timing) =>
      getSpread(reports.map((report) => getTiming(timing, report))),
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

/** The pages to measure of each variant: every kind of page of the site, and those that a peer has too. */
const measuredPages = {
  site: allPages,
  astro: sharedPages,
  eleventy: sharedPages,
  limit: sharedPages,
  // Its other pages are Astro's.
  'astro-island': { comparison: sharedPages.comparison },
} as const satisfies { readonly [Each in Variant]?: Readonly<Record<string, string>> };

/** Runs Lighthouse for mobile on the site and its peers. */
export const measureLighthouse = (
  say: (text: string) => void,
  runs: number,
): Promise<LighthouseResult> =>
  inTemporaryFolder(join(tmpdir(), 'bench-lighthouse-'), (folder) =>
    measureEach(getKeys(measuredPages), (variant) =>
      withServer(getFolder(variant), (server) => {
        const pages: Readonly<Record<string, string>> = measuredPages[variant];
        return measureEach(Object.keys(pages), async (kind) => {
          say(`${variant}, ${kind}`);
          const address = server.address + pages[kind];
          return summarise(await repeat(runs, () => runLighthouse(address, folder)));
        });
      }),
    ),
  );
