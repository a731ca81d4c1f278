import { type ComponentType, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { type Entry, getProps, readProps } from './entry';

/** The components of a kind of page, by their name in `<Island>`. */
type Islands = Readonly<Record<string, ComponentType<never>>>;

/** Calls `done` when its island is hydrated. */
function Ready({ done }: { done: () => void }) {
  useEffect(done, [done]);
  return null;
}

/**
 * Hydrates the islands of a page, each in its root element. Resolves when the last one is interactive, and rejects
 * if the page's JSON cannot be loaded or an island is unknown.
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
            <Part {...getProps(props, name)} />
            <Ready done={done} />
          </>,
        );
      });
    };
    await Promise.all([...document.querySelectorAll<HTMLElement>('[data-island]')].map(hydrate));
  };
