import { ratio } from '@/bench/measure/statistics';
import { sharedKinds, type Variant, variantIds, variants } from '@/bench/page-kinds';
import type { BuildResult, RoleCount } from '@/bench/parts/build';
import { mostCompressed, roleCounts } from '@/bench/parts/build';
import { categories } from '@/bench/parts/lighthouse';
import type { AllKept, Kept, PartName, Results } from '@/bench/results';
import { drawCharts } from './charts';
import { number, spread, table } from './tables';
import { judgeTargets } from './targets';

/** `docs/benchmarks.md`, from what has been measured. Nothing in it is written by hand but the notes. */

const kindNames = { home: 'Home', role: 'A role', comparison: 'The comparison', faq: 'Questions' };

const times = (first: number, second: number, decimals = 2): string =>
  `${number(ratio(first, second), decimals)} ×`;

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
  const versions = Object.assign({}, ...Object.values(kept).map((part) => part.versions)) as Record<
    string,
    string
  >;
  const rows = Object.entries(versions).map(([name, version]) => [name, version]);
  return rows.length === 0 ? '' : `## Versions\n\n${table(['What', 'Version'], rows)}`;
}

const chartOf = (kept: AllKept, file: string): string => {
  const found = drawCharts(kept).find((each) => each.file === file);
  return found === undefined ? '' : `\n\n![${found.chart.title}](images/${file})`;
};

function bytesSection(kept: AllKept): string {
  return section<'bytes'>('Bytes and requests of a first visit', kept.bytes, (bytes) => {
    const cell = (variant: Variant, kind: (typeof sharedKinds)[number]) => {
      const { bytes: sent, requests } = bytes[variant][kind];
      return `${number(sent)} in ${requests}`;
    };
    const rows = variantIds.map((id) => [
      variants[id],
      ...sharedKinds.map((kind) => cell(id, kind)),
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
      'Bodies that the server sent until 1.5 s after the load event, in a window of 412 × 823, after Brotli',
      `at its best. The icon is left out: browsers ask for it as they please (${number(icon)} bytes).${chartOf(kept, 'benchmarks-bytes.svg')}`,
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
      `Milliseconds from the start of navigation to rows that have followed the box and are painted. Slow 4G`,
      `(latency 562.5 ms, 1.44 Mbit/s down, 0.675 up), processor 4 times slower, cache empty; median of`,
      `${toggle.site.works.runs} visits, and the least and the most. The box is ticked at the first moment at which that can`,
      `have an effect: when it is painted, and for Astro's island when React has taken it over; a lost click is made again.${chartOf(kept, 'benchmarks-toggle.svg')}`,
      `\n${table(['', 'First paint', 'Toggle works', 'This site / it'], rows)}`,
      `\nThe first click that needs script, made on this site as soon as its control is painted. The click wakes`,
      'the page, is kept while the page loads what it needs, and is then carried out:',
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
      `Scores are performance / accessibility / best practices / SEO, the least of ${runs} runs; times are`,
      'milliseconds as its simulation has them, median, least and most. The site is shown on every kind of page,',
      'peers on those that they have.',
      `\n${table(['Page', 'Scores', 'FCP', 'LCP', 'TBT', 'CLS'], rows)}`,
      lost.length === 0 ? '' : `\nWhat cost this site a point in any run:\n\n${lost.join('\n')}`,
    ].join('\n');
  });
}

/** Seconds that 100 more roles take, between two counts. */
export function growthOf(
  result: BuildResult,
  few: RoleCount,
  many: RoleCount,
  seconds: (built: NonNullable<BuildResult[RoleCount]>) => number,
): number | undefined {
  const [first, last] = [result[few], result[many]];
  if (first === undefined || last === undefined) return undefined;
  return ((seconds(last) - seconds(first)) / (many - few)) * 100;
}

const partNames = {
  content: 'content check',
  next: 'Next',
  quiet: 'quiet step',
  compression: 'compression',
} as const;

type BuildOf = (count: RoleCount) => NonNullable<BuildResult[RoleCount]>;

/** Each builder by its name in the tables, and how to find its build of so many roles. */
const buildersOf = (at: BuildOf) => ({
  'This site, all of it': (count: RoleCount) => at(count).site,
  'This site, the same pages': (count: RoleCount) => at(count).samePages,
  Astro: (count: RoleCount) => at(count).astro,
  Eleventy: (count: RoleCount) => at(count).eleventy,
});

/** The steps from one count of roles to the next between which growth is shown. */
const growthSteps = [
  [2, 50],
  [50, 200],
  [200, 1000],
] as const;

/** For each builder, the seconds that 100 more roles take at each step. */
const growthRows = (result: BuildResult, at: BuildOf) =>
  Object.entries(buildersOf(at)).map(([name, of]) => [
    name,
    ...growthSteps.map(([few, many]) => {
      const found = growthOf(result, few, many, (built) =>
        // `growthOf` asks about each of the two builds in turn.
        built === result[few] ? of(few).seconds.median : of(many).seconds.median,
      );
      return found === undefined ? '' : number(found, 1);
    }),
  ]);

/** The rows of the tables of builds, with a column for each count of roles. */
function buildRows(counts: readonly RoleCount[], at: BuildOf) {
  const builders = Object.entries(buildersOf(at));
  const seconds = builders.map(([name, of]) => [
    name,
    ...counts.map((count) => spread(of(count).seconds, 1)),
  ]);
  const memory = builders.map(([name, of]) => [
    name,
    ...counts.map((count) => `${number(of(count).peakMegabytes)} (${of(count).largest})`),
  ]);
  const ratios = (['astro', 'eleventy'] as const).flatMap((peer) =>
    (['samePages', 'site'] as const).map((own) => [
      `${own === 'site' ? 'All of it' : 'The same pages'} / ${peer === 'astro' ? 'Astro' : 'Eleventy'}`,
      ...counts.map((count) =>
        times(at(count)[own].seconds.median, at(count)[peer].seconds.median),
      ),
    ]),
  );
  const parts = (['site', 'samePages'] as const).flatMap((own) =>
    (['content', 'next', 'quiet', 'compression'] as const).map((part) => [
      `${own === 'site' ? 'All of it' : 'The same pages'}: ${partNames[part]}`,
      ...counts.map((count) => {
        const found = at(count)[own].parts[part];
        return found === undefined ? 'not run' : spread(found, 1);
      }),
    ]),
  );
  const pages = (['site', 'samePages'] as const).map((own) => [
    own === 'site' ? 'Pages, all of it' : 'Pages, the same pages',
    ...counts.map((count) => number(at(count)[own].pages)),
  ]);
  return { seconds, memory, ratios, parts, pages };
}

function buildSection(kept: AllKept): string {
  return section<'build'>('Builds of many roles', kept.build, (result) => {
    const counts = roleCounts.filter((count) => result[count] !== undefined);
    const at: BuildOf = (count) => result[count] as NonNullable<BuildResult[RoleCount]>;
    const heads = counts.map((count) => `${number(count)} roles`);
    const { seconds, memory, ratios, parts, pages } = buildRows(counts, at);
    const growth = growthRows(result, at);
    const runs = counts.map(
      (count) => `${number(at(count).site.seconds.runs)} of ${number(count)} roles`,
    );
    return [
      'Sites of generated roles, built from nothing: caches and output are removed first. Beyond 20 roles content',
      'names the pairs, so that each role brings about 1.2 comparisons, each in two orders. “All of it” also has',
      'what no peer renders: handouts, pictures for previews, single files, pay of every state, data, reading',
      'offline. “The same pages” is the site with those routes taken out, and is what a peer is compared with. Peers check nothing;',
      `the site’s content check is part of its time. Compression is left out here and stands below, up to ${mostCompressed}`,
      'roles: beyond, it is switched off. Up to 300 pages the step also weighs each page in two other forms.',
      `Builds that were measured: ${runs.join(', ')}; of several the median, with the least and the most.`,
      `\n${table(['Seconds', ...heads], seconds)}`,
      `\n${table(['Ratio', ...heads], ratios)}${chartOf(kept, 'benchmarks-build.svg')}`,
      `\n${table(['MB of the largest process', ...heads], memory)}`,
      `\n${table(['Seconds of the parts', ...heads], parts)}`,
      `\n${table(['Pages', ...heads], pages)}`,
      '\nSeconds for each 100 roles more:',
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
      '`wrk` with one thread and 64 connections on the same machine as the server, plain HTTP, asking for Brotli.',
      'nginx has the configuration of `deploy/nginx/` as it is shipped and sends the `.br` files of the build;',
      '`serve` knows no such files and compresses each answer anew, with Brotli too.',
      `\n${table(['', 'Requests a second', 'Half within, ms', '99 % within, ms', 'Errors'], rows)}`,
      `\nnginx / serve: ${ratios.join(', ')}.`,
    ].join('\n');
  });
}

function awakeSection(kept: AllKept): string {
  return section<'awake'>('After waking', kept.awake, (result) => {
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
    const awake = ([2, 3] as const).map(
      (count) => `${spread(result[count].awake)} ms on a site of ${count} roles`,
    );
    return [
      `Processor 4 times slower, no delay in the network; median of ${result[2].awake.runs} visits, least and most. A comparison sets`,
      'two roles side by side, whatever the site has: “3 roles” is a comparison on a site of three, which adds the',
      'choices of another role.',
      `\nFrom the first sign of use until every control works: ${awake.join('; ')}.`,
      '\nMilliseconds from the event to the next frame that is drawn, and as the browser reports the interaction for',
      'INP, in steps of 8 ms. The target goes by the next frame: of a control in the bar, which is fixed, the browser',
      'reports the frame after it; of Share the one with its panel.',
      `\n${table(['Control', '2 roles: next paint', 'INP', '3 roles: next paint', 'INP'], rows)}`,
    ].join('\n');
  });
}

function beforeSection(kept: AllKept): string {
  return section<'before'>('Beside the build before', kept.before, (result) => {
    const times = [
      ['First sign of use until awake, no delay in the network', result.awake] as const,
      ...Object.entries(result.clicks).map(
        ([name, both]) => [`${name}: click to effect`, both] as const,
      ),
    ].map(([name, { site, before }]) => [
      name,
      spread(before),
      spread(site),
      `${number(site.median / before.median, 2)} ×`,
    ]);
    const bytes = [
      ...Object.entries(result.firstVisit).map(
        ([kind, both]) => [`First visit, ${kind}`, both] as const,
      ),
      ['The comparison, when it wakes', result.woken] as const,
    ].map(([name, { site, before }]) => [
      name,
      `${number(before.bytes)} in ${before.requests}`,
      `${number(site.bytes)} in ${site.requests}`,
      `${number(site.bytes / before.bytes, 3)} ×`,
    ]);
    return [
      `The build before is ${result.name}. Both are served by the same server and measured in turn; median of`,
      `${result.awake.site.runs} visits, least and most. Milliseconds, processor 4 times slower; clicks are made in slow 4G as soon as`,
      'their control is painted.',
      `\n${table(['', 'Before', 'Now', 'Now / before'], times)}`,
      '\nBytes after Brotli, and requests:',
      `\n${table(['', 'Before', 'Now', 'Now / before'], bytes)}`,
    ].join('\n');
  });
}

const method = `## What is compared

Home, a role, the comparison and the questions, rendered from the same content by the site and by its peers,
which live in \`bench/\`:

- **Astro**, its own components, with styles inlined; a second build has the differences toggle as a React
  island (\`client:load\`).
- **Eleventy** with Nunjucks, the same style in the page.
- **By hand**: as little markup and style as reads well, one request. No one could maintain a site so; it is
  the limit.

Each peer reads the Markdown and the tables by the site's own \`lib/\` (\`bench/content/page-models.ts\`): what
differs is the rendering. The command refuses to compare pages whose words differ. On the pages of Astro and
Eleventy the elements and their classes are the same, too, and the style is the same text. What is not the
same: the site's pages carry a security policy, rules for fetching ahead, the script that shows a shared view,
and the way to the script that wakes them; the peers have none of these, and of the controls of the comparison
only the toggle, the groups and what HTML does by itself work there.

Every site is served by the same small server, plain HTTP/1.1 on the same machine. The figures hold for this
machine and these days; ratios travel better than times.`;

/** The whole page. */
export function writeReport(kept: AllKept, notes: string): string {
  return `${[
    '# Benchmarks',
    'Written by `npm run bench`; a line changed by hand is gone the next time.',
    targetsSection(kept),
    method,
    bytesSection(kept),
    toggleSection(kept),
    lighthouseSection(kept),
    buildSection(kept),
    serverSection(kept),
    awakeSection(kept),
    beforeSection(kept),
    notes.trim(),
    versionsSection(kept),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}
