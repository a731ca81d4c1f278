import type { Side } from '@/lib/domain/difference';
import { accentsOf, type Pair as PairOf } from '@/lib/domain/pairs';
import type { Accent, RoleProfile } from '@/lib/domain/profile';
import type { Site } from '@/lib/domain/site';
import { fill } from '@/lib/domain/template';

/** Two roles in the order of their columns. */
export type PayPair = PairOf<RoleProfile>;

/** What a part of the page about pay is made from. */
export type PaySite = Pick<Site, 'words' | 'roles' | 'sources' | 'tables'>;

/** A role with the line that stands for it. */
export type PartRole = {
  readonly id: string;
  readonly name: string;
  readonly plural: string;
  readonly code: string;
  readonly accent: Accent;
};

/** Both roles of a pair, in its order. */
export function partRoles(pair: PayPair, site: PaySite): readonly PartRole[] {
  const accents = accentsOf(site, pair);
  return pair.map(({ id, name, plural, occupation: { code } }, side) => {
    return { id, name, plural, code, accent: accents[side as Side] };
  });
}

/** Where the figures of a part come from. */
export type PartSource = {
  readonly label: string;
  readonly entries: readonly { readonly id: string; readonly short: string }[];
  /** Which occupations were counted. */
  readonly grain: string;
};

/** The sources of a part, each once. */
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
      /** The length of its bar, between 0 and 1 of the scale that the rows around it share. */
      readonly bar?: number | undefined;
    }
  | { readonly kind: 'missing'; readonly text: string };

export type PartRow = {
  readonly label: string;
  /** The line of a role, where the row is one. */
  readonly accent?: Accent | undefined;
  readonly note?: string | undefined;
  /** The letters of the notes that the row belongs to. */
  readonly letters?: string | undefined;
  readonly cells: readonly PartCell[];
};

/** A table of a part: text only. A column without a line is no role. */
export type PartTable = {
  readonly caption: string;
  readonly corner: string;
  readonly columns: readonly { readonly name: string; readonly accent?: Accent | undefined }[];
  readonly groups: readonly {
    readonly heading?: string | undefined;
    readonly rows: readonly PartRow[];
  }[];
};

/** The sentences for roles that a table has nothing of. */
export const absencesOf = (
  roles: readonly PartRole[],
  known: readonly PartRole[],
  { words }: PaySite,
): readonly string[] =>
  roles
    .filter((role) => !known.includes(role))
    .map(({ plural }) => fill(words.differences['unknown-one'], { one: plural }));
