import { buildComparison } from '@/lib/domain/build-comparison';
import type { Comparison, ComparisonRow } from '@/lib/domain/comparison';
import { type HandoutRow, unique } from '@/lib/domain/handout';
import type { Pair } from '@/lib/domain/pairs';
import { getSlug, type PlaceId, type StateId } from '@/lib/domain/places';
import type { RoleProfile } from '@/lib/domain/profile';
import { getBasis, rowValue } from '@/lib/domain/role-cells';
import { type RowId, rowDefinitions } from '@/lib/domain/rows';
import type { Site } from '@/lib/domain/site';
import { fill } from '@/lib/domain/template';
import { getWord } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { statePayPath } from '@/lib/i18n/paths';
import { buildHandout } from './build-handout';

/**
 * The changes that a place makes to a comparison and its handout, as text. The browser only replaces the
 * rows of the whole US with these.
 */
export type PlaceRows = {
  readonly rows: readonly ComparisonRow[];
  readonly sheet: readonly HandoutRow[];
  /** The answer before the table. */
  readonly opening: Comparison['opening'];
  /** The notes on rows that apply to other states only, by row, and one note for all of them. */
  readonly elsewhere: Readonly<Partial<Record<RowId, string>>>;
  readonly elsewhereNote: string;
  /** The note above the table, and the path and text of the link to the place's page. */
  readonly note: string;
  readonly page: `/${string}`;
  readonly more: string;
};

/** The rows that differ from the usual ones in any text. */
function changed<Row extends { readonly id: string }>(
  rows: readonly Row[],
  usual: readonly Row[],
): readonly Row[] {
  const before = new Map(usual.map((row) => [row.id, JSON.stringify(row)]));
  return rows.filter((row) => before.get(row.id) !== JSON.stringify(row));
}

/** The rows with a value for other states than the shown one, and those states. */
function rowsElsewhere(pair: Pair<RoleProfile>, state: StateId, site: Site) {
  return rowDefinitions.flatMap((row) => {
    const places = pair.flatMap(
      (role) => getBasis(rowValue(row, { role, site, place: state }))?.place ?? [],
    );
    const others = unique(places).filter((place) => place !== 'us' && place !== state);
    return others.length === 0 ? [] : [{ id: row.id, others }];
  });
}

/** Gathers the changes that a state makes for two roles. */
export function getPlaceRows(
  pair: Pair<RoleProfile>,
  state: StateId,
  { site, language }: { readonly site: Site; readonly language: Language },
): PlaceRows {
  const { words } = site;
  const usual = buildComparison(pair, site);
  const here = buildComparison(pair, site, { place: state });
  const getRows = ({ groups }: Comparison) => groups.flatMap((group) => group.rows);
  const rows = changed(getRows(here), getRows(usual));
  const place = getWord(words.places, state);
  const elsewhere = rowsElsewhere(pair, state, site);
  const note = (template: string, others: readonly PlaceId[]) =>
    fill(template, { place, others: others.map((id) => getWord(words.places, id)).join(', ') });
  return {
    rows,
    sheet: changed(buildHandout(here, words).rows, buildHandout(usual, words).rows),
    opening: here.opening,
    elsewhere: Object.fromEntries(
      elsewhere.map(({ id, others }) => [id, note(words['place-rows'].mark, others)]),
    ),
    elsewhereNote:
      elsewhere.length === 0
        ? ''
        : note(words['place-rows'].elsewhere, unique(elsewhere.flatMap(({ others }) => others))),
    note: fill(words['place-rows'].note, { place }),
    page: statePayPath(language, getSlug(state)),
    more: fill(words['place-rows'].more, { place }),
  };
}
