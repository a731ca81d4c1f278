import { type ComponentType, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { type Entry, propsOf, readProps } from './entry';

/** The components of a kind of page, by the names that `<Island>` gives them. */
type Islands = Readonly<Record<string, ComponentType<never>>>;

/** Calls `done` when the island that it stands in can be used. */
function Ready({ done }: { done: () => void }) {
  useEffect(done, [done]);
  return null;
}

/**
 * Makes the islands of a page interactive, each in its own root element. It ends when the last of them can be
 * used, and throws where the page's JSON does not come or an island is unknown.
 */
export const hydrateIslands =
  (islands: Islands): Entry =>
  async (coming) => {
    const props = await readProps(coming);
    const hydrate = (root: HTMLElement) => {
      const name = root.dataset.island ?? '';
      const Part = islands[name] as ComponentType<object> | undefined;
      if (Part === undefined) throw new Error(`Unknown island ${name}`);
      return new Promise<void>((done) => {
        hydrateRoot(
          root,
          <>
            <Part {...propsOf(props, name)} />
            <Ready done={done} />
          </>,
        );
      });
    };
    await Promise.all([...document.querySelectorAll<HTMLElement>('[data-island]')].map(hydrate));
  };
