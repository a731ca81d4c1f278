'use client';

import { type KnownIds, placeIdsOf } from '@/lib/domain/comparison';
import type { SentSteering, Steering } from './steering';

/** Worked out once for what was sent, so that its parts stay the same from one rendering to the next. */
const workedOut = new WeakMap<SentSteering, Steering>();

/** Works out what follows from what was sent. */
export function steeringFrom(sent: SentSteering): Steering {
  const found = workedOut.get(sent);
  if (found !== undefined) return found;
  const { groups, places, usualLean } = sent;
  const rows = groups.flatMap((group) =>
    group.rows.map(({ id, label, difference, lean = usualLean }) => ({
      id,
      label,
      group: group.id,
      isDifferent: difference.tone === 'different',
      lean,
    })),
  );
  const known: KnownIds = {
    groups: groups.map(({ id }) => id),
    rows: rows.map(({ id }) => id),
    places: placeIdsOf(places),
  };
  const steering = { ...sent, rows, known };
  workedOut.set(sent, steering);
  return steering;
}
