'use client';

import { type RefObject, useEffect, useState } from 'react';

/** How the last try to copy ended; each try is an object of its own. */
type Outcome = { readonly isCopied: boolean };

export type Copying = {
  /** `undefined` until a try has ended. */
  readonly outcome: Outcome | undefined;
  readonly copy: (text: string) => Promise<void>;
};

/**
 * The one way to copy. *Copied* is true only when the browser has said so; where it refuses, or cannot,
 * the field that holds the text gets the focus with all of it marked, to be copied by hand.
 */
export function useCopy(field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>): Copying {
  const [outcome, setOutcome] = useState<Outcome>();

  useEffect(() => {
    // The field may have come only now, with the refusal.
    if (outcome?.isCopied !== false) return;
    field.current?.focus();
    field.current?.select();
  }, [outcome, field]);

  const copy = async (text: string) => {
    // Emptied first, so that the same words are announced again.
    setOutcome(undefined);
    try {
      // Without https there is no clipboard at all; that throws as well.
      await navigator.clipboard.writeText(text);
      setOutcome({ isCopied: true });
    } catch {
      setOutcome({ isCopied: false });
    }
  };

  return { outcome, copy };
}
