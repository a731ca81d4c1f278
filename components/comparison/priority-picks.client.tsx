'use client';

import { mostPriorities } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import { clearPicks, focusNext, togglePick } from './priorities.client';
import type { Steering } from './steering';
import { useView } from './view-address.client';

type Props = { readonly steering: Steering; readonly pickWords: Words['picks'] };

/** All rows to pick from, under the names of their groups. */
export function PriorityPicks({ steering, pickWords }: Props) {
  const { words, known, rows, groups } = steering;
  const { priorities } = useView(known).view;
  const most = { most: String(mostPriorities) };
  return (
    <div className="picks">
      <p>{fill(pickWords.about, most)}</p>
      <p>{pickWords.private}</p>
      {priorities.length > 0 && (
        <p>
          {priorities.length === mostPriorities && fill(words['mine-full'], most)}{' '}
          <button
            type="button"
            onClick={() => {
              clearPicks(steering);
              focusNext('.picks input');
            }}
          >
            {pickWords.clear}
          </button>
        </p>
      )}
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
                      checked={priorities.includes(row.id)}
                      onChange={() => togglePick(steering, row.id)}
                    />
                    {row.label}
                  </label>
                </li>
              ))}
          </ul>
        </fieldset>
      ))}
    </div>
  );
}
