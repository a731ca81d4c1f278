import type { Side } from '@/lib/domain/difference';
import { getAccents, type Pair as PairOf } from '@/lib/domain/pairs';
import type { Accent, RoleProfile } from '@/lib/domain/profile';
import type { Site } from '@/lib/domain/site';
import { fill } from '@/lib/domain/template';

/** Two roles in column order. */
export type PayPair = PairOf<RoleProfile>;

/** What the parts of the pay page need from the site. */
export type PaySite = Pick<Site, 'words' | 'format' | 'roles' | 'sources' | 'tables'>;

/** A role with its accent. */
export type PartRole = {
  readonly id: string;
  readonly name: string;
  readonly plural: string;
  readonly code: string;
  readonly accent: Accent;
};

/** Returns both roles of a pair, in order. */
export function partRoles(pair: PayPair, site: PaySite): readonly PartRole[] {
  const accents = getAccents(site, pair);
  return pair.map(({ id, name, plural, occupation: { code } }, side) => {
    return { id, name, plural, code, accent: accents[side as Side] };
  });
}

/** The sources of a part's figures. */
export type PartSource = {
  readonly label: string;
  readonly entries: readonly { readonly id: string; readonly short: string }[];
  /** Tells which occupations the figures cover. */
  readonly grain: string;
};

/** Returns the sources of a part, without duplicates. */
export function partSource(ids: readonly string[], pair: PayPair, site: PaySite): PartSource {
  const { words, sources } = site;
  return {
    label: words.role['note-label'],
    entries: [...new Set(ids)].flatMap((id) => {
      const source = sources.get(id);
      return source === undefined ? [] : { id, short: source.short };
    }),
    grain: pair.map(({ occupation }) => fill(words.sources.occupation, occupation)).join('; '),
  };
}

export type PartCell =
  | {
      readonly kind: 'figure';
      readonly text: string;
      readonly detail?: string | undefined;
      /** The length of its bar, as a fraction of the scale that the rows of a group share. */
      readonly bar?: number | undefined;
    }
  | { readonly kind: 'missing'; readonly text: string };

export type PartRow = {
  readonly label: string;
  /** The accent of a role, if the row is one. */
  readonly accent?: Accent | undefined;
  readonly note?: string | undefined;
  /** The letters of the notes on this row. */
  readonly letters?: string | undefined;
  readonly cells: readonly PartCell[];
};

/** A table of a part, as text. A column without an accent is not a role. */
export type PartTable = {
  readonly caption: string;
  readonly corner: string;
  readonly columns: readonly { readonly name: string; readonly accent?: Accent | undefined }[];
  readonly groups: readonly {
    readonly heading?: string | undefined;
    readonly rows: readonly PartRow[];
  }[];
};

/** Names the roles for which a table has no figures. */
export const getAbsences = (
  roles: readonly PartRole[],
  covered: readonly PartRole[],
  { words }: PaySite,
): readonly string[] =>
  roles
    .filter((role) => !covered.includes(role))
    .map(({ plural }) => fill(words.differences['unknown-one'], { one: plural }));
