'use client';

import { isDifferent, type View } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { ComparisonData } from '@/lib/pages/comparison-data';

/** Counts the rows that a view hides through the style sheet. */
export function countHidden(
  { differencesOnly, groups, priorities, at }: View,
  { rows }: ComparisonData,
): number {
  const named = rows.find(({ id }) => id === at)?.group;
  return rows.filter(
    (row) =>
      !priorities.includes(row.id) &&
      ((!groups.includes(row.group) && row.group !== named) ||
        (differencesOnly && !isDifferent(row) && row.id !== at)),
  ).length;
}

/** Describes what a view hides, by showing only differences and by leaving out groups. */
export function getNotes(view: View, data: ComparisonData) {
  const { rows, known, words } = data;
  const hidden = countHidden({ ...view, differencesOnly: true }, data);
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

/** Joins these notes into one text for screen readers. */
export function said(view: View, data: ComparisonData): string {
  const { differences, groups } = getNotes(view, data);
  const { known, words, rows, places } = data;
  const place = places.find(({ id }) => id === view.place);
  const notes = [
    ...(place === undefined || view.place === known.places[0] ? [] : [`${place.label}.`]),
    ...(view.differencesOnly ? [differences] : []),
    ...(view.groups.length < known.groups.length ? [groups] : []),
  ];
  return notes.length > 0 ? notes.join(' ') : fill(words.shown, { all: String(rows.length) });
}
