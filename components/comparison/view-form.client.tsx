'use client';

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { afterPaint } from '@/components/shell/after-paint.client';
import { isDifferent, type View } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Steering } from '@/lib/pages/steering';
import { encodeView } from '@/lib/share/view-link';
import { announce } from './announcer.client';
import { SharedView } from './shared-view.client';
import { readView, writeView } from './view-address.client';
import { notesOf, said } from './view-notes.client';

/** The view that the controls show; what no control holds comes from the address. */
function viewOf(form: HTMLFormElement, { known }: Steering): View {
  const data = new FormData(form);
  const groups = known.groups.filter((id) => data.getAll('g').includes(id));
  const { view } = readView(known);
  return {
    ...view,
    place: known.places.find((id) => id === data.get('place')) ?? view.place,
    differencesOnly: data.get('d') === '1',
    // With the last group gone there would be nothing to see: all of them come back.
    groups: groups.length > 0 ? groups : known.groups,
  };
}

/** Sets the controls to a view. */
function show(form: HTMLFormElement, view: View): void {
  for (const control of form.querySelectorAll('input')) {
    if (control.name === 'd') control.checked = view.differencesOnly;
    if (control.name === 'g') control.checked = view.groups.some((id) => id === control.value);
  }
  const chooser = form.querySelector('select');
  if (chooser !== null) chooser.value = view.place;
}

const focusBox = (form: HTMLFormElement) => form.querySelector('input')?.focus();

/** Puts the address of the current view, as it prints, into the foot of the printed sheets. */
function nameView(known: Steering['known']): void {
  const { view } = readView(known);
  const isAll = document.documentElement.dataset.print === 'all';
  const { search, hash } = encodeView(
    isAll ? { ...view, differencesOnly: false, groups: known.groups } : view,
    known,
  );
  const address = document.querySelector('.sheet-foot span');
  if (address !== null) address.textContent = location.origin + location.pathname + search + hash;
}

/** What the form of a view does. */
export type ViewControls = {
  readonly form: RefObject<HTMLFormElement | null>;
  /** Takes what the controls show into the address, and announces it. */
  readonly take: () => void;
  /** Shows all rows again, after the browser has emptied the form. */
  readonly reset: () => void;
};

/** Keeps the controls and the address in step: when a control changes, and when the reader goes back. */
export function useViewControls(steering: Steering, { place }: View): ViewControls {
  const form = useRef<HTMLFormElement>(null);
  const { known } = steering;

  const take = () => {
    if (form.current === null) return;
    const chosen = viewOf(form.current, steering);
    show(form.current, chosen);
    writeView(chosen, known);
    announce(said(chosen, steering));
  };

  // What was ticked before this component was there is a choice like any other.
  const adopt = useEffectEvent((controls: HTMLFormElement) => {
    const ticked = viewOf(controls, steering);
    // The inline script of the page knows no migrations of ids, and has set the boxes without them.
    const before = readView(known, []).view;
    const isChosen =
      ticked.differencesOnly !== before.differencesOnly ||
      ticked.place !== before.place ||
      ticked.groups.join() !== before.groups.join();
    if (isChosen) take();
    else show(controls, readView(known).view);
    // The reset button may have been pressed already; it is hidden now but still has the focus.
    const isWhole = !ticked.differencesOnly && ticked.groups.length === known.groups.length;
    if (isWhole && document.activeElement?.matches('.view [type="reset"]')) focusBox(controls);
  });

  useEffect(() => {
    const controls = form.current;
    if (controls === null) return;
    adopt(controls);
    const follow = () => show(controls, readView(known).view);
    const beforePrint = () => nameView(known);
    window.addEventListener('popstate', follow);
    window.addEventListener('beforeprint', beforePrint);
    return () => {
      window.removeEventListener('popstate', follow);
      window.removeEventListener('beforeprint', beforePrint);
    };
  }, [known]);

  const reset = () => {
    // The form's own button keeps the place; the one for everything goes back to the usual one.
    const isEverything = document.activeElement?.closest('.shared');
    const kept = isEverything ? known.places[0] : place;
    // The browser empties the form after this event. The button that was pressed is then gone.
    afterPaint(() => {
      const chooser = form.current?.querySelector('select');
      if (chooser) chooser.value = kept;
      take();
      if (form.current !== null) focusBox(form.current);
    });
  };

  return { form, take, reset };
}

type Props = {
  readonly controls: ViewControls;
  readonly steering: Steering;
  readonly view: View;
  /** Whether the rows of the chosen place are on their way. */
  readonly isPlaceComing: boolean;
};

/** The controls of a view, and what it hides. */
export function ViewForm({
  controls: { form, take, reset },
  steering,
  view,
  isPlaceComing,
}: Props) {
  const { known, words, groups, places, rows } = steering;
  const isWhole = view.groups.length === known.groups.length;
  const notes = notesOf(view, steering);
  return (
    <form
      ref={form}
      className="view"
      aria-label={words.label}
      autoComplete="off"
      onChange={() => afterPaint(take)}
      onReset={reset}
      onSubmit={(event) => event.preventDefault()}
    >
      {/* A first button that is disabled: Enter in a box then sends nothing anywhere. */}
      <button type="submit" disabled hidden />
      <SharedView steering={steering} />
      {!rows.every(isDifferent) && (
        <label className="tick">
          <input type="checkbox" name="d" value="1" data-view="" />
          {words['differences-only']}
        </label>
      )}
      {places.length > 1 && <PlaceChooser steering={steering} isComing={isPlaceComing} />}
      <details className="fold">
        <summary>{words.groups}</summary>
        <ul className="chips">
          {groups.map((group) => (
            <li key={group.id}>
              <label className="tick">
                <input type="checkbox" name="g" value={group.id} defaultChecked data-view="" />
                {group.label}
              </label>
            </li>
          ))}
        </ul>
      </details>
      <p className="view-note">
        <span className="note-d">{notes.differences}</span>{' '}
        <span className="note-g">{isWhole ? words['groups-hidden'] : notes.groups}</span>{' '}
        <button type="reset">{fill(words['show-all'], { all: String(rows.length) })}</button>
      </p>
    </form>
  );
}

function PlaceChooser({ steering, isComing }: { steering: Steering; isComing: boolean }) {
  return (
    <label className="place" data-script="" aria-busy={isComing || undefined}>
      {steering.words.place}
      <select name="place">
        {steering.places.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
