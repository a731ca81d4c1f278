import { keepForLater } from '@/lib/offline/register';
import type { PageProps } from './page-props';

/** Written in by the build: whether the site can be read without a network. */
declare const OFFLINE: boolean;

/**
 * What the wake script calls: makes the controls of a page work, and ends when all of them do.
 *
 * @param coming the page's JSON on its way
 */
export type Entry = (coming: Promise<Response>) => Promise<void>;

/** The page's JSON. */
export async function readProps(coming: Promise<Response>): Promise<PageProps> {
  const response = await coming;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

/** The props of an island or of a page's own script, put together from the page's JSON. */
export function propsOf<Props extends object>({ values, props }: PageProps, name: string): Props {
  const numbers = props[name];
  if (numbers === undefined) throw new Error(`The page's JSON has no props for ${name}`);
  const entries = Object.entries(numbers).map(([prop, number]) => [prop, values[number]]);
  // Each gets what the server gave it under its own name.
  return Object.fromEntries(entries) as Props;
}

/** When the whole page has come: a page with a view wakes at once, on a slow line in the midst of its table. */
const parsed = () =>
  new Promise<unknown>((done) => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', done);
    else done(undefined);
  });

/** The entry of a kind of page: what makes its controls work, and what every page does after that. */
export const entry =
  (start: Entry): Entry =>
  async (coming) => {
    await parsed();
    await start(coming);
    if (OFFLINE) keepForLater();
  };

/** The entry of a page with no island: its plain script gets the props that `<PageScript>` was given. */
export const plainEntry = <Props extends object>(
  name: string,
  start: (props: Props) => void,
): Entry => entry(async (coming) => start(propsOf(await readProps(coming), name)));
