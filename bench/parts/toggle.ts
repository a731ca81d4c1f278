import type { Browser, Page } from '@playwright/test';
import { slowDown, withBrowser, withPage } from '@/bench/measure/browser';
import { getKeys, measureEach, repeat } from '@/bench/measure/runs';
import { withServer } from '@/bench/measure/static-server';
import { getSpread, getSpreads, type Spread } from '@/bench/measure/statistics';
import { sharedPages, type Variant, variantIds } from '@/bench/page-kinds';
import { getFolder } from '@/bench/sites';

/** Milliseconds from the start of navigation. */
export type ToggleTimes = {
  readonly painted: Spread;
  /** The box was ticked at the first moment when that has an effect, and the rows followed. */
  readonly works: Spread;
};

/** A first click that needs the page's islands, as soon as its control is painted. */
export type FirstClick = {
  readonly clickedAt: Spread;
  /** From that click to its effect. `undefined` if every click was lost. */
  readonly effect: Spread | undefined;
  readonly lost: number;
};

export type ToggleResult = {
  readonly toggle: Readonly<Record<Variant, ToggleTimes>>;
  readonly firstClick: Readonly<Record<string, FirstClick>>;
};

type Toggled = { readonly painted: number; readonly works: number };

/**
 * Runs in the page. Ticks the box once it is painted and all rows are there, and notes when the rows have followed.
 * Until the tick it asks for no layout, which would slow down the page. Like a person it tries again when a box that
 * a script controls loses a click.
 */
function tickWhenPainted(rows: number): void {
  const patience = 150;
  const shown = () =>
    [...document.querySelectorAll('tr[id]')].filter((row) => row.getClientRects().length > 0)
      .length;
  const found = window as unknown as { toggled?: Toggled };
  let clickedAt = 0;
  const timer = setInterval(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const box = document.querySelector<HTMLInputElement>('[name=d], [name=differences]');
    if (paint === undefined || box === null) return;
    if (clickedAt > 0 && shown() < rows) {
      clearInterval(timer);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          found.toggled = { painted: paint.startTime, works: performance.now() };
        };
        port2.postMessage('');
      });
      return;
    }
    const isIsland = box.closest('astro-island') !== null;
    if (isIsland && !Object.keys(box).some((key) => key.startsWith('__reactProps'))) return;
    if (document.querySelectorAll('tr[id]').length < rows) return;
    if (performance.now() - clickedAt < patience) return;
    clickedAt = performance.now();
    box.checked = false;
    box.click();
  }, 10);
}

const clickLimit = 15_000;

const toggleOnce = (browser: Browser, address: string, rows: number): Promise<Toggled> =>
  withPage(browser, async (page, session) => {
    await slowDown(session, { network: true });
    await page.addInitScript(tickWhenPainted, rows);
    await page.goto(address, { waitUntil: 'commit' });
    const toggled = await page.waitForFunction(
      () => (window as unknown as { toggled?: Toggled }).toggled,
      undefined,
      { timeout: 60_000 },
    );
    return (await toggled.jsonValue()) as Toggled;
  });

/** Controls of the comparison that need script, and the element that shows their effect. */
export const needsIslands = {
  Share: { control: '.bar [data-js-only]', effect: 'dialog' },
  'Share, to its last word': { control: '.bar [data-js-only]', effect: 'dialog svg' },
  'What matters to me': { control: '.mine-pick summary', effect: '.mine-pick[open] input' },
  "A row's tools": { control: '#in-short .more', effect: '#in-short .row-tools' },
} as const;

type Click = { readonly clickedAt: number; readonly effect: number | undefined };

/** Clicks a control as soon as it is painted, on a slow phone in a slow network, and waits for its effect. */
export const clickOnce = (
  browser: Browser,
  address: string,
  { control, effect }: { readonly control: string; readonly effect: string },
): Promise<Click> =>
  withPage(browser, async (page, session) => {
    await slowDown(session, { network: true });
    await page.addInitScript(() => {
      const times = window as unknown as { clickedAt?: number };
      const note = (event: Event) => {
        times.clickedAt ??= event.timeStamp;
      };
      addEventListener('pointerdown', note, true);
    });
    await page.goto(address, { waitUntil: 'commit' });
    const { x, y } = await findPainted(page, control);
    await page.mouse.click(x, y);
    const shownAt = await page
      .waitForFunction(
        (selector) => {
          const element = document.querySelector(selector);
          return element !== null && element.getClientRects().length > 0 && performance.now();
        },
        effect,
        { timeout: clickLimit },
      )
      .then((handle) => handle.jsonValue() as Promise<number>)
      .catch(() => undefined);
    const clickedAt = await page.evaluate(
      () => (window as unknown as { clickedAt?: number }).clickedAt ?? Number.NaN,
    );
    return { clickedAt, effect: shownAt === undefined ? undefined : shownAt - clickedAt };
  });

/** The middle of a control in the window, in pixels, once it is painted. */
async function findPainted(page: Page, control: string) {
  const handle = await page.waitForFunction(
    (selector) => {
      const element = document.querySelector(selector);
      const isPainted = performance.getEntriesByName('first-contentful-paint').length > 0;
      if (element === null || !isPainted) return undefined;
      element.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = element.getBoundingClientRect();
      if (width === 0 || !element.checkVisibility({ visibilityProperty: true })) return undefined;
      return { x: x + width / 2, y: y + height / 2 };
    },
    control,
    { timeout: 60_000 },
  );
  return (await handle.jsonValue()) as { x: number; y: number };
}

/** Sums up several clicks. Lost ones have no effect to measure. */
function summarizeClicks(clicks: readonly Click[]): FirstClick {
  const effects = clicks.flatMap(({ effect }) => effect ?? []);
  return {
    ...getSpreads(clicks, ['clickedAt']),
    effect: effects.length === 0 ? undefined : getSpread(effects),
    lost: clicks.length - effects.length,
  };
}

/** How soon the differences toggle works, on a slow phone in a slow network with an empty cache. */
export const measureToggle = (say: (text: string) => void, runs: number): Promise<ToggleResult> =>
  withBrowser(async (browser) => ({
    toggle: await measureEach(variantIds, (variant) => {
      say(variant);
      return withServer(getFolder(variant), async (server) => {
        const address = server.address + sharedPages.comparison;
        const rows = await countRows(browser, address);
        const times = await repeat(runs, () => toggleOnce(browser, address, rows));
        return getSpreads(times, ['painted', 'works']);
      });
    }),
    firstClick: await withServer(getFolder('site'), (server) =>
      measureEach(getKeys(needsIslands), async (name) => {
        say(`first click, ${name}`);
        const address = server.address + sharedPages.comparison;
        return summarizeClicks(
          await repeat(runs, () => clickOnce(browser, address, needsIslands[name])),
        );
      }),
    ),
  }));

/** Counts the rows of the comparison. This visit also lets the server compress its files. */
const countRows = (browser: Browser, address: string): Promise<number> =>
  withPage(browser, async (page) => {
    await page.goto(address, { waitUntil: 'networkidle' });
    // The hydration loader fetches the rest only when someone is there.
    await page.mouse.move(100, 300);
    await page.waitForLoadState('networkidle');
    const rows = await page.locator('tr[id]').count();
    if (rows === 0) throw new Error(`There is no row at ${address}`);
    return rows;
  });
