import { DataBlock } from './island';
import { type PlainScript, StartInNext } from './start-in-next.client';

type Props<Own extends object> = {
  /** The entry in `lib/islands` that the page loads on the first interaction. */
  readonly entry: PlainScript;
  /** The props of the plain script. */
  readonly props?: Own;
};

/** Names the entry of a page with interactive controls. Render it once per page. */
export function PageScript<Own extends object>({ entry, props }: Props<Own>) {
  return (
    <>
      <DataBlock kind="entry" name={entry} props={props ?? {}} />
      <StartInNext script={entry} props={props} />
    </>
  );
}
