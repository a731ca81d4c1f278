import type { Browser } from '@playwright/test';
import { withBrowser, withPage } from '@/bench/measure/browser';
import { getKeys, measureEach, repeat } from '@/bench/measure/runs';
import { type CountingServer, withServer } from '@/bench/measure/static-server';
import { getSpreads, type Spread } from '@/bench/measure/statistics';
import { allPages, sharedPages } from '@/bench/page-kinds';
import { getFolder } from '@/bench/sites';
import { timeToHydrate } from './hydrated';
import { clickOnce, needsIslands } from './toggle';

const sides = ['site', 'before'] as const;

/** A value of this site and of an earlier build of it. */
export type Both<Value> = Readonly<Record<(typeof sides)[number], Value>>;

/** What a browser fetched. `bytes` counts compressed bodies. */
export type Fetched = { readonly bytes: number; readonly requests: number };

export type BeforeResult = {
  /** The earlier build, as `BENCH_BEFORE_NAME` calls it. */
  readonly name: string;
  /** What a page fetches before anyone uses it, by the kind of page. */
  readonly firstVisit: Readonly<Record<string, Both<Fetched>>>;
  /** What the comparison fetches to hydrate. */
  readonly loadedToHydrate: Both<Fetched>;
  /** Milliseconds from the first sign of use until every control works, without network delay. */
  readonly hydrated: Both<Spread>;
  /** Milliseconds from a click to its effect on slow 4G, by the name of the control. */
  readonly clicks: Readonly<Record<string, Both<Spread>>>;
};

/** `BENCH_BEFORE` is the `out` folder of another build of the site, such as an earlier commit. */
const beforeFolder = process.env.BENCH_BEFORE;

/** What is missing to measure an earlier build, if anything. */
export const missingForBefore = (): string | undefined =>
  beforeFolder === undefined
    ? 'BENCH_BEFORE names no build: the `out` folder of an earlier commit, built with the same settings'
    : undefined;

function getSum(answers: ReturnType<CountingServer['takeAnswers']>): Fetched {
  const counted = answers.filter(({ path }) => !/icon|sw\.js|\/guide\//.test(path));
  return {
    bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: counted.length,
  };
}

/** What a page fetches before it is used, and what the comparison fetches then. */
const fetchedBy = (browser: Browser, server: CountingServer, path: string) =>
  withPage(browser, async (page) => {
    server.takeAnswers();
    await page.goto(server.address + path, { waitUntil: 'networkidle' });
    const firstVisit = getSum(server.takeAnswers());
    if (path !== sharedPages.comparison) return { firstVisit, loadedToHydrate: getSum([]) };
    // The service worker would fetch the main pages.
    await page.evaluate(() => {
      navigator.serviceWorker.register = () => new Promise(() => {});
    });
    const hydrated = page.evaluate(
      () => new Promise<void>((done) => addEventListener('hydrated', () => done(), { once: true })),
    );
    // Away from links, which the browser would prefetch.
    await page.mouse.move(5, 400);
    await hydrated;
    await page.waitForLoadState('networkidle');
    return { firstVisit, loadedToHydrate: getSum(server.takeAnswers()) };
  });

const measureServers = (say: (text: string) => void, servers: Both<CountingServer>, runs: number) =>
  withBrowser(async (browser): Promise<BeforeResult> => {
    /** Measures the two sides in turn, so that both see the same load of this computer. */
    const inTurn = async (measure: (address: string) => Promise<number>) => {
      const times = await repeat(runs, () =>
        measureEach(sides, (side) => measure(servers[side].address + sharedPages.comparison)),
      );
      return getSpreads(times, sides);
    };
    const kinds = getKeys(allPages);
    const fetched = await measureEach(kinds, (kind) => {
      say(`first visit, ${kind}`);
      return measureEach(sides, (side) => fetchedBy(browser, servers[side], allPages[kind]));
    });
    const pick = (kind: keyof typeof allPages, part: 'firstVisit' | 'loadedToHydrate') => ({
      site: fetched[kind].site[part],
      before: fetched[kind].before[part],
    });
    say('until hydrated');
    return {
      name: process.env.BENCH_BEFORE_NAME ?? 'an earlier build',
      firstVisit: Object.fromEntries(kinds.map((kind) => [kind, pick(kind, 'firstVisit')])),
      loadedToHydrate: pick('comparison', 'loadedToHydrate'),
      hydrated: await inTurn((address) => timeToHydrate(browser, address)),
      clicks: await measureEach(getKeys(needsIslands), (name) => {
        say(`first click, ${name}`);
        return inTurn(async (address) => {
          const { effect } = await clickOnce(browser, address, needsIslands[name]);
          if (effect === undefined) throw new Error(`The click on ${name} was lost`);
          return effect;
        });
      }),
    };
  });

/** Measures this site and an earlier build of it. */
export function measureBefore(say: (text: string) => void, runs: number): Promise<BeforeResult> {
  if (beforeFolder === undefined) throw new Error('There is no build to measure');
  const folder = beforeFolder;
  return withServer(getFolder('site'), (site) =>
    withServer(folder, (before) => measureServers(say, { site, before }, runs)),
  );
}
