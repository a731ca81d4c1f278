import { useEffect, useState } from 'react';

/** The toggle as a React island: the rows follow its state, and nothing follows before it is hydrated. */
export function DifferencesToggle({ label }: { label: string }) {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    for (const row of document.querySelectorAll<HTMLElement>('.cmp .row:not(.different)')) {
      row.style.display = isOn ? 'none' : '';
    }
  }, [isOn]);
  return (
    <label className="tick">
      <input
        type="checkbox"
        name="differences"
        checked={isOn}
        onChange={(event) => setIsOn(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
