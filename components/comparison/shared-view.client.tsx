'use client';

import { useIsHydrated } from '@/components/shell/is-hydrated.client';
import { SiteLink } from '@/components/shell/site-link';
import type { View } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { ComparisonData } from '@/lib/pages/comparison-data';
import { useView } from './view-address.client';

/** Describes a view in short texts, also for a link before the reader shares it. */
export function describeView(
  view: View,
  { known, words, places }: ComparisonData,
): readonly string[] {
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
 * Tells that the page opened from a copied link, recognized by its date, and links to the full comparison.
 * The view script reserves its space before the first paint, so nothing moves.
 */
export function SharedView({ data }: { data: ComparisonData }) {
  const { words, known } = data;
  const { view, asOf, ignored } = useView(known);
  const parts = describeView(view, data);
  const isHydrated = useIsHydrated();
  const isDated = asOf !== undefined || ignored.includes('date');
  const isShown = isHydrated && parts.length > 0 && isDated;
  return (
    <div className="shared" data-shared="" hidden={!isShown} suppressHydrationWarning>
      <p>
        <b>{words.shared}</b>
        {parts.length > 0 && `: ${parts.join(', ')}.`}
      </p>
      <p>
        <button type="reset">{words['show-everything']}</button>
        {/* The page's address without query and fragment, which drops the view. */}
        <SiteLink href={data.page.path}>{words['start-own']}</SiteLink>
      </p>
    </div>
  );
}
