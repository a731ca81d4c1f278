'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ChangesSince } from '@/components/history/changes-since.client';
import { afterPaint } from '@/components/shell/after-paint.client';
import { useIsAwake } from '@/components/shell/is-awake.client';
import { SiteLink } from '@/components/shell/site-link';
import type { View } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { PlaceRows } from '@/lib/pages/place-rows';
import type { SentSteering, Steering } from '@/lib/pages/steering';
import { encodeView } from '@/lib/share/view-link';
import { announce, useAnnounced } from './announcer.client';
import { useKeptLinks } from './kept-links.client';
import { placeRowsCame } from './place-rows.client';
import { PriorityPicker } from './priority-picker.client';
import { describeView, SharedView } from './shared-view.client';
import { useSteering } from './steering-from.client';
import { readView, writeView } from './view-address.client';
import '@/components/history/history.css';

/** The view that the controls show. What no control holds, the address does. */
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

/** Sets the controls as a view has them. */
function show(form: HTMLFormElement, view: View): void {
  for (const control of form.querySelectorAll('input')) {
    if (control.name === 'd') control.checked = view.differencesOnly;
    if (control.name === 'g') control.checked = view.groups.some((id) => id === control.value);
  }
  const chooser = form.querySelector('select');
  if (chooser !== null) chooser.value = view.place;
}

const focusBox = (form: HTMLFormElement) => form.querySelector('input')?.focus();

/** How many rows a view leaves out: what the style sheet hides. */
function countHidden({ differencesOnly, groups, priorities, at }: View, { rows }: Steering) {
  const named = rows.find(({ id }) => id === at)?.group;
  return rows.filter(
    ({ id, group, isDifferent }) =>
      !priorities.includes(id) &&
      ((!groups.includes(group) && group !== named) ||
        (differencesOnly && !isDifferent && id !== at)),
  ).length;
}

/** What a view hides, in sentences: where only differences are shown, and by leaving out groups. */
function notesOf(view: View, steering: Steering) {
  const { rows, known, words } = steering;
  const hidden = countHidden({ ...view, differencesOnly: true }, steering);
  const groups = known.groups.length - view.groups.length;
  const how = groups > 0 ? 'hidden-more' : hidden === 1 ? 'hidden-one' : 'hidden-many';
  return {
    differences: fill(words[how], { hidden: String(hidden), all: String(rows.length) }),
    groups: fill(groups === 1 ? words['groups-hidden-one'] : words['groups-hidden-many'], {
      hidden: String(groups),
      all: String(known.groups.length),
    }),
  };
}

/** What stands on paper over the table: what of it is printed. Every row is, where the reader asks for all. */
function PaperView({
  view,
  place,
  steering,
}: {
  view: View;
  place: PlaceRows | undefined;
  steering: Steering;
}) {
  const { known, words, places, rows } = steering;
  const isAwake = useIsAwake();
  if (!isAwake) return null;
  const [usual] = known.places;
  // While the rows of a place have not come, those of the usual one stand in the table.
  const shownPlace = place === undefined ? usual : view.place;
  const nameOf = places.find(({ id }) => id === shownPlace)?.label ?? '';
  const all = String(rows.length);
  const line = ({ differencesOnly, groups }: Pick<View, 'differencesOnly' | 'groups'>) => {
    const printed = { ...view, differencesOnly, groups, place: usual };
    const parts = [nameOf, ...describeView(printed, steering)].join('; ');
    const hidden = countHidden(printed, steering);
    const shown = String(rows.length - hidden);
    return fill(words[hidden === 0 ? 'paper-all' : 'paper-some'], { parts, shown, all });
  };
  return (
    <div className="on-paper">
      <p className="as-shown">{line(view)}</p>
      <p className="as-all">{line({ differencesOnly: false, groups: known.groups })}</p>
      {place !== undefined && (
        <p>
          {place.note} {place.elsewhereNote}
        </p>
      )}
    </div>
  );
}

/** The same notes as one text for people who hear the page. */
function said(view: View, steering: Steering): string {
  const { differences, groups } = notesOf(view, steering);
  const { known, words, rows, places } = steering;
  const place = places.find(({ id }) => id === view.place);
  const notes = [
    ...(place === undefined || view.place === known.places[0] ? [] : [`${place.label}.`]),
    ...(view.differencesOnly ? [differences] : []),
    ...(view.groups.length < known.groups.length ? [groups] : []),
  ];
  return notes.length > 0 ? notes.join(' ') : fill(words.shown, { all: String(rows.length) });
}

/** The foot of the printed sheets names what is printed: this page, with the view of this moment. */
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

type Props = {
  readonly steering: SentSteering;
  /** The words of the list to pick from, and of what has changed since a link was shared. */
  readonly pickWords: Words['picks'];
  readonly historyWords: Words['history'];
};

/**
 * The controls of a comparison. They are native: the style sheet reads the boxes themselves, so that the
 * table follows before any script has come and where none comes. This component adds the address, its
 * history, what is announced, and what only a script can do.
 */
export function ComparisonExplorer({ steering: sent, pickWords, historyWords }: Props) {
  const { steering, view, asOf, ignored, place } = useSteering(sent);
  const form = useRef<HTMLFormElement>(null);
  const { known, words, groups, places, rows } = steering;
  const announced = useAnnounced();

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
    // The view script knows the ids of today only: so the boxes stood as this has them.
    const before = readView(known, []).view;
    const isChosen =
      ticked.differencesOnly !== before.differencesOnly ||
      ticked.place !== before.place ||
      ticked.groups.join() !== before.groups.join();
    if (isChosen) take();
    else show(controls, readView(known).view);
    // The button may have been pressed already, and waits with the focus.
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

  useKeptLinks(view, known);

  const reset = () => {
    // All rows come back, for the same place. Everything is the page as it begins.
    const isEverything = document.activeElement?.closest('.shared');
    const kept = isEverything ? known.places[0] : view.place;
    // The browser empties the form after this event. The button that was pressed is then gone.
    afterPaint(() => {
      const chooser = form.current?.querySelector('select');
      if (chooser) chooser.value = kept;
      take();
      if (form.current !== null) focusBox(form.current);
    });
  };

  const isWhole = view.groups.length === known.groups.length;
  const isPlaceComing =
    view.place !== known.places[0] && place.rows === undefined && !place.hasFailed;
  const notes = notesOf(view, steering);
  const left = ignored.map((part) => words['ignored-parts'][part]).join(', ');
  return (
    <>
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
        {rows.some((row) => !row.isDifferent) && (
          <label className="tick">
            <input type="checkbox" name="d" value="1" data-view="" />
            {words['differences-only']}
          </label>
        )}
        {places.length > 1 && (
          <label className="place" data-script="" aria-busy={isPlaceComing || undefined}>
            {words.place}
            <select name="place">
              {places.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
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
      <PriorityPicker steering={steering} pickWords={pickWords} />
      {left !== '' && <p className="view-ignored">{fill(words.ignored, { parts: left })}</p>}
      <SinceShared asOf={asOf} steering={steering} words={historyWords} />
      {view.place !== known.places[0] && (
        // Last, and with room for its words: what stands above must not move when they come.
        <p className="place-note">
          {place.hasFailed && words.failed}
          {place.rows?.note} {place.rows?.elsewhereNote}{' '}
          {place.rows && <SiteLink href={place.rows.page}>{place.rows.more}</SiteLink>}
        </p>
      )}
      <PaperView view={view} place={place.rows} steering={steering} />
      <p className="sr-only" role="status">
        {announced}
      </p>
    </>
  );
}

/** Lets what waited out of sight be seen, since everything stands where it belongs. */
const stopWaiting = () => {
  delete document.documentElement.dataset.wait;
};

/**
 * What has changed since a link was shared, where it is older than the page. It stays while the reader goes
 * on from there, although their own view carries no day.
 */
function SinceShared({
  asOf,
  steering,
  words,
}: {
  asOf: string | undefined;
  steering: Steering;
  words: Words['history'];
}) {
  const { known, page, roles } = steering;
  const [since, setSince] = useState(asOf);
  if (asOf !== undefined && asOf !== since) setSince(asOf);
  const isOlder = since !== undefined && since < page.version;

  const begin = useEffectEvent(async () => {
    await placeRowsCame(page.path, readView(known).view, known.places[0]);
    if (!isOlder) stopWaiting();
  });
  useEffect(() => {
    // The first rendering knows no address; the one with the reader's view comes before this.
    const timer = setTimeout(begin);
    return () => clearTimeout(timer);
  }, []);

  if (!isOlder) return null;
  return (
    <ChangesSince
      asOf={since}
      version={page.version}
      roles={roles}
      words={words}
      onLookedUp={stopWaiting}
    />
  );
}
