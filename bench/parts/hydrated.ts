import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';
import { slowDown, withBrowser, withPage } from '@/bench/measure/browser';
import { repeat } from '@/bench/measure/runs';
import { withServer } from '@/bench/measure/static-server';
import { getSpread, type Spread } from '@/bench/measure/statistics';
import { sharedPages } from '@/bench/page-kinds';
import { build, getFolder } from '@/bench/sites';
import { FINALIZE_STEP, NEXT_BUILD } from '@/scripts/build';
import { inVariant } from '@/scripts/variant';
import { writeSiteOfRoles } from '@/tests/many-roles/site-of-roles';

export type ControlTimes = {
  /** Milliseconds from the event to the next painted frame. */
  readonly paint: Spread;
  /** The same as the browser reports it for INP, if it took at least 16 ms. */
  readonly interaction: Spread | undefined;
};

export type HydratedSite = {
  /** Milliseconds from the first sign of use until the last island is hydrated. */
  readonly hydrated: Spread;
  readonly controls: Readonly<Record<string, ControlTimes>>;
};

export type HydratedResult = { readonly 2: HydratedSite; readonly 3: HydratedSite };

type Step = {
  readonly name: string;
  /** The control to click, or the list to choose from. */
  readonly at: string;
  readonly choose?: string;
  /** Must be in the page before the click. */
  readonly after?: string;
};

/** Every control of the comparison. Earlier steps bring up the controls of later ones. */
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
  { name: 'Print what I see', at: '.actions [data-js-only] >> nth=0' },
  { name: 'Print every row', at: '.actions [data-js-only] >> nth=1' },
  { name: 'Share: open, first time', at: '.bar [data-js-only]' },
];

type Noted = { paint: number[]; interaction: number[]; usedAt?: number; hydratedAt?: number };

/** Runs in the page. Notes its first use, its hydration, and how long each event takes to be painted. */
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
  addEventListener('hydrated', () => {
    noted.hydratedAt ??= performance.now();
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

/** Reads the notes since the last call. */
const take = (page: Page): Promise<Noted> =>
  page.evaluate(() => {
    const { noted } = window as unknown as { noted: Noted };
    const { paint, interaction } = noted;
    noted.paint = [];
    noted.interaction = [];
    return { ...noted, paint, interaction };
  });

/** How long the browser needs to paint after the page scrolls, in milliseconds. */
const settled = 600;

/**
 * Moves the pointer to a control. The mouse presses it, since a click by Playwright listens to the press and takes
 * up to 10 ms of the slowed processor.
 */
async function pointAt(page: Page, control: Locator): Promise<void> {
  const box = await control.boundingBox();
  if (box === null) throw new Error('A control of the comparison is not visible');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

type Visit = { readonly hydrated: number; readonly controls: readonly Noted[] };

/** Milliseconds from the first sign of use until every control works, in one visit. */
export const timeToHydrate = async (browser: Browser, address: string): Promise<number> =>
  (await visit(browser, address, [])).hydrated;

/** Takes one step and reads what the page noted. */
async function takeStep(page: Page, { at, choose, after }: Step): Promise<Noted> {
  if (after !== undefined) await page.locator(after).first().waitFor();
  const control = page.locator(at).first();
  await control.scrollIntoViewIfNeeded();
  if (choose === undefined) await pointAt(page, control);
  // Scrolling and the pointer itself cost the browser time that is not the control's.
  await page.waitForTimeout(settled);
  await take(page);
  if (choose === undefined) {
    await page.mouse.down();
    await page.mouse.up();
  } else {
    await control.selectOption(choose);
  }
  // The browser reports its measurements a little later.
  await page.waitForTimeout(400);
  return take(page);
}

const visit = (browser: Browser, address: string, taken: readonly Step[]): Promise<Visit> =>
  withPage(browser, async (page, session) => {
    await page.addInitScript(noteEvents);
    await page.goto(address, { waitUntil: 'networkidle' });
    await slowDown(session, { network: false });
    await page.mouse.move(200, 200);
    await page.waitForFunction(() => (window as unknown as { noted: Noted }).noted.hydratedAt);
    const { usedAt = Number.NaN, hydratedAt = Number.NaN } = await take(page);
    const controls: Noted[] = [];
    for (const step of taken) controls.push(await takeStep(page, step));
    return { hydrated: hydratedAt - usedAt, controls };
  });

/** The times of one control over several visits. */
function summarizeControl(notes: readonly Noted[]): ControlTimes {
  const interactions = notes.flatMap(({ interaction }) =>
    interaction.length > 0 ? [Math.max(...interaction)] : [],
  );
  return {
    paint: getSpread(notes.flatMap(({ paint }) => paint.slice(0, 1))),
    interaction: interactions.length > 0 ? getSpread(interactions) : undefined,
  };
}

const measureSite = (
  say: (text: string) => void,
  folder: string,
  runs: number,
): Promise<HydratedSite> =>
  withServer(folder, (server) =>
    withBrowser(async (browser) => {
      const address = server.address + sharedPages.comparison;
      // Places have figures only if the tables list both roles.
      const hasPlaces = await withPage(browser, async (page) => {
        await page.goto(address, { waitUntil: 'networkidle' });
        return (await page.locator('.view select').count()) > 0;
      });
      const taken = steps.filter(({ choose }) => choose === undefined || hasPlaces);
      const visits = await repeat(runs, (run) => {
        say(`visit ${run + 1} of ${runs}`);
        return visit(browser, address, taken);
      });
      const controls = taken.map(({ name }, index) => [
        name,
        summarizeControl(visits.flatMap((each) => each.controls[index] ?? [])),
      ]);
      return {
        hydrated: getSpread(visits.map(({ hydrated }) => hydrated)),
        controls: Object.fromEntries(controls) as HydratedSite['controls'],
      };
    }),
  );

/** How quickly a hydrated comparison responds, with a processor four times slower. */
export async function measureHydrated(
  say: (text: string) => void,
  runs: number,
): Promise<HydratedResult> {
  say('a site of 2 roles');
  const two = await measureSite(say, getFolder('site'), runs);
  say('building a site of 3 roles');
  const three = await inVariant('bench-hydrated', async (copy) => {
    rmSync(join(copy, 'content'), { recursive: true });
    writeSiteOfRoles(copy, 3, false);
    await build('the site of 3 roles', NEXT_BUILD, copy);
    await build('the site of 3 roles', FINALIZE_STEP, copy);
    return measureSite(say, join(copy, 'out'), runs);
  });
  return { 2: two, 3: three };
}
