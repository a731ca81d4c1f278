'use client';

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { afterPaint } from '@/components/shell/after-paint.client';
import { isDifferent, type View } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { ComparisonData } from '@/lib/pages/comparison-data';
import { encodeView } from '@/lib/share/view-link';
import { announce } from './announcer.client';
import { placeRowsCame } from './place-rows.client';
import { SharedView } from './shared-view.client';
import { readView, writeView } from './view-address.client';
import { getNotes, said } from './view-notes.client';

/** Reads the view from the controls. The address supplies what no control holds. */
function getView(form: HTMLFormElement, { known }: ComparisonData): View {
  const data = new FormData(form);
  const groups = known.groups.filter((id) => data.getAll('g').includes(id));
  const { view } = readView(known);
  return {
    ...view,
    place: known.places.find((id) => id === data.get('place')) ?? view.place,
    differencesOnly: data.get('d') === '1',
    // Without any group there is nothing to see, so all of them return.
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

/** Writes the printable address of the current view into the footer of the printed pages. */
function nameView(known: ComparisonData['known']): void {
  const { view } = readView(known);
  const isAll = document.documentElement.dataset.print === 'all';
  const { search, hash } = encodeView(
    isAll ? { ...view, differencesOnly: false, groups: known.groups } : view,
    known,
  );
  const address = document.querySelector('.sheet-foot span');
  if (address !== null) address.textContent = location.origin + location.pathname + search + hash;
}

/** The event handlers of the form. */
export type ViewControls = {
  readonly form: RefObject<HTMLFormElement | null>;
  /** Writes the state of the controls into the address, and announces it. */
  readonly take: () => void;
  /** Shows all rows again, after the browser resets the form. */
  readonly reset: () => void;
};

/** Keeps controls and address in sync when a control changes, and when the reader goes back. */
export function useViewControls(data: ComparisonData, { place }: View): ViewControls {
  const form = useRef<HTMLFormElement>(null);
  const { known } = data;

  const take = () => {
    if (form.current === null) return;
    const chosen = getView(form.current, data);
    show(form.current, chosen);
    writeView(chosen, known);
    // Not left to an effect: quick choices that end where they began render nothing new, and a failure needs a retry.
    placeRowsCame(data.page.path, chosen, known.places[0]);
    announce(said(chosen, data));
  };

  // Boxes ticked before hydration count like any other choice.
  const adopt = useEffectEvent((controls: HTMLFormElement) => {
    const ticked = getView(controls, data);
    // The page's inline script cannot migrate ids, so it set the boxes without migrations.
    const before = readView(known, []).view;
    const isChosen =
      ticked.differencesOnly !== before.differencesOnly ||
      ticked.place !== before.place ||
      ticked.groups.join() !== before.groups.join();
    if (isChosen) take();
    else show(controls, readView(known).view);
    // The reset button may already be pressed. It is hidden now but still has the focus.
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
    // The form's button keeps the place. The button that resets everything restores the default place.
    const isEverything = document.activeElement?.closest('.shared');
    const kept = isEverything ? known.places[0] : place;
    // The browser resets the form after this event. The pressed button is gone by then.
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
  readonly data: ComparisonData;
  readonly view: View;
  /** Whether the rows of the chosen place are loading. */
  readonly isPlaceComing: boolean;
};

/** The controls of a view, and notes on what it hides. */
export function ViewForm({ controls: { form, take, reset }, data, view, isPlaceComing }: Props) {
  const { known, words, groups, places, rows } = data;
  const isWhole = view.groups.length === known.groups.length;
  const notes = getNotes(view, data);
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
      {/* A disabled first button keeps Enter in a box from submitting the form. */}
      <button type="submit" disabled hidden />
      <SharedView data={data} />
      {!rows.every(isDifferent) && (
        <label className="tick">
          <input type="checkbox" name="d" value="1" data-view="" />
          {words['differences-only']}
        </label>
      )}
      {places.length > 1 && <PlaceChooser data={data} isComing={isPlaceComing} />}
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

function PlaceChooser({ data, isComing }: { data: ComparisonData; isComing: boolean }) {
  return (
    <label className="place" data-js-only="" aria-busy={isComing || undefined}>
      {data.words.place}
      <select name="place">
        {data.places.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
