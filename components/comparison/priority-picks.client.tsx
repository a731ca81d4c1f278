'use client';

import { useState } from 'react';
import { afterPaint } from '@/components/shell/after-paint.client';
import { mostPriorities } from '@/lib/domain/comparison';
import type { RowId } from '@/lib/domain/rows';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { ComparisonData } from '@/lib/pages/comparison-data';
import { clearPicks, focusNext, togglePick } from './priorities.client';
import { readView, useView } from './view-address.client';

type Props = { readonly data: ComparisonData; readonly pickWords: Words['picks'] };

/** All rows to pick from, under the names of their groups. */
export function PriorityPicks({ data, pickWords }: Props) {
  const { words, known, groups } = data;
  const { priorities } = useView(known).view;
  const isFull = priorities.length >= mostPriorities;
  const counts = { count: String(priorities.length), most: String(mostPriorities) };
  const { refused, tick } = useTicks(data);
  return (
    <div className="picks">
      <p>{fill(pickWords.about, counts)}</p>
      <p>{pickWords.private}</p>
      <p className="pick-count">
        {fill(pickWords.count, counts)}{' '}
        {priorities.length > 0 && (
          <button type="button" onClick={() => clearAll(data)}>
            {pickWords.clear}
          </button>
        )}
      </p>
      {groups.map((group) => (
        <fieldset key={group.id}>
          <legend>{group.label}</legend>
          <ul className="chips">
            {group.rows.map((row) => (
              <li key={row.id}>
                <label className="tick">
                  <input
                    type="checkbox"
                    aria-disabled={isFull && !priorities.includes(row.id)}
                    ref={(box) => {
                      if (box !== null) box.checked = priorities.includes(row.id);
                    }}
                    onChange={(event) => tick(event.currentTarget, row.id)}
                  />
                  {row.label}
                </label>{' '}
                {isFull && row.id === refused && <b>{fill(words['mine-full'], counts)}</b>}
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
    </div>
  );
}

function clearAll(data: ComparisonData): void {
  clearPicks(data);
  focusNext('.picks input');
}

/** Picks rows by their boxes. `refused` is the last ticked row if there was no room for it. */
function useTicks(data: ComparisonData) {
  const [refused, setRefused] = useState<RowId>();
  const tick = (box: HTMLInputElement, id: RowId) => {
    const isWanted = box.checked;
    const isPicked = () => readView(data.known).view.priorities.includes(id);
    // The browser paints the tick first, and the table follows.
    afterPaint(() => {
      if (isPicked() !== isWanted) togglePick(data, id);
      box.checked = isPicked();
      setRefused(isPicked() === isWanted ? undefined : id);
    });
  };
  return { refused, tick };
}
