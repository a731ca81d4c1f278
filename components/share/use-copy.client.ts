'use client';

import { type RefObject, useEffect, useState } from 'react';

/** The result of the last copy. Each attempt creates a new object. */
type Outcome = { readonly isCopied: boolean };

export type Copying = {
  /** Undefined until an attempt ends. */
  readonly outcome: Outcome | undefined;
  readonly copy: (text: string) => Promise<void>;
};

/**
 * Copies text, and reports success only if the browser confirms it. Otherwise the field with the text gets
 * the focus, fully selected, to copy by hand.
 */
export function useCopy(field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>): Copying {
  const [outcome, setOutcome] = useState<Outcome>();

  useEffect(() => {
    // The field may only appear after the failure.
    if (outcome?.isCopied !== false) return;
    field.current?.focus();
    field.current?.select();
  }, [outcome, field]);

  const copy = async (text: string) => {
    // Cleared first, so that the same text is announced again.
    setOutcome(undefined);
    try {
      // Without HTTPS there is no clipboard, which throws as well.
      await navigator.clipboard.writeText(text);
      setOutcome({ isCopied: true });
    } catch {
      setOutcome({ isCopied: false });
    }
  };

  return { outcome, copy };
}
