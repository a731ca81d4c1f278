'use client';

import { getPlaceIds, type KnownIds } from '@/lib/domain/comparison';
import type { ComparisonData, ComparisonJson } from '@/lib/pages/comparison-data';
import type { PlaceRows } from '@/lib/pages/place-rows';
import { rowsAt, usePlaceRows } from './place-rows.client';
import { useView } from './view-address.client';

const getRows = ({ groups }: Pick<ComparisonJson, 'groups'>) =>
  groups.flatMap(({ id: group, rows }) => rows.map((row) => ({ ...row, group })));

/** Caches the result per input, so its parts stay identical between renders. */
const workedOut = new WeakMap<ComparisonJson, ComparisonData>();

/** Derives what the interactive rows need from the props that the page sent. */
function readComparisonData(sent: ComparisonJson): ComparisonData {
  const found = workedOut.get(sent);
  if (found !== undefined) return found;
  const rows = getRows(sent);
  const known: KnownIds = {
    groups: sent.groups.map(({ id }) => id),
    rows: rows.map(({ id }) => id),
    places: getPlaceIds(sent.places),
  };
  const data = { ...sent, rows, known };
  workedOut.set(sent, data);
  return data;
}

const placed = new WeakMap<PlaceRows, ComparisonData>();

/** Returns the same with the rows of a place. */
function comparisonDataAt(data: ComparisonData, place: PlaceRows): ComparisonData {
  const found = placed.get(place);
  if (found !== undefined) return found;
  const groups = data.groups.map((group) => ({
    ...group,
    rows: rowsAt(group.rows, place.rows, place),
  }));
  const here = { ...data, groups, rows: getRows({ groups }) };
  placed.set(place, here);
  return here;
}

/**
 * Returns what an interactive part needs: the reader's view, the rows of its place, and their loading state.
 */
export function useComparisonData(sent: ComparisonJson) {
  const data = readComparisonData(sent);
  const decoded = useView(data.known);
  const [usual] = data.known.places;
  const place = usePlaceRows(sent.page.path, decoded.view, usual);
  return {
    ...decoded,
    place,
    data: place.rows === undefined ? data : comparisonDataAt(data, place.rows),
  };
}
