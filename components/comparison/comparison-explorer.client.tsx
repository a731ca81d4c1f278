'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { ChangesSince } from '@/components/history/changes-since.client';
import { useIsHydrated } from '@/components/shell/is-hydrated.client';
import { SiteLink } from '@/components/shell/site-link';
import type { View } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { ComparisonData, ComparisonJson } from '@/lib/pages/comparison-data';
import type { PlaceRows } from '@/lib/pages/place-rows';
import { useAnnounced } from './announcer.client';
import { useComparisonData } from './comparison-data.client';
import { useKeptLinks } from './kept-links.client';
import { placeRowsCame } from './place-rows.client';
import { PriorityPicker } from './priority-picker.client';
import { describeView } from './shared-view.client';
import { readView } from './view-address.client';
import { useViewControls, ViewForm } from './view-form.client';
import { countHidden } from './view-notes.client';
import '@/components/history/history.css';

/** Tells above the printed table which rows it prints: the visible ones, or all if the reader chose all. */
function PaperView({
  view,
  place,
  data,
}: {
  view: View;
  place: PlaceRows | undefined;
  data: ComparisonData;
}) {
  const { known, words, places, rows } = data;
  const isHydrated = useIsHydrated();
  if (!isHydrated) return null;
  const [usual] = known.places;
  // Until the rows of a place arrive, the table shows those of the default place.
  const shownPlace = place === undefined ? usual : view.place;
  const nameOf = places.find(({ id }) => id === shownPlace)?.label ?? '';
  const all = String(rows.length);
  const line = ({ differencesOnly, groups }: Pick<View, 'differencesOnly' | 'groups'>) => {
    const printed = { ...view, differencesOnly, groups, place: usual };
    const parts = [nameOf, ...describeView(printed, data)].join('; ');
    const hidden = countHidden(printed, data);
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

type Props = {
  readonly data: ComparisonJson;
  /** The texts of the list of rows to pick, and of the changes since a link was shared. */
  readonly pickWords: Words['picks'];
  readonly historyWords: Words['history'];
};

/**
 * The controls of a comparison. They are native, and the style sheet reads them, so the table follows without
 * a script. This component adds the address, its history and announcements.
 */
export function ComparisonExplorer({ data: sent, pickWords, historyWords }: Props) {
  const { data, view, asOf, ignored, place } = useComparisonData(sent);
  const { known, words } = data;
  const announced = useAnnounced();
  const controls = useViewControls(data, view);
  useKeptLinks(view, known);

  const isElsewhere = view.place !== known.places[0];
  const isPlaceComing = isElsewhere && place.rows === undefined && !place.hasFailed;
  const left = ignored.map((part) => words['ignored-parts'][part]).join(', ');
  return (
    <>
      <ViewForm controls={controls} data={data} view={view} isPlaceComing={isPlaceComing} />
      <PriorityPicker data={data} pickWords={pickWords} />
      {left !== '' && <p className="view-ignored">{fill(words.ignored, { parts: left })}</p>}
      <SinceShared asOf={asOf} data={data} words={historyWords} />
      {isElsewhere && (
        // Last, and with space reserved, so that nothing above moves when the text arrives.
        <p className="place-note">
          {place.hasFailed && words.failed}
          {place.rows?.note} {place.rows?.elsewhereNote}{' '}
          {place.rows && <SiteLink href={place.rows.page}>{place.rows.more}</SiteLink>}
        </p>
      )}
      <PaperView view={view} place={place.rows} data={data} />
      <p className="sr-only" role="status">
        {announced}
      </p>
    </>
  );
}

/** Shows what stays hidden until the page has its final layout. */
const stopWaiting = () => {
  delete document.documentElement.dataset.pending;
};

/**
 * Lists what changed since the link was shared, if the link is older than the page. The list stays when the
 * reader changes the view, although the new address has no date.
 */
function SinceShared({
  asOf,
  data,
  words,
}: {
  asOf: string | undefined;
  data: ComparisonData;
  words: Words['history'];
}) {
  const { known, page, roles } = data;
  const [since, setSince] = useState(asOf);
  if (asOf !== undefined && asOf !== since) setSince(asOf);
  const isOlder = since !== undefined && since < page.version;

  const begin = useEffectEvent(async () => {
    await placeRowsCame(page.path, readView(known).view, known.places[0]);
    if (!isOlder) stopWaiting();
  });
  useEffect(() => {
    // The first render has no address. The render with the reader's view runs before this timer.
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
