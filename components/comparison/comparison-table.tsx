import { RoleName } from '@/components/shell/role-name';
import { RunningHead } from '@/components/shell/running-head';
import { SiteLink } from '@/components/shell/site-link';
import type { Comparison, RoleColumn } from '@/lib/domain/comparison';
import { fill } from '@/lib/domain/template';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { rolePath } from '@/lib/i18n/paths';
import { cellWords } from './cell-view';
import { drawGroups, type RowFrame, RowGroup, TableRow } from './comparison-rows';
import { SteeredRows } from './steered-rows.client';
import type { SentSteering } from './steering';
import './comparison-table.css';

type Props = {
  readonly comparison: Comparison;
  readonly words: Words;
  readonly language: Language;
  readonly caption: string;
  /** Where the rows' own links lead: this page, or the full comparison. */
  readonly rowPage?: `/${string}`;
  /** Left out where the table has one group, whose name the page says already. */
  readonly hasGroupNames?: boolean;
  /** What a reader can do with the rows; without it the table stands as it is, and needs no script. */
  readonly steering?: SentSteering | undefined;
};

/**
 * Two roles side by side: a real table whose roles are written out, since its layout changes on a
 * narrow screen and `display` would otherwise take its meaning away.
 */
export function ComparisonTable(props: Props) {
  const { comparison, words, language, caption, rowPage = '', steering } = props;
  const { hasGroupNames = true } = props;
  const [first, second] = comparison.roles;
  const frame: RowFrame = {
    roles: [columnOf(first), columnOf(second)],
    rowLink: words.compare['row-link'],
    rowPage,
    cells: cellWords(words),
    language,
  };
  const groups = steering?.groups ?? drawGroups(comparison, undefined);
  return (
    <table className="cmp" role="table">
      <caption>{caption}</caption>
      <colgroup>
        <col className="c-label" />
        <col />
        <col />
        <col className="c-difference" />
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {words.compare['column-row']}
          </th>
          {comparison.roles.map((role) => (
            <RoleHead key={role.id} role={role} words={words} language={language} />
          ))}
          <th scope="col" role="columnheader">
            {words.compare['column-difference']}
          </th>
        </tr>
      </thead>
      {steering === undefined ? (
        groups.map(({ id, anchor, label, rows }) => (
          <RowGroup key={id} anchor={anchor} label={hasGroupNames ? label : undefined}>
            {rows.map((row) => (
              <TableRow key={row.id} row={row} frame={frame} />
            ))}
          </RowGroup>
        ))
      ) : (
        <SteeredRows frame={frame} steering={steering} />
      )}
      <RunningHead>
        <td>{words.compare['column-row']}</td>
        {comparison.roles.map(({ id, name, accent, occupation }) => (
          <td key={id}>
            <span className={`cmp-role line-${accent}`}>
              <RoleName accent={accent}>{name}</RoleName>
              <small>{fill(words.compare['occupation-code'], occupation)}</small>
            </span>
          </td>
        ))}
        <td>{words.compare['column-difference']}</td>
      </RunningHead>
    </table>
  );
}

const columnOf = ({ id, name, accent }: RoleColumn) => ({ id, name, accent });

function RoleHead({
  role,
  words,
  language,
}: {
  role: RoleColumn;
  words: Words;
  language: Language;
}) {
  return (
    <th scope="col" role="columnheader">
      <span className={`cmp-role line-${role.accent}`}>
        <SiteLink href={rolePath(language, role.id)}>
          <RoleName accent={role.accent}>{role.name}</RoleName>
        </SiteLink>
        <small>{fill(words.compare['occupation-code'], { code: role.occupation.code })}</small>
      </span>
    </th>
  );
}
