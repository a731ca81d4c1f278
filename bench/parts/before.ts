import type { Browser } from '@playwright/test';
import { launch, newPage } from '@/bench/measure/browser';
import { type CountingServer, serveAndCount } from '@/bench/measure/static-server';
import { type Spread, spreadOf } from '@/bench/measure/statistics';
import { allPages, sharedPages } from '@/bench/page-kinds';
import { folderOf } from '@/bench/sites';
import { timeToAwake } from './awake';
import { clickOnce, needsIslands } from './toggle';

/** The same of this site and of the build before it. */
export type Both<Value> = { readonly site: Value; readonly before: Value };

/** What a browser fetched, in bytes as they are sent. */
export type Fetched = { readonly bytes: number; readonly requests: number };

export type BeforeResult = {
  /** Which build it is, as it was told. */
  readonly name: string;
  /** What a page fetches before anyone uses it, by its kind. */
  readonly firstVisit: Readonly<Record<string, Both<Fetched>>>;
  /** What the comparison fetches when it wakes. */
  readonly woken: Both<Fetched>;
  /** From the first sign of use until every control works, in milliseconds; no delay in the network. */
  readonly awake: Both<Spread>;
  /** From a click to its effect, by the name of the control, in milliseconds; slow 4G. */
  readonly clicks: Readonly<Record<string, Both<Spread>>>;
};

/** `BENCH_BEFORE` names the folder of another build of the site, such as that of an earlier commit. */
export const beforeFolder = process.env.BENCH_BEFORE;

/** Says what is missing; nothing where there is a build to measure beside this one. */
export const missingForBefore = (): string | undefined =>
  beforeFolder === undefined
    ? 'BENCH_BEFORE names no build: the `out` folder of an earlier commit, built with the same settings'
    : undefined;

type Servers = Both<CountingServer>;
const sides = ['site', 'before'] as const;

const sumOf = (answers: ReturnType<CountingServer['takeAnswers']>): Fetched => {
  const counted = answers.filter(({ path }) => !/icon|sw\.js|\/guide\//.test(path));
  return {
    bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: counted.length,
  };
};

/** What one page fetches untouched, and then when it is used. */
async function fetchedBy(browser: Browser, server: CountingServer, path: string) {
  const { page } = await newPage(browser);
  server.takeAnswers();
  await page.goto(server.address + path, { waitUntil: 'networkidle' });
  const firstVisit = sumOf(server.takeAnswers());
  const awake = page.evaluate(
    () => new Promise<void>((done) => addEventListener('awake', () => done(), { once: true })),
  );
  if (path === sharedPages.comparison) {
    // Off the site's links, which the browser would fetch ahead; and no worker, which fetches the main pages.
    await page.evaluate(() => {
      navigator.serviceWorker.register = () => new Promise(() => {});
    });
    await page.mouse.move(5, 400);
    await awake;
    await page.waitForLoadState('networkidle');
  } else awake.catch(() => {});
  const woken = sumOf(server.takeAnswers());
  await page.context().close();
  return { firstVisit, woken };
}

/** The median of several runs on each side, one after the other in turn. */
async function inTurn(
  runs: number,
  measure: (server: CountingServer) => Promise<number>,
  servers: Servers,
): Promise<Both<Spread>> {
  const times: Both<number[]> = { site: [], before: [] };
  for (let run = 0; run < runs; run += 1) {
    for (const side of sides) times[side].push(await measure(servers[side]));
  }
  return { site: spreadOf(times.site), before: spreadOf(times.before) };
}

/** This site beside an earlier build of it. */
export async function measureBefore(
  say: (text: string) => void,
  runs: number,
): Promise<BeforeResult> {
  if (beforeFolder === undefined) throw new Error('There is no build to measure');
  const servers: Servers = {
    site: await serveAndCount(folderOf('site')),
    before: await serveAndCount(beforeFolder),
  };
  const browser = await launch();
  try {
    const firstVisit: Record<string, Both<Fetched>> = {};
    let woken: Both<Fetched> | undefined;
    for (const [kind, path] of Object.entries(allPages)) {
      say(`first visit, ${kind}`);
      const site = await fetchedBy(browser, servers.site, path);
      const before = await fetchedBy(browser, servers.before, path);
      firstVisit[kind] = { site: site.firstVisit, before: before.firstVisit };
      if (path === sharedPages.comparison) woken = { site: site.woken, before: before.woken };
    }
    if (woken === undefined) throw new Error('No page is the comparison');
    say('until awake');
    const awake = await inTurn(
      runs,
      ({ address }) => timeToAwake(browser, address + sharedPages.comparison),
      servers,
    );
    const clicks: Record<string, Both<Spread>> = {};
    for (const [name, control] of Object.entries(needsIslands)) {
      say(`first click, ${name}`);
      clicks[name] = await inTurn(
        runs,
        async ({ address }) => {
          const click = await clickOnce(browser, address + sharedPages.comparison, control);
          if (click.effect === undefined) throw new Error(`The click on ${name} was lost`);
          return click.effect;
        },
        servers,
      );
    }
    const name = process.env.BENCH_BEFORE_NAME ?? 'an earlier build';
    return { name, firstVisit, woken, awake, clicks };
  } finally {
    await browser.close();
    for (const side of sides) await servers[side].close();
  }
}
