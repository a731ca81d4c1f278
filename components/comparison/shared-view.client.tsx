'use client';

import { useIsAwake } from '@/components/shell/is-awake.client';
import { SiteLink } from '@/components/shell/site-link';
import type { View } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Steering } from '@/lib/pages/steering';
import { useView } from './view-address.client';

/** What a view holds, in a few words each. Also said of a link before it is shared. */
export function describeView(view: View, { known, words, places }: Steering): readonly string[] {
  const { differencesOnly, groups, place, priorities } = view;
  const counts = { shown: String(groups.length), all: String(known.groups.length) };
  const [usual] = known.places;
  const placeName = places.find(({ id }) => id === place)?.label ?? place;
  return [
    ...(differencesOnly ? [words['shared-differences']] : []),
    ...(groups.length < known.groups.length ? [fill(words['shared-groups'], counts)] : []),
    ...(place === usual ? [] : [placeName]),
    ...(priorities.length === 0
      ? []
      : [
          priorities.length === 1
            ? words['shared-mine-one']
            : fill(words['shared-mine-many'], { count: String(priorities.length) }),
        ]),
  ];
}

/**
 * Says that the page was opened from a link that someone has copied, which the day in it tells, and leads out
 * of its view. The view script shows it before anything is drawn, and its room is kept, so that nothing moves
 * when the words come.
 */
export function SharedView({ steering }: { steering: Steering }) {
  const { words, known } = steering;
  const { view, asOf, ignored } = useView(known);
  const parts = describeView(view, steering);
  const isAwake = useIsAwake();
  const isDated = asOf !== undefined || ignored.includes('date');
  const isShown = isAwake && parts.length > 0 && isDated;
  return (
    <div className="shared" data-shared="" hidden={!isShown} suppressHydrationWarning>
      <p>
        <b>{words.shared}</b>
        {parts.length > 0 && `: ${parts.join(', ')}.`}
      </p>
      <p>
        <button type="reset">{words['show-everything']}</button>
        {/* The page's own address, without query and fragment: the view is left out. */}
        <SiteLink href={steering.page.path}>{words['start-own']}</SiteLink>
      </p>
    </div>
  );
}
