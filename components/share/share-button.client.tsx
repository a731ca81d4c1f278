'use client';

import { useState } from 'react';
import { withWords } from '@/components/shell/late-words.client';
import { useOnDemand } from '@/components/shell/on-demand.client';
import type { Share } from './share-panel.client';
import './share.css';

type Props = {
  readonly label: string;
  /** Said where the panel does not come. */
  readonly failed: string;
  /** Asked when the panel opens, so that it shows the view of that moment. */
  readonly getShare: () => Share;
};

/**
 * The button that opens the share panel; the panel is loaded when it is first pressed. It stands in a
 * client component, which says for both when React is awake.
 */
export function ShareButton({ label, failed, getShare }: Props) {
  const panel = useOnDemand(() => withWords(import('./share-panel.client')));
  const [share, setShare] = useState<Share>();

  const open = async () => {
    if ((await panel.ask()) !== undefined) setShare(getShare());
  };

  return (
    <>
      <button
        type="button"
        className="action"
        data-script=""
        aria-haspopup="dialog"
        aria-busy={panel.isComing || undefined}
        onClick={open}
      >
        {label}
      </button>
      <p className={panel.hasFailed ? 'share-failed' : 'sr-only'} role="status">
        {panel.hasFailed && failed}
      </p>
      {share !== undefined && panel.loaded !== undefined && (
        <panel.loaded.SharePanel
          {...share}
          words={panel.loaded.words.share}
          onClose={() => setShare(undefined)}
        />
      )}
    </>
  );
}
