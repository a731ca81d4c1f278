import { scaleLinear } from 'd3-scale';

/** A scale for drawings: from a value to its place between 0 and 1, and the marks along it. */
export type Scale = {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
};

/** One scale for several pay ranges, so that their drawings can be laid side by side. */
export function payScale(ranges: readonly { readonly p10: number; readonly p90: number }[]): Scale {
  const low = Math.min(...ranges.map((range) => range.p10));
  const high = Math.max(...ranges.map((range) => range.p90));
  const margin = (high - low) * 0.04;
  const scale = scaleLinear().domain([low - margin, high + margin]);
  return { at: scale, ticks: scale.ticks(4) };
}
