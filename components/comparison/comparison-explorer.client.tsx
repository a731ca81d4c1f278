'use client';

import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { useAwake } from '@/components/shell/awake.client';
import type { View } from '@/lib/domain/comparison';
import { decodeView } from '@/lib/share/view-link';
import { onAddress, writeAddress } from './view-address.client';

/** The words of the controls, each sentence already filled for this comparison. */
export type ExplorerWords = {
  readonly differencesOnly: string;
  /** How many rows are hidden, and why these. */
  readonly hidden: string;
  readonly showAll: string;
  /** Announced when all rows are back. */
  readonly shown: string;
  /** Said once when a part of the address was not understood. */
  readonly ignored: string;
};

const viewOf = (form: HTMLFormElement): View => ({
  differencesOnly: new FormData(form).get('d') === '1',
});

function show(form: HTMLFormElement, { differencesOnly }: View): void {
  const box = form.elements.namedItem('d');
  if (box instanceof HTMLInputElement) box.checked = differencesOnly;
}

const focusBox = (form: HTMLFormElement) => form.querySelector('input')?.focus();

/**
 * The controls of a comparison. They are native: the style sheet reads the box itself, so that the
 * table follows before any script has come and where none comes. This component adds the address, its
 * history, and what is announced.
 */
export function ComparisonExplorer({ words }: { words: ExplorerWords }) {
  const form = useRef<HTMLFormElement>(null);
  const query = useSyncExternalStore(
    onAddress,
    () => window.location.search,
    () => '',
  );
  const [announced, setAnnounced] = useState('');
  const { ignored } = decodeView(query);

  const take = () => {
    if (form.current === null) return;
    const view = viewOf(form.current);
    writeAddress(view);
    setAnnounced(view.differencesOnly ? words.hidden : words.shown);
  };

  // What was ticked before this component was there is a choice like any other.
  const adopt = useEffectEvent((controls: HTMLFormElement) => {
    const { view } = decodeView(window.location.search);
    if (viewOf(controls).differencesOnly !== view.differencesOnly) take();
    // The button may have been pressed already, and waits with the focus.
    const isDone = !viewOf(controls).differencesOnly;
    if (isDone && document.activeElement?.matches('.view [type="reset"]')) focusBox(controls);
  });

  useAwake();
  useEffect(() => {
    const controls = form.current;
    if (controls === null) return;
    adopt(controls);
    const follow = () => show(controls, decodeView(window.location.search).view);
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const reset = () => {
    // The browser empties the form after this event. The button that was pressed is then gone.
    setTimeout(() => {
      take();
      if (form.current !== null) focusBox(form.current);
    });
  };

  return (
    <form
      ref={form}
      className="view"
      autoComplete="off"
      onChange={take}
      onReset={reset}
      onSubmit={(event) => event.preventDefault()}
    >
      {/* A first button that is disabled: Enter in the box then sends nothing anywhere. */}
      <button type="submit" disabled hidden />
      <label className="tick">
        <input type="checkbox" name="d" value="1" data-view="" />
        {words.differencesOnly}
      </label>
      <p className="view-note">
        <span>{words.hidden}</span> <button type="reset">{words.showAll}</button>
      </p>
      {ignored.length > 0 && <p className="view-ignored">{words.ignored}</p>}
      <p className="sr-only" role="status">
        {announced}
      </p>
    </form>
  );
}
