import type { Comparison, ComparisonGroup, ComparisonRow, RoleColumn } from './comparison';
import { compareFacts } from './difference';
import type { Basis, Fact, FactOf, Missing } from './fact';
import type { Format } from './format';
import { usualLeanOf, wordLean } from './lean';
import { accentsOf, type Pair } from './pairs';
import { payScale, type Scale } from './pay-scale';
import type { PlaceId } from './places';
import type { Accent, RoleProfile } from './profile';
import {
  basisOf,
  basisText,
  buildCell,
  buildSourceEntries,
  detailSeparator,
  detailText,
  rowValue,
  type SharedBasis,
} from './role-cells';
import { type GroupId, groupIds, type RowDefinition, type RowId, rowDefinitions } from './rows';
import type { Site } from './site';
import { payPlaces } from './tables';
import { fill } from './template';
import { wordDifference } from './word-difference';
import { type Words, wordOf } from './words';

type Row = RowDefinition & { readonly id: RowId };

/** The rows whose differences are said before the table. */
const opens: ReadonlySet<string> = new Set(
  rowDefinitions.filter((row) => row.opens).map((row) => row.id),
);

/** The scale that the pay drawings of a row share; none where no value is a distribution. */
export function scaleFor(values: readonly (Fact | Missing)[]): Scale | undefined {
  const ranges = values.filter(
    (value): value is FactOf<'distribution'> => value.kind === 'distribution',
  );
  return ranges.length === 0 ? undefined : payScale(ranges);
}

/** What is said in sight where two values do not share year, place or population (T3). */
function mixedText(
  one: Basis | undefined,
  two: Basis | undefined,
  words: Words,
  format: Format,
): string | undefined {
  if (one === undefined || two === undefined) return undefined;
  const said: string[] = [];
  if (one.place !== two.place) {
    const [first, second] = [wordOf(words.places, one.place), wordOf(words.places, two.place)];
    said.push(fill(words.mixed.place, { first, second }));
  }
  if (one.period !== two.period) {
    const [first, second] = [format.period(one.period), format.period(two.period)];
    const isDated = first !== '' && second !== '';
    said.push(isDated ? fill(words.mixed.period, { first, second }) : words.mixed.undated);
  }
  if (one.who !== two.who && one.who !== undefined && two.who !== undefined) {
    said.push(fill(words.mixed.who, { first: one.who, second: two.who }));
  }
  return said.length === 0 ? undefined : said.join(' ');
}

/** The part of the basis that both values share, for the row's label and its sentence. */
function sharedBasis(one: Basis | undefined, two: Basis | undefined): SharedBasis | undefined {
  if (one === undefined || two === undefined) return one ?? two;
  return {
    place: one.place === two.place ? one.place : undefined,
    period: one.period === two.period ? one.period : undefined,
  };
}

/** One row of a comparison, with pay and jobs of a place where the row has figures by place. */
export function buildRow(
  row: Row,
  roles: Pair<RoleProfile>,
  site: Site,
  format: Format,
  place: PlaceId = 'us',
): ComparisonRow {
  const { words } = site;
  const values: Pair<Fact | Missing> = [
    rowValue(row, roles[0], site, place),
    rowValue(row, roles[1], site, place),
  ];
  const difference = compareFacts(row, ...values);
  const rowWords = wordOf(words.rows, row.id);
  const [one, two] = [basisOf(values[0]), basisOf(values[1])];
  const common = sharedBasis(one, two);
  const basis = common === undefined ? undefined : basisText(common, words, format);
  const scale = scaleFor(values);
  const shared = difference.kind === 'list' ? difference.shared : [];
  const text = wordDifference(
    { row, roles, values, difference, basis, remark: rowWords.remark },
    words,
    format,
  );
  const lean = wordLean({ row, roles, values, difference, text }, words, format);
  return {
    id: row.id,
    label: rowWords.label,
    detail: detailText(rowWords.measure, common, words, format),
    difference: text,
    meaning: rowWords.meaning,
    mixed: mixedText(one, two, words, format),
    lean: lean.reason === usualLeanOf(words).reason ? undefined : lean,
    cells: [
      buildCell({ row, role: roles[0], value: values[0], shared, scale }, site, format),
      buildCell({ row, role: roles[1], value: values[1], shared, scale }, site, format),
    ],
  };
}

/** The places that pay of two roles can be shown for, by name. */
const namePlaces = ({ tables, words }: Site, roles: Pair<RoleProfile>): Comparison['places'] =>
  payPlaces(
    tables,
    roles.map((role) => role.occupation.code),
  ).map((id) => ({ id, label: wordOf(words.places, id) }));

/** Sources in the order of their first use in the rows. */
function sourceIds(groups: readonly ComparisonGroup[]): readonly string[] {
  return groups.flatMap((group) =>
    group.rows.flatMap((row) =>
      row.cells.flatMap((cell) => cell.source?.entries.map((entry) => entry.id) ?? []),
    ),
  );
}

/** What of a comparison is wanted, where it is not all of it. */
type Wanted = {
  /** Some groups only, as the headline table of the home page has. */
  readonly groups?: readonly GroupId[];
  /** The place that pay and jobs are for; the whole US otherwise. */
  readonly place?: PlaceId;
};

/** Arranges two roles into one comparison. */
export function buildComparison(
  roles: Pair<RoleProfile>,
  site: Site,
  format: Format,
  { groups: only = groupIds, place = 'us' }: Wanted = {},
): Comparison {
  const lines = accentsOf(site, roles);
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
    label: wordOf(site.words.groups, id),
    rows: rowDefinitions
      .filter((row) => row.group === id)
      .map((row) => buildRow(row, roles, site, format, place)),
  }));
  const opening = groups
    .flatMap((group) => group.rows)
    .filter(({ id, difference }) => opens.has(id) && difference.tone !== 'unknown')
    // “Same.” says nothing without the row's label beside it: what is the same follows it.
    .map(({ detail, mixed, difference: { lead, rest } }) => {
      if (lead === site.words.differences.same || lead === '') return rest;
      // Away from its row, a sentence about figures must say itself of where and when they are.
      const basis = detail.split(detailSeparator).at(-1);
      return [lead, basis && `${basis}.`, mixed].filter(Boolean).join(' ');
    });
  const [older] = [roles[0].reviewed, roles[1].reviewed].sort();
  return {
    roles: [column(roles[0], lines[0]), column(roles[1], lines[1])],
    groups,
    places: namePlaces(site, roles),
    opening,
    sources: buildSourceEntries(sourceIds(groups), site, format),
    reviewed: format.period(older ?? 'undated'),
  };
}
