import { scaleLinear } from 'd3-scale';
import { inMarkup } from '@/bench/in-markup';
import { getKeys } from '@/bench/measure/runs';
import { type Variant, variantIds, variants } from '@/bench/page-kinds';
import { roleCounts } from '@/bench/parts/build';
import type { AllKept } from '@/bench/results';
import { number } from './tables';

/** A bar chart. Bars show whole numbers. */
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
 * Draws a bar chart as an SVG file with styles for light and dark mode. Its description has all the figures.
 *
 * @throws Error without bars
 */
export function barChart({ title, unit, bars: unrounded }: Chart): string {
  if (unrounded.length === 0) throw new Error(`There is nothing to draw for ${title}`);
  const bars = unrounded.map((bar) => ({ ...bar, value: Math.round(bar.value) }));
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

/** The builds of a site of many roles, in the order of the tables. */
export const builders = {
  site: 'This site, all of it',
  samePages: 'This site, the same pages',
  astro: 'Astro',
  eleventy: 'Eleventy',
} as const;

/** The charts of the measured parts. */
export function drawCharts({ bytes, toggle, build }: AllKept): readonly ChartFile[] {
  const getBars = (value: (variant: Variant) => number) =>
    variantIds.map((id) => ({ name: variants[id], value: value(id), isOurs: id === 'site' }));
  const largest = roleCounts.findLast((count) => build?.result[count] !== undefined);
  const built = largest && build?.result[largest];
  const charts: Readonly<Record<string, Chart | undefined>> = {
    bytes: bytes && {
      title: 'The comparison, first visit: bytes',
      unit: 'B',
      bars: getBars((id) => bytes.result[id].comparison.bytes),
    },
    toggle: toggle && {
      title: 'Until the differences toggle works: slow 4G, processor 4 times slower',
      unit: 'ms',
      bars: getBars((id) => toggle.result.toggle[id].works.median),
    },
    build: built && {
      title: `Build of ${number(largest)} roles, before compression: seconds`,
      unit: 's',
      bars: getKeys(builders).map((id) => ({
        name: builders[id],
        value: built[id].seconds.median,
        isOurs: id === 'site' || id === 'samePages',
      })),
    },
  };
  return Object.entries(charts).flatMap(([name, chart]) =>
    chart === undefined ? [] : { file: `benchmarks-${name}.svg`, chart, svg: barChart(chart) },
  );
}
