import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';
import { launch, newPage, slowDown } from '@/bench/measure/browser';
import { serveAndCount } from '@/bench/measure/static-server';
import { type Spread, spreadOf } from '@/bench/measure/statistics';
import { sharedPages } from '@/bench/page-kinds';
import { build, folderOf } from '@/bench/sites';
import { NEXT_BUILD, QUIET_STEP } from '@/scripts/build';
import { inVariant } from '@/scripts/variant';
import { writeSiteOfRoles } from '@/tests/many-roles/site-of-roles';

export type ControlTimes = {
  /** From the event to the next frame that the browser has drawn, in milliseconds. */
  readonly paint: Spread;
  /** The same as the browser reports it for INP, where it took at least 16 ms. */
  readonly interaction: Spread | undefined;
};

export type AwakeSite = {
  /** From the first sign of use to the last island that is ready. */
  readonly awake: Spread;
  readonly controls: Readonly<Record<string, ControlTimes>>;
};

export type AwakeResult = { readonly 2: AwakeSite; readonly 3: AwakeSite };

type Step = {
  readonly name: string;
  /** Where to click; or a list to choose from, and what to choose. */
  readonly at: string;
  readonly choose?: string;
  /** What has to be there before it can be clicked. */
  readonly after?: string;
};

/** Each control of the comparison, in an order in which each is there when its turn comes. */
const steps: readonly Step[] = [
  { name: 'Differences only: tick', at: '.view [name=d]' },
  { name: 'Show all rows', at: '.view-note [type=reset]' },
  { name: 'Groups: open', at: '.view .fold summary' },
  { name: 'A group: untick', at: '.chips [value=work]' },
  { name: 'A group: tick', at: '.chips [value=work]' },
  { name: 'A place: choose', at: '.view select', choose: 'us-fl' },
  { name: 'What matters to me: open, first time', at: '.mine-pick summary' },
  {
    name: 'A row to the top: tick',
    at: '.mine-pick li input >> nth=2',
    after: '.mine-pick li input',
  },
  { name: 'Another row: tick', at: '.mine-pick li input >> nth=6' },
  { name: 'Move a row down', at: '[data-does=down]' },
  { name: 'Take a row out', at: '[data-does=unpick]' },
  { name: 'What matters to me: close', at: '.mine-pick summary' },
  { name: 'More about a row: open, first time', at: '#school .more' },
  { name: 'More about a row: close', at: '#school .more' },
  { name: 'More about a row: open again', at: '#school .more' },
  { name: 'A source: open', at: '#school .src summary >> nth=0' },
  { name: 'A group in the bar', at: '.jump a >> nth=3' },
  { name: 'Print what I see', at: '.actions [data-script] >> nth=0' },
  { name: 'Print every row', at: '.actions [data-script] >> nth=1' },
  { name: 'Share: open, first time', at: '.bar [data-script]' },
];

type Noted = { paint: number[]; interaction: number[]; usedAt?: number; awakeAt?: number };

/** Notes in the page when it is used, when it is awake, and how long each event takes to be painted. */
function noteEvents(): void {
  const noted: Noted = { paint: [], interaction: [] };
  (window as unknown as { noted: Noted }).noted = noted;
  window.print = () => {};
  addEventListener(
    'pointerover',
    (event) => {
      noted.usedAt ??= event.timeStamp;
    },
    true,
  );
  addEventListener('awake', () => {
    noted.awakeAt ??= performance.now();
  });
  const follow = (event: Event) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => noted.paint.push(performance.now() - event.timeStamp);
      port2.postMessage('');
    });
  };
  addEventListener('click', follow, true);
  addEventListener(
    'change',
    (event) => event.target instanceof HTMLSelectElement && follow(event),
    true,
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
      if (entry.interactionId) noted.interaction.push(entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

/** What was noted since the last time. */
const take = (page: Page): Promise<Noted> =>
  page.evaluate(() => {
    const { noted } = window as unknown as { noted: Noted };
    const { paint, interaction } = noted;
    noted.paint = [];
    noted.interaction = [];
    return { ...noted, paint, interaction };
  });

/** Until the browser has drawn what a jump of the page has brought into the window, in milliseconds. */
const settled = 600;

/**
 * Puts the pointer on a control. It is pressed by the mouse and not by the test tool, which listens to the
 * first press of each click and takes up to 10 ms of the slowed processor for it.
 */
async function pointAt(page: Page, control: Locator): Promise<void> {
  const box = await control.boundingBox();
  if (box === null) throw new Error('A control of the comparison is not drawn');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

type Visit = { readonly awake: number; readonly controls: readonly (readonly [string, Noted])[] };

/** How long one visit takes from the first sign of use until every control works, in milliseconds. */
export const timeToAwake = async (browser: Browser, address: string): Promise<number> =>
  (await visit(browser, address, [])).awake;

async function visit(browser: Browser, address: string, known: readonly Step[]): Promise<Visit> {
  const { page, session } = await newPage(browser);
  await page.addInitScript(noteEvents);
  await page.goto(address, { waitUntil: 'networkidle' });
  await slowDown(session, { network: false });
  await page.mouse.move(200, 200);
  await page.waitForFunction(() => (window as unknown as { noted: Noted }).noted.awakeAt);
  const { usedAt = Number.NaN, awakeAt = Number.NaN } = await take(page);
  const controls: (readonly [string, Noted])[] = [];
  for (const { name, at, choose, after } of known) {
    if (after !== undefined) await page.locator(after).first().waitFor();
    const control = page.locator(at).first();
    await control.scrollIntoViewIfNeeded();
    if (choose === undefined) await pointAt(page, control);
    // What a jump of the page and the pointer itself give the browser to do is not the control's.
    await page.waitForTimeout(settled);
    await take(page);
    if (choose === undefined) {
      await page.mouse.down();
      await page.mouse.up();
    } else {
      await control.selectOption(choose);
    }
    // The browser hands over what it has measured a little later.
    await page.waitForTimeout(400);
    controls.push([name, await take(page)]);
  }
  await page.context().close();
  return { awake: awakeAt - usedAt, controls };
}

export async function measureSite(
  say: (text: string) => void,
  folder: string,
  path: string,
  runs: number,
): Promise<AwakeSite> {
  const server = await serveAndCount(folder);
  const browser = await launch();
  try {
    // A place has figures only where both roles are in the tables.
    const probe = await newPage(browser);
    await probe.page.goto(server.address + path, { waitUntil: 'networkidle' });
    const hasPlaces = (await probe.page.locator('.view select').count()) > 0;
    await probe.page.context().close();
    const known = steps.filter(({ choose }) => choose === undefined || hasPlaces);
    const visits: Visit[] = [];
    for (let run = 0; run < runs; run += 1) {
      say(`visit ${run + 1} of ${runs}`);
      visits.push(await visit(browser, server.address + path, known));
    }
    const controls = known.map(({ name }) => {
      const notes = visits.flatMap((each) =>
        each.controls.flatMap(([other, noted]) => (other === name ? [noted] : [])),
      );
      const paints = notes.flatMap(({ paint }) => paint.slice(0, 1));
      const interactions = notes.flatMap(({ interaction }) =>
        interaction.length > 0 ? [Math.max(...interaction)] : [],
      );
      return [
        name,
        {
          paint: spreadOf(paints),
          interaction: interactions.length > 0 ? spreadOf(interactions) : undefined,
        },
      ] as const;
    });
    return {
      awake: spreadOf(visits.map(({ awake }) => awake)),
      controls: Object.fromEntries(controls),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** How quickly a comparison answers once it is awake, with a processor that is four times slower. */
export async function measureAwake(
  say: (text: string) => void,
  runs: number,
): Promise<AwakeResult> {
  say('a site of 2 roles');
  const two = await measureSite(say, folderOf('site'), sharedPages.comparison, runs);
  say('building a site of 3 roles');
  const three = await inVariant('bench-awake', async (copy) => {
    rmSync(join(copy, 'content'), { recursive: true });
    writeSiteOfRoles(copy, 3, false);
    await build('the site of 3 roles', NEXT_BUILD, copy);
    await build('the site of 3 roles', QUIET_STEP, copy);
    return measureSite(say, join(copy, 'out'), sharedPages.comparison, runs);
  });
  return { 2: two, 3: three };
}
