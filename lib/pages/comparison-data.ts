import { getUsualAdvantage } from '@/lib/domain/advantage';
import type {
  AdvantageText,
  Comparison,
  ComparisonRow,
  KnownIds,
  RoleColumn,
} from '@/lib/domain/comparison';
import type { Pair } from '@/lib/domain/pairs';
import type { GroupId } from '@/lib/domain/rows';
import type { Words } from '@/lib/domain/words';

/** A row with its group, for the controls. */
export type InteractiveRow = ComparisonRow & { readonly group: GroupId };

/**
 * The data that the interactive parts of a comparison page share, sent when the page hydrates. To keep it
 * small, the table's groups are not repeated and `readComparisonData` derives the rest.
 */
export type ComparisonJson = {
  readonly groups: Comparison['groups'];
  readonly places: Comparison['places'];
  /** Templates from site.md, filled in once the reader has chosen. */
  readonly words: Omit<Words['view'], 'back'>;
  /** The compared roles, in the order of their columns. */
  readonly roles: Pair<{ readonly id: string; readonly name: string }>;
  /** The page's data for links, citations and error reports. */
  readonly page: {
    readonly site: string;
    readonly title: string;
    readonly path: `/${string}`;
    /** The data version as a day, `2026-11-23`, and as text. */
    readonly version: string;
    readonly versionText: string;
    /** Where error reports go, if the build has an address. */
    readonly reportAddress?: string;
  };
  /** The text for rows whose values differ but that have no rule, which most rows are. */
  readonly usualAdvantage: AdvantageText;
  /** The answer before the table, for the initial place. */
  readonly opening: Comparison['opening'];
};

/** The same with derived data: all rows in one list, and the ids that a view can name. */
export type ComparisonData = ComparisonJson & {
  readonly rows: readonly InteractiveRow[];
  readonly known: KnownIds;
};

const getName = ({ id, name }: RoleColumn) => ({ id, name });

/** Gathers the data that the controls of a comparison need. */
export function buildComparisonData(
  comparison: Comparison,
  page: ComparisonJson['page'],
  words: Words,
): ComparisonJson {
  const { back: _back, ...view } = words.view;
  return {
    groups: comparison.groups,
    places: comparison.places,
    words: view,
    usualAdvantage: getUsualAdvantage(words),
    roles: [getName(comparison.roles[0]), getName(comparison.roles[1])],
    page,
    opening: comparison.opening,
  };
}
