'use client';

import { useState } from 'react';
import type { Words } from '@/lib/domain/words';
import type { Share } from './share-panel.client';

type Props = {
  readonly words: Words['share'];
  /** Asked when the panel opens, so that it shows the view of that moment. */
  readonly getShare: () => Share;
};

type Panel = typeof import('./share-panel.client')['SharePanel'];

/**
 * The button that opens the share panel; the panel is loaded when it is first pressed. It stands in a
 * client component, which says for both when React is awake.
 */
export function ShareButton({ words, getShare }: Props) {
  const [opened, setOpened] = useState<{ readonly Panel: Panel; readonly share: Share }>();
  const [hasFailed, setHasFailed] = useState(false);

  const open = async () => {
    setHasFailed(false);
    const loaded = await import('./share-panel.client').catch(() => undefined);
    // Off line, perhaps: the next press tries again.
    if (loaded === undefined) setHasFailed(true);
    else setOpened({ Panel: loaded.SharePanel, share: getShare() });
  };

  return (
    <>
      <button type="button" className="action" data-script="" aria-haspopup="dialog" onClick={open}>
        {words.open}
      </button>
      <span className="share-failed" role="status">
        {hasFailed && words.failed}
      </span>
      {opened !== undefined && (
        <opened.Panel {...opened.share} words={words} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}
