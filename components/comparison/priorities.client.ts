'use client';

import { mostPriorities, type View } from '@/lib/domain/comparison';
import type { RowId } from '@/lib/domain/rows';
import { fill } from '@/lib/domain/template';
import type { Steering } from '@/lib/pages/steering';
import { announce } from './announcer.client';
import { readView, writeView } from './view-address.client';

/** `1st`: the place of a picked row, in words. */
export const ordinal = ({ words }: Steering, index: number): string => words.ordinals[index] ?? '';

const labelOf = ({ rows }: Steering, id: RowId): string =>
  rows.find((row) => row.id === id)?.label ?? id;

/** Puts other picks in place of the ones there are, and says what has happened. */
function choose(steering: Steering, priorities: View['priorities'], said: string): void {
  const { view } = readView(steering.known);
  writeView({ ...view, priorities }, steering.known);
  announce(said);
}

/** Picks a row, last in the order, or takes it out again. A sixth row is not picked, and that is said. */
export function togglePick(steering: Steering, id: RowId): void {
  const { words, known } = steering;
  const { priorities } = readView(known).view;
  const row = labelOf(steering, id);
  if (priorities.includes(id)) {
    const left = priorities.filter((pick) => pick !== id);
    choose(steering, left, fill(words.unpicked, { row }));
  } else if (priorities.length >= mostPriorities) {
    announce(fill(words['mine-full'], { most: String(mostPriorities) }));
  } else {
    const nth = ordinal(steering, priorities.length);
    choose(steering, [...priorities, id], fill(words.picked, { row, nth }));
  }
}

/** Moves a picked row by one place: up is -1, down is 1. */
export function movePick(steering: Steering, id: RowId, by: -1 | 1): void {
  const { priorities } = readView(steering.known).view;
  const from = priorities.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= priorities.length) return;
  const moved = priorities.toSpliced(from, 1).toSpliced(to, 0, id);
  const filled = { row: labelOf(steering, id), nth: ordinal(steering, to) };
  choose(steering, moved, fill(steering.words.moved, filled));
}

/** Takes all picks out. */
export const clearPicks = (steering: Steering): void =>
  choose(steering, [], steering.words['mine-cleared']);

/**
 * Takes the focus off a button that is about to go or to move: a browser that has to do so by itself lays the
 * page out in the midst of the change.
 */
export function letGo(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/**
 * Gives the focus to an element that the next rendering brings or moves; the first that is there. The page
 * does not scroll to it: the reader is where they were.
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
