import { keepForLater } from '@/lib/offline/register';
import type { PageProps } from './page-props';

/** Replaced by the build: whether the site works offline. */
declare const OFFLINE: boolean;

/**
 * The default export of an entry, which the hydration loader calls. It resolves when all controls of the page work.
 *
 * @param coming the response with the page's JSON
 */
export type Entry = (coming: Promise<Response>) => Promise<void>;

/**
 * Reads the page's JSON.
 *
 * @throws Error if the response is not OK
 */
export async function readProps(coming: Promise<Response>): Promise<PageProps> {
  const response = await coming;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

/**
 * The props of an island or a page script, from the page's JSON.
 *
 * @throws Error if the JSON has none under this name
 */
export function getProps<Props extends object>({ values, props }: PageProps, name: string): Props {
  const numbers = props[name];
  if (numbers === undefined) throw new Error(`The page's JSON has no props for ${name}`);
  const entries = Object.entries(numbers).map(([prop, number]) => [prop, values[number]]);
  // The server wrote the props of this component under this name.
  return Object.fromEntries(entries) as Props;
}

/** Resolves when the page is parsed: a page with a view hydrates at once, which may be before its table arrives. */
const parsed = () =>
  new Promise<unknown>((done) => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', done);
    else done(undefined);
  });

/** The entry of a kind of page: starts its controls, then registers the service worker. */
export const entry =
  (start: Entry): Entry =>
  async (coming) => {
    await parsed();
    await start(coming);
    if (OFFLINE) keepForLater();
  };

/** The entry of a page without islands: `start` gets the props of `<PageScript>`. */
export const plainEntry = <Props extends object>(
  name: string,
  start: (props: Props) => void,
): Entry => entry(async (coming) => start(getProps(await readProps(coming), name)));
