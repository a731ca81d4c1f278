import { describe, expect, it } from 'vitest';
import { accentsOf, canonicalPair, mostRolesPaired, pairsOf } from '@/lib/domain/pairs';
import type { Accent } from '@/lib/domain/profile';

type Role = { readonly id: string; readonly compareWith: readonly string[] };

/** A site of roles `r1`, `r2` and so on; `named` says whom some of them name. */
const siteOf = (count: number, named: Readonly<Record<string, readonly string[]>> = {}) => ({
  roles: Array.from({ length: count }, (_, index): Role => {
    const id = `r${index + 1}`;
    return { id, compareWith: named[id] ?? [] };
  }),
  words: { home: { pair: ['r1', 'r2'] as const } },
});

const idsOf = (site: ReturnType<typeof siteOf>) =>
  pairsOf(site).map(([first, second]) => `${first.id} ${second.id}`);

describe('the pairs of a site', () => {
  it('are each two roles in either order, up to twenty roles', () => {
    expect(mostRolesPaired).toBe(20);
    expect(idsOf(siteOf(2))).toEqual(['r1 r2', 'r2 r1']);
    expect(idsOf(siteOf(3))).toHaveLength(6);
    const pairs = idsOf(siteOf(20));
    expect(new Set(pairs).size).toBe(380);
    expect(pairs).toHaveLength(380);
  });

  it('are none of a role with itself', () => {
    for (const [first, second] of pairsOf(siteOf(20))) expect(first).not.toBe(second);
    expect(idsOf(siteOf(21, { r3: ['r3'] }))).not.toContain('r3 r3');
  });

  it('are not fewer because content names some of them, up to twenty roles', () => {
    expect(idsOf(siteOf(20, { r3: ['r4'] }))).toHaveLength(380);
  });

  it('are the one of the home page alone, where 21 roles name none', () => {
    expect(idsOf(siteOf(21))).toEqual(['r1 r2', 'r2 r1']);
  });

  it('are those that content names, beyond twenty roles, whichever of the two names it', () => {
    const pairs = idsOf(siteOf(25, { r5: ['r1', 'r9'], r20: ['r9'] }));
    expect(pairs.toSorted()).toEqual(
      ['r1 r2', 'r2 r1', 'r1 r5', 'r5 r1', 'r5 r9', 'r9 r5', 'r20 r9', 'r9 r20'].toSorted(),
    );
  });

  it('are no more because both roles name the pair, or because it is that of the home page', () => {
    const once = idsOf(siteOf(21, { r5: ['r6'] }));
    expect(idsOf(siteOf(21, { r5: ['r6'], r6: ['r5'], r2: ['r1'] }))).toEqual(once);
  });
});

describe('the canonical order of a pair', () => {
  it('is the order of the roles on the site, from either order', () => {
    const site = siteOf(3);
    const [, two, three] = site.roles;
    if (two === undefined || three === undefined) throw new Error('Three roles were made');
    expect(canonicalPair(site, [two, three])).toEqual([two, three]);
    expect(canonicalPair(site, [three, two])).toEqual([two, three]);
  });
});

describe('the lines of two columns', () => {
  type Lined = { readonly id: string; readonly accent: Accent };
  const solid: Lined = { id: 'a', accent: 'solid' };
  const double: Lined = { id: 'b', accent: 'double' };
  const solidToo: Lined = { id: 'c', accent: 'solid' };
  const doubleToo: Lined = { id: 'd', accent: 'double' };
  const site = { roles: [solid, double, solidToo, doubleToo] };

  it('are those of the roles where they differ', () => {
    expect(accentsOf(site, [solid, double])).toEqual(['solid', 'double']);
    expect(accentsOf(site, [double, solidToo])).toEqual(['double', 'solid']);
  });

  it('differ where the roles have one line, and the role that comes first keeps it', () => {
    expect(accentsOf(site, [solid, solidToo])).toEqual(['solid', 'double']);
    expect(accentsOf(site, [solidToo, solid])).toEqual(['double', 'solid']);
    expect(accentsOf(site, [double, doubleToo])).toEqual(['double', 'solid']);
    expect(accentsOf(site, [doubleToo, double])).toEqual(['solid', 'double']);
  });
});
