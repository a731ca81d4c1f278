import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder } from '@/bench/folders';
import type { Run } from '@/bench/measure/processes';
import { getSpread, type Spread } from '@/bench/measure/statistics';
import { type Build, build, outOf, peerBuild } from '@/bench/sites';
import type { TimedReport } from '@/lib/export/finalize-export';
import { CONTENT_CHECK, FINALIZE_STEP, NEXT_BUILD } from '@/scripts/build';
import { inVariant } from '@/scripts/variant';
import { writeSiteOfRoles } from '@/tests/many-roles/site-of-roles';

export const roleCounts = [2, 50, 200, 1000] as const;
export type RoleCount = (typeof roleCounts)[number];

/** A build several times over: seconds, and megabytes of the largest process of any run. */
export type Built = {
  readonly seconds: Spread;
  readonly peakMegabytes: number;
  readonly largest: string;
};

/** The parts of the site's own build, in seconds. */
export type OwnParts = {
  readonly content: Spread;
  readonly next: Spread;
  readonly finalize: Spread;
  /** Left out where the pages are too many to compress them for a measurement. */
  readonly compression?: Spread;
};

export type OwnBuilt = Built & { readonly parts: OwnParts; readonly pages: number };

export type BuildResult = {
  readonly [Count in RoleCount]?: {
    /** The whole site, before compression. */
    readonly site: OwnBuilt;
    /** The site with the kinds of pages that the peers have, before compression. */
    readonly samePages: OwnBuilt;
    readonly astro: Built;
    readonly eleventy: Built;
  };
};

/** Routes that the peers do not have: pages of other kinds, drawings, data and files. */
const onlyOurs = [
  'app/.well-known',
  'app/[lang]/about',
  'app/[lang]/compare/page.tsx',
  'app/[lang]/compare/[pair]/[place]',
  'app/[lang]/compare/[pair]/handout',
  'app/[lang]/counselors',
  'app/[lang]/offline',
  'app/[lang]/pay',
  'app/[lang]/roles/page.tsx',
  'app/[lang]/sources',
  'app/data',
  'app/pictures',
];

/** What one build leaves behind in the copy. */
const made = ['.next', 'out', join('.cache', 'finalize-export.json')];

type OwnRun = {
  readonly runs: readonly Run[];
  readonly parts: Readonly<Record<'content' | 'next' | 'finalize', number>> & {
    readonly compression?: number;
  };
  readonly pages: number;
};

/** Sites of more roles are built without compression: it would take most of an hour. */
export const mostCompressed = 50;

/** One build of the site in the copy, as `npm run build` does it. */
async function buildOnce(
  copy: string,
  isCompressed: boolean,
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnRun> {
  for (const name of made) rmSync(join(copy, name), { recursive: true, force: true });
  const withSettings = (step: Build, more = {}): Build => ({
    args: step.args,
    env: { ...step.env, ...settings, ...more },
  });
  const content = await build('the content', CONTENT_CHECK, copy);
  const next = await build('the site', withSettings(NEXT_BUILD), copy);
  const compression = isCompressed ? {} : { EXPORT_COMPRESSION: 'off' };
  const finalize = await build('the finalize step', withSettings(FINALIZE_STEP, compression), copy);
  const report = JSON.parse(
    readFileSync(join(copy, '.cache', 'finalize-export.json'), 'utf8'),
  ) as TimedReport;
  return {
    runs: [content, next, finalize],
    parts: {
      content: content.seconds,
      next: next.seconds,
      finalize: finalize.seconds - report.compression,
      ...(isCompressed && { compression: report.compression }),
    },
    pages: report.count,
  };
}

const getLargest = (runs: readonly Run[]) => {
  const [first, ...others] = runs;
  if (first === undefined) throw new Error('Nothing was built');
  const largest = others.reduce(
    (most, run) => (run.peakMegabytes > most.peakMegabytes ? run : most),
    first,
  );
  return { peakMegabytes: largest.peakMegabytes, largest: getName(largest.largest) };
};

/** What a process is, from its command line. */
export function getName(commandLine: string): string {
  const names = {
    'finalize-export': 'finalize step',
    'check-content': 'content check',
    processChild: 'Next, page worker',
    'next-build': 'Next, main process',
    'bin/next build': 'Next, main process',
    'astro.js': 'Astro',
    'cmd.cjs': 'Eleventy',
  };
  const found = Object.entries(names).find(([part]) => commandLine.includes(part));
  return found?.[1] ?? 'another process';
}

export function summariseOwn(own: readonly OwnRun[]): OwnBuilt {
  const part = (name: 'content' | 'next' | 'finalize') =>
    getSpread(own.map(({ parts }) => parts[name]));
  const compressed = own.flatMap(({ parts }) => parts.compression ?? []);
  const before = own.map(({ parts }) => parts.content + parts.next + parts.finalize);
  return {
    seconds: getSpread(before),
    ...getLargest(own.flatMap(({ runs }) => runs)),
    parts: {
      content: part('content'),
      next: part('next'),
      finalize: part('finalize'),
      ...(compressed.length > 0 && { compression: getSpread(compressed) }),
    },
    pages: own[0]?.pages ?? 0,
  };
}

const summarise = (runs: readonly Run[]): Built => ({
  seconds: getSpread(runs.map(({ seconds }) => seconds)),
  ...getLargest(runs),
});

async function buildAstro(content: string): Promise<Run> {
  rmSync(join(benchFolder, 'astro', '.cache'), { recursive: true, force: true });
  rmSync(join(benchFolder, 'astro', 'node_modules'), { recursive: true, force: true });
  rmSync(outOf('astro', 'roles'), { recursive: true, force: true });
  return build('Astro', peerBuild.astro('roles', content), join(benchFolder, 'astro'));
}

async function buildEleventy(content: string): Promise<Run> {
  rmSync(outOf('eleventy', 'roles'), { recursive: true, force: true });
  return build('Eleventy', peerBuild.eleventy('roles', content), join(benchFolder, 'eleventy'));
}

async function times<Result>(count: number, work: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let run = 0; run < count; run += 1) results.push(await work());
  return results;
}

/** Takes out what only this site has. Its pages still link to it: nobody follows a link here. */
function keepSharedRoutes(copy: string): void {
  for (const route of onlyOurs) rmSync(join(copy, route), { recursive: true, force: true });
  const none = 'export const singleFiles = () => [];\n';
  writeFileSync(join(copy, 'app', 'single-files.tsx'), none);
}

/**
 * Builds sites of more and more roles, of the same content with the site's own tools and with each peer's.
 *
 * @param getRuns how often a site of so many roles is built
 * @param keep is handed what has been measured after each count, so that an interruption loses little
 */
export async function measureBuild(
  say: (text: string) => void,
  {
    getRuns,
    counts = roleCounts,
    keep = () => {},
    begun = {},
  }: {
    readonly getRuns: (roles: RoleCount) => number;
    readonly counts?: readonly RoleCount[];
    readonly keep?: (result: BuildResult) => void;
    readonly begun?: BuildResult;
  },
): Promise<BuildResult> {
  let result = begun;
  for (const roles of counts) {
    if (result[roles] !== undefined) continue;
    const runs = getRuns(roles);
    const measured = await inVariant('bench-build', async (copy) => {
      rmSync(join(copy, 'content'), { recursive: true });
      writeSiteOfRoles(copy, roles, roles > 20);
      say(`${roles} roles, Eleventy`);
      const eleventy = summarise(await times(runs, () => buildEleventy(copy)));
      say(`${roles} roles, Astro`);
      const astro = summarise(await times(runs, () => buildAstro(copy)));
      say(`${roles} roles, the whole site`);
      const site = summariseOwn(await times(runs, () => buildOnce(copy, roles <= mostCompressed)));
      say(`${roles} roles, the site's pages that the peers have`);
      keepSharedRoutes(copy);
      const samePages = summariseOwn(
        // No peer has a worker for reading offline.
        await times(runs, () => buildOnce(copy, roles <= mostCompressed, { OFFLINE: 'off' })),
      );
      return { site, samePages, astro, eleventy };
    });
    rmSync(outOf('astro', 'roles'), { recursive: true, force: true });
    rmSync(outOf('eleventy', 'roles'), { recursive: true, force: true });
    result = { ...result, [roles]: measured };
    keep(result);
  }
  return result;
}
