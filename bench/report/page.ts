import { getKeys } from '@/bench/measure/runs';
import { ratio } from '@/bench/measure/statistics';
import { sharedKinds, variantIds, variants } from '@/bench/page-kinds';
import type { BuildResult, RoleCount } from '@/bench/parts/build';
import { mostCompressed, roleCounts } from '@/bench/parts/build';
import { categories } from '@/bench/parts/lighthouse';
import type { AllKept, Kept, PartName, Results } from '@/bench/results';
import { builders, drawCharts } from './charts';
import { number, spread, table } from './tables';
import { judgeTargets } from './targets';

/** `docs/benchmarks.md`, from what has been measured. Nothing in it is written by hand but the notes. */

const kindNames = { home: 'Home', role: 'A role', comparison: 'The comparison', faq: 'Questions' };

const times = (first: number, second: number, decimals = 2): string =>
  `${number(ratio(first, second), decimals)} ×`;

const bytesIn = ({ bytes, requests }: { readonly bytes: number; readonly requests: number }) =>
  `${number(bytes)} in ${requests}`;

/** A section: when it was measured and on what, or that it was not. */
function section<Part extends PartName>(
  heading: string,
  kept: Kept<Results[Part]> | undefined,
  write: (result: Results[Part]) => string,
): string {
  if (kept === undefined) return `## ${heading}\n\nNot measured.`;
  const { machine } = kept;
  const on = `Measured on ${kept.date}: ${machine.processors} processors, ${machine.memory} GiB, ${machine.system}.`;
  return `## ${heading}\n\n${on}\n\n${write(kept.result)}`;
}

function targetsSection(kept: AllKept): string {
  const rows = judgeTargets(kept).map(({ wanted, found, isMet }) => [
    wanted,
    found,
    isMet === undefined ? '' : isMet ? 'met' : '**missed**',
  ]);
  return `## Targets\n\n${table(['Target', 'Found', ''], rows)}`;
}

function versionsSection(kept: AllKept): string {
  const rows = Object.entries<string>(
    Object.assign({}, ...Object.values(kept).map(({ versions }) => versions)),
  );
  return rows.length === 0 ? '' : `## Versions\n\n${table(['What', 'Version'], rows)}`;
}

const getChart = (kept: AllKept, file: string): string => {
  const found = drawCharts(kept).find((each) => each.file === file);
  return found === undefined ? '' : `\n\n![${found.chart.title}](images/${file})`;
};

function bytesSection(kept: AllKept): string {
  return section<'bytes'>('Bytes and requests of a first visit', kept.bytes, (bytes) => {
    const rows = variantIds.map((id) => [
      variants[id],
      ...sharedKinds.map((kind) => bytesIn(bytes[id][kind])),
    ]);
    const ratios = variantIds
      .filter((id) => id !== 'site')
      .map((id) => [
        `This site / ${variants[id]}`,
        ...sharedKinds.map((kind) => times(bytes.site[kind].bytes, bytes[id][kind].bytes, 3)),
      ]);
    const heads = ['Bytes in requests', ...sharedKinds.map((kind) => kindNames[kind])];
    const icon = bytes.site.home.icon;
    return [
      'Response bodies until 1.5 s after the load event, in a window of 412 × 823, after Brotli at its highest',
      `level. The icon is left out: browsers decide when to request it (${number(icon)} bytes).${getChart(kept, 'benchmarks-bytes.svg')}`,
      `\n${table(heads, rows)}`,
      `\n${table(['Ratio', ...heads.slice(1)], ratios)}`,
    ].join('\n');
  });
}

function toggleSection(kept: AllKept): string {
  return section<'toggle'>('Until the differences toggle works', kept.toggle, (result) => {
    const { toggle, firstClick } = result;
    const rows = variantIds.map((id) => [
      variants[id],
      spread(toggle[id].painted),
      spread(toggle[id].works),
      times(toggle.site.works.median, toggle[id].works.median),
    ]);
    const clicks = Object.entries(firstClick).map(([name, click]) => [
      name,
      spread(click.clickedAt),
      click.effect === undefined ? 'lost' : spread(click.effect),
      `${click.lost}`,
    ]);
    return [
      `Milliseconds from the start of navigation until the rows have followed the checkbox and are painted. Slow 4G`,
      `(latency 562.5 ms, 1.44 Mbit/s down, 0.675 up), processor 4 times slower, cache empty; median of`,
      `${toggle.site.works.runs} visits, minimum and maximum. The checkbox is ticked as soon as that can`,
      `have an effect: when it is painted, and for Astro's island when React has hydrated it. A lost click is repeated.${getChart(kept, 'benchmarks-toggle.svg')}`,
      `\n${table(['', 'First paint', 'Toggle works', 'This site / it'], rows)}`,
      `\nThe first click that needs script, on this site, as soon as its control is painted. The click starts`,
      'hydration, is kept while the page loads what it needs, and is then replayed:',
      `\n${table(['Control', 'Clicked at', 'From click to effect', 'Clicks lost'], clicks)}`,
    ].join('\n');
  });
}

function lighthouseSection(kept: AllKept): string {
  return section<'lighthouse'>('Lighthouse, mobile', kept.lighthouse, (result) => {
    const rows = variantIds.flatMap((id) =>
      Object.entries(result[id] ?? {}).map(([kind, page]) => [
        `${variants[id]}: ${kind}`,
        categories.map((category) => page.scores[category]).join(' / '),
        spread(page.timings.fcp),
        spread(page.timings.lcp),
        spread(page.timings.tbt),
        number(page.timings.cls.median, 3),
      ]),
    );
    const lost = Object.entries(result.site ?? {}).flatMap(([kind, page]) =>
      page.lost.map((title) => `- ${kind}: ${title}`),
    );
    const runs = Object.values(result.site ?? {})[0]?.timings.fcp.runs ?? 0;
    return [
      `Scores are performance / accessibility / best practices / SEO, the minimum of ${runs} runs. Times are`,
      'milliseconds from its simulation, median, minimum and maximum. The site is measured on every kind of page,',
      'peers on those that they have.',
      `\n${table(['Page', 'Scores', 'FCP', 'LCP', 'TBT', 'CLS'], rows)}`,
      lost.length === 0 ? '' : `\nAudits that cost a point in any run:\n\n${lost.join('\n')}`,
    ].join('\n');
  });
}

/** Seconds for each additional 100 roles between two counts. `undefined` unless both were built. */
export function getGrowth(
  result: BuildResult,
  [few, many]: readonly [RoleCount, RoleCount],
  seconds: (built: NonNullable<BuildResult[RoleCount]>) => number,
): number | undefined {
  const [first, last] = [result[few], result[many]];
  if (first === undefined || last === undefined) return undefined;
  return ((seconds(last) - seconds(first)) / (many - few)) * 100;
}

const partNames = {
  content: 'content check',
  next: 'Next',
  finalize: 'finalize step',
  compression: 'compression',
} as const;

const ownBuilders = { site: 'All of it', samePages: 'The same pages' } as const;

/** The counts of roles between which growth is shown. */
const growthSteps = [
  [2, 50],
  [50, 200],
  [200, 1000],
] as const;

/** The rows of the tables of builds, with a column for each count of roles. */
function buildRows(counts: readonly RoleCount[], result: BuildResult) {
  const built = counts.flatMap((count) => result[count] ?? []);
  const seconds = getKeys(builders).map((id) => [
    builders[id],
    ...built.map((each) => spread(each[id].seconds, 1)),
  ]);
  const memory = getKeys(builders).map((id) => [
    builders[id],
    ...built.map((each) => `${number(each[id].peakMegabytes)} (${each[id].largest})`),
  ]);
  const ratios = (['astro', 'eleventy'] as const).flatMap((peer) =>
    (['samePages', 'site'] as const).map((id) => [
      `${ownBuilders[id]} / ${builders[peer]}`,
      ...built.map((each) => times(each[id].seconds.median, each[peer].seconds.median)),
    ]),
  );
  const parts = getKeys(ownBuilders).flatMap((id) =>
    getKeys(partNames).map((part) => [
      `${ownBuilders[id]}: ${partNames[part]}`,
      ...built.map(({ [id]: { parts } }) => {
        const seconds = parts[part];
        return seconds === undefined ? 'not run' : spread(seconds, 1);
      }),
    ]),
  );
  const pages = (
    [
      ['site', 'Pages, all of it'],
      ['samePages', 'Pages, the same pages'],
    ] as const
  ).map(([id, name]) => [name, ...built.map((each) => number(each[id].pages))]);
  const growth = getKeys(builders).map((id) => [
    builders[id],
    ...growthSteps.map((step) => {
      const found = getGrowth(result, step, (each) => each[id].seconds.median);
      return found === undefined ? '' : number(found, 1);
    }),
  ]);
  return { seconds, memory, ratios, parts, pages, growth };
}

function buildSection(kept: AllKept): string {
  return section<'build'>('Builds of many roles', kept.build, (result) => {
    const counts = roleCounts.filter((count) => result[count] !== undefined);
    const heads = counts.map((count) => `${number(count)} roles`);
    const { seconds, memory, ratios, parts, pages, growth } = buildRows(counts, result);
    const runs = counts.map(
      (count) => `${number(result[count]?.site.seconds.runs ?? 0)} of ${number(count)} roles`,
    );
    return [
      'Sites of generated roles, built from scratch: caches and output are removed first. Above 20 roles the content',
      'names the pairs, so each role adds about 1.2 comparisons, each in two orders. “All of it” includes',
      'what no peer renders: handouts, preview images, single files, pay of every state, data, offline',
      'reading. “The same pages” is the site without those routes, for the comparison with peers. Peers check nothing;',
      `the site’s content check is part of its time. Compression is listed separately below, up to ${mostCompressed}`,
      'roles: above that it is turned off. Up to 300 pages the step also compresses each page in two other forms.',
      `Builds measured: ${runs.join(', ')}; for several, the median, minimum and maximum.`,
      `\n${table(['Seconds', ...heads], seconds)}`,
      `\n${table(['Ratio', ...heads], ratios)}${getChart(kept, 'benchmarks-build.svg')}`,
      `\n${table(['MB of the largest process', ...heads], memory)}`,
      `\n${table(['Seconds of the parts', ...heads], parts)}`,
      `\n${table(['Pages', ...heads], pages)}`,
      '\nSeconds for each additional 100 roles:',
      `\n${table(['', 'from 2 to 50', 'from 50 to 200', 'from 200 to 1,000'], growth)}`,
    ].join('\n');
  });
}

function serverSection(kept: AllKept): string {
  return section<'server'>('Under load', kept.server, (result) => {
    const rows = (['nginx', 'serve'] as const).flatMap((name) =>
      (['home', 'comparison'] as const).map((page) => {
        const { perSecond, latency50, latency99, errors } = result[name][page];
        return [
          `${name}: ${page}`,
          spread(perSecond),
          spread(latency50, 2),
          spread(latency99, 2),
          number(errors),
        ];
      }),
    );
    const ratios = (['home', 'comparison'] as const).map(
      (page) =>
        `${page} ${times(result.nginx[page].perSecond.median, result.serve[page].perSecond.median, 1)}`,
    );
    return [
      '`wrk` with one thread and 64 connections on the same machine as the server, plain HTTP, requesting Brotli.',
      'nginx has the configuration of `deploy/nginx/` as shipped and sends the `.br` files of the build.',
      '`serve` does not use those files and compresses each response again, also with Brotli.',
      `\n${table(['', 'Requests a second', 'Half within, ms', '99 % within, ms', 'Errors'], rows)}`,
      `\nnginx / serve: ${ratios.join(', ')}.`,
    ].join('\n');
  });
}

function hydratedSection(kept: AllKept): string {
  return section<'hydrated'>('After hydration', kept.hydrated, (result) => {
    const names = Object.keys(result[2].controls);
    const rows = names.map((name) => [
      name,
      ...([2, 3] as const).flatMap((count) => {
        const times = result[count].controls[name];
        if (times === undefined) return ['', ''];
        return [
          spread(times.paint),
          times.interaction === undefined ? 'under 16' : spread(times.interaction),
        ];
      }),
    ]);
    const hydrated = ([2, 3] as const).map(
      (count) => `${spread(result[count].hydrated)} ms on a site of ${count} roles`,
    );
    return [
      `Processor 4 times slower, no delay in the network; median of ${result[2].hydrated.runs} visits, minimum and maximum. A comparison always shows`,
      'two roles: “3 roles” means a comparison on a site of three, which adds the',
      'choices of another role.',
      `\nFrom the first sign of use until every control works: ${hydrated.join('; ')}.`,
      '\nMilliseconds from the event to the next painted frame, and the interaction as the browser reports it for',
      'INP, in steps of 8 ms. The target is about the next frame. For a control in the fixed bar, the browser',
      'reports the frame after it; for Share, the frame with its panel.',
      `\n${table(['Control', '2 roles: next paint', 'INP', '3 roles: next paint', 'INP'], rows)}`,
    ].join('\n');
  });
}

function beforeSection(kept: AllKept): string {
  return section<'before'>('Compared with the previous build', kept.before, (result) => {
    const { firstVisit, loadedToHydrate, hydrated, clicks } = result;
    const clickTimes = Object.entries(clicks).map(
      ([name, both]) => [`${name}: click to effect`, both] as const,
    );
    const timeRows = [
      ['First sign of use until hydrated, no network delay', hydrated] as const,
      ...clickTimes,
    ].map(([name, { site, before }]) => [
      name,
      spread(before),
      spread(site),
      times(site.median, before.median),
    ]);
    const fetched = Object.entries(firstVisit).map(
      ([kind, both]) => [`First visit, ${kind}`, both] as const,
    );
    const byteRows = [
      ...fetched,
      ['The comparison, when it hydrates', loadedToHydrate] as const,
    ].map(([name, { site, before }]) => [
      name,
      bytesIn(before),
      bytesIn(site),
      times(site.bytes, before.bytes, 3),
    ]);
    return [
      `The previous build is ${result.name}. The same server serves both, and they are measured alternately; median of`,
      `${result.hydrated.site.runs} visits, minimum and maximum. Milliseconds, processor 4 times slower; clicks happen on slow 4G as soon as`,
      'their control is painted.',
      `\n${table(['', 'Before', 'Now', 'Now / before'], timeRows)}`,
      '\nBytes after Brotli, and requests:',
      `\n${table(['', 'Before', 'Now', 'Now / before'], byteRows)}`,
    ].join('\n');
  });
}

const method = `## What is compared

Home, a role, the comparison and the questions, rendered from the same content by the site and by its peers
in \`bench/\`:

- **Astro**, its own components, with styles inlined; a second build has the differences toggle as a React
  island (\`client:load\`).
- **Eleventy** with Nunjucks, the same style in the page.
- **By hand**: as little markup and style as reads well, one request. Nobody could maintain a site this way; it is
  the limit.

Each peer reads the Markdown and the tables through the site's own \`lib/\` (\`bench/content/page-models.ts\`), so only
the rendering differs. The command refuses to compare pages with different text. On the pages of Astro and
Eleventy the elements, their classes and the style are the same as well. Only the site's pages have
a security policy, prefetch rules, the script that shows a shared view,
and a link to the hydration loader. Of the controls of the comparison, the peers have
only the toggle, the groups and what HTML does natively.

The same small server serves every site, over plain HTTP/1.1 on the same machine. The figures are for this
machine and these days; ratios are more portable than times.`;

/** The whole page. */
export function writeReport(kept: AllKept, notes: string): string {
  return `${[
    '# Benchmarks',
    'Written by `npm run bench`, which overwrites manual changes.',
    targetsSection(kept),
    method,
    bytesSection(kept),
    toggleSection(kept),
    lighthouseSection(kept),
    buildSection(kept),
    serverSection(kept),
    hydratedSection(kept),
    beforeSection(kept),
    notes.trim(),
    versionsSection(kept),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}
