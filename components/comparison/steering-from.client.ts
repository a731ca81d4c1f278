'use client';

import { type KnownIds, placeIdsOf } from '@/lib/domain/comparison';
import type { PlaceRows } from '@/lib/pages/place-rows';
import type { SentSteering, Steering } from '@/lib/pages/steering';
import { rowsAt, usePlaceRows } from './place-rows.client';
import { useView } from './view-address.client';

const rowsOf = ({ groups }: Pick<SentSteering, 'groups'>) =>
  groups.flatMap(({ id: group, rows }) => rows.map((row) => ({ ...row, group })));

/** Caches the result per input, so its parts stay identical between renders. */
const workedOut = new WeakMap<SentSteering, Steering>();

/** Derives what the interactive rows need from the props that the page sent. */
function steeringFrom(sent: SentSteering): Steering {
  const found = workedOut.get(sent);
  if (found !== undefined) return found;
  const rows = rowsOf(sent);
  const known: KnownIds = {
    groups: sent.groups.map(({ id }) => id),
    rows: rows.map(({ id }) => id),
    places: placeIdsOf(sent.places),
  };
  const steering = { ...sent, rows, known };
  workedOut.set(sent, steering);
  return steering;
}

const placed = new WeakMap<PlaceRows, Steering>();

/** Returns the same with the rows of a place. */
function steeringAt(steering: Steering, place: PlaceRows): Steering {
  const found = placed.get(place);
  if (found !== undefined) return found;
  const groups = steering.groups.map((group) => ({
    ...group,
    rows: rowsAt(group.rows, place.rows, place),
  }));
  const here = { ...steering, groups, rows: rowsOf({ groups }) };
  placed.set(place, here);
  return here;
}

/**
 * Returns what an interactive part needs: the reader's view, the rows of its place, and their loading state.
 */
export function useSteering(sent: SentSteering) {
  const steering = steeringFrom(sent);
  const decoded = useView(steering.known);
  const [usual] = steering.known.places;
  const place = usePlaceRows(sent.page.path, decoded.view, usual);
  return {
    ...decoded,
    place,
    steering: place.rows === undefined ? steering : steeringAt(steering, place.rows),
  };
}
