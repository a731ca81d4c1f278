import { scaleLinear } from 'd3-scale';
import { inMarkup } from '@/bench/in-markup';
import { variantIds, variants } from '@/bench/page-kinds';
import { type RoleCount, roleCounts } from '@/bench/parts/build';
import type { AllKept } from '@/bench/results';
import { number } from './tables';

/** Bars beside their names. */
export type Chart = {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly {
    readonly name: string;
    readonly value: number;
    readonly isOurs: boolean;
  }[];
};

const size = { width: 720, label: 270, figure: 90, row: 30, top: 50, foot: 14 };

/**
 * A bar chart as an SVG file that can be read in light and in dark: it carries both, and a browser takes
 * the one that the reader has chosen. Everything that it shows is in its description too.
 */
export function barChart({ title, unit, bars }: Chart): string {
  if (bars.length === 0) throw new Error(`There is nothing to draw for ${title}`);
  const height = size.top + bars.length * size.row + size.foot;
  const room = size.width - size.label - size.figure;
  const length = scaleLinear()
    .domain([0, Math.max(...bars.map(({ value }) => value))])
    .range([0, room]);
  const figure = (value: number) => `${number(value)} ${unit}`;
  const description = bars.map(({ name, value }) => `${name}: ${figure(value)}`).join('. ');
  const drawn = bars.map(({ name, value, isOurs }, index) => {
    const y = size.top + index * size.row;
    const width = Math.max(1, Math.round(length(value)));
    return [
      `  <text class="name" x="${size.label - 12}" y="${y + 15}">${inMarkup(name)}</text>`,
      `  <rect class="${isOurs ? 'ours' : 'other'}" x="${size.label}" y="${y}" width="${width}" height="20" rx="2"/>`,
      `  <text x="${size.label + width + 8}" y="${y + 15}">${figure(value)}</text>`,
    ].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" role="img" aria-labelledby="title description">
  <title id="title">${inMarkup(title)}</title>
  <desc id="description">${inMarkup(description)}.</desc>
  <style>
    text { font: 14px system-ui, sans-serif; fill: #1f2328; }
    .head { font-weight: 600; font-size: 16px; }
    .name { text-anchor: end; }
    .ours { fill: #0b5a7a; }
    .other { fill: #8a939c; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .ours { fill: #6cc3e8; }
      .other { fill: #7d8793; }
    }
  </style>
  <text class="head" x="12" y="26">${inMarkup(title)}</text>
${drawn.join('\n')}
</svg>
`;
}

export type ChartFile = { readonly file: string; readonly chart: Chart; readonly svg: string };

/** The charts of what has been measured; none where nothing has. */
export function drawCharts({ bytes, toggle, build }: AllKept): readonly ChartFile[] {
  const charts: { file: string; chart: Chart }[] = [];
  const barsOf = (value: (variant: (typeof variantIds)[number]) => number) =>
    variantIds.map((id) => ({
      name: variants[id],
      value: Math.round(value(id)),
      isOurs: id === 'site',
    }));
  if (bytes !== undefined) {
    charts.push({
      file: 'benchmarks-bytes.svg',
      chart: {
        title: 'The comparison, first visit: bytes',
        unit: 'B',
        bars: barsOf((id) => bytes.result[id].comparison.bytes),
      },
    });
  }
  if (toggle !== undefined) {
    charts.push({
      file: 'benchmarks-toggle.svg',
      chart: {
        title: 'Until the differences toggle works: slow 4G, processor 4 times slower',
        unit: 'ms',
        bars: barsOf((id) => toggle.result.toggle[id].works.median),
      },
    });
  }
  const counts = roleCounts.filter((count) => build?.result[count] !== undefined);
  const largest: RoleCount | undefined = counts.at(-1);
  const built = largest === undefined ? undefined : build?.result[largest];
  if (built !== undefined && largest !== undefined) {
    const bar = (name: string, value: number, isOurs = false) => ({
      name,
      value: Math.round(value),
      isOurs,
    });
    charts.push({
      file: 'benchmarks-build.svg',
      chart: {
        title: `Build of ${number(largest)} roles, before compression: seconds`,
        unit: 's',
        bars: [
          bar('This site, all of it', built.site.seconds.median, true),
          bar('This site, the same pages', built.samePages.seconds.median, true),
          bar('Astro', built.astro.seconds.median),
          bar('Eleventy', built.eleventy.seconds.median),
        ],
      },
    });
  }
  return charts.map((each) => ({ ...each, svg: barChart(each.chart) }));
}
