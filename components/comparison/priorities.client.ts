'use client';

import { mostPriorities, type View } from '@/lib/domain/comparison';
import type { RowId } from '@/lib/domain/rows';
import { fill } from '@/lib/domain/template';
import type { ComparisonData } from '@/lib/pages/comparison-data';
import { announce } from './announcer.client';
import { readView, writeView } from './view-address.client';

/** The rank of a picked row in words, such as `1st`. */
export const ordinal = ({ words }: ComparisonData, index: number): string =>
  words.ordinals[index] ?? '';

const getLabel = ({ rows }: ComparisonData, id: RowId): string =>
  rows.find((row) => row.id === id)?.label ?? id;

/** Replaces the picks and announces the change. */
function choose(data: ComparisonData, priorities: View['priorities'], message: string): void {
  const { view } = readView(data.known);
  writeView({ ...view, priorities }, data.known);
  announce(message);
}

/** Picks a row as the last one, or removes it. Refuses a sixth row and announces why. */
export function togglePick(data: ComparisonData, id: RowId): void {
  const { words, known } = data;
  const { priorities } = readView(known).view;
  const row = getLabel(data, id);
  if (priorities.includes(id)) {
    const left = priorities.filter((pick) => pick !== id);
    choose(data, left, fill(words.unpicked, { row }));
  } else if (priorities.length >= mostPriorities) {
    announce(fill(words['mine-full'], { most: String(mostPriorities) }));
  } else {
    const nth = ordinal(data, priorities.length);
    choose(data, [...priorities, id], fill(words.picked, { row, nth }));
  }
}

/** Moves a picked row one step: -1 is up, 1 is down. */
export function movePick(data: ComparisonData, id: RowId, by: -1 | 1): void {
  const { priorities } = readView(data.known).view;
  const from = priorities.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= priorities.length) return;
  const moved = priorities.toSpliced(from, 1).toSpliced(to, 0, id);
  const filled = { row: getLabel(data, id), nth: ordinal(data, to) };
  choose(data, moved, fill(data.words.moved, filled));
}

/** Removes all picks. */
export const clearPicks = (data: ComparisonData): void =>
  choose(data, [], data.words['mine-cleared']);

/**
 * Blurs a button that is about to disappear or move. Otherwise the browser does so itself, with a layout in
 * the middle of the change.
 */
export function letGo(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/**
 * Focuses the first of these elements that the next render adds or moves, without scrolling: the reader stays
 * in place.
 */
export function focusNext(...selectors: readonly string[]): void {
  setTimeout(() => {
    for (const selector of selectors) {
      const found = document.querySelector<HTMLElement>(selector);
      if (found === null) continue;
      found.focus({ preventScroll: true });
      return;
    }
  });
}
