import { Island } from '@/components/shell/island';
import type { Comparison, RoleColumn } from '@/lib/domain/comparison';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { groupAnchor } from '@/lib/i18n/paths';
import type { ComparisonJson } from '@/lib/pages/comparison-data';
import { cellWords } from './cell-view';
import { type RowFrame, RowGroup, TableRow } from './comparison-rows';
import { InteractiveTable } from './interactive-table.client';
import { getHeads, TableFoot, TableTop } from './table-frame';
import './comparison-table.css';

type Props = {
  readonly comparison: Comparison;
  readonly words: Words;
  readonly language: Language;
  readonly caption: string;
  /** The page that permalinks lead to: the full comparison, or this page if omitted. */
  readonly rowPage?: `/${string}`;
  /** False if the table has a single group that the page already names. */
  readonly hasGroupNames?: boolean;
  /** What interactive rows need. Without it, the table is static and needs no script. */
  readonly data?: ComparisonJson | undefined;
};

/**
 * Two roles side by side. The table sets ARIA roles, because narrow layouts change `display`, which would
 * otherwise remove its semantics.
 */
export function ComparisonTable(props: Props) {
  const { comparison, words, language, caption, rowPage = '', data } = props;
  const { hasGroupNames = true } = props;
  const [first, second] = comparison.roles;
  const frame: RowFrame = {
    roles: [getColumn(first), getColumn(second)],
    rowLink: words.compare['row-link'],
    rowPage,
    cells: cellWords(words),
    language,
  };
  const heads = getHeads(comparison, words, caption);
  if (data !== undefined) {
    return (
      <Island
        name="table"
        component={InteractiveTable}
        props={{ heads, frame, data, toolWords: words['row-tools'] }}
        as="table"
        className="cmp"
        role="table"
      />
    );
  }
  return (
    <table className="cmp" role="table">
      <TableTop heads={heads} language={language} />
      {comparison.groups.map(({ id, label, rows }) => (
        <RowGroup key={id} anchor={groupAnchor(id)} label={hasGroupNames ? label : undefined}>
          {rows.map((row) => (
            <TableRow key={row.id} row={row} frame={frame} />
          ))}
        </RowGroup>
      ))}
      <TableFoot heads={heads} />
    </table>
  );
}

const getColumn = ({ id, name, accent }: RoleColumn) => ({ id, name, accent });
