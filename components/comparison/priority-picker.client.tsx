'use client';

import { useState } from 'react';
import { mostPriorities } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import { clearPicks, focusNext, togglePick } from './priorities.client';
import type { Steering } from './steering';
import { useView } from './view-address.client';

/** The list of all rows to pick from, and what is picked, in one line while it is closed. */
export function PriorityPicker({ steering }: { steering: Steering }) {
  const { words, known, rows } = steering;
  const { priorities } = useView(known).view;
  const [isOpen, setIsOpen] = useState(false);
  const names = priorities.map((id) => rows.find((row) => row.id === id)?.label);
  return (
    <details className="fold mine-pick" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary data-script="">
        {words.mine}
        <small>{names.length === 0 ? words['mine-none'] : names.join(', ')}</small>
      </summary>
      {isOpen && <Picks steering={steering} />}
    </details>
  );
}

function Picks({ steering }: { steering: Steering }) {
  const { words, known, rows, groups } = steering;
  const { priorities } = useView(known).view;
  const most = { most: String(mostPriorities) };
  return (
    <div className="picks">
      <p>{fill(words['mine-about'], most)}</p>
      <p>{words['mine-private']}</p>
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
            {words.clear}
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
