import { withBrowser, withPage } from '@/bench/measure/browser';
import { measureEach } from '@/bench/measure/runs';
import { type Answer, withServer } from '@/bench/measure/static-server';

import {
  type SharedKind,
  sharedKinds,
  sharedPages,
  type Variant,
  variantIds,
} from '@/bench/page-kinds';
import { getFolder } from '@/bench/sites';

/** What a first visit fetches. The icon is separate: browsers may fetch it at any time, or never. */
export type FirstLoad = {
  readonly bytes: number;
  readonly requests: number;
  /** The bytes of the page itself. */
  readonly html: number;
  readonly icon: number;
};

export type BytesResult = Readonly<Record<Variant, Readonly<Record<SharedKind, FirstLoad>>>>;

/** How long after the load event requests still count, in milliseconds. */
const settle = 1500;

const icons = /^\/(?:favicon\.ico|icon\.svg|icons\/)/;

/** Sums the answers to one visit. @throws Error if a file is missing */
export function sumAnswers(path: string, answers: readonly Answer[]): FirstLoad {
  const failed = answers.find(({ status, path: asked }) => status !== 200 && !icons.test(asked));
  if (failed !== undefined) throw new Error(`${path} asks for ${failed.path}, which is not there`);
  const counted = answers.filter((answer) => !icons.test(answer.path));
  const sum = (some: readonly Answer[]) => some.reduce((total, { bytes }) => total + bytes, 0);
  return {
    bytes: sum(counted),
    requests: counted.length,
    html: sum(counted.filter((answer) => answer.path === path)),
    icon: sum(answers.filter((answer) => icons.test(answer.path))),
  };
}

/** Counts what the first visit to each page fetches. Bytes do not vary, so one visit is enough. */
export const measureBytes = (say: (text: string) => void): Promise<BytesResult> =>
  withBrowser((browser) =>
    measureEach(variantIds, (variant) => {
      say(variant);
      return withServer(getFolder(variant), (server) =>
        measureEach(sharedKinds, (kind) =>
          withPage(browser, async (page) => {
            await page.goto(server.address + sharedPages[kind], { waitUntil: 'load' });
            await page.waitForTimeout(settle);
            return sumAnswers(sharedPages[kind], server.takeAnswers());
          }),
        ),
      );
    }),
  );
