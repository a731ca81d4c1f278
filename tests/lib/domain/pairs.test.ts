import { describe, expect, it } from 'vitest';
import { canonicalPair, getAccents, getPairs, mostRolesPaired } from '@/lib/domain/pairs';
import type { Accent } from '@/lib/domain/profile';

type Role = { readonly id: string; readonly compareWith: readonly string[] };

/** A site of roles `r1`, `r2` and so on. `named` maps some of them to their `compareWith`. */
const getSite = (count: number, named: Readonly<Record<string, readonly string[]>> = {}) => ({
  roles: Array.from({ length: count }, (_, index): Role => {
    const id = `r${index + 1}`;
    return { id, compareWith: named[id] ?? [] };
  }),
  words: { home: { pair: ['r1', 'r2'] as const } },
});

const getIds = (site: ReturnType<typeof getSite>) =>
  getPairs(site).map(([first, second]) => `${first.id} ${second.id}`);

describe('the pairs of a site', () => {
  it('are all pairs in both orders, up to twenty roles', () => {
    expect(mostRolesPaired).toBe(20);
    expect(getIds(getSite(2))).toEqual(['r1 r2', 'r2 r1']);
    expect(getIds(getSite(3))).toHaveLength(6);
    const pairs = getIds(getSite(20));
    expect(new Set(pairs).size).toBe(380);
    expect(pairs).toHaveLength(380);
  });

  it('never pair a role with itself', () => {
    for (const [first, second] of getPairs(getSite(20))) expect(first).not.toBe(second);
    expect(getIds(getSite(21, { r3: ['r3'] }))).not.toContain('r3 r3');
  });

  it('are all pairs even if content names some, up to twenty roles', () => {
    expect(getIds(getSite(20, { r3: ['r4'] }))).toHaveLength(380);
  });

  it('are only the home page’s, if 21 roles name none', () => {
    expect(getIds(getSite(21))).toEqual(['r1 r2', 'r2 r1']);
  });

  it('are those that either role names, beyond twenty roles', () => {
    const pairs = getIds(getSite(25, { r5: ['r1', 'r9'], r20: ['r9'] }));
    expect(pairs.toSorted()).toEqual(
      ['r1 r2', 'r2 r1', 'r1 r5', 'r5 r1', 'r5 r9', 'r9 r5', 'r20 r9', 'r9 r20'].toSorted(),
    );
  });

  it('are listed once if both roles name the pair or it is the home page’s', () => {
    const once = getIds(getSite(21, { r5: ['r6'] }));
    expect(getIds(getSite(21, { r5: ['r6'], r6: ['r5'], r2: ['r1'] }))).toEqual(once);
  });
});

describe('the canonical order of a pair', () => {
  it('is the site’s order of roles, from either order', () => {
    const site = getSite(3);
    const [, two, three] = site.roles;
    if (two === undefined || three === undefined) throw new Error('Three roles were made');
    expect(canonicalPair(site, [two, three])).toEqual([two, three]);
    expect(canonicalPair(site, [three, two])).toEqual([two, three]);
  });
});

describe('the line styles of two columns', () => {
  type Lined = { readonly id: string; readonly accent: Accent };
  const solid: Lined = { id: 'a', accent: 'solid' };
  const double: Lined = { id: 'b', accent: 'double' };
  const solidToo: Lined = { id: 'c', accent: 'solid' };
  const doubleToo: Lined = { id: 'd', accent: 'double' };
  const site = { roles: [solid, double, solidToo, doubleToo] };

  it('are those of the roles if they differ', () => {
    expect(getAccents(site, [solid, double])).toEqual(['solid', 'double']);
    expect(getAccents(site, [double, solidToo])).toEqual(['double', 'solid']);
  });

  it('differ even if the roles have the same one, which the first role keeps', () => {
    expect(getAccents(site, [solid, solidToo])).toEqual(['solid', 'double']);
    expect(getAccents(site, [solidToo, solid])).toEqual(['double', 'solid']);
    expect(getAccents(site, [double, doubleToo])).toEqual(['double', 'solid']);
    expect(getAccents(site, [doubleToo, double])).toEqual(['solid', 'double']);
  });
});
