import { ratio } from '@/bench/measure/statistics';
import { type SharedKind, sharedKinds } from '@/bench/page-kinds';
import type { ControlTimes } from '@/bench/parts/awake';
import { connections } from '@/bench/parts/server';
import type { AllKept } from '@/bench/results';
import { number } from './tables';

/** What was wanted, what was found, and whether the one keeps the other; unknown where nothing was found. */
export type Target = {
  readonly wanted: string;
  readonly found: string;
  readonly isMet: boolean | undefined;
};

/** What the site was built to reach. */
export const goals = {
  bytesToAstro: 1.1,
  toggleToLimit: 1.15,
  lighthouse: 100,
  buildToAstro: 1.5,
  /** Time for each page at 1,000 roles, against 200: more would be worse than in proportion. */
  growth: 1.15,
  megabytes: 700,
  requestsPerSecond: 10_000,
  paint: 80,
  /** What waking the comparison may fetch, in bytes. */
  woken: 45_000,
  clickToBefore: 0.4,
  awakeToBefore: 0.45,
  firstVisitToBefore: 1,
} as const;

const notMeasured = 'not measured';

const target = <Part>(
  wanted: string,
  part: Part | undefined,
  judge: (part: Part) => { readonly found: string; readonly isMet: boolean },
): Target =>
  part === undefined
    ? { wanted, found: notMeasured, isMet: undefined }
    : { wanted, ...judge(part) };

function bytesTargets({ bytes }: AllKept): readonly Target[] {
  return sharedKinds.map((kind: SharedKind) =>
    target(
      `Bytes on a first visit, ${kind}: at most ${goals.bytesToAstro} × Astro`,
      bytes?.result,
      ({ site, astro }) => {
        const found = ratio(site[kind].bytes, astro[kind].bytes);
        return { found: `${number(found, 3)} ×`, isMet: found <= goals.bytesToAstro };
      },
    ),
  );
}

function buildTargets({ build }: AllKept): readonly Target[] {
  const few = build?.result[200];
  const many = build?.result[1000];
  return [
    target(
      `Build of 1,000 roles before compression: at most ${goals.buildToAstro} × Astro, of the same pages`,
      many,
      ({ samePages, astro }) => {
        const found = ratio(samePages.seconds.median, astro.seconds.median);
        return { found: `${number(found, 2)} ×`, isMet: found <= goals.buildToAstro };
      },
    ),
    target(
      `Build in proportion: a page at 1,000 roles takes at most ${goals.growth} × one at 200`,
      few && many && { few, many },
      (found) => {
        const each = ({ seconds, pages }: typeof found.few.site) => seconds.median / pages;
        const growth = ratio(each(found.many.site), each(found.few.site));
        return { found: `${number(growth, 2)} ×`, isMet: growth <= goals.growth };
      },
    ),
    target(
      `Largest process of the whole build of 1,000 roles: at most ${goals.megabytes} MB`,
      many,
      ({ site }) => ({
        found: `${number(site.peakMegabytes)} MB (${site.largest})`,
        isMet: site.peakMegabytes <= goals.megabytes,
      }),
    ),
  ];
}

function beforeTargets({ before }: AllKept): readonly Target[] {
  const found = before?.result;
  const atMost = (wanted: number, times: readonly (readonly [string, number])[]) => {
    const [worst] = [...times].sort(([, one], [, other]) => other - one);
    if (worst === undefined) throw new Error('There is nothing to judge');
    return { found: `${number(worst[1], 3)} × at most (${worst[0]})`, isMet: worst[1] <= wanted };
  };
  return [
    target(
      `Everything that hydrating the comparison fetches: at most ${number(goals.woken)} bytes`,
      found,
      ({ woken: { site, before: earlier } }) => ({
        found: `${number(site.bytes)} in ${site.requests} requests, before ${number(earlier.bytes)} in ${earlier.requests}`,
        isMet: site.bytes <= goals.woken,
      }),
    ),
    target(
      `From a click to its effect, slow 4G: at most ${goals.clickToBefore} × the previous build`,
      found,
      ({ clicks }) =>
        atMost(
          goals.clickToBefore,
          Object.entries(clicks).map(([name, { site, before: earlier }]) => [
            name,
            ratio(site.median, earlier.median),
          ]),
        ),
    ),
    target(
      `From the first sign of use until hydrated: at most ${goals.awakeToBefore} × the previous build`,
      found,
      ({ awake }) =>
        atMost(goals.awakeToBefore, [
          ['comparison', ratio(awake.site.median, awake.before.median)],
        ]),
    ),
    target(
      `Bytes on a first visit, every kind of page: at most ${goals.firstVisitToBefore} × the previous build`,
      found,
      ({ firstVisit }) =>
        atMost(
          goals.firstVisitToBefore,
          Object.entries(firstVisit).map(([kind, { site, before: earlier }]) => [
            kind,
            ratio(site.bytes, earlier.bytes),
          ]),
        ),
    ),
  ];
}

const toggleTarget = ({ toggle }: AllKept): Target =>
  target(
    `Differences toggle works: at most ${goals.toggleToLimit} × the page by hand`,
    toggle?.result.toggle,
    ({ site, limit }) => {
      const found = ratio(site.works.median, limit.works.median);
      return { found: `${number(found, 3)} ×`, isMet: found <= goals.toggleToLimit };
    },
  );

const lighthouseTarget = ({ lighthouse }: AllKept): Target =>
  target(
    'Lighthouse: 100 in all four categories on every kind of page',
    lighthouse?.result.site,
    (pages) => {
      const below = Object.entries(pages).flatMap(([kind, { scores }]) =>
        Object.entries(scores).flatMap(([category, score]) =>
          score < goals.lighthouse ? [`${kind}: ${category} ${score}`] : [],
        ),
      );
      const count = Object.keys(pages).length;
      return {
        found: below.length === 0 ? `100 × 4 on ${count} kinds of page` : below.join('; '),
        isMet: below.length === 0,
      };
    },
  );

const serverTarget = ({ server }: AllKept): Target =>
  target(
    `nginx with ${connections} connections: at least ${number(goals.requestsPerSecond)} requests a second, no error`,
    server?.result.nginx,
    (pages) => {
      const loads = Object.values(pages);
      const slowest = Math.min(...loads.map(({ perSecond }) => perSecond.median));
      const errors = loads.reduce((sum, load) => sum + load.errors, 0);
      return {
        found: `${number(slowest)} on the slower page, ${errors} errors`,
        isMet: slowest >= goals.requestsPerSecond && errors === 0,
      };
    },
  );

const paintTarget = ({ awake }: AllKept): Target =>
  target(
    `Next paint after every control, processor 4 times slower: under ${goals.paint} ms`,
    awake?.result,
    (sites) => {
      const controls = [sites[2], sites[3]].flatMap((site) => Object.entries(site.controls));
      const most = (timeOf: (times: ControlTimes) => number) =>
        controls
          .map(([name, times]) => ({ name, time: timeOf(times) }))
          .reduce((slowest, each) => (each.time > slowest.time ? each : slowest));
      const slowest = most(({ paint }) => paint.median);
      const reported = most(({ interaction }) => interaction?.median ?? 0);
      return {
        found:
          `${number(slowest.time)} ms at most (${slowest.name}); ` +
          `as the browser reports it ${number(reported.time)} ms (${reported.name})`,
        isMet: slowest.time < goals.paint,
      };
    },
  );

/** Every target, in the order of the page. */
export function judgeTargets(kept: AllKept): readonly Target[] {
  return [
    ...bytesTargets(kept),
    toggleTarget(kept),
    lighthouseTarget(kept),
    ...buildTargets(kept),
    serverTarget(kept),
    paintTarget(kept),
    ...beforeTargets(kept),
  ];
}
