/** The JSON of a page: the props of its islands. */
export type PageProps = {
  /** Each value once. */
  readonly values: readonly unknown[];
  /** The props of each island by its name, as indexes into `values`. */
  readonly props: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** A prop as `<Island>` writes it into the page. Only the first use of a value includes it. */
type Entry = readonly [prop: string, number: number, value?: unknown];

/**
 * Builds the JSON of a page from the data blocks of its islands.
 *
 * @param blocks the JSON text of each block, with the name of its island
 */
export function getPageProps(blocks: Iterable<readonly [name: string, json: string]>): PageProps {
  const values: unknown[] = [];
  const props: Record<string, Record<string, number>> = {};
  for (const [name, json] of blocks) {
    const entries = JSON.parse(json) as readonly Entry[];
    props[name] = Object.fromEntries(entries.map(([prop, number]) => [prop, number]));
    for (const [, number, ...value] of entries) if (value.length > 0) values[number] = value[0];
  }
  return { values, props };
}
