/** What several runs of one measurement came to. */
export type Spread = {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
};

/** The middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is nothing to measure');
  return (upper + lower) / 2;
}

export function spreadOf(values: readonly number[]): Spread {
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new Error(`${bad} is no measurement`);
  return {
    median: median(values),
    least: Math.min(...values),
    most: Math.max(...values),
    runs: values.length,
  };
}

/** How many times as much the first is as the second. */
export function ratio(first: number, second: number): number {
  if (!(second > 0)) throw new Error(`Nothing can be set against ${second}`);
  return first / second;
}
