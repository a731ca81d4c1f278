import { type Accent, accentIds } from './profile';

/** Two roles in the order of their columns. */
export type Pair<Role> = readonly [Role, Role];

/** What decides which pairs there are. */
type Site<Role> = {
  readonly roles: readonly Role[];
  readonly words: { readonly home: { readonly pair: readonly [string, string] } };
};

type Named = { readonly id: string; readonly compareWith: readonly string[] };

/** Up to this many roles, each two of them are compared; beyond it, the pages would be too many. */
export const mostRolesPaired = 20;

/** The pairs of a site, by the site: every page asks for them, and of many roles they take a while. */
const known = new WeakMap<object, readonly Pair<unknown>[]>();

/**
 * Every pair of roles that has a comparison, in either order: each two of up to twenty roles; of more,
 * those that content names, which are the home page's pair and, from one side or both, `compare-with`.
 */
export function pairsOf<Role extends Named>(site: Site<Role>): readonly Pair<Role>[] {
  // What is known of a site are pairs of its own roles.
  const pairs = (known.get(site) as readonly Pair<Role>[] | undefined) ?? findPairs(site);
  known.set(site, pairs);
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
  const places = new Map(roles.map((role, place) => [role.id, place]));
  return roles.flatMap((first) =>
    [...(partners.get(first.id) ?? [])]
      .flatMap((id) => places.get(id) ?? [])
      .sort((before, after) => before - after)
      .flatMap((place) => roles[place] ?? [])
      .map((second): Pair<Role> => [first, second]),
  );
}

/** Of the two orders of a pair, the one that canonical links name: the order of the site's roles. */
export function canonicalPair<Role extends { readonly id: string }>(
  { roles }: { readonly roles: readonly { readonly id: string }[] },
  [first, second]: Pair<Role>,
): Pair<Role> {
  const place = ({ id }: Role) => roles.findIndex((role) => role.id === id);
  return place(second) < place(first) ? [second, first] : [first, second];
}

/**
 * The lines of a pair's columns, never twice the same: where both roles chose one line, the role that
 * comes first on the site keeps it, in either order of the columns.
 */
export function accentsOf<Role extends { readonly id: string; readonly accent: Accent }>(
  site: { readonly roles: readonly { readonly id: string }[] },
  pair: Pair<Role>,
): Pair<Accent> {
  const [first, second] = pair;
  if (first.accent !== second.accent) return [first.accent, second.accent];
  const other = accentIds.find((accent) => accent !== first.accent) ?? first.accent;
  return canonicalPair(site, pair)[0] === first ? [first.accent, other] : [other, first.accent];
}
