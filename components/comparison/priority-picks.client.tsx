'use client';

import { useState } from 'react';
import { afterPaint } from '@/components/shell/after-paint.client';
import { mostPriorities } from '@/lib/domain/comparison';
import type { RowId } from '@/lib/domain/rows';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Steering } from '@/lib/pages/steering';
import { clearPicks, focusNext, togglePick } from './priorities.client';
import { readView, useView } from './view-address.client';

type Props = { readonly steering: Steering; readonly pickWords: Words['picks'] };

/** All rows to pick from, under the names of their groups. */
export function PriorityPicks({ steering, pickWords }: Props) {
  const { words, known, rows, groups } = steering;
  const { priorities } = useView(known).view;
  const count = priorities.length;
  const isFull = count >= mostPriorities;
  const counts = { count: String(count), most: String(mostPriorities) };
  /** The row that was to be picked when there was no room. */
  const [refused, setRefused] = useState<RowId>();
  // The box answers by itself; the table follows when that is on the screen. A sixth is not taken.
  const tick = (box: HTMLInputElement, id: RowId) => {
    const isWanted = box.checked;
    const isPicked = () => readView(known).view.priorities.includes(id);
    afterPaint(() => {
      if (isPicked() !== isWanted) togglePick(steering, id);
      box.checked = isPicked();
      setRefused(isPicked() === isWanted ? undefined : id);
    });
  };
  return (
    <div className="picks">
      <p>{fill(pickWords.about, counts)}</p>
      <p>{pickWords.private}</p>
      <p className="pick-count">
        {fill(pickWords.count, counts)}{' '}
        {count > 0 && (
          <button
            type="button"
            onClick={() => {
              clearPicks(steering);
              focusNext('.picks input');
            }}
          >
            {pickWords.clear}
          </button>
        )}
      </p>
      {groups.map((group) => (
        <fieldset key={group.id}>
          <legend>{group.label}</legend>
          <ul className="chips">
            {rows
              .filter((row) => row.group === group.id)
              .map((row) => (
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
