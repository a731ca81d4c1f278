/** The JSON of a page: what its islands get. */
export type PageProps = {
  /** Each value once. */
  readonly values: readonly unknown[];
  /** By the name of an island: its props, each as the number of its value. */
  readonly props: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** What `<Island>` leaves in the page: a prop, the number of its value, and the value where it is new. */
type Entry = readonly [prop: string, number: number, value?: unknown];

/**
 * The JSON of a page, from the data blocks of its islands.
 *
 * @param blocks the text of each, by the name of its island
 */
export function pagePropsOf(blocks: Iterable<readonly [name: string, json: string]>): PageProps {
  const values: unknown[] = [];
  const props: Record<string, Record<string, number>> = {};
  for (const [name, json] of blocks) {
    const entries = JSON.parse(json) as readonly Entry[];
    props[name] = Object.fromEntries(entries.map(([prop, number]) => [prop, number]));
    for (const [, number, ...value] of entries) if (value.length > 0) values[number] = value[0];
  }
  return { values, props };
}
