'use client';

import { useRef } from 'react';
import { useAwake } from '@/components/shell/awake.client';

type Props = {
  readonly label: string;
  readonly show: string;
  /** The address that the word of a state is put behind. */
  readonly base: string;
  readonly states: readonly { readonly slug: string; readonly name: string }[];
};

/** A list of states and a button that leads to the page of the chosen one. */
export function StateChooser({ label, show, base, states }: Props) {
  const list = useRef<HTMLSelectElement>(null);
  useAwake();
  return (
    <p className="state-chooser">
      <label htmlFor="state">{label}</label>
      <select ref={list} id="state" autoComplete="off">
        {states.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
      <button
        type="button"
        data-script=""
        onClick={() => location.assign(`${base}${list.current?.value}/`)}
      >
        {show}
      </button>
    </p>
  );
}
