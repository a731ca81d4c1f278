import type { Browser, Page } from '@playwright/test';
import { launch, newPage, slowDown } from '@/bench/measure/browser';
import { serveAndCount } from '@/bench/measure/static-server';
import { type Spread, spreadOf } from '@/bench/measure/statistics';
import { sharedPages, type Variant, variantIds } from '@/bench/page-kinds';
import { folderOf } from '@/bench/sites';

/** From the start of navigation, in milliseconds. */
export type ToggleTimes = {
  readonly painted: Spread;
  /** The box was ticked at the first moment at which that could have an effect, and the rows followed. */
  readonly works: Spread;
};

/** A first click that needs the page's islands, at the moment at which its control is painted. */
export type FirstClick = {
  readonly clickedAt: Spread;
  /** From that click to its effect; nothing where the click was lost. */
  readonly effect: Spread | undefined;
  readonly lost: number;
};

export type ToggleResult = {
  readonly toggle: Readonly<Record<Variant, ToggleTimes>>;
  readonly firstClick: Readonly<Record<string, FirstClick>>;
};

type Toggled = { readonly painted: number; readonly works: number };

/**
 * Waits in the page until the box is painted and all rows are there, ticks it, and notes when the rows
 * have followed and are painted. It looks every 10 ms, and asks for no place on the screen before it has
 * ticked: each such question makes the browser lay out what has come so far, at the cost of the page that
 * is measured. A box that a script controls may lose a click that comes while the script takes it over:
 * like a person, this tries again.
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

async function toggleOnce(browser: Browser, address: string, rows: number): Promise<Toggled> {
  const { page, session } = await newPage(browser);
  await slowDown(session, { network: true });
  await page.addInitScript(tickWhenPainted, rows);
  await page.goto(address, { waitUntil: 'commit' });
  const toggled = await page.waitForFunction(
    () => (window as unknown as { toggled?: Toggled }).toggled,
    undefined,
    { timeout: 60_000 },
  );
  const value = (await toggled.jsonValue()) as Toggled;
  await page.context().close();
  return value;
}

/** Controls of the comparison that only script can serve, and what shows that it has. */
export const needsIslands = {
  Share: { control: '.bar [data-script]', effect: 'dialog' },
  'Share, to its last word': { control: '.bar [data-script]', effect: 'dialog svg' },
  'What matters to me': { control: '.mine-pick summary', effect: '.mine-pick[open] input' },
  "A row's tools": { control: '#in-short .more', effect: '#in-short .row-tools' },
} as const;

/** Clicks a control as soon as it is painted, on a slow phone in a slow network, and waits for its effect. */
export async function clickOnce(
  browser: Browser,
  address: string,
  { control, effect }: { readonly control: string; readonly effect: string },
): Promise<{ readonly clickedAt: number; readonly effect: number | undefined }> {
  const { page, session } = await newPage(browser);
  await slowDown(session, { network: true });
  await page.addInitScript(() => {
    const times = window as unknown as { clickedAt?: number };
    const note = (event: Event) => {
      times.clickedAt ??= event.timeStamp;
    };
    addEventListener('pointerdown', note, true);
  });
  await page.goto(address, { waitUntil: 'commit' });
  const place = await placeOf(page, control);
  await page.mouse.click(place.x, place.y);
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
  await page.context().close();
  return { clickedAt, effect: shownAt === undefined ? undefined : shownAt - clickedAt };
}

/** Where a control is in the window, once it is painted and the page no longer grows above it. */
async function placeOf(page: Page, control: string) {
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

/** How soon the differences toggle works, on a slow phone in a slow network with an empty cache. */
export async function measureToggle(
  say: (text: string) => void,
  runs: number,
): Promise<ToggleResult> {
  const browser = await launch();
  try {
    const toggle: [Variant, ToggleTimes][] = [];
    for (const variant of variantIds) {
      say(variant);
      const server = await serveAndCount(folderOf(variant));
      const address = server.address + sharedPages.comparison;
      const rows = await countRows(browser, address);
      const times: Toggled[] = [];
      for (let run = 0; run < runs; run += 1) times.push(await toggleOnce(browser, address, rows));
      toggle.push([
        variant,
        {
          painted: spreadOf(times.map(({ painted }) => painted)),
          works: spreadOf(times.map(({ works }) => works)),
        },
      ]);
      await server.close();
    }
    const server = await serveAndCount(folderOf('site'));
    const firstClick: [string, FirstClick][] = [];
    for (const [name, control] of Object.entries(needsIslands)) {
      say(`first click, ${name}`);
      const clicks = [];
      for (let run = 0; run < runs; run += 1) {
        clicks.push(await clickOnce(browser, server.address + sharedPages.comparison, control));
      }
      const effects = clicks.flatMap(({ effect }) => effect ?? []);
      firstClick.push([
        name,
        {
          clickedAt: spreadOf(clicks.map(({ clickedAt }) => clickedAt)),
          effect: effects.length === 0 ? undefined : spreadOf(effects),
          lost: clicks.length - effects.length,
        },
      ]);
    }
    await server.close();
    return {
      toggle: Object.fromEntries(toggle) as ToggleResult['toggle'],
      firstClick: Object.fromEntries(firstClick),
    };
  } finally {
    await browser.close();
  }
}

/** The rows of the comparison; this visit also lets the server compress what it sends. */
async function countRows(browser: Browser, address: string): Promise<number> {
  const { page } = await newPage(browser);
  await page.goto(address, { waitUntil: 'networkidle' });
  // The wake script fetches the rest only when someone is there.
  await page.mouse.move(100, 300);
  await page.waitForLoadState('networkidle');
  const rows = await page.locator('tr[id]').count();
  await page.context().close();
  if (rows === 0) throw new Error(`There is no row at ${address}`);
  return rows;
}
