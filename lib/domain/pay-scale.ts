import { scaleLinear } from 'd3-scale';
import { isOver, leastOf, type Pay } from './pay';

/** A scale for drawings: from a value to its place between 0 and 1, and the marks along it. */
export type Scale = {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
};

/**
 * One scale for several pay ranges, so that their drawings can be laid side by side. Above a bound there is
 * room for the arrow of a range that goes on.
 */
export function payScale(ranges: readonly { readonly p10: Pay; readonly p90: Pay }[]): Scale {
  const low = Math.min(...ranges.map((range) => leastOf(range.p10)));
  const high = Math.max(...ranges.map((range) => leastOf(range.p90)));
  const margin = (high - low) * 0.04;
  const above = ranges.some((range) => isOver(range.p90)) ? 3 * margin : margin;
  const scale = scaleLinear().domain([low - margin, high + above]);
  return { at: scale, ticks: scale.ticks(4) };
}
