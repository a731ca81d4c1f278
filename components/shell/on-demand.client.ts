'use client';

import { useRef, useState } from 'react';

export type OnDemand<Module> = {
  /** What was asked for, once it is there. */
  readonly loaded: Module | undefined;
  /** Whether the last try came to nothing. */
  readonly hasFailed: boolean;
  /** Loads it, if it is not there; tries again after a failure. */
  readonly ask: () => Promise<Module | undefined>;
};

/** A part of a page that is loaded when someone first wants it. Off line it fails, and can be asked again. */
export function useOnDemand<Module>(load: () => Promise<Module>): OnDemand<Module> {
  const [loaded, setLoaded] = useState<Module>();
  const [hasFailed, setHasFailed] = useState(false);
  const asked = useRef<Promise<Module | undefined>>(undefined);
  const ask = () => {
    setHasFailed(false);
    asked.current ??= load().then(
      (module) => {
        setLoaded(() => module);
        return module;
      },
      () => {
        asked.current = undefined;
        setHasFailed(true);
        return undefined;
      },
    );
    return asked.current;
  };
  return { loaded, hasFailed, ask };
}
