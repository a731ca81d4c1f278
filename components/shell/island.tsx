import { type ComponentType, cache } from 'react';

/** The values that the islands of one page have been given, each with its number. */
const valuesOfPage = cache(() => new Map<unknown, number>());

type BlockProps = {
  readonly kind: 'island' | 'entry';
  readonly name: string;
  readonly props: object;
};

/**
 * The props of an island or of a page's script, for the page's JSON: each value once, however many get it.
 * The last step of the build takes the block out of the page.
 */
export function DataBlock({ kind, name, props }: BlockProps) {
  const values = valuesOfPage();
  // [name, number, value], without the value where an earlier block has it.
  const entries = Object.entries(props).flatMap(([prop, value]) => {
    if (value === undefined) return [];
    const known = values.get(value);
    if (known !== undefined) return [[prop, known]];
    const number = values.size;
    values.set(value, number);
    return [[prop, number, value]];
  });
  const json = JSON.stringify(entries).replaceAll('<', '\\u003c');
  return (
    <script
      type="application/json"
      {...{ [`data-${kind}`]: name }}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, with no `<` in it
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}

type Props<Own extends object> = {
  /** The name by which the page's entry in `lib/islands` knows the component. */
  readonly name: string;
  readonly component: ComponentType<Own>;
  readonly props: Own;
  /** The island's own root element: a wrapper around it would come between siblings that the style names. */
  readonly as: 'div' | 'table';
  readonly className?: string;
  readonly role?: string;
};

/**
 * The one way in which a server component places an interactive part that is drawn anew in the browser. The
 * component draws what stands in the root element; its props go into the page's JSON. In the development
 * server, and with `QUIET_EXPORT=off`, Next hydrates the component like any other.
 */
export function Island<Own extends object>(props: Props<Own>) {
  const { name, component: Part, props: own, as: Root, ...attributes } = props;
  return (
    <>
      <Root {...attributes} data-island={name}>
        <Part {...own} />
      </Root>
      <DataBlock kind="island" name={name} props={own} />
    </>
  );
}
