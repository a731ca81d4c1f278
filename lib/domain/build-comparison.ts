import { getUsualAdvantage, wordAdvantage } from './advantage';
import type { Comparison, ComparisonGroup, ComparisonRow, RoleColumn } from './comparison';
import { compareFacts } from './difference';
import type { Basis, Fact, FactOf, Missing } from './fact';
import { getAccents, type Pair } from './pairs';
import { payScale, type Scale } from './pay-scale';
import type { PlaceId } from './places';
import type { Accent, RoleProfile } from './profile';
import {
  basisText,
  buildCell,
  buildSourceEntries,
  detailSeparator,
  detailText,
  getBasis,
  rowValue,
  type SharedBasis,
} from './role-cells';
import { type GroupId, groupIds, type RowDefinition, type RowId, rowDefinitions } from './rows';
import type { Site, Text } from './site';
import { payPlaces } from './tables';
import { fill } from './template';
import { wordDifference } from './word-difference';
import { getWord } from './words';

type Row = RowDefinition & { readonly id: RowId };

/** The rows whose differences open the comparison, before the table. */
const opens: ReadonlySet<string> = new Set(
  rowDefinitions.filter((row) => row.opens).map((row) => row.id),
);

/** The scale that a row's pay charts share, or `undefined` if no value is a distribution. */
export function scaleFor(values: readonly (Fact | Missing)[]): Scale | undefined {
  const ranges = values.filter(
    (value): value is FactOf<'distribution'> => value.kind === 'distribution',
  );
  return ranges.length === 0 ? undefined : payScale(ranges);
}

/** The visible note on two values that differ in year, place or population (T3). */
function mixedText(
  one: Basis | undefined,
  two: Basis | undefined,
  { words, format }: Text,
): string | undefined {
  if (one === undefined || two === undefined) return undefined;
  const notes: string[] = [];
  if (one.place !== two.place) {
    const [first, second] = [getWord(words.places, one.place), getWord(words.places, two.place)];
    notes.push(fill(words.mixed.place, { first, second }));
  }
  if (one.period !== two.period) {
    const [first, second] = [format.period(one.period), format.period(two.period)];
    const isDated = first !== '' && second !== '';
    notes.push(isDated ? fill(words.mixed.period, { first, second }) : words.mixed.undated);
  }
  if (one.who !== two.who && one.who !== undefined && two.who !== undefined) {
    notes.push(fill(words.mixed.who, { first: one.who, second: two.who }));
  }
  return notes.length === 0 ? undefined : notes.join(' ');
}

/** The part of the basis that both values share, for the row's detail and sentence. */
function sharedBasis(one: Basis | undefined, two: Basis | undefined): SharedBasis | undefined {
  if (one === undefined || two === undefined) return one ?? two;
  return {
    place: one.place === two.place ? one.place : undefined,
    period: one.period === two.period ? one.period : undefined,
  };
}

/** Builds one row of a comparison. `place` applies to rows with figures by place. */
export function buildRow(
  row: Row,
  {
    roles,
    site,
    place = 'us',
  }: { readonly roles: Pair<RoleProfile>; readonly site: Site; readonly place?: PlaceId },
): ComparisonRow {
  const { format } = site;
  const { words } = site;
  const values: Pair<Fact | Missing> = [
    rowValue(row, { role: roles[0], site, place }),
    rowValue(row, { role: roles[1], site, place }),
  ];
  const difference = compareFacts(row, ...values);
  const rowWords = getWord(words.rows, row.id);
  const [one, two] = [getBasis(values[0]), getBasis(values[1])];
  const common = sharedBasis(one, two);
  const basis = common === undefined ? undefined : basisText(common, { words, format });
  const scale = scaleFor(values);
  const shared = difference.kind === 'list' ? difference.shared : [];
  const text = wordDifference(
    { row, roles, values, difference, basis, remark: rowWords.remark },
    { words, format },
  );
  const advantage = wordAdvantage({ row, roles, values, difference, text }, { words, format });
  return {
    id: row.id,
    label: rowWords.label,
    detail: detailText(rowWords.measure, common, { words, format }),
    difference: text,
    meaning: rowWords.meaning,
    mixed: mixedText(one, two, { words, format }),
    advantage: advantage.reason === getUsualAdvantage(words).reason ? undefined : advantage,
    cells: [
      buildCell({ row, role: roles[0], value: values[0], shared, scale }, site),
      buildCell({ row, role: roles[1], value: values[1], shared, scale }, site),
    ],
  };
}

/** The places to offer for the pay of two roles, with their names. */
const namePlaces = ({ tables, words }: Site, roles: Pair<RoleProfile>): Comparison['places'] =>
  payPlaces(
    tables,
    roles.map((role) => role.occupation.code),
  ).map((id) => ({ id, label: getWord(words.places, id) }));

/** The ids of the sources of all cells, in order of use. */
function sourceIds(groups: readonly ComparisonGroup[]): readonly string[] {
  return groups.flatMap((group) =>
    group.rows.flatMap((row) =>
      row.cells.flatMap((cell) => cell.source?.entries.map((entry) => entry.id) ?? []),
    ),
  );
}

/** Limits a comparison to part of its data. */
type Wanted = {
  /** Only these groups, as in the home page's headline table. */
  readonly groups?: readonly GroupId[];
  /** The place for pay and jobs. Defaults to the whole US. */
  readonly place?: PlaceId;
};

/** Builds the comparison of two roles. */
export function buildComparison(
  roles: Pair<RoleProfile>,
  site: Site,
  { groups: only = groupIds, place = 'us' }: Wanted = {},
): Comparison {
  const { format } = site;
  const lines = getAccents(site, roles);
  const column = (role: RoleProfile, accent: Accent): RoleColumn => ({
    id: role.id,
    name: role.name,
    singular: role.singular,
    plural: role.plural,
    accent,
    occupation: role.occupation,
  });
  const groups = only.map((id) => ({
    id,
    label: getWord(site.words.groups, id),
    rows: rowDefinitions
      .filter((row) => row.group === id)
      .map((row) => buildRow(row, { roles, site, place })),
  }));
  const opening = groups
    .flatMap((group) => group.rows)
    .filter(({ id, difference }) => opens.has(id) && difference.tone !== 'unknown')
    // “Same.” means nothing away from the row's label, so only the rest is shown.
    .map(({ detail, mixed, difference: { lead, rest } }) => {
      if (lead === site.words.differences.same || lead === '') return rest;
      // Away from its row, a sentence with figures must name their place and year.
      const basis = detail.split(detailSeparator).at(-1);
      return [lead, basis && `${basis}.`, mixed].filter(Boolean).join(' ');
    });
  const [older] = [roles[0].reviewed, roles[1].reviewed].sort();
  return {
    roles: [column(roles[0], lines[0]), column(roles[1], lines[1])],
    groups,
    places: namePlaces(site, roles),
    opening,
    sources: buildSourceEntries(sourceIds(groups), site),
    reviewed: format.period(older ?? 'undated'),
  };
}
