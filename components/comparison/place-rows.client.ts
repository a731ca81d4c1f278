'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { View } from '@/lib/domain/comparison';
import type { RowId } from '@/lib/domain/rows';
import { placeRowsPath } from '@/lib/i18n/paths';
import type { PlaceRows } from '@/lib/pages/place-rows';
import { withBasePath } from '@/lib/site-path';

/** The result of loading the rows of a place. Both are absent while they load. */
export type Arrival = { readonly rows?: PlaceRows; readonly hasFailed?: true };

const onTheWay: Arrival = {};
const arrivals = new Map<string, Arrival>();
const asked = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();

function onArrival(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

async function fetchRows(address: string): Promise<Arrival> {
  try {
    const response = await fetch(withBasePath(address));
    return response.ok ? { rows: (await response.json()) as PlaceRows } : { hasFailed: true };
  } catch {
    return { hasFailed: true };
  }
}

/** Loads the rows at an address once. After a failure, the next choice of the place retries. */
function ask(address: string): Promise<void> {
  const earlier = asked.get(address);
  if (earlier !== undefined) return earlier;
  const arriving = fetchRows(address).then((arrival) => {
    if (arrival.hasFailed) asked.delete(address);
    arrivals.set(address, arrival);
    for (const changed of listeners) changed();
  });
  asked.set(address, arriving);
  return arriving;
}

/** The address of a view's rows, or undefined for the default place, whose rows the page has. */
const getAddress = (path: string, { place }: View, usual: View['place']) =>
  place === usual ? undefined : placeRowsPath(path, place);

/** Resolves when the rows of a view's place have loaded or failed. */
export async function placeRowsCame(path: string, view: View, usual: View['place']): Promise<void> {
  const address = getAddress(path, view, usual);
  if (address !== undefined) await ask(address);
}

/** Returns the rows for a place. A row that only holds for another state shows just its note. */
export function rowsAt<Row extends { readonly id: RowId; readonly mixed?: string | undefined }>(
  rows: readonly Row[],
  changed: readonly Row[],
  { elsewhere }: PlaceRows,
): readonly Row[] {
  const here = new Map(changed.map((row) => [row.id, row]));
  return rows.map((usual) => {
    const row = here.get(usual.id) ?? usual;
    const mark = elsewhere[row.id];
    return mark === undefined
      ? row
      : { ...row, mixed: [row.mixed, mark].filter(Boolean).join(' ') };
  });
}

/** Loads what the place of a view changes in the comparison at `path`. */
export function usePlaceRows(path: string, view: View, usual: View['place']): Arrival {
  const address = getAddress(path, view, usual);
  useEffect(() => {
    if (address !== undefined) ask(address);
  }, [address]);
  const current = () => (address === undefined ? undefined : arrivals.get(address)) ?? onTheWay;
  return useSyncExternalStore(onArrival, current, () => onTheWay);
}
