import { type ComponentType, cache } from 'react';

/** The props that the islands of one page share, each with its number. */
const valuesOfPage = cache(() => new Map<unknown, number>());

type BlockProps = {
  readonly kind: 'island' | 'entry';
  readonly name: string;
  readonly props: object;
};

/**
 * Writes the props of an island or page script into the page's JSON, each value once. The finalize step takes
 * the block out of the page.
 */
export function DataBlock({ kind, name, props }: BlockProps) {
  const values = valuesOfPage();
  // [name, number, value], without the value if an earlier block has it.
  const entries = Object.entries(props).flatMap(([prop, value]) => {
    if (value === undefined) return [];
    const earlier = values.get(value);
    if (earlier !== undefined) return [[prop, earlier]];
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
  /** The component's name in the page's entry in `lib/islands`. */
  readonly name: string;
  readonly component: ComponentType<Own>;
  readonly props: Own;
  /** The island's root element. A wrapper would break sibling selectors in the style sheet. */
  readonly as: 'div' | 'table';
  readonly className?: string;
  readonly role?: string;
};

/**
 * Places a component that the browser hydrates into a server component, with its props in the page's JSON. In
 * development, and with `FINALIZE_EXPORT=off`, Next hydrates it.
 */
export function Island<Own extends object>(props: Props<Own>) {
  const { name, component: Part, props: componentProps, as: Root, ...attributes } = props;
  return (
    <>
      <Root {...attributes} data-island={name}>
        <Part {...componentProps} />
      </Root>
      <DataBlock kind="island" name={name} props={componentProps} />
    </>
  );
}
