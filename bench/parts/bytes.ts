import { launch, newPage } from '@/bench/measure/browser';
import { type Answer, serveAndCount } from '@/bench/measure/static-server';
import {
  type SharedKind,
  sharedKinds,
  sharedPages,
  type Variant,
  variantIds,
} from '@/bench/page-kinds';
import { folderOf } from '@/bench/sites';

/** What a first visit fetches, the icon apart: browsers ask for it as they please. */
export type FirstLoad = {
  readonly bytes: number;
  readonly requests: number;
  /** What of it is the page itself. */
  readonly html: number;
  readonly icon: number;
};

export type BytesResult = Readonly<Record<Variant, Readonly<Record<SharedKind, FirstLoad>>>>;

/** How long after the load event a page may still ask for something. */
const settle = 1500;

const icons = /^\/(?:favicon\.ico|icon\.svg|icons\/)/;

/** Sums what the server sent for one visit. */
export function sumAnswers(path: string, answers: readonly Answer[]): FirstLoad {
  const failed = answers.find(({ status, path: asked }) => status !== 200 && !icons.test(asked));
  if (failed !== undefined) throw new Error(`${path} asks for ${failed.path}, which is not there`);
  const own = answers.filter((answer) => !icons.test(answer.path));
  const sum = (some: readonly Answer[]) => some.reduce((total, { bytes }) => total + bytes, 0);
  return {
    bytes: sum(own),
    requests: own.length,
    html: sum(own.filter((answer) => answer.path === path)),
    icon: sum(answers.filter((answer) => icons.test(answer.path))),
  };
}

/** Counts what the first visit to each page fetches. Bytes do not vary: one visit of each is enough. */
export async function measureBytes(say: (text: string) => void): Promise<BytesResult> {
  const browser = await launch();
  try {
    const found: [Variant, Record<SharedKind, FirstLoad>][] = [];
    for (const variant of variantIds) {
      say(variant);
      const server = await serveAndCount(folderOf(variant));
      const loads: [SharedKind, FirstLoad][] = [];
      for (const kind of sharedKinds) {
        const { page } = await newPage(browser);
        server.takeAnswers();
        await page.goto(server.address + sharedPages[kind], { waitUntil: 'load' });
        await page.waitForTimeout(settle);
        loads.push([kind, sumAnswers(sharedPages[kind], server.takeAnswers())]);
        await page.context().close();
      }
      found.push([variant, Object.fromEntries(loads) as Record<SharedKind, FirstLoad>]);
      await server.close();
    }
    return Object.fromEntries(found) as BytesResult;
  } finally {
    await browser.close();
  }
}
