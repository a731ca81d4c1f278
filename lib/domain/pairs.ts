import { type Accent, accentIds } from './profile';

/** Two roles in the order of their columns. */
export type Pair<Role> = readonly [Role, Role];

/** The part of a site that determines its pairs. */
type Site<Role> = {
  readonly roles: readonly Role[];
  readonly words: { readonly home: { readonly pair: readonly [string, string] } };
};

type Named = { readonly id: string; readonly compareWith: readonly string[] };

/** Up to this many roles, all pairs are compared. Beyond it, there would be too many pages. */
export const mostRolesPaired = 20;

/** A cache by site: every page needs the pairs, and with many roles they take a while to find. */
const pairsBySite = new WeakMap<object, readonly Pair<unknown>[]>();

/**
 * All pairs of roles that have a comparison, in both orders. Up to `mostRolesPaired` roles, these are all
 * pairs. Beyond it, they are the home page's pair and those in `compare-with` of either role.
 */
export function getPairs<Role extends Named>(site: Site<Role>): readonly Pair<Role>[] {
  // The cached pairs consist of the site's roles, so the cast is safe.
  const pairs = (pairsBySite.get(site) as readonly Pair<Role>[] | undefined) ?? findPairs(site);
  pairsBySite.set(site, pairs);
  return pairs;
}

function findPairs<Role extends Named>({ roles, words }: Site<Role>): readonly Pair<Role>[] {
  if (roles.length <= mostRolesPaired) {
    return roles.flatMap((first) =>
      roles.filter((second) => second !== first).map((second): Pair<Role> => [first, second]),
    );
  }
  const partners = new Map(roles.map(({ id }) => [id, new Set<string>()]));
  const [one, other] = words.home.pair;
  const named = [
    [one, other] as const,
    ...roles.flatMap(({ id, compareWith }) => compareWith.map((partner) => [id, partner] as const)),
  ];
  for (const [first, second] of named) {
    if (first === second) continue;
    partners.get(first)?.add(second);
    partners.get(second)?.add(first);
  }
  const indexes = new Map(roles.map((role, index) => [role.id, index]));
  return roles.flatMap((first) =>
    [...(partners.get(first.id) ?? [])]
      .flatMap((id) => indexes.get(id) ?? [])
      .sort((before, after) => before - after)
      .flatMap((index) => roles[index] ?? [])
      .map((second): Pair<Role> => [first, second]),
  );
}

/** A pair in its canonical order, which is the order of the site's roles. */
export function canonicalPair<Role extends { readonly id: string }>(
  { roles }: { readonly roles: readonly { readonly id: string }[] },
  [first, second]: Pair<Role>,
): Pair<Role> {
  const getIndex = ({ id }: Role) => roles.findIndex((role) => role.id === id);
  return getIndex(second) < getIndex(first) ? [second, first] : [first, second];
}

/**
 * The line styles of a pair's columns, always two different ones. If both roles have the same, the one that
 * comes first on the site keeps it, in either order of the columns.
 */
export function getAccents<Role extends { readonly id: string; readonly accent: Accent }>(
  site: { readonly roles: readonly { readonly id: string }[] },
  pair: Pair<Role>,
): Pair<Accent> {
  const [first, second] = pair;
  if (first.accent !== second.accent) return [first.accent, second.accent];
  const other = accentIds.find((accent) => accent !== first.accent) ?? first.accent;
  return canonicalPair(site, pair)[0] === first ? [first.accent, other] : [other, first.accent];
}
