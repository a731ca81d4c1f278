'use client';

import { type ToggleEvent, useState } from 'react';
import type { Words } from '@/lib/domain/words';
import type { ComparisonData } from '@/lib/pages/comparison-data';
import { PriorityPicks } from './priority-picks.client';
import { useView } from './view-address.client';

type Props = { readonly data: ComparisonData; readonly pickWords: Words['picks'] };

/** Shows the picks in one line, which opens a list of all rows. The list renders only while open. */
export function PriorityPicker({ data, pickWords }: Props) {
  const { words, known, rows } = data;
  const { priorities } = useView(known).view;
  const [isOpen, setIsOpen] = useState(false);
  const names = priorities.map((id) => rows.find((row) => row.id === id)?.label);
  const toggle = (event: ToggleEvent<HTMLDetailsElement>) => setIsOpen(event.currentTarget.open);
  return (
    <details className="fold mine-pick" onToggle={toggle}>
      <summary data-js-only="">
        {words.mine}
        <small>{names.length === 0 ? words['mine-none'] : names.join(', ')}</small>
      </summary>
      {isOpen && <PriorityPicks data={data} pickWords={pickWords} />}
    </details>
  );
}
