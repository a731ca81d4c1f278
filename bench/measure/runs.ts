/** Does the work several times, one run after the other. Runs are numbered from 0. */
export async function repeat<Result>(
  runs: number,
  work: (run: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await work(run));
  return results;
}

/** Measures a value for each key, one after the other. */
export async function measureEach<Key extends string, Value>(
  keys: readonly Key[],
  measure: (key: Key) => Promise<Value>,
): Promise<Record<Key, Value>> {
  const values: [Key, Value][] = [];
  for (const key of keys) values.push([key, await measure(key)]);
  return Object.fromEntries(values) as Record<Key, Value>;
}

/** The keys of a record, typed. */
export const getKeys = <Key extends string>(record: Readonly<Record<Key, unknown>>) =>
  Object.keys(record) as Key[];
