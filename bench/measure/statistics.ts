/** The results of several runs of one measurement. */
export type Spread = {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
};

/** The median. For an even count, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is nothing to measure');
  return (upper + lower) / 2;
}

/** @throws Error without values, or if one is not finite */
export function getSpread(values: readonly number[]): Spread {
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new Error(`${bad} is no measurement`);
  return {
    median: median(values),
    least: Math.min(...values),
    most: Math.max(...values),
    runs: values.length,
  };
}

/** The spread of each of some values that every run has. */
export const getSpreads = <Key extends string>(
  runs: readonly Readonly<Record<Key, number>>[],
  keys: readonly Key[],
) =>
  Object.fromEntries(keys.map((key) => [key, getSpread(runs.map((run) => run[key]))])) as Record<
    Key,
    Spread
  >;

/** The quotient of two measurements. @throws Error unless the second is positive */
export function ratio(first: number, second: number): number {
  if (!(second > 0)) throw new Error(`Nothing can be set against ${second}`);
  return first / second;
}
