'use client';

import { type ToggleEvent, useState } from 'react';
import { withWords } from '@/components/shell/late-words.client';
import { useOnDemand } from '@/components/shell/on-demand.client';
import type { Steering } from './steering';
import { useView } from './view-address.client';

/** What is picked, in one line; it opens on the list of all rows, which comes with the first use. */
export function PriorityPicker({ steering }: { steering: Steering }) {
  const { words, known, rows } = steering;
  const { priorities } = useView(known).view;
  const [isOpen, setIsOpen] = useState(false);
  const panel = useOnDemand(() => withWords(import('./priority-picks.client')));
  const names = priorities.map((id) => rows.find((row) => row.id === id)?.label);
  const toggle = (event: ToggleEvent<HTMLDetailsElement>) => {
    setIsOpen(event.currentTarget.open);
    panel.ask();
  };
  return (
    <details className="fold mine-pick" onToggle={toggle}>
      <summary data-script="" aria-busy={panel.isComing || undefined}>
        {words.mine}
        <small>{names.length === 0 ? words['mine-none'] : names.join(', ')}</small>
      </summary>
      {isOpen && panel.loaded !== undefined && (
        <panel.loaded.PriorityPicks steering={steering} pickWords={panel.loaded.words.picks} />
      )}
      <p role="status">{panel.hasFailed && words.failed}</p>
    </details>
  );
}
