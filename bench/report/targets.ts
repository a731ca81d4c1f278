import { ratio, type Spread } from '@/bench/measure/statistics';
import { sharedKinds } from '@/bench/page-kinds';
import type { Both } from '@/bench/parts/before';
import type { OwnBuilt } from '@/bench/parts/build';
import type { ControlTimes } from '@/bench/parts/hydrated';
import { connections } from '@/bench/parts/server';
import type { AllKept } from '@/bench/results';
import { number } from './tables';

/** A goal and the measured result. `isMet` is `undefined` if the part was not measured. */
export type Target = {
  readonly wanted: string;
  readonly found: string;
  readonly isMet: boolean | undefined;
};

/** The limits of all targets. */
const goals = {
  bytesToAstro: 1.1,
  toggleToLimit: 1.15,
  lighthouse: 100,
  buildToAstro: 1.5,
  /** Build time per page at 1,000 roles compared with 200. More would be worse than in proportion. */
  growth: 1.15,
  megabytes: 700,
  requestsPerSecond: 10_000,
  paint: 80,
  /** What hydrating the comparison may fetch, in bytes. */
  loadedToHydrate: 45_000,
  clickToBefore: 0.4,
  hydratedToBefore: 0.45,
  firstVisitToBefore: 1,
} as const;

type Result = Omit<Target, 'wanted'>;

const target = <Part>(
  wanted: string,
  part: Part | undefined,
  check: (part: Part) => Result,
): Target => ({
  wanted,
  ...(part === undefined ? { found: 'not measured', isMet: undefined } : check(part)),
});

const atMost = (limit: number, value: number, decimals = 3): Result => ({
  found: `${number(value, decimals)} ×`,
  isMet: value <= limit,
});

/** Checks the highest of some ratios by name. */
function worstAtMost(limit: number, ratios: Readonly<Record<string, number>>): Result {
  const [worst] = Object.entries(ratios).sort(([, one], [, other]) => other - one);
  if (worst === undefined) throw new Error('There is nothing to check');
  return { found: `${number(worst[1], 3)} × at most (${worst[0]})`, isMet: worst[1] <= limit };
}

/** Divides this site's figure by the earlier build's, for each name. */
const getRatios = <Value>(
  measured: Readonly<Record<string, Both<Value>>>,
  figure: (value: Value) => number,
) =>
  Object.fromEntries(
    Object.entries(measured).map(([name, { site, before }]) => [
      name,
      ratio(figure(site), figure(before)),
    ]),
  );

const median = (spread: Spread) => spread.median;

const bytesTargets = ({ bytes }: AllKept): readonly Target[] =>
  sharedKinds.map((kind) =>
    target(
      `Bytes on a first visit, ${kind}: at most ${goals.bytesToAstro} × Astro`,
      bytes?.result,
      ({ site, astro }) => atMost(goals.bytesToAstro, ratio(site[kind].bytes, astro[kind].bytes)),
    ),
  );

function buildTargets({ build }: AllKept): readonly Target[] {
  const few = build?.result[200];
  const many = build?.result[1000];
  return [
    target(
      `Build of 1,000 roles before compression: at most ${goals.buildToAstro} × Astro, of the same pages`,
      many,
      ({ samePages, astro }) =>
        atMost(goals.buildToAstro, ratio(samePages.seconds.median, astro.seconds.median), 2),
    ),
    target(
      `Build in proportion: a page at 1,000 roles takes at most ${goals.growth} × one at 200`,
      few && many && { few: few.site, many: many.site },
      (site) => {
        const each = ({ seconds, pages }: OwnBuilt) => seconds.median / pages;
        return atMost(goals.growth, ratio(each(site.many), each(site.few)), 2);
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

const beforeTargets = ({ before }: AllKept): readonly Target[] => [
  target(
    `Everything that hydrating the comparison fetches: at most ${number(goals.loadedToHydrate)} bytes`,
    before?.result.loadedToHydrate,
    ({ site, before: earlier }) => ({
      found: `${number(site.bytes)} in ${site.requests} requests, before ${number(earlier.bytes)} in ${earlier.requests}`,
      isMet: site.bytes <= goals.loadedToHydrate,
    }),
  ),
  target(
    `From a click to its effect, slow 4G: at most ${goals.clickToBefore} × the previous build`,
    before?.result.clicks,
    (clicks) => worstAtMost(goals.clickToBefore, getRatios(clicks, median)),
  ),
  target(
    `From the first sign of use until hydrated: at most ${goals.hydratedToBefore} × the previous build`,
    before?.result.hydrated,
    (comparison) => worstAtMost(goals.hydratedToBefore, getRatios({ comparison }, median)),
  ),
  target(
    `Bytes on a first visit, every kind of page: at most ${goals.firstVisitToBefore} × the previous build`,
    before?.result.firstVisit,
    (visits) =>
      worstAtMost(
        goals.firstVisitToBefore,
        getRatios(visits, ({ bytes }) => bytes),
      ),
  ),
];

const toggleTarget = ({ toggle }: AllKept): Target =>
  target(
    `Differences toggle works: at most ${goals.toggleToLimit} × the page by hand`,
    toggle?.result.toggle,
    ({ site, limit }) => atMost(goals.toggleToLimit, ratio(site.works.median, limit.works.median)),
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

const paintTarget = ({ hydrated }: AllKept): Target =>
  target(
    `Next paint after every control, processor 4 times slower: under ${goals.paint} ms`,
    hydrated?.result,
    (sites) => {
      const controls = [sites[2], sites[3]].flatMap((site) => Object.entries(site.controls));
      const most = (getTime: (times: ControlTimes) => number) =>
        controls
          .map(([name, times]) => ({ name, time: getTime(times) }))
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
