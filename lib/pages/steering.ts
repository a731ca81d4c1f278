import type {
  Comparison,
  ComparisonRow,
  KnownIds,
  LeanText,
  RoleColumn,
} from '@/lib/domain/comparison';
import { usualLeanOf } from '@/lib/domain/lean';
import type { Pair } from '@/lib/domain/pairs';
import type { GroupId } from '@/lib/domain/rows';
import type { Words } from '@/lib/domain/words';

/** A row as the controls know it. */
export type SteeredRow = ComparisonRow & { readonly group: GroupId };

/**
 * What the parts of a comparison page that follow a reader's choices share: what can be chosen, and the
 * words. The browser gets it when the page wakes, and gets nothing twice: the groups are those that the
 * table draws, and `steeringFrom` works out the rest.
 */
export type SentSteering = {
  readonly groups: Comparison['groups'];
  readonly places: Comparison['places'];
  /** The words of site.md as they stand: their places are filled when the choice is known. */
  readonly words: Omit<Words['view'], 'back'>;
  /** The compared roles, in the order of their columns. */
  readonly roles: Pair<{ readonly id: string; readonly name: string }>;
  /** What a link, a citation and a report say of the page. */
  readonly page: {
    readonly site: string;
    readonly title: string;
    readonly path: `/${string}`;
    /** The data version: a day, and the same in words. */
    readonly version: string;
    readonly versionText: string;
    /** Where reports of errors go: the setting, if there is one. */
    readonly reportAddress?: string;
  };
  /** What a row without a rule says, where the two differ: most rows do. */
  readonly usualLean: LeanText;
  /** The answer before the table, for the place that the page begins with. */
  readonly opening: Comparison['opening'];
};

/** The same with what follows from it: the rows in one list, and the ids that a view can name. */
export type Steering = SentSteering & {
  readonly rows: readonly SteeredRow[];
  readonly known: KnownIds;
};

const nameOf = ({ id, name }: RoleColumn) => ({ id, name });

/** Gathers what the controls of a comparison need. */
export function steeringOf(
  comparison: Comparison,
  page: SentSteering['page'],
  words: Words,
): SentSteering {
  const { back: _back, ...view } = words.view;
  return {
    groups: comparison.groups,
    places: comparison.places,
    words: view,
    usualLean: usualLeanOf(words),
    roles: [nameOf(comparison.roles[0]), nameOf(comparison.roles[1])],
    page,
    opening: comparison.opening,
  };
}
