'use client';

import { useState } from 'react';

export type OnDemand<Module> = {
  /** What was asked for, once it is there. */
  readonly loaded: Module | undefined;
  /** Whether it has been asked for and is on its way: what was pressed is then `aria-busy`. */
  readonly isComing: boolean;
  /** Whether the last try came to nothing. */
  readonly hasFailed: boolean;
  /** Loads it, if it is not there; tries again after a failure. */
  readonly ask: () => Promise<Module | undefined>;
};

/** A part of a page that is loaded when someone first wants it. Off line it fails, and can be asked again. */
export function useOnDemand<Module>(load: () => Promise<Module>): OnDemand<Module> {
  const [loaded, setLoaded] = useState<Module>();
  const [isComing, setIsComing] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  // One function for good, so that what is handed it is not drawn anew for it.
  const [ask] = useState(() => {
    let asked: Promise<Module | undefined> | undefined;
    return () => {
      if (asked === undefined) {
        setIsComing(true);
        setHasFailed(false);
        asked = load()
          .then(
            (module) => {
              setLoaded(() => module);
              return module;
            },
            () => {
              asked = undefined;
              setHasFailed(true);
              return undefined;
            },
          )
          .finally(() => setIsComing(false));
      }
      return asked;
    };
  });
  return { loaded, isComing, hasFailed, ask };
}
