import { DataBlock } from './island';
import { type PlainScript, StartInNext } from './start-in-next.client';

type Props<Own extends object> = {
  /** The entry in `lib/islands` that the page loads when someone begins to use it. */
  readonly entry: PlainScript;
  /** What its plain script gets. */
  readonly props?: Own;
};

/** Stands once on each page that has controls of script: names the page's entry. */
export function PageScript<Own extends object>({ entry, props }: Props<Own>) {
  return (
    <>
      <DataBlock kind="entry" name={entry} props={props ?? {}} />
      <StartInNext script={entry} props={props} />
    </>
  );
}
